"""Perfect-bound signatures of sixteen pages: two sheets folded twice together, opened at the head when trimmed."""

from __future__ import annotations

from dataclasses import replace

from chapbook.shapes.sheets import Cell, Sheet, Signature
from chapbook.writers.imposition import quarto

DOWN = quarto.UPSIDE_DOWN


def sheets(_pages: int) -> Signature:
    """Two sheets, the outer one first."""
    return (
        Sheet(
            front=((Cell(9, DOWN), Cell(8, DOWN)), (Cell(16), Cell(1))),
            back=((Cell(7, DOWN), Cell(10, DOWN)), (Cell(2), Cell(15))),
        ),
        Sheet(
            front=((Cell(11, DOWN), Cell(6, DOWN)), (Cell(14), Cell(3))),
            back=((Cell(5, DOWN), Cell(12, DOWN)), (Cell(4), Cell(13))),
        ),
    )


SCHEME = replace(quarto.SCHEME, name="quarto-pair", unit=16, sheets=sheets)
