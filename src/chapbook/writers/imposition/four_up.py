"""Four pages on a side (A6 on A4): cut across, the halves are the sheets of one saddle-stitched booklet."""

from __future__ import annotations

from dataclasses import replace

from chapbook.shapes.sheets import Move, Sheet, Signature
from chapbook.writers.imposition import saddle


def sheets(pages: int) -> Signature:
    """The outer sheets of the saddle-stitched signature stand above, the inner ones below."""
    halves = saddle.sheets(pages)
    upper, lower = halves[: len(halves) // 2], halves[len(halves) // 2 :]
    return tuple(
        Sheet(above.front + below.front, above.back + below.back) for above, below in zip(upper, lower, strict=True)
    )


SCHEME = replace(
    saddle.SCHEME,
    name="four-up",
    rows=2,
    unit=8,
    sheets=sheets,
    moves=(Move.CUT_ACROSS, Move.STACK, Move.TURN, Move.FOLD_ACROSS),
)
