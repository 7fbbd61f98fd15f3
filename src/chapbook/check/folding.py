"""Law 4: the imposed sheets, printed, folded and read through, give pages 1 to n in order and the right way up.

The sheets are folded here by what hands do with paper, not by the formula that laid them out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias, TypeVar

from chapbook.check.glyphs import PrintedPage, flips_on_long_edge, read_pages
from chapbook.shapes.build import Build, Verdict

Leaf = TypeVar("Leaf")
Halves: TypeAlias = tuple[Leaf, Leaf]
Ink: TypeAlias = tuple[tuple[str, float, float, float], ...]
"""The letters of a page, each with its place in points from the bottom left and the degrees it is turned by."""

CLOSE = 0.5
"""Degrees by which a letter may be turned and still be upright."""


def folded(sheets: Sequence[tuple[Halves[Leaf], Halves[Leaf]]]) -> tuple[Leaf, ...]:
    """What is read in order when the sheets, outermost first, are folded together.

    A sheet is (front, back), each (left, right) as it is looked at when the sheet is turned over like a page. From
    the outside in, each right half is a leaf, its front then its back; from the inside out follow the left halves.
    """
    opening = [half for front, back in sheets for half in (front[1], back[0])]
    closing = [half for front, back in reversed(sheets) for half in (back[1], front[0])]
    return (*opening, *closing)


def check_folding(build: Build) -> tuple[Verdict, ...]:
    """The verdict on the booklet: folded, its pages are those of the PDF in order, upright, with blanks after them
    (before the back cover, if there is one).

    Raises FileNotFoundError where the PDF or the booklet is not there.
    """
    source, booklet = build.file(".pdf"), build.file("-booklet.pdf")
    for path in (source, booklet):
        if not path.is_file():
            raise FileNotFoundError(2, "no such file", str(path))
    wanted = [_ink(page) for page in read_pages(source)]
    blanks = -len(wanted) % 4
    at = len(wanted) - 1 if build.book.edition.back_cover else len(wanted)
    wanted[at:at] = [()] * blanks
    sides = read_pages(booklet)
    found = folded(_sheets(sides, turned=flips_on_long_edge(booklet)))
    pairs = enumerate(zip(wanted, found, strict=False), start=1)
    wrong = [str(number) for number, (one, other) in pairs if not _same(one, other)]
    told = f"{len(sides) // 2} sheets, {len(found)} pages of {len(wanted)}"
    told += f", not in its place: page {', '.join(wrong[:8])}" if wrong else ""
    name = "booklet: folds to pages in order, upright (law 4)"
    return (Verdict(name, not wrong and len(wanted) == len(found), told),)


def _sheets(sides: tuple[PrintedPage, ...], *, turned: bool) -> list[tuple[Halves[Ink], Halves[Ink]]]:
    """Front and back of each sheet; a printer that flips a landscape sheet on its long edge turns the back by 180°."""
    halves = [_halves(side, turned=turned and side.number % 2 == 0) for side in sides]
    return list(zip(halves[0::2], halves[1::2], strict=True))


def _halves(side: PrintedPage, *, turned: bool) -> Halves[Ink]:
    middle, ink = side.width / 2, _ink(side)
    if turned:
        ink = tuple((letter, side.width - x, side.height - y, angle - 180) for letter, x, y, angle in ink)
    left = tuple(glyph for glyph in ink if glyph[1] < middle)
    right = tuple((letter, x - middle, y, angle) for letter, x, y, angle in ink if x >= middle)
    return left, right


def _ink(page: PrintedPage) -> Ink:
    return tuple((glyph.letter, glyph.x, glyph.y, glyph.angle) for glyph in page.glyphs if not glyph.letter.isspace())


def _same(one: Ink, other: Ink) -> bool:
    """True if each letter of the one has its like in the other, upright and within a point or so of its place.

    Runs of text may come in another order: pdfium sorts those of a line by where the line stands.
    """
    places = Counter((letter, round(x), round(y)) for letter, x, y, angle in other if _upright(angle))
    for letter, x, y, angle in one:
        near = ((letter, round(x) + right, round(y) + up) for right in (0, -1, 1) for up in (0, -1, 1))
        place = next((place for place in near if places[place]), None)
        if place is None or not _upright(angle):
            return False
        places[place] -= 1
    return len(one) == len(other)


def _upright(angle: float) -> bool:
    return abs((angle + 180) % 360 - 180) < CLOSE
