"""The shapes of the planning of pages, and what is bad about a page. Nothing is planned here.

WeasyPrint 70 never splits a note and loses what does not fit, so the pages are planned from the measured lines and it
is told where each ends: ``column`` knows what one page may hold, ``weighing`` finds the best pages of a whole text.
"""

from __future__ import annotations

from dataclasses import dataclass

LEAST_BODY = 5
"""Lines of body on every page but the last of the text."""
LEAST_NOTE = 2
"""Lines of a note on the page of its call, and on either side of a page turn."""

# Badness. What breaks a rule of the house weighs more than all blemishes together, so that it is broken only where
# nothing else is possible, and then the lesser rule first.
LATE_NOTE = 1e10
LONE_NOTE_LINE = 1e8
SCANT_BODY = 1e6
WIDE_NOTES = 1e6
NEVER = 1e5
"""For a page break that good setting forbids."""
SHORT = 60.0
"""For each line, squared, that a page is short of full."""
UNEVEN = 400.0
"""For each line, squared, by which facing pages differ in depth."""
RUNNING_NOTE = 300.0
"""For a note that goes on overleaf."""
PARALLEL_NOTES = 3000.0
"""For each note that goes on overleaf behind another that does."""
WHITE = 150.0
"""For each line of white, squared, that a page is given above one of its blocks, so that it is full: less than facing
pages of unequal depth, more than two that are both a line short."""
MOST_WHITE = 2
"""Lines of white that a page may be given."""
SCANT_END = 400.0
"""For a last page of under ``LEAST_BODY`` lines."""
MOST_SHORT = 6
"""Lines that a page may be short of full, to spare a bad break."""
ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the body, or a picture or table, which stands for several ``lines``. ``top`` and ``bottom`` in points,
    downwards; ``badness`` of a page break before it; ``opens``: a page begins here in any case; ``calls``: the notes
    called in it, from 0; ``white``: white stands above it, and may be a line more."""

    top: float
    bottom: float
    badness: float = 0.0
    opens: bool = False
    calls: tuple[int, ...] = ()
    lines: int = 1
    white: bool = False


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines ``[start, end)`` of a note."""

    note: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """Rows ``[start, end)`` and what of the notes stands below them; ``white``: lines of white that the page is given,
    above its blocks so that it is full, or below its notes so that it ends where the page facing it ends."""

    start: int
    end: int
    chunks: tuple[Chunk, ...] = ()
    white: int = 0


@dataclass(frozen=True, slots=True)
class Depths:
    """The text block, a body line, a note line, and the space between body and notes, in points; ``share`` is the most
    of the text block that the notes and that space may take."""

    block: float
    line: float
    note_line: float
    gap: float
    share: float
