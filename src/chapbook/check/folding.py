"""Law 4: the imposed sheets, printed, cut, folded and read through, give pages 1 to n in order and the right way up.

What stands on the sheets is read from the files glyph by glyph; the sheets are worked by what hands do with paper
(``shapes.hands``), not by the arithmetic that laid them out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from math import cos, radians, sin
from typing import TypeAlias

from chapbook.check.glyphs import PrintedPage, flips_on_long_edge, read_pages
from chapbook.shapes.build import Build, Verdict
from chapbook.shapes.hands import Face, Printed, worked
from chapbook.writers.booklet import BACKS, FRONTS
from chapbook.writers.orders import Order, blanks_of, inner_pages, orders
from chapbook.writers.placing import Layout
from chapbook.writers.press import trim_corners

Ink: TypeAlias = tuple[tuple[str, float, float, float], ...]
"""The letters of a page, each with its place in points from the bottom left and the degrees it is turned by."""
SheetInk: TypeAlias = tuple[Printed[Ink], Printed[Ink]]

CLOSE = 0.5
"""Degrees by which a letter may be turned and still be upright."""
NAME = "booklet: folds to pages in order, upright (law 4)"


def check_folding(build: Build) -> tuple[Verdict, ...]:
    """A verdict for each booklet: its pages are those of the PDF in order, upright, with the blanks where they belong.

    Fronts and backs that are printed by hand are checked as the pile that they become.
    Raises FileNotFoundError where the PDF or a booklet is not there.
    """
    corners = trim_corners(build.file(".pdf")) if build.file(".pdf").is_file() else ()
    pages = [_trimmed(_ink(page), corner) for page, corner in zip(_read(build, ".pdf"), corners, strict=True)]
    pages = pages[: inner_pages(build, len(pages))]
    return tuple(verdict for order in orders(build) for verdict in _verdicts(build, order, pages))


def _verdicts(build: Build, order: Order, pages: list[Ink]) -> Iterator[Verdict]:
    wanted = _wanted(pages, len(order.imposition.pages), blanks_of(build))
    scheme = order.imposition.scheme
    name = NAME if scheme.name == "saddle" else NAME.replace("booklet", f"booklet ({scheme.name})")
    yield _verdict(name, order, wanted, _sheets(build, order))
    if order.manual:
        yield _verdict(f"{name}, fronts and backs by hand", order, wanted, _by_hand(build, order))


def _wanted(pages: list[Ink], total: int, blanks: str) -> list[Ink]:
    """The pages with the blanks that fill them up to the total."""
    spare: list[Ink] = [()] * (total - len(pages))
    if blanks == "before back cover" and len(pages) > 1:
        return [*pages[:-1], *spare, pages[-1]]
    leaves = (len(spare) + 1) // 4 if blanks == "wrapped" else 0
    return [*spare[: 2 * leaves], *pages, *spare[2 * leaves :]]


def _verdict(name: str, order: Order, wanted: list[Ink], sheets: list[SheetInk]) -> Verdict:
    copies = tuple(_copies(order, sheets))
    faults = [str(number) for found in copies for number in _faults(order, wanted, found)]
    scheme = order.imposition.scheme
    right = len(copies) == scheme.copies and all(len(found) == len(wanted) for found in copies)
    told = f"{len(sheets)} sheets, {' + '.join(str(len(found)) for found in copies)} pages of {len(wanted)}"
    told += f", not in its place: page {', '.join(faults[:8])}" if faults else ""
    return Verdict(name, right and not faults, told)


def _copies(order: Order, sheets: list[SheetInk]) -> Iterator[list[Face[Ink]]]:
    """What is read in each copy, when each signature has been worked by hand and they are laid behind one another."""
    scheme, rest = order.imposition.scheme, iter(sheets)
    parts = [list(islice(rest, len(signature))) for signature in order.imposition.signatures]
    parts = [part for part in (*parts, list(rest)) if part]
    if not scheme.moves:
        yield [Face(ink) for sheet in sheets for side in sheet for row in side for ink in row]
        return
    done = [worked(part, scheme.moves) for part in parts]
    for copy in zip(*done, strict=True):
        yield [face for faces in copy for face in faces]


def _faults(order: Order, wanted: list[Ink], found: list[Face[Ink]]) -> Iterator[int]:
    """The reading positions, from 1, that hold another page, or hold it turned or out of its place."""
    size = order.imposition.scheme.nested or len(wanted) // len(order.imposition.signatures)
    lying = 90 if order.imposition.scheme.lying else 0
    for index, (page, face) in enumerate(zip(wanted, found, strict=False)):
        leaf = index % size // 2
        shift = order.creep * min(leaf, size // 2 - 1 - leaf)
        seen = _turned(face.print, face.turned, order.layout.cell)
        upright = _turned(seen, -lying, order.layout.cell) if lying else seen
        inward = (0.0, shift if index % 2 == 0 else -shift) if lying else (-shift if index % 2 == 0 else shift, 0.0)
        if not _same(page, upright, inward):
            yield index + 1


def _sheets(build: Build, order: Order) -> list[SheetInk]:
    """Fronts and backs as the printer lays them on the paper: sheets are turned on the edge that the file asks for."""
    sides = _read(build, f"{order.kind}.pdf")
    natural = order.layout.natural_edge == "long"
    if not order.imposition.scheme.two_sided:
        return [(_cells(side, order.layout, turned=False), _unprinted(order.layout)) for side in sides]
    turned = flips_on_long_edge(build.file(f"{order.kind}.pdf")) is not natural
    fronts = [_cells(side, order.layout, turned=False) for side in sides[0::2]]
    backs = [_cells(side, order.layout, turned=turned) for side in sides[1::2]]
    return list(zip(fronts, backs, strict=True))


def _by_hand(build: Build, order: Order) -> list[SheetInk]:
    """The pile that comes of printing the fronts, putting them back into the tray, and printing the backs."""
    turned = order.edge != order.layout.natural_edge
    fronts = [_cells(side, order.layout, turned=False) for side in _read(build, order.kind + FRONTS)]
    backs = [_cells(side, order.layout, turned=turned) for side in _read(build, order.kind + BACKS)]
    if order.booklet.backs == "last first":
        backs.reverse()
    return list(zip(fronts, backs, strict=True))


def _read(build: Build, kind: str) -> tuple[PrintedPage, ...]:
    path = build.file(kind)
    if not path.is_file():
        raise FileNotFoundError(2, "no such file", str(path))
    return read_pages(path)


def _unprinted(layout: Layout) -> Printed[Ink]:
    return tuple(((),) * layout.columns for _ in range(layout.rows))


def _cells(side: PrintedPage, layout: Layout, *, turned: bool) -> Printed[Ink]:
    """The ink of each cell, its places counted from the cell's corner; the block stands in the middle of the sheet."""
    ink = _turned(_ink(side), 180 if turned else 0, (side.width, side.height))
    width, height = layout.cell
    left, bottom = (side.width - layout.columns * width) / 2, (side.height - layout.rows * height) / 2
    cells: list[list[list[tuple[str, float, float, float]]]] = [
        [[] for _ in range(layout.columns)] for _ in range(layout.rows)
    ]
    for letter, x, y, angle in ink:
        column = min(max(int((x - left) // width), 0), layout.columns - 1)
        above = min(max(int((y - bottom) // height), 0), layout.rows - 1)
        cells[layout.rows - 1 - above][column].append(
            (letter, x - left - column * width, y - bottom - above * height, angle)
        )
    return tuple(tuple(tuple(cell) for cell in row) for row in cells)


def _turned(ink: Ink, degrees: int, size: tuple[float, float]) -> Ink:
    """The ink of a cell of a size turned counterclockwise, its corner brought back to the bottom left."""
    if not degrees % 360:
        return ink
    cosine, sine = round(cos(radians(degrees))), round(sin(radians(degrees)))
    corners = [(x * cosine - y * sine, x * sine + y * cosine) for x in (0.0, size[0]) for y in (0.0, size[1])]
    left, bottom = min(x for x, _ in corners), min(y for _, y in corners)
    return tuple(
        (letter, x * cosine - y * sine - left, x * sine + y * cosine - bottom, angle + degrees)
        for letter, x, y, angle in ink
    )


def _ink(page: PrintedPage) -> Ink:
    # pdfium counts degrees clockwise.
    return tuple((glyph.letter, glyph.x, glyph.y, -glyph.angle) for glyph in page.glyphs if not glyph.letter.isspace())


def _trimmed(ink: Ink, corner: tuple[float, float]) -> Ink:
    return tuple((letter, x - corner[0], y - corner[1], angle) for letter, x, y, angle in ink) if any(corner) else ink


def _same(one: Ink, other: Ink, shift: tuple[float, float]) -> bool:
    """True if each letter of the one has its like in the other, upright and within a point or so of its place.

    The other's letters stand where the one's would be after the shift. Runs of text may come in another order: pdfium
    sorts those of a line by where the line stands.
    """
    places = Counter(
        (letter, round(x - shift[0]), round(y - shift[1])) for letter, x, y, angle in other if _upright(angle)
    )
    for letter, x, y, angle in one:
        near = ((letter, round(x) + right, round(y) + up) for right in (0, -1, 1) for up in (0, -1, 1))
        place = next((place for place in near if places[place]), None)
        if place is None or not _upright(angle):
            return False
        places[place] -= 1
    return len(one) == len(other)


def _upright(angle: float) -> bool:
    return abs((angle + 180) % 360 - 180) < CLOSE
