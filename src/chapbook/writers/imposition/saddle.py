"""Two pages on a side, sheets folded once into one another and stapled through the fold."""

from __future__ import annotations

from chapbook.shapes.sheets import Binding, Cell, Move, Scheme, Sheet, Signature


def sheets(pages: int) -> Signature:
    """The sheets of one signature, outermost first: the last page beside the first, and so inwards."""
    return tuple(
        Sheet(
            front=((Cell(pages - 2 * leaf), Cell(2 * leaf + 1)),),
            back=((Cell(2 * leaf + 2), Cell(pages - 2 * leaf - 1)),),
        )
        for leaf in range(pages // 4)
    )


SCHEME = Scheme(
    name="saddle",
    columns=2,
    rows=1,
    unit=4,
    sheets=sheets,
    gather="fold",
    moves=(Move.TURN, Move.FOLD_ACROSS),
    binding=Binding.SADDLE,
)
