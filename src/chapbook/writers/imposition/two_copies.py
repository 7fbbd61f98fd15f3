"""The same page twice side by side (A5 on A4): cut down the middle, each half is a copy of single leaves."""

from __future__ import annotations

from dataclasses import replace

from chapbook.shapes.sheets import Cell, Move, Sheet, Signature
from chapbook.writers.imposition import cut_and_stack


def sheets(pages: int) -> Signature:
    """A leaf a sheet, twice."""
    return tuple(
        Sheet(front=((Cell(first), Cell(first)),), back=((Cell(first + 1), Cell(first + 1)),))
        for first in range(1, pages, 2)
    )


SCHEME = replace(cut_and_stack.SCHEME, name="two-copies", unit=2, sheets=sheets, moves=(Move.CUT_DOWN,), copies=2)
