"""As saddle stitch, but every page lies on its left side: bound at the head, as a notepad or a calendar is."""

from __future__ import annotations

from dataclasses import replace

from chapbook.shapes.sheets import Cell, Sheet, Side, Signature
from chapbook.writers.imposition import saddle


def sheets(pages: int) -> Signature:
    """The sheets of a saddle-stitched signature, each page turned to the left."""
    return tuple(Sheet(_lying(sheet.front), _lying(sheet.back)) for sheet in saddle.sheets(pages))


def _lying(side: Side) -> Side:
    return tuple(tuple(Cell(cell.position, 90) for cell in row) for row in side)


SCHEME = replace(saddle.SCHEME, name="notepad", sheets=sheets, lying=True)
