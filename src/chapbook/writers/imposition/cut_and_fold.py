"""Eight pages to a sheet: cut across, each half folded once, the folds laid on one another and glued."""

from __future__ import annotations

from chapbook.shapes.sheets import Binding, Cell, Move, Scheme, Sheet, Signature


def sheets(_pages: int) -> Signature:
    """One sheet, pages 1 to 4 on the upper half and 5 to 8 on the lower."""
    return (
        Sheet(
            front=((Cell(4), Cell(1)), (Cell(8), Cell(5))),
            back=((Cell(2), Cell(3)), (Cell(6), Cell(7))),
        ),
    )


SCHEME = Scheme(
    name="cut-and-fold",
    columns=2,
    rows=2,
    unit=8,
    sheets=sheets,
    gather="each",
    moves=(Move.CUT_ACROSS, Move.TURN, Move.FOLD_ACROSS, Move.STACK),
    binding=Binding.SEWN,
    nested=4,
)
