"""Two saddle-stitched booklets at once (A6 on A4): the same pair of pages twice, one above the other, cut apart."""

from __future__ import annotations

from dataclasses import replace

from chapbook.shapes.sheets import Move, Sheet, Signature
from chapbook.writers.imposition import saddle


def sheets(pages: int) -> Signature:
    """The sheets of a saddle-stitched signature, each twice."""
    return tuple(Sheet(sheet.front * 2, sheet.back * 2) for sheet in saddle.sheets(pages))


SCHEME = replace(
    saddle.SCHEME,
    name="two-booklets",
    rows=2,
    sheets=sheets,
    moves=(Move.CUT_ACROSS, Move.TURN, Move.FOLD_ACROSS),
    copies=2,
)
