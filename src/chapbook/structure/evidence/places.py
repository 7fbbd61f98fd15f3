"""Evidence from the page itself: where the lines of a passage stand, and the size of their type.

There is none where the scan tells no boxes.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from chapbook.structure.evidence.verses import like_verse
from chapbook.structure.markers import MARKER, NUMBERED
from chapbook.structure.sight import Evidence, PassageKind, Sight

_IN = 0.03
"""Indent of a whole block, as a share of the measure."""
_FIRST, _DEEP = 0.018, 0.1
"""Indent of the first line of a paragraph, at the least and at the most."""
_FAR = 0.35
"""Indent of what is set to the right."""
_SMALL, _LARGE = 0.93, 1.15
"""Sizes of type, as shares of the usual one, that surely differ from it."""


def headings_in_place(sight: Sight) -> Iterator[Evidence]:
    """A short passage set in the middle, or in larger or bolder type than the text."""
    placed = sight.here.placed
    if sight.index == 0 or sight.after is None or not sight.short or not placed:
        return
    if len(sight.here.lines) == 1 and _FIRST < placed[0].left < _DEEP and not placed[0].bold:
        yield Evidence(PassageKind.HEADING, -1, "it stands in like the first line of a paragraph")
    if all(position.centred for position in placed) and not like_verse(sight.here, sight.measure):
        yield Evidence(PassageKind.HEADING, 2, "set in the middle")
    if all(position.bold for position in placed) or median(position.size for position in placed) > _LARGE:
        yield Evidence(PassageKind.HEADING, 2, "in larger or bold type")


def quotations_in_place(sight: Sight) -> Iterator[Evidence]:
    """Several lines that all stand in from the left, or are all set smaller or in italics."""
    here, before = sight.here, sight.before
    if before is None or len(here.placed) < 2 or len(here.placed) < len(here.lines) or sight.opening:
        return
    if MARKER.match(here.text) or NUMBERED.match(here.text) or like_verse(here, sight.measure):
        return
    introduced = before.text.rstrip().endswith(":") or here.text.lstrip("<").startswith("«")
    if min(position.left for position in here.placed) > _IN:
        yield Evidence(PassageKind.QUOTATION, 2.5 if introduced else 1.5, "all its lines stand in")
    if len(here.placed) > 2 and median(position.size for position in here.placed) < _SMALL:
        yield Evidence(PassageKind.QUOTATION, 2 if introduced else 1, "in smaller type")
    if all(position.italic for position in here.placed):
        yield Evidence(PassageKind.QUOTATION, 2 if introduced else 1, "in italics")


def verses_in_place(sight: Sight) -> Iterator[Evidence]:
    """Short lines that all stand in far from the left, behind what introduces them."""
    here = sight.here
    deep = len(here.placed) > 1 and min(position.left for position in here.placed) > 2 * _IN
    if (
        deep
        and sight.index
        and min(position.right for position in here.placed) > _IN
        and like_verse(here, sight.measure)
    ):
        yield Evidence(PassageKind.VERSE, 1.5, "all its lines stand in, and none is full")


def signatures_in_place(sight: Sight) -> Iterator[Evidence]:
    """One of the last passages, set to the right."""
    here = sight.here
    last = len(sight.passages) - sight.index <= 3 and sight.index > 1
    if last and here.placed and len(here.lines) < 3 and min(position.left for position in here.placed) > _FAR:
        yield Evidence(PassageKind.SIGNATURE, 2, "set to the right at the end of the text")


def epigraphs_in_place(sight: Sight) -> Iterator[Evidence]:
    """A few lines before the text, set to the right."""
    here = sight.here
    if sight.opening and here.placed and min(position.left for position in here.placed) > _FAR:
        yield Evidence(PassageKind.EPIGRAPH, 2, "set to the right before the text")
