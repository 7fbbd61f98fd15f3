"""Two pages side by side in the order of reading: to save paper, or to read proof. Nothing is folded or cut."""

from __future__ import annotations

from chapbook.shapes.sheets import Binding, Cell, Scheme, Sheet, Signature


def sheets(pages: int) -> Signature:
    """Four pages a sheet."""
    return tuple(
        Sheet(front=((Cell(first), Cell(first + 1)),), back=((Cell(first + 2), Cell(first + 3)),))
        for first in range(1, pages, 4)
    )


SCHEME = Scheme(
    name="reading",
    columns=2,
    rows=1,
    unit=4,
    sheets=sheets,
    gather="all",
    moves=(),
    binding=Binding.NONE,
    nested=2,
)
