"""Perfect-bound signatures of sixteen pages: one sheet folded three times, opened on two sides when trimmed."""

from __future__ import annotations

from dataclasses import replace

from chapbook.shapes.sheets import Cell, Move, Sheet, Signature
from chapbook.writers.imposition import quarto

DOWN = quarto.UPSIDE_DOWN


def sheets(_pages: int) -> Signature:
    """One sheet of four columns and two rows."""
    return (
        Sheet(
            front=(
                (Cell(5, DOWN), Cell(12, DOWN), Cell(9, DOWN), Cell(8, DOWN)),
                (Cell(4), Cell(13), Cell(16), Cell(1)),
            ),
            back=(
                (Cell(7, DOWN), Cell(10, DOWN), Cell(11, DOWN), Cell(6, DOWN)),
                (Cell(2), Cell(15), Cell(14), Cell(3)),
            ),
        ),
    )


SCHEME = replace(
    quarto.SCHEME,
    name="octavo",
    columns=4,
    unit=16,
    sheets=sheets,
    moves=(Move.TURN, Move.FOLD_ACROSS, Move.TURN, Move.FOLD_DOWN, Move.FOLD_ACROSS),
)
