"""What edition.toml orders to be printed: schemes with their impositions, papers and files. It writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from chapbook.shapes.build import Build
from chapbook.shapes.edition import Booklet, Mark
from chapbook.shapes.findings import SetupError
from chapbook.shapes.sheets import Edge, Imposition, Side
from chapbook.writers.imposition import Blanks, impose, scheme_named
from chapbook.writers.marks import marks_of
from chapbook.writers.placing import MILLIMETRE, Layout, Placed, layout_of, placed
from chapbook.writers.press import Duplex, Pages, PressSide, Run, pages_of

FIRST = "-booklet"
"""The kind of the scheme that is named first."""


@dataclass(frozen=True, slots=True)
class Order:
    """One scheme of one book: ``kind`` is the end of its file's name, behind the slug and before ``.pdf``."""

    kind: str
    booklet: Booklet
    imposition: Imposition
    layout: Layout

    @property
    def edge(self) -> Edge:
        """The edge on which the printer turns the sheets."""
        return self.booklet.flip or self.layout.natural_edge

    @property
    def creep(self) -> float:
        """Points by which pages move in for each leaf around them."""
        return self.booklet.thickness * MILLIMETRE if self.booklet.creep else 0.0

    @property
    def marks(self) -> frozenset[Mark]:
        """The marks that are asked for; where none are and hands have to cut the paper to its pages, crop marks."""
        needed: tuple[Mark, ...] = ("crop",) if self.layout.larger and self.imposition.scheme.moves else ()
        return frozenset(self.booklet.marks or needed)

    @property
    def covered(self) -> bool:
        """True if the separate cover is for this scheme: it fits the first."""
        return self.booklet.cover and self.kind == FIRST

    @property
    def prints(self) -> int:
        """How often the file is printed for the copies that are wanted."""
        return -(-self.booklet.copies // self.imposition.scheme.copies)

    @property
    def manual(self) -> bool:
        """True if fronts and backs are two files."""
        return self.booklet.duplex == "manual" and self.imposition.scheme.two_sided


def orders(build: Build) -> tuple[Order, ...]:
    """All orders of a book, from its finished PDF. The first goes to ``SLUG-booklet.pdf``, the others add their name.

    Raises SetupError where there is no PDF, and for keys of edition.toml that cannot be met.
    """
    source = build.file(".pdf")
    if not source.is_file():
        raise SetupError(
            f"{source}: there is no PDF to make the booklet from. Make it first: ./press pdf --book {build.book.slug}."
        )
    pages, booklet = pages_of(source), build.book.edition.booklet
    return tuple(_orders(booklet, replace(pages, count=inner_pages(build, pages.count)), blanks_of(build)))


def _orders(booklet: Booklet, pages: Pages, blanks: Blanks) -> Iterator[Order]:
    for number, name in enumerate(booklet.schemes):
        scheme = scheme_named(name)
        layout = layout_of(scheme, pages.size, booklet.paper, bleed=pages.bleed)
        imposition = impose(scheme, pages.count, most=booklet.signature, blanks=blanks)
        yield Order(f"{FIRST}-{name}" if number else FIRST, booklet, imposition, layout)


def inner_pages(build: Build, count: int) -> int:
    """How many of the PDF's pages go on the sheets: the back cover goes on the separate cover, if there is one."""
    edition = build.book.edition
    return count - 1 if edition.booklet.cover and edition.back_cover and count > 1 else count


def blanks_of(build: Build) -> Blanks:
    """Where blanks go: as ordered, or else before the back cover that closes the pages, or at the end."""
    edition = build.book.edition
    closing = bool(edition.back_cover) and not edition.booklet.cover
    return edition.booklet.blanks or ("before back cover" if closing else "end")


def press_sides(order: Order, *, marked: bool = True) -> tuple[PressSide, ...]:
    """The sides as they are printed: front, back, front, back ...; a scheme with unprinted backs has fronts only.

    Where the printer does not turn sheets like a page, backs would stand upside down: they are turned.
    """
    sides: list[PressSide] = []
    for sheet in order.imposition.sheets:
        marks = marks_of(order.layout, order.imposition, sheet, order.marks) if marked else ()
        sides.append(PressSide(_placed(order, sheet.front), marks))
        if sheet.back:
            sides.append(PressSide(_placed(order, sheet.back), turned=order.edge != order.layout.natural_edge))
    return tuple(sides)


def run_of(order: Order, *, duplex: Duplex | None = None) -> Run:
    """What the printer is told; ``duplex`` "none" for a file of fronts or backs alone."""
    wanted: Duplex = duplex or (order.edge if order.imposition.scheme.two_sided else "none")
    return Run(order.layout.width, order.layout.height, wanted, order.prints)


def _placed(order: Order, side: Side) -> tuple[Placed, ...]:
    return tuple(placed(order.layout, side, order.imposition, order.creep))
