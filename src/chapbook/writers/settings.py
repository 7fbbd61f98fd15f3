"""Whether what edition.toml says of the print can be printed, asked before anything is made. It writes nothing."""

from __future__ import annotations

from chapbook.shapes.edition import Book
from chapbook.writers.imposition import impose, scheme_named
from chapbook.writers.pdf import book_geometry
from chapbook.writers.pdf.geometry import POINTS, bleed_of
from chapbook.writers.placing import layout_of


def check_print_settings(book: Book) -> None:
    """Raises SetupError with the key, the choices and the remedy for what the writers of the print would refuse.

    That is an unknown trim, style, typeface, bleed, scheme or paper, a paper too small for the pages of a scheme, and
    a signature of fewer pages than a sheet holds.
    """
    edition = book.edition
    width, height = book_geometry(book).trim
    bleed_of(edition.page.bleed)
    for name in edition.booklet.schemes:
        scheme = scheme_named(name)
        layout_of(scheme, (width * POINTS, height * POINTS), edition.booklet.paper)
        impose(scheme, 1, most=edition.booklet.signature)
