"""Evidence for what ends a text or parts its passages: ornaments, a name, a place and date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapbook.structure.sight import Evidence, PassageKind, Sight
from chapbook.structure.words import is_name


def ornaments(sight: Sight) -> Iterator[Evidence]:
    """Stars, dashes or points alone on a line."""
    if len(sight.here.lines) == 1 and re.fullmatch(r"[*✽❦⁂.·•—–_~+x\- ]{1,20}", sight.here.text) and sight.index:
        yield Evidence(PassageKind.ORNAMENT, 6, "signs without a word")


def signatures(sight: Sight) -> Iterator[Evidence]:
    """The last lines: a name, a place and date."""
    if len(sight.passages) - sight.index > 3 or sight.index < 2 or len(sight.here.lines) > 3:
        return
    if any(len(other.text) > 90 for other in sight.passages[sight.index :]):
        return
    text = sight.here.text
    if all(is_name(line) for line in sight.here.lines):
        yield Evidence(PassageKind.SIGNATURE, 5, "a name at the end of the text")
    if len(text) <= 70 and (re.search(r"\b1[5-9]\d\d\b", text) or re.match(r"[^\W\d_]+, (?:le|ce) \d", text)):
        yield Evidence(PassageKind.SIGNATURE, 5, "a place or date at the end of the text")
