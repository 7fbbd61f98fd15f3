"""Pages and lines planned together: where a page would end badly, a paragraph before it gets a line more or less.

Total fit has kept the best way of each length (Knuth and Plass, 1981, p. 1150, on looseness), so another length costs a
new plan of the pages and nothing else. This module weighs; it breaks no line itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from chapbook.writers.pdf.assembly import PrintText
from chapbook.writers.pdf.plan import Depths, PlannedPage, weigh_pages
from chapbook.writers.pdf.reading import BrokenText, Measured, read_rows

TRIES, MOST_ROWS = 24, 8_000
"""How many other lengths are tried in a text, and rows that are planned anew in all: in long texts, fewer."""
PRICE = 0.01
"""What a demerit of a paragraph's lines counts beside the badness of a page."""
FAULT = 40.0
"""Badness of a page from which on another is looked for: less than one line short."""
WORTH = 20.0
"""Badness that another length must save."""
LEAST_END = 4
"""Lines on the last page of a chapter."""
BEFORE = 2
"""Pages before a bad one whose paragraphs may change."""


@dataclass(frozen=True, slots=True)
class PagedText:
    """The lines of the text as they are to be, their rows, the pages of those, and how bad all that is."""

    broken: BrokenText
    measured: Measured
    pages: tuple[PlannedPage, ...]
    badness: float


def fit_pages(text: PrintText, broken: BrokenText, depths: Depths, start: float) -> PagedText:
    """The best pages found; ``start`` is where the text block begins on a page, in points."""
    found = _paged(text, broken, depths, start)
    left = min(TRIES, MOST_ROWS // max(1, len(found.measured.rows)))
    tried: set[tuple[int, int]] = set()
    while left:
        trial = next((one for one in _trials(found, depths) if one not in tried), None)
        if trial is None:
            break
        tried.add(trial)
        left -= 1
        other = _paged(text, _with_length(found.broken, *trial), depths, start)
        if other.badness < found.badness - WORTH:
            found = other
    return found


def _paged(text: PrintText, broken: BrokenText, depths: Depths, start: float) -> PagedText:
    measured = read_rows(text, broken, start)
    notes = tuple(sum(part.best for part in parts) for parts in broken.notes)
    pages, badness = weigh_pages(measured.rows, notes, depths)
    price = sum(part.ways[part.best].demerits for parts in broken.blocks for part in parts) * PRICE
    return PagedText(broken, measured, pages, badness + price)


def _trials(found: PagedText, depths: Depths) -> Iterator[tuple[int, int]]:
    """Each paragraph shortly before the end of a bad page, with another number of lines that it can have."""
    rows, places = found.measured.rows, found.measured.places
    for number, page in enumerate(found.pages):
        last = page.end == len(rows) or rows[page.end].opens
        if not _is_bad(found, page, depths, last=last):
            continue
        first = found.pages[max(0, number - BEFORE)].start
        blocks = dict.fromkeys(block for block, _ in reversed(places[first : page.end]))
        for block in blocks:
            parts = found.broken.blocks[block]
            if len(parts) == 1 and parts[0].filled:
                yield from ((block, count) for count in parts[0].ways if abs(count - parts[0].best) == 1)


def _is_bad(found: PagedText, page: PlannedPage, depths: Depths, *, last: bool) -> bool:
    """True for a page that ends where it should not, or is short; for a last page, one of very few lines."""
    rows = found.measured.rows
    if page.start == page.end:
        return False
    if last:
        return sum(row.lines for row in rows[page.start : page.end]) < LEAST_END and page.start > 0
    height = rows[page.end - 1].bottom - rows[page.start].top
    return rows[page.end].badness >= FAULT or (not page.chunks and height < depths.block - depths.line + 0.1)


def _with_length(broken: BrokenText, block: int, count: int) -> BrokenText:
    """The text with a paragraph of another number of lines."""
    parts = (replace(broken.blocks[block][0], best=count),)
    return replace(broken, blocks=(*broken.blocks[:block], parts, *broken.blocks[block + 1 :]))
