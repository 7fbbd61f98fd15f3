"""Whether what edition.toml says of the print can be printed, asked before anything is made. It writes nothing."""

from __future__ import annotations

from chapbook.shapes.edition import Book
from chapbook.shapes.findings import SetupError
from chapbook.shapes.sheets import Binding, Scheme
from chapbook.writers.imposition import impose, scheme_named
from chapbook.writers.pdf import book_geometry
from chapbook.writers.pdf.geometry import POINTS, bleed_of
from chapbook.writers.placing import layout_of


def check_print_settings(book: Book) -> None:
    """Raises SetupError with the key, the choices and the remedy for what the writers of the print would refuse.

    That is an unknown trim, style, typeface, bleed, scheme or paper, a paper too small for the pages of a scheme, a
    signature of fewer pages than a sheet holds, and a cover for what has no spine at its side.
    """
    edition = book.edition
    width, height = book_geometry(book).trim
    bleed_of(edition.page.bleed)
    for name in edition.booklet.schemes:
        scheme = scheme_named(name)
        layout_of(scheme, (width * POINTS, height * POINTS), edition.booklet.paper)
        impose(scheme, 1, most=edition.booklet.signature)
    if edition.booklet.cover:
        _check_cover(scheme_named(edition.booklet.schemes[0]))


def _check_cover(scheme: Scheme) -> None:
    """Raises SetupError for a scheme that no separate cover can be laid around."""
    if scheme.lying or scheme.binding is Binding.NONE:
        why = "is bound at the head" if scheme.lying else "is not bound"
        raise SetupError(
            f"edition.toml: booklet.cover makes a cover for the first of booklet.schemes, but {scheme.name!r} {why}. "
            "Name another scheme first, or take cover out."
        )
