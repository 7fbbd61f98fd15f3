"""The columns of a line of print: cells that leaders, runs of spaces or wide gaps on the page part from one another.

One line of cells proves nothing. A table is sure where lines that follow one another have as many cells, which stand
under one another where the scan tells where.
"""

from __future__ import annotations

import re
from itertools import pairwise

from chapbook.shapes.scan import Span
from chapbook.structure.passages import Passage
from chapbook.structure.positions import Cell

_BETWEEN = re.compile(r"\s*(?:\.\s?){4,}\s*|\s*(?:…\s?){2,}|\s*_{3,}\s*|[ \u00a0]{3,}|\s*\t\s*")
"""What stands between two cells in plain text: leaders, or more spaces than any line of prose has."""
_UNDER = 0.025
"""Edges that differ by less than this share of the measure stand under one another."""


def cells_of(row: Passage) -> tuple[Span, ...]:
    """The spans of the text that the cells of a line take; fewer than two where it has no columns."""
    if len(row.lines) != 1:
        return ()
    line, start = row.lines[0], row.span.start
    parted = [Span(found.start(), found.end()) for found in _BETWEEN.finditer(line)]
    edges = [0, *(edge for gap in parted for edge in (gap.start, gap.end)), len(line)]
    spans = [Span(start + edges[at], start + edges[at + 1]) for at in range(0, len(edges), 2)]
    found = tuple(span for span in spans if len(span))
    return found if len(found) > 1 else _placed(row)


def _placed(row: Passage) -> tuple[Span, ...]:
    cells = _cells(row)
    if not cells:
        return ()
    ends = [*(cell.start for cell in cells[1:]), row.span.end]
    text, start = row.lines[0], row.span.start
    spans = [Span(cell.start, end) for cell, end in zip(cells, ends, strict=True)]
    return tuple(
        Span(span.start, span.start + len(text[span.start - start : span.end - start].rstrip())) for span in spans
    )


def _cells(row: Passage) -> tuple[Cell, ...]:
    position = row.positions[0]
    cells = position.cells if position is not None else ()
    # Cleaning may have joined words over a gap, which then was none.
    starts = [row.span.start - 1, *(cell.start for cell in cells), row.span.end]
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
