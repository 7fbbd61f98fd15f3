"""Where on the paper pages, folds and marks lie, in points from the sheet's bottom left corner. Arithmetic alone.

It knows papers and lines; which page stands in which cell is the imposition's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from chapbook.shapes.findings import SetupError
from chapbook.shapes.sheets import Cell, Edge, Imposition, Move, Scheme, Side

MILLIMETRE = 72 / 25.4
PAPERS = {
    "A5": (148.0, 210.0),
    "A4": (210.0, 297.0),
    "A3": (297.0, 420.0),
    "A2": (420.0, 594.0),
    "SRA4": (225.0, 320.0),
    "SRA3": (320.0, 450.0),
    "letter": (215.9, 279.4),
    "legal": (215.9, 355.6),
    "tabloid": (279.4, 431.8),
}
"""Width and height in millimetres (ISO 216, ISO 217, ANSI Y14.1), upright."""
INCHES = ("letter", "legal", "tabloid")
"""The papers of offices that have no A4."""
FREE = re.compile(r"(\d+(?:[.,]\d+)?)\s*[x×]\s*(\d+(?:[.,]\d+)?)\s*mm")
ROUNDED = 2.0
"""Millimetres by which a paper may be larger than its pages and still be theirs: A4 is 1 mm longer than two A5."""
SLACK = 0.3
"""Millimetres by which pages may be larger than the paper: inches that were rounded."""
EVEN = ROUNDED * MILLIMETRE
"""Points by which paper may stand out around its pages and be left as it is."""
TINY = 0.001
"""Millimetres that come of counting in floating points: A2 is 594 mm high, four A5 on end 592 and a trifle."""

Matrix: TypeAlias = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet and the block of pages in its middle, in points: sizes of the sheet, of a cell and of a page.

    ``bleed``: how far ink may pass the edges of the block.
    """

    width: float
    height: float
    cell: tuple[float, float]
    page: tuple[float, float]
    columns: int
    rows: int
    bleed: float = 0.0

    @property
    def left(self) -> float:
        """Where the block begins."""
        return (self.width - self.columns * self.cell[0]) / 2

    @property
    def bottom(self) -> float:
        """Where the block begins."""
        return (self.height - self.rows * self.cell[1]) / 2

    @property
    def natural_edge(self) -> Edge:
        """The edge over which a sheet is turned like a page: the short one of a sheet that lies, the long one else."""
        return "short" if self.width > self.height else "long"

    @property
    def larger(self) -> bool:
        """True where the paper stands out so far around its pages that it has to be cut."""
        return max(self.left, self.bottom) > EVEN

    def room(self, column: int, row: int) -> tuple[float, float, float, float]:
        """What a page may print on: its cell, and on the block's outer edges the bleed, as far as the paper goes.

        Left, bottom, width and height.
        """
        (x, y), (width, height) = self.corner(column, row), self.cell
        across, along = min(self.bleed, max(0.0, self.left)), min(self.bleed, max(0.0, self.bottom))
        left, right = across * (column == 0), across * (column == self.columns - 1)
        foot, head = along * (row == self.rows - 1), along * (row == 0)
        return x - left, y - foot, width + left + right, height + foot + head

    def corner(self, column: int, row: int) -> tuple[float, float]:
        """The bottom left corner of a cell; rows count from the top."""
        return self.left + column * self.cell[0], self.bottom + (self.rows - 1 - row) * self.cell[1]


@dataclass(frozen=True, slots=True)
class Placed:
    """A page of the PDF (from 1) on the paper: the matrix that takes its corner there, the room it is cut to."""

    page: int
    matrix: Matrix
    room: tuple[float, float, float, float]


def layout_of(scheme: Scheme, page: tuple[float, float], paper: str, *, bleed: float = 0.0) -> Layout:
    """The sheet for pages of a size (points); ``paper`` is a name, ``WIDTHxHEIGHT mm``, or empty: what holds the pages.

    Raises SetupError for a paper that is not known or too small.
    """
    cell = (page[1], page[0]) if scheme.lying else page
    block = (scheme.columns * cell[0], scheme.rows * cell[1])
    width, height = _chosen(scheme, block, paper) if paper else holding_paper(block)
    return Layout(width, height, cell, page, scheme.columns, scheme.rows, bleed)


def known_paper(paper: str) -> tuple[float, float] | None:
    """Width and height in millimetres of a paper by name or as ``WIDTHxHEIGHT mm``, upright; None if it is neither."""
    if paper in PAPERS:
        return PAPERS[paper]
    if match := FREE.fullmatch(paper.strip()):
        width, height = sorted(float(number.replace(",", ".")) for number in match.groups())
        return width, height
    return None


def paper_name(width: float, height: float) -> str:
    """The name of the paper of a size in points, or its measures in millimetres."""
    size = sorted((width / MILLIMETRE, height / MILLIMETRE))
    for name, sides in PAPERS.items():
        if all(abs(one - other) < 0.1 for one, other in zip(size, sides, strict=True)):
            return name
    return f"{round(size[0], 1):g} × {round(size[1], 1):g} mm"


