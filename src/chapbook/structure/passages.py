"""Cuts a stream into passages: runs of lines that belong together, over page turns and stray blank lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from chapbook.shapes.prose import line_widths, usual_width
from chapbook.shapes.scan import Span
from chapbook.structure.positions import Position
from chapbook.structure.turns import Turn


class Gap(StrEnum):
    """What stands before a passage."""

    NOTHING = "nothing"
    BLANK = "blank line"
    TURN = "page turn"


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that belong together: their span in the stream's text without the last line end, and what precedes.

    ``widths`` are those of its lines in the scan (``prose.line_widths``), since cleaning moves the parts of cut words.
    ``positions`` say where the lines stand on the page, None where the scan does not tell.
    """

    span: Span
    gap: Gap
    lines: tuple[str, ...]
    widths: tuple[float, ...]
    positions: tuple[Position | None, ...]

    @property
    def text(self) -> str:
        """The lines as they stand, line ends between them."""
        return "\n".join(self.lines)

    @property
    def placed(self) -> tuple[Position, ...]:
        """The positions that are known."""
        return tuple(position for position in self.positions if position is not None)

    def share(self, measure: float) -> float:
        """How full its lines are, as a share of the measure: the median of all but the last (of all, if it is one)."""
        return median(self.widths[:-1] or self.widths) / measure if measure else 0.0

    def with_line(self, other: Passage) -> Passage:
        """This passage with the lines of another behind its own."""
        return Passage(
            Span(self.span.start, other.span.end),
            self.gap,
            self.lines + other.lines,
            self.widths + other.widths,
            self.positions + other.positions,
        )


def read_rows(
    text: str, turns: Iterable[Turn] = (), raw: str = "", positions: Sequence[Position | None] = ()
) -> tuple[Passage, ...]:
    """Each printed line of a stream as a passage of its own, with what stands before it.

    ``raw`` is the text before cleaning, which has the lines as they were printed, and the ``positions``.
    """
    made, scanned = text.split("\n"), raw.split("\n")
    widths = line_widths(scanned if len(scanned) == len(made) else made)
    known = positions if len(positions) == len(widths) else (None,) * len(widths)
    coming = sorted({turn.offset for turn in turns}, reverse=True)
    rows: list[Passage] = []
    gap, offset = Gap.NOTHING, 0
    for line, width, position in zip(made, widths, known, strict=True):
        start, offset = offset, offset + len(line) + 1
        while coming and coming[-1] < offset:
            gap = Gap.TURN if coming.pop() >= start else gap
        printed = line.strip()
        if not printed:
            gap = Gap.BLANK if gap is not Gap.TURN else gap
            continue
        left = start + len(line) - len(line.lstrip())
        rows.append(Passage(Span(left, left + len(printed)), gap, (printed,), (width,), (position,)))
        gap = Gap.NOTHING
    return tuple(rows)


def measure_of(rows: Iterable[Passage]) -> float:
    """The usual width of a full line of the passages."""
    return usual_width(width for row in rows for width in row.widths)
