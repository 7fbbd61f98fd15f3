"""Two pages on a side (A5 on A4): the pile is cut down the middle, the left half laid on the right: single leaves."""

from __future__ import annotations

from chapbook.shapes.sheets import Binding, Cell, Move, Scheme, Sheet, Signature


def sheets(pages: int) -> Signature:
    """The first half of the leaves stands on the left of the fronts, the second on the right."""
    half = pages // 2
    return tuple(
        Sheet(
            front=((Cell(first), Cell(half + first)),),
            back=((Cell(half + first + 1), Cell(first + 1)),),
        )
        for first in range(1, half, 2)
    )


SCHEME = Scheme(
    name="cut-and-stack",
    columns=2,
    rows=1,
    unit=4,
    sheets=sheets,
    gather="all",
    moves=(Move.CUT_DOWN, Move.STACK),
    binding=Binding.SIDE,
    nested=2,
)
