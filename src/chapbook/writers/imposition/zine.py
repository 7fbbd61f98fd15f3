"""Eight pages on one side of one sheet (A7 on A4): folded, slit in the middle, and pushed together to a booklet."""

from __future__ import annotations

from chapbook.shapes.sheets import Binding, Cell, Move, Scheme, Sheet, Signature

DOWN = 180


def sheets(_pages: int) -> Signature:
    """One sheet, its back not printed; the upper row stands head to head with the lower one."""
    return (
        Sheet(
            front=(
                (Cell(5, DOWN), Cell(4, DOWN), Cell(3, DOWN), Cell(2, DOWN)),
                (Cell(6), Cell(7), Cell(8), Cell(1)),
            )
        ),
    )


SCHEME = Scheme(
    name="zine",
    columns=4,
    rows=2,
    unit=8,
    sheets=sheets,
    gather="each",
    moves=(Move.CREASE, Move.SLIT, Move.FOLD_BACK, Move.PUSH),
    binding=Binding.NONE,
    nested=2,
)
