"""Evidence for what ends a text or parts its passages: ornaments, a name, a place and date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapbook.shapes.prose import letters_of
from chapbook.structure.sight import Evidence, PassageKind, Sight
from chapbook.structure.words import is_name

_FRONT = 4
"""So many passages may be the title page."""


def ornaments(sight: Sight) -> Iterator[Evidence]:
    """Stars, dashes or points alone on a line; OCR may read letters into them."""
    if len(sight.here.lines) != 1 or not sight.index:
        return
    if re.fullmatch(r"[*✽❦⁂.·•—–_~+x\- ]{1,20}", sight.here.text):
        yield Evidence(PassageKind.ORNAMENT, 6, "signs without a word")
    elif re.fullmatch(r"(?=.*\*)(?:\S{1,2} ?){2,5}", sight.here.text):
        yield Evidence(PassageKind.ORNAMENT, 6, "stars, and what OCR makes of them")


def signatures(sight: Sight) -> Iterator[Evidence]:
    """The last lines: a name, a place and date."""
    if len(sight.passages) - sight.index > 3 or sight.index < 2 or len(sight.here.lines) > 3:
        return
    if any(len(other.text) > 90 for other in sight.passages[sight.index :]):
        return
    text = sight.here.text
    if all(is_name(line) for line in sight.here.lines):
        yield Evidence(PassageKind.SIGNATURE, 5, "a name at the end of the text")
    elif len(sight.here.lines) > 1 and is_name(sight.here.lines[-1]) and sight.here.lines[-2].endswith(","):
        yield Evidence(PassageKind.SIGNATURE, 6, "an office and a name at the end of the text")
    elif letters_of(text) in _bylines(sight):
        yield Evidence(PassageKind.SIGNATURE, 5, "the name that stands under the title")
    if len(text) <= 70 and (re.search(r"\b1[5-9]\d\d\b", text) or re.match(r"[^\W\d_]+, (?:le|ce) \d", text)):
        yield Evidence(PassageKind.SIGNATURE, 5, "a place or date at the end of the text")


def _bylines(sight: Sight) -> set[str]:
    """The letters of the lines that stand alone under the title, far before this: one may be the author's name."""
    front = sight.passages[1:_FRONT] if sight.index > 2 * _FRONT else ()
    return {letters_of(one.text) for one in front if len(one.lines) == 1 and letters_of(one.text)}
