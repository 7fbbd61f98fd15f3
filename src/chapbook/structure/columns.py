"""The columns of a line of print: cells that leaders, runs of spaces or wide gaps on the page part from one another.

One line of cells proves nothing. A table is sure where lines that follow one another have as many cells, which stand
under one another where the scan tells where.
"""

from __future__ import annotations

import re
from itertools import pairwise

from chapbook.shapes.prose import first_letter
from chapbook.shapes.scan import Span
from chapbook.structure.passages import Gap, Passage
from chapbook.structure.positions import Cell

_BETWEEN = re.compile(r"\s*(?:\.\s?){4,}\s*|\s*(?:…\s?){2,}|\s*_{3,}\s*|[ \u00a0]{3,}|\s*\t\s*")
"""What stands between two cells in plain text: leaders, or more spaces than any line of prose has."""
_UNDER = 0.025
"""Edges that differ by less than this share of the measure stand under one another."""


def cells_of(row: Passage) -> tuple[Span, ...]:
    """The spans of the text that the cells of a row take; fewer than two where it has no columns.

    Of a row of two lines the second one has the columns, the last of which holds a figure; the first line belongs to
    the first cell.
    """
    if len(row.lines) > 2:
        return ()
    line, start = _last_line(row)
    parted = [Span(found.start(), found.end()) for found in _BETWEEN.finditer(line)]
    edges = [0, *(edge for gap in parted for edge in (gap.start, gap.end)), len(line)]
    spans = [Span(start + edges[at], start + edges[at + 1]) for at in range(0, len(edges), 2)]
    found = tuple(span for span in spans if len(span))
    found = found if len(found) > 1 else _placed(row)
    if len(row.lines) > 1 and found and not re.search(r"\d", line[found[-1].start - start :]):
        return ()
    return (Span(row.span.start, found[0].end), *found[1:]) if found else ()


def opens_cell(line: Passage, below: Passage) -> bool:
    """True if the first cell of a row begins on the line above it: that opens with a capital, the row goes on small."""
    alone = len(line.lines) == 1 and below.gap is Gap.NOTHING and len(cells_of(line)) < 2
    return alone and first_letter(line.text).isupper() and first_letter(below.text).islower()


def _last_line(row: Passage) -> tuple[str, int]:
    """The line of a row that has its columns, and where that starts in the text."""
    return row.lines[-1], row.span.end - len(row.lines[-1])


def _placed(row: Passage) -> tuple[Span, ...]:
    cells = _cells(row)
    if not cells:
        return ()
    ends = [*(cell.start for cell in cells[1:]), row.span.end]
    text, start = _last_line(row)
    spans = [Span(cell.start, end) for cell, end in zip(cells, ends, strict=True)]
    return tuple(
        Span(span.start, span.start + len(text[span.start - start : span.end - start].rstrip())) for span in spans
    )


def _cells(row: Passage) -> tuple[Cell, ...]:
    position = row.positions[-1]
    cells = position.cells if position is not None else ()
    # Cleaning may have joined words over a gap, which then was none.
    starts = [_last_line(row)[1] - 1, *(cell.start for cell in cells), row.span.end]
    return cells if all(one < other for one, other in pairwise(starts)) else ()


def are_columns(one: Passage | None, other: Passage | None) -> bool:
    """True if two lines have as many cells, two or more, and these stand under one another as far as is known."""
    if one is None or other is None:
        return False
    count = len(cells_of(one))
    if count < 2 or count != len(cells_of(other)):
        return False
    here, there = _cells(one), _cells(other)
    if len(here) != count or len(there) != count:
        return True
    return all(
        abs(cell.left - under.left) < _UNDER or abs(cell.right - under.right) < _UNDER
        for cell, under in zip(here, there, strict=True)
    )
