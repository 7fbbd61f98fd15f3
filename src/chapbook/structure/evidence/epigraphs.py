"""Evidence for a motto before the text, and for the line that names its source."""

from __future__ import annotations

from collections.abc import Iterator

from chapbook.shapes.prose import letters_of
from chapbook.structure.markers import NUMBERED
from chapbook.structure.sight import Evidence, PassageKind, Sight
from chapbook.structure.words import share_of_capitals


def epigraphs(sight: Sight) -> Iterator[Evidence]:
    """A few lines before the first paragraph, with the name of whoever wrote them."""
    lines = sight.here.lines
    if not sight.opening or len(lines) > 8 or sight.after is None:
        return
    if len(lines) > 1 and is_source(lines[-1]) and not is_source(lines[0]):
        yield Evidence(PassageKind.EPIGRAPH, 5, "the last line names a source")
    elif (
        len(lines) <= 5
        and len(sight.after.lines) == 1
        and is_source(sight.after.text)
        and sight.index + 2 < len(sight.passages)
    ):
        yield Evidence(PassageKind.EPIGRAPH, 4, "a source stands under it")
    if sight.here.share(sight.measure) < 0.85:
        yield Evidence(PassageKind.EPIGRAPH, 1, "narrow lines before the text")
    named = sight.before is not None and len(sight.before.lines) > 1 and is_source(sight.before.lines[-1])
    if sight.decided[-1] is PassageKind.EPIGRAPH and len(lines) == 1 and is_source(lines[0]) and not named:
        yield Evidence(PassageKind.EPIGRAPH, 5, "the source of the epigraph")


def is_source(line: str) -> bool:
    """The attribution under a motto: a name, in capitals or behind a dash, in brackets perhaps."""
    bare = line.strip("()[]—–- .\u00a0")
    return (
        len(bare) <= 45
        and not NUMBERED.match(line)
        and (
            (share_of_capitals(bare) > 0.6 and len(letters_of(bare)) > 2) or (line[:1] in "—–-(" and bare[:1].isupper())
        )
    )
