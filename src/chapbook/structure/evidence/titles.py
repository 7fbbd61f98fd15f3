"""Evidence for the title of the work and the author's name under it."""

from __future__ import annotations

from collections.abc import Iterator

from chapbook.shapes.prose import is_open, letters_of
from chapbook.structure.markers import NUMBERED
from chapbook.structure.sight import Evidence, PassageKind, Sight
from chapbook.structure.words import is_name, share_of_capitals

_NAME = 60
"""Characters of a line that names an author, at the most."""


def titles(sight: Sight) -> Iterator[Evidence]:
    """The first passage, of a few lines, is the title."""
    if sight.index == 0 and len(sight.here.lines) <= 4 and len(sight.here.text) < 200:
        yield Evidence(PassageKind.TITLE, 3, "the first passage, of a few lines")
        if share_of_capitals(sight.here.text) > 0.6:
            yield Evidence(PassageKind.TITLE, 3, "in capitals")
        if not is_open(sight.here.text) and sight.here.share(sight.measure) > 0.9 and len(sight.here.lines) > 1:
            yield Evidence(PassageKind.TITLE, -3, "full lines that end a sentence")


def subtitles(sight: Sight) -> Iterator[Evidence]:
    """A short line between the title and the author's name goes with the title."""
    if sight.index == 0 or sight.after is None or sight.decided[-1] is not PassageKind.TITLE:
        return
    named = is_name(sight.after.text) and not NUMBERED.match(sight.after.text) and sight.after.text[0].isalpha()
    if len(sight.here.lines) <= 2 and not is_name(sight.here.text) and named and sight.short:
        yield Evidence(PassageKind.TITLE, 7, "it stands between the title and a name")


def bylines(sight: Sight) -> Iterator[Evidence]:
    """A name under the title is the author's."""
    if 0 < sight.index < 4 and sight.decided[-1] in (PassageKind.TITLE, PassageKind.BYLINE):
        text = sight.here.text
        if len(sight.here.lines) != 1 or len(text) > _NAME or NUMBERED.match(text) or text.endswith((":", ",")):
            return
        last = [line for other in sight.passages[max(4, len(sight.passages) - 3) :] for line in other.lines]
        signed = bool(letters_of(text)) and any(letters_of(text) == letters_of(line) for line in last)
        if is_name(text) or signed:
            yield Evidence(PassageKind.BYLINE, 5, "a name under the title")
        if signed:
            yield Evidence(PassageKind.BYLINE, 3, "the name that signs the text")
