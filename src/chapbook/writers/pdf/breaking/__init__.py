"""Lines before layout: each paragraph and note broken by total fit, in widths of the very font.

The style sheets are asked once for the measure and the type of every piece; the layout then gets whole lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from chapbook.writers.pdf.breaking.fit import Room, Way, fillings, first_fit, total_fit
from chapbook.writers.pdf.breaking.items import Break, Place, breaks_of
from chapbook.writers.pdf.breaking.points import Cutter
from chapbook.writers.pdf.breaking.ragged import ragged
from chapbook.writers.pdf.breaking.shapes import Frame, Line, Part, Slice, TextStyle
from chapbook.writers.pdf.breaking.widths import Ruler

__all__ = ["BrokenPart", "Typesetter"]

LEAST_LAST = 1.6
"""Ems that the last line of a paragraph is long at least, or one and a half times the indent if that is more."""


@dataclass(frozen=True, slots=True)
class BrokenPart:
    """A part with the ways to break it, by their number of lines; ``best`` is the number with the fewest demerits."""

    part: Part
    frame: Frame
    breaks: tuple[Break, ...]
    room: Room
    ways: dict[int, Way]
    best: int

    @property
    def filled(self) -> bool:
        """True if its lines fill the measure."""
        return self.frame.align == "justify"

    def lines(self, count: int) -> tuple[Line, ...]:
        """Its lines, if it is to have so many."""
        way = self.ways[count]
        filled = fillings(self.breaks, way, self.room) if self.filled else ((0.0, 1.0),) * count
        ends = [self.breaks[end] for end in (0, *way.ends)]
        return tuple(
            Line(
                tuple(_slices(self.part, one.after, other.before)),
                space,
                scale,
                one.hang if self.filled else 0.0,
                other.cut,
                other.hyphen,
            )
            for (one, other), (space, scale) in zip(pairwise(ends), filled, strict=True)
        )

    def calls(self, lines: tuple[Line, ...]) -> tuple[tuple[int, ...], ...]:
        """The notes called in each of its lines: that of a piece stands behind the piece's end."""
        ends = {cut.piece: number for number, line in enumerate(lines) for cut in line.slices}
        found: list[tuple[int, ...]] = [()] * len(lines)
        for piece, number in sorted(ends.items()):
            found[number] += self.part.pieces[piece].calls
        return tuple(found)


class Typesetter:
    """Breaks parts: by total fit, or by first fit; ``expansion`` is that of ``Room``."""

    def __init__(self, ruler: Ruler, cutter: Cutter, *, total: bool, expansion: float = 0.0) -> None:
        self.ruler, self.cutter, self.total, self.expansion = ruler, cutter, total, expansion

    def broken(self, part: Part, frame: Frame) -> BrokenPart:
        """The part with its ways to be broken in its frame."""
        room = self._room(frame)
        breaks = breaks_of(part, frame.runs, self.ruler, self.cutter, min((*room.first, room.width)))
        if frame.align != "justify":
            ways = ragged(breaks, room, even=frame.align == "center")
        else:
            ways = total_fit(breaks, room) if self.total else {}
        ways = ways or _single(first_fit(breaks, room))
        best = min(ways, key=lambda lines: ways[lines].demerits)
        return BrokenPart(part, frame, breaks, room, ways, best)

    def _room(self, frame: Frame) -> Room:
        style = _main_style(frame)
        first = tuple(frame.width - narrow for narrow in frame.narrow) or (frame.width - frame.indent,)
        least = max(LEAST_LAST * style.size, 1.5 * frame.indent)
        return Room(first, frame.width, style.size, self.ruler.width(" ", style), least, self.expansion)


def _main_style(frame: Frame) -> TextStyle:
    """The style of most pieces."""
    return max(frame.runs, key=frame.runs.count)


def _single(way: Way) -> dict[int, Way]:
    return {len(way.ends): way}


def _slices(part: Part, start: Place, end: Place) -> list[Slice]:
    """What of each piece stands between two places, with the word space at the end."""
    found = []
    for number in range(start.piece, min(end.piece + 1, len(part.pieces))):
        text = part.pieces[number].text
        first = start.offset if number == start.piece else 0
        last = end.offset if number == end.piece else len(text)
        if number == end.piece and text[last : last + 1] == " ":
            last += 1
        # An empty element, or an anchor, belongs to the line of what follows it.
        if last > first or (not text and number < end.piece):
            found.append(Slice(number, first, last))
    return found
