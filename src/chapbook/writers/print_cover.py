"""SLUG-print-cover.pdf: the cover for a print shop, back, spine and front in the colours of the style, with bleed.

Its lines stand where those of the booklet's own cover do; a picture, or the ground's colour, runs out to the bleed.
"""

from __future__ import annotations

from pathlib import Path

from chapbook.shapes.build import Build
from chapbook.writers import fonts
from chapbook.writers.cover import Look
from chapbook.writers.cover_sheet import CoverSheet, cover_page, cover_sheet_of, sheet_style
from chapbook.writers.files import write_whole
from chapbook.writers.orders import Order
from chapbook.writers.pdf.engine import Room, render
from chapbook.writers.pdf.finishing.print_shop import with_bleed
from chapbook.writers.pdf.geometry import bleed_of
from chapbook.writers.press import in_one_ink
from chapbook.writers.styles import book_style
from chapbook.xhtml.elements import make, serialise

PRINT_COVER = "-print-cover.pdf"


def write_print_cover(build: Build, order: Order) -> Path:
    """Writes the cover of an order on one page; returns its path.

    Raises SetupError where the text of the back cover is too long for a page.
    """
    page, sheet, style = build.book.edition.page, cover_sheet_of(order), book_style(build.book)
    bleed = bleed_of(page.bleed)
    faces = fonts.faces(build.book.output, style.typeface)
    sheets = (sheet_style(sheet, style), _ground_style(sheet, Look.of(style), bleed))
    room = Room((build.book.folder, build.book.styles), fonts.fontconfig(faces), sheets)
    cover = cover_page(build, sheet, room, make("div", {"class": "ground"}))
    pdf = in_one_ink(render(serialise(cover, semantics=False), room))
    folds = tuple(sorted({sheet.page[0], sheet.page[0] + sheet.spine}))
    return write_whole(build.file(PRINT_COVER), with_bleed(pdf, bleed, marks=page.marks, folds=folds))


def _ground_style(sheet: CoverSheet, look: Look, bleed: float) -> str:
    """The colours, and how far ground and picture run out of the trimmed page; a picture ends at the fold."""
    width, height = sheet.layout.cell
    deep = height + 2 * bleed
    return (
        f".ground {{ position: absolute; left: {-bleed:.4f}pt; top: {-bleed:.4f}pt; width: {width + 2 * bleed:.4f}pt; "
        f"height: {deep:.4f}pt; background: {look.paper} }}"
        f"html {{ color: {look.ink} }} .accent {{ color: {look.accent} }} .frame {{ border-color: {look.ink} }}"
        f".front {{ overflow: visible }} .front img {{ position: absolute; left: 0; top: {-bleed:.4f}pt; "
        f"width: {sheet.page[0] + bleed:.4f}pt; height: {deep:.4f}pt; object-fit: cover }}"
    )