def placed(layout: Layout, side: Side, imposition: Imposition, creep: float) -> Iterator[Placed]:
    """The pages of one side. ``creep`` is the thickness of a leaf (points) by which pages move towards the fold.

    A leaf folded into others stands out at the fore edge by the thickness of each; trimmed flush, its page would sit
    that much too far out, so it is moved in.
    """
    for row, cells in enumerate(side):
        for column, cell in enumerate(cells):
            if (page := imposition.page(cell)) is not None:
                matrix = _matrix(layout, cell, layout.corner(column, row), creep * imposition.nest(cell))
                yield Placed(page, matrix, layout.room(column, row))


def _matrix(layout: Layout, cell: Cell, corner: tuple[float, float], shift: float) -> Matrix:
    """The turn of a cell, its corner, and the shift towards the spine in the page's own direction.

    Right-hand pages have odd positions and their spine on the left; a lying page has it at its head or foot.
    """
    (x, y), (width, height) = corner, layout.cell
    inward = -shift if cell.position % 2 else shift
    match cell.turn:
        case 0:
            return (1, 0, 0, 1, x + inward, y)
        case 90:
            return (0, 1, -1, 0, x + width + inward, y)
        case 180:
            return (-1, 0, 0, -1, x + width - inward, y + height)
        case _:
            raise ValueError(f"no scheme turns a page by {cell.turn} degrees")


def _fitting(block: tuple[float, float]) -> tuple[float, float] | None:
    """The paper that the block all but fills, if there is one."""
    for sides in PAPERS.values():
        upright = (sides[0] * MILLIMETRE, sides[1] * MILLIMETRE)
        for width, height in (upright, upright[::-1]):
            spare = (width - block[0], height - block[1])
            if all(-SLACK - TINY <= length / MILLIMETRE <= ROUNDED + TINY for length in spare):
                return width, height
    return None


def holding_paper(block: tuple[float, float], beside: str = "") -> tuple[float, float]:
    """The paper that a block all but fills, or else the smallest of an office that holds it, or one of its very size.

    ``beside`` is the paper that is there already, if any: whoever has letter has tabloid rather than A3.
    """
    if fitting := _fitting(block):
        return fitting
    names = INCHES if beside in INCHES else ("A5", "A4", "A3", "A2")
    holding = [way for name in names for way in _ways(PAPERS[name], block) if _holds(way, block)]
    return min(holding, key=lambda way: way[0] * way[1], default=block)


def _chosen(scheme: Scheme, block: tuple[float, float], paper: str) -> tuple[float, float]:
    sides = known_paper(paper)
    if sides is None:
        raise SetupError(
            f"edition.toml: booklet.paper = {paper!r} is no paper. Use one of {', '.join(PAPERS)}, or WIDTHxHEIGHT mm."
        )
    for way in _ways(sides, block):
        if _holds(way, block):
            return way
    room = " × ".join(f"{length / MILLIMETRE:.0f}" for length in block)
    larger = [name for name, size in PAPERS.items() if _holds_either(size, block)]
    remedy = f"Write {' or '.join(larger)}" if larger else "No paper is as large: choose a smaller page.trim"
    raise SetupError(
        f"edition.toml: booklet.paper = {paper!r} is too small: the scheme {scheme.name!r} puts {scheme.columns} × "
        f"{scheme.rows} pages of this trim on a sheet, {room} mm. {remedy}, or another scheme under booklet.schemes."
    )


def _ways(sides: tuple[float, float], block: tuple[float, float]) -> tuple[tuple[float, float], tuple[float, float]]:
    """Both ways in which a paper (millimetres, upright) can be laid, in points; the one like the block's first."""
    upright = (sides[0] * MILLIMETRE, sides[1] * MILLIMETRE)
    return (upright, upright[::-1]) if block[0] <= block[1] else (upright[::-1], upright)


def _holds(way: tuple[float, float], block: tuple[float, float]) -> bool:
    return all(one + SLACK * MILLIMETRE >= other for one, other in zip(way, block, strict=True))


def _holds_either(size: tuple[float, float], block: tuple[float, float]) -> bool:
    return any(_holds(way, block) for way in _ways(size, block))


@dataclass(frozen=True, slots=True)
class Crease:
    """A line through the sheet on which it is folded or cut: ``at`` counts cells from the left or from the top."""

    upright: bool
    at: float
    cut: bool


def creases(scheme: Scheme) -> tuple[Crease, ...]:
    """The lines of all folds and cuts of a scheme, in the order in which they are made."""
    found: list[Crease] = []
    parts = {True: 1, False: 1}
    for move in scheme.moves:
        upright = move in (Move.CUT_DOWN, Move.FOLD_ACROSS)
        if move is Move.CREASE:
            found += [Crease(True, column, cut=False) for column in range(1, scheme.columns)]
            found += [Crease(False, row, cut=False) for row in range(1, scheme.rows)]
        elif upright or move in (Move.CUT_ACROSS, Move.FOLD_DOWN):
            # What is folded or cut in half for the second time has two such lines on the open sheet.
            parts[upright] *= 2
            cells = scheme.columns if upright else scheme.rows
            cut = move in (Move.CUT_ACROSS, Move.CUT_DOWN)
            found += [Crease(upright, cells * part / parts[upright], cut) for part in range(1, parts[upright], 2)]
    return tuple(found)
