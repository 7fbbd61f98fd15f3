"""Whether printed lines stand on the grid, so that both sides of a leaf fall on each other, and how deep pages are.

It reads lines that ``check.lines`` put together from the finished PDF and opens no file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from chapbook.check.glyphs import Part
from chapbook.check.lines import PrintedLine

FINE = 0.01
"""Points to which baselines are told apart when the grid is sought."""


@dataclass(frozen=True, slots=True)
class PageDepth:
    """How far down a page its text or notes reach: its number, its first and last baselines in points from the foot."""

    page: int
    first: float
    last: float


def off_the_grid(lines: Sequence[PrintedLine], step: float) -> tuple[tuple[PrintedLine, float], ...]:
    """Each line of the running text with the points it stands off the grid, in the order of the file.

    The grid has lines ``step`` points apart and goes through the baseline on which most lines of the book stand.
    """
    running = [line for line in lines if line.part is Part.TEXT and not line.heading]
    if not running:
        return ()
    zero = Counter(round(line.baseline / FINE) for line in running).most_common(1)[0][0] * FINE
    return tuple((line, abs((line.baseline - zero + step / 2) % step - step / 2)) for line in running)


def depths(lines: Sequence[PrintedLine]) -> tuple[PageDepth, ...]:
    """The depths of all pages that hold text or notes."""
    running = (line for line in lines if line.part in (Part.TEXT, Part.NOTE) and line.words.strip())
    pages = (
        (number, [line.baseline for line in group]) for number, group in groupby(running, key=lambda line: line.page)
    )
    return tuple(PageDepth(number, max(baselines), min(baselines)) for number, baselines in pages)


def uneven_spreads(
    pages: Sequence[PageDepth], short: frozenset[int], slack: float
) -> Iterator[tuple[PageDepth, PageDepth]]:
    """The facing pages (a verso and the recto after it) whose last baselines differ by more than ``slack`` points.

    ``short`` are pages that may end early: the last of a chapter or of the book, those with a picture.
    """
    by_number = {page.page: page for page in pages if page.page not in short}
    for number, verso in by_number.items():
        recto = by_number.get(number + 1)
        if number % 2 == 0 and recto is not None and abs(verso.last - recto.last) > slack:
            yield verso, recto
