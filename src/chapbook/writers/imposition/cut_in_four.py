"""Four pages on a side (A6 on A4): the pile is cut down and across, the quarters laid on one another: single leaves."""

from __future__ import annotations

from dataclasses import replace

from chapbook.shapes.sheets import Cell, Move, Sheet, Signature
from chapbook.writers.imposition import cut_and_stack


def sheets(pages: int) -> Signature:
    """A quarter of the leaves stands in each cell of the fronts: above left, above right, below left, below right."""
    part = pages // 4
    return tuple(
        Sheet(
            front=((Cell(first), Cell(part + first)), (Cell(2 * part + first), Cell(3 * part + first))),
            back=(
                (Cell(part + first + 1), Cell(first + 1)),
                (Cell(3 * part + first + 1), Cell(2 * part + first + 1)),
            ),
        )
        for first in range(1, part, 2)
    )


SCHEME = replace(
    cut_and_stack.SCHEME,
    name="cut-in-four",
    rows=2,
    unit=8,
    sheets=sheets,
    moves=(Move.CUT_ACROSS, Move.CUT_DOWN, Move.STACK, Move.STACK),
)
