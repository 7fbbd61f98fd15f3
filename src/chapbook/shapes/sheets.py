"""Sheets of paper and what hands do with them: the words in which a way of imposing a book is described.

Places on paper count reading positions: 1 is the first right-hand page of the folded booklet, whatever page of the
PDF, or blank, stands there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

Edge: TypeAlias = Literal["short", "long"]
"""The edge of the paper over which a printer turns it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A place on one side of a sheet: the reading position that is printed there, and how far its page is turned.

    ``turn`` is in degrees counterclockwise (0, 90, 180 or 270).
    """

    position: int
    turn: int = 0


Row: TypeAlias = tuple[Cell, ...]
Side: TypeAlias = tuple[Row, ...]
"""The cells of a side as it is looked at: rows from the top, each from left to right."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The two sides of a sheet; the back as it is seen when the sheet is turned over like a page. () is not printed."""

    front: Side
    back: Side = ()


Signature: TypeAlias = tuple[Sheet, ...]
"""Sheets that are worked together, in the order in which they lie face up, the first on top."""


class Move(StrEnum):
    """What hands do with a pile of sheets. Each is done to every pile that there is."""

    TURN = "turn"
    """The pile is turned over like a page."""
    CUT_ACROSS = "cut across"
    """It is cut through the middle into an upper and a lower pile."""
    CUT_DOWN = "cut down"
    """It is cut through the middle into a left and a right pile."""
    STACK = "stack"
    """The pile cut off first (upper, left) is laid on the other."""
    FOLD_DOWN = "fold down"
    """The upper half is folded over the lower one."""
    FOLD_ACROSS = "fold across"
    """The left half is folded over the right one."""
    CREASE = "crease"
    """It is folded along all lines and opened again."""
    SLIT = "slit"
    """It is cut along the middle, but for the outer quarters."""
    FOLD_BACK = "fold back"
    """The upper half is folded behind the lower one."""
    PUSH = "push"
    """Both ends are pushed together, till the slit opens to a cross; the cross is laid flat, page 1 in front."""


class Binding(StrEnum):
    """What holds the pages together when all is folded."""

    SADDLE = "staple in the fold"
    SIDE = "staple at the side"
    SEWN = "sew or glue the spine"
    NONE = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A way of imposing: a grid of pages on a sheet, how sheets are filled, and what is done with them by hand.

    ``sheets`` lays out one signature of so many pages, its positions counted from 1. A signature has ``unit`` pages or
    a multiple; ``gather`` says how a book is parted into them: "fold" (as many units as are asked for), "each" (one
    unit each), "all" (the whole book is one pile). ``nested`` pages are folded into one another (0: all of the
    signature), which is what creep comes from. ``moves`` are done to each signature. ``lying``: pages lie on their
    side, so that they are bound at the head. ``copies``: so many copies come off each sheet.
    """

    name: str
    columns: int
    rows: int
    unit: int
    sheets: Callable[[int], Signature]
    gather: Literal["fold", "each", "all"]
    moves: tuple[Move, ...]
    binding: Binding
    nested: int = 0
    copies: int = 1
    lying: bool = False

    @property
    def two_sided(self) -> bool:
        """False if all pages stand on the fronts."""
        return bool(self.sheets(self.unit)[0].back)


@dataclass(frozen=True, slots=True)
class Imposition:
    """A book on its sheets. ``pages`` are the PDF's pages (from 1; None: blank) at the reading positions from 1 on.

    The positions of each signature follow those of the one before.
    """

    scheme: Scheme
    signatures: tuple[Signature, ...]
    pages: tuple[int | None, ...]

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """All sheets in the order of printing."""
        return tuple(sheet for signature in self.signatures for sheet in signature)

    def page(self, cell: Cell) -> int | None:
        """The page of the PDF that stands in a cell; None where it stays blank."""
        return self.pages[cell.position - 1]

    def nest(self, cell: Cell) -> int:
        """How many leaves are folded around the cell's own."""
        size = self.scheme.nested or len(self.pages) // len(self.signatures)
        leaf = (cell.position - 1) % size // 2
        return min(leaf, size // 2 - 1 - leaf)
