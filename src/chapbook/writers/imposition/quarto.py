"""Perfect-bound signatures of eight pages: one sheet folded twice, opened at the head when it is trimmed."""

from __future__ import annotations

from chapbook.shapes.sheets import Binding, Cell, Move, Scheme, Sheet, Signature

UPSIDE_DOWN = 180


def sheets(_pages: int) -> Signature:
    """One sheet; the upper row stands head to head with the lower one."""
    return (
        Sheet(
            front=((Cell(5, UPSIDE_DOWN), Cell(4, UPSIDE_DOWN)), (Cell(8), Cell(1))),
            back=((Cell(3, UPSIDE_DOWN), Cell(6, UPSIDE_DOWN)), (Cell(2), Cell(7))),
        ),
    )


SCHEME = Scheme(
    name="quarto",
    columns=2,
    rows=2,
    unit=8,
    sheets=sheets,
    gather="each",
    moves=(Move.TURN, Move.FOLD_DOWN, Move.FOLD_ACROSS),
    binding=Binding.SEWN,
)
