"""Which page stands where on which sheet. Arithmetic alone: no file is opened here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from chapbook.shapes.sheets import Sheet

Flip: TypeAlias = Literal["short", "long"]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet as it goes to the printer: its pages from left to right, and whether it is turned by 180°."""

    pages: tuple[int | None, ...]
    turned: bool = False


def saddle_stitch(pages: int, *, closing: bool = False) -> tuple[Sheet, ...]:
    """The sheets of one signature of ``pages`` pages, outermost first: folded once and stapled through the fold.

    Pages count from 1. Where ``pages`` is no multiple of 4, blanks (None) come after the last page. The first page
    is a recto: it stands on the right of the first front, the last of all beside it on the left. With ``closing`` the
    last page is the back cover: the blanks come before it.
    """
    if pages < 1:
        raise ValueError(f"a booklet has one page at least, not {pages}")
    total = -(-pages // 4) * 4

    def page(number: int) -> int | None:
        if closing and number >= pages:
            return pages if number == total else None
        return number if number <= pages else None

    return tuple(
        Sheet(
            front=(page(total - 2 * leaf), page(2 * leaf + 1)),
            back=(page(2 * leaf + 2), page(total - 2 * leaf - 1)),
        )
        for leaf in range(total // 4)
    )


def printing_order(sheets: tuple[Sheet, ...], flip: Flip) -> tuple[Side, ...]:
    """The sides as they are printed: front, back, front, back ...

    A printer that turns a landscape sheet over its long edge would leave the backs upside down: they are turned.
    """
    return tuple(side for sheet in sheets for side in (Side(sheet.front), Side(sheet.back, turned=flip == "long")))
