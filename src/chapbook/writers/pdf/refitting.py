"""Pages and lines planned together: where a page would end badly, a paragraph before it gets a line more or less.

Total fit has kept the best way of each length (Knuth and Plass, 1981, p. 1150, on looseness), so another length costs a
new plan of the pages around and nothing else. This module weighs; it breaks no line itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TypeAlias

from chapbook.writers.pdf.assembly import PrintText
from chapbook.writers.pdf.column import Column, column_of
from chapbook.writers.pdf.plan import Depths, PlannedPage, Row
from chapbook.writers.pdf.reading import BrokenText, Measured, read_again, read_rows
from chapbook.writers.pdf.weighing import Weighing, weigh, weigh_again

MOST_TRIES, LEAST_TRIES, ROWS = 120, 40, 40_000
"""How often other lengths are tried in a text: in a pamphlet, and in the longest book, where each takes longer."""
PRICE = 0.01
"""What a demerit of a paragraph's lines counts beside the badness of a page."""
FAULT = 40.0
"""Badness of a page from which on another is looked for: less than one line short."""
GRAVE = 200.0
"""Badness of a page for which two paragraphs may change at once: more than one line short."""
WORTH = 20.0
"""Badness that another length must save."""
LEAST_END = 4
"""Lines on the last page of a chapter."""
BEFORE = 2
"""Pages before a bad one whose paragraphs may change."""

Trial: TypeAlias = tuple[tuple[int, int], ...]
"""Paragraphs, in order, each with the number of lines that it is to have."""


@dataclass(frozen=True, slots=True)
class PagedText:
    """The lines of the text as they are to be, their rows, and the pages of those."""

    broken: BrokenText
    measured: Measured
    pages: tuple[PlannedPage, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """What has been found so far: the lines, the block and line of each row, how the pages were weighed, the pages and
    how bad each is."""

    broken: BrokenText
    places: tuple[tuple[int, int], ...]
    weighing: Weighing
    pages: tuple[PlannedPage, ...]
    badness: tuple[float, ...]


def fit_pages(text: PrintText, broken: BrokenText, depths: Depths, start: float) -> PagedText:
    """The best pages found; ``start`` is where the text block begins on a page, in points."""
    measured = read_rows(text, broken, start)
    notes = tuple(sum(part.best for part in parts) for parts in broken.notes)
    found = _found(broken, measured.places, weigh(column_of(measured.rows, notes, depths)))
    tried: set[Trial] = set()
    while len(tried) < max(LEAST_TRIES, min(MOST_TRIES, ROWS // max(1, len(measured.rows)))):
        trial = next((one for one in _trials(found) if one not in tried), None)
        if trial is None:
            break
        tried.add(trial)
        found = _tried(text, found, trial) or found
    return PagedText(found.broken, read_rows(text, found.broken, start), found.pages)


def _found(broken: BrokenText, places: tuple[tuple[int, int], ...], weighing: Weighing) -> _Found:
    pages = weighing.pages()
    return _Found(broken, places, weighing, tuple(page for page, _ in pages), tuple(badness for _, badness in pages))


def _tried(text: PrintText, found: _Found, trial: Trial) -> _Found | None:
    """The text with one or two paragraphs of another number of lines, if that is worth it."""
    blocks, places, rows = list(found.broken.blocks), list(found.places), list[Row]()
    start = end = bisect_left(places, (trial[0][0], 0))
    column, price = found.weighing.column, 0.0
    for block, count in trial:
        (part,) = blocks[block]
        blocks[block] = (replace(part, best=count),)
        price += (part.ways[count].demerits - part.ways[part.best].demerits) * PRICE
        first = bisect_left(found.places, (block, 0))
        deeper = rows[-1].bottom - column.bottoms[end - 1] if rows else 0.0
        rows += column.rows(end, first, deeper)
        (before,) = column.rows(first, first + 1, deeper)
        rows += read_again(text, block, blocks[block][0], before)
        end = first + part.best
    weighed = weigh_again(found.weighing, start, end, rows, found.weighing.badness - price - WORTH)
    if weighed is None:
        return None
    broken = replace(found.broken, blocks=tuple(blocks))
    changed = (
        (block, number) for block in range(trial[0][0], trial[-1][0] + 1) for number in range(_lines(broken, block))
    )
    return _found(broken, (*places[:start], *changed, *places[end:]), weighed.whole())


def _lines(broken: BrokenText, block: int) -> int:
    """How many rows a block has."""
    return sum(part.best for part in broken.blocks[block]) or len(broken.frames[block])


def _trials(found: _Found) -> Iterator[Trial]:
    """Each paragraph shortly before the end of a bad page, with another number of lines that it can have; then, for
    what is still grave, two at once. The worst pages come first."""
    bad = [
        number
        for number in sorted(range(len(found.pages)), key=lambda index: -found.badness[index])
        if _is_bad(found.weighing.column, found.pages[number])
    ]
    for number in bad:
        yield from ((one,) for one in _changes(found, number))
    for number in bad:
        if found.badness[number] >= GRAVE:
            for one, other in combinations(sorted(_changes(found, number)), 2):
                if one[0] != other[0]:
                    yield one, other


def _changes(found: _Found, number: int) -> Iterator[tuple[int, int]]:
    """The paragraphs on a page and shortly before it, from the last, each with a number of lines that it can have."""
    page, column = found.pages[number], found.weighing.column
    first = found.pages[max(0, number - BEFORE)].start
    for block in dict.fromkeys(block for block, _ in reversed(found.places[first : page.end])):
        parts = found.broken.blocks[block]
        if len(parts) == 1 and column.ends[bisect_left(found.places, (block, 0))] >= page.end:
            yield from ((block, count) for count in parts[0].ways if abs(count - parts[0].best) == 1)


def _is_bad(column: Column, page: PlannedPage) -> bool:
    """True for a page that ends where it should not, or is short; for a last page, one of very few lines."""
    if page.start == page.end:
        return False
    if page.end == column.ends[page.start]:
        return column.body[page.end] - column.body[page.start] < LEAST_END and page.start > 0
    height = column.bottoms[page.end - 1] - column.tops[page.start]
    short = height < column.depths.block - column.depths.line + 0.1
    return column.badness[page.end] >= FAULT or (not page.chunks and short)
