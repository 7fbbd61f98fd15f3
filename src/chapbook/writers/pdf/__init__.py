"""The PDF: the text measured, its pages planned, then set with its front and back matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from chapbook.shapes.build import Build
from chapbook.shapes.edition import Book, Edition
from chapbook.writers import fonts
from chapbook.writers.files import write_whole
from chapbook.writers.pdf.assembly import PrintText, print_text, skeleton, whole_page
from chapbook.writers.pdf.breaking import Typesetter
from chapbook.writers.pdf.breaking.points import Cutter
from chapbook.writers.pdf.breaking.widths import Ruler
from chapbook.writers.pdf.engine import Room, measure, render
from chapbook.writers.pdf.finishing import Facts, finish
from chapbook.writers.pdf.finishing.print_shop import with_bleed
from chapbook.writers.pdf.geometry import NOTE_SHARE, Geometry, bleed_of, page_geometry, page_style
from chapbook.writers.pdf.initials import set_initials, stand_aside
from chapbook.writers.pdf.matter import back_matter, front_matter, is_short
from chapbook.writers.pdf.pages import Heads, is_continued, lay_pages, page_tops, runs_on, set_text
from chapbook.writers.pdf.plan import Depths
from chapbook.writers.pdf.reading import break_text, take_apart
from chapbook.writers.pdf.refitting import fit_pages
from chapbook.writers.styles import PrintStyle, book_style
from chapbook.xhtml import in_chapters
from chapbook.xhtml.elements import serialise

__all__ = [
    "Geometry",
    "Heads",
    "book_geometry",
    "draw_text",
    "page_geometry",
    "print_shop_files",
    "running_heads",
    "typesetter",
    "write_pdf",
]

PRINT_SHOP = "-print.pdf"
ENDLESS = "@page { size: %smm 200000mm; margin-bottom: 0; }"
"""A page so long that the text is laid out without a page turn, to read its lines."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What laying the text out tells of it: what the finishing has to know of its pages, and the sheet of its lines."""

    facts: Facts
    sheet: str


def write_pdf(build: Build) -> Path:
    """Writes SLUG.pdf and, for a print shop, SLUG-print.pdf; returns the path of the first.

    Raises SetupError for an unknown trim, style, typeface or bleed, or a file out of reach.
    """
    edition = build.book.edition
    style, geometry = book_style(build.book), book_geometry(build.book)
    room = _room(build.book, style, geometry)
    text = print_text(build)
    laid = _lay_out(build, text, geometry, room)
    short = is_short(edition.page, len(laid.facts.continued))
    front = front_matter(build, geometry, text.headings, short=short)
    content = (*front, text.main, *back_matter(build, style, geometry))
    page = serialise(whole_page(edition, content), semantics=False)
    pdf = render(page, replace(room, sheets=(*room.sheets, laid.sheet)), packed=False)
    finished = finish(pdf, laid.facts)
    _for_print_shop(build, finished)
    return write_whole(build.file(".pdf"), finished)


def _for_print_shop(build: Build, finished: bytes) -> None:
    """SLUG-print.pdf, if edition.toml asks for bleed or marks; one of an earlier build is taken away."""
    page, path = build.book.edition.page, build.file(PRINT_SHOP)
    if page.bleed or page.marks:
        write_whole(path, with_bleed(finished, bleed_of(page.bleed), marks=page.marks))
    else:
        path.unlink(missing_ok=True)


def print_shop_files(build: Build) -> tuple[Path, ...]:
    """The pages for a print shop, if there are any."""
    path = build.file(PRINT_SHOP)
    return (path,) if path.is_file() else ()


def draw_text(build: Build) -> bytes:
    """The pages of the text alone, to look at: without its front and back matter, and without what an archive asks."""
    style, geometry = book_style(build.book), book_geometry(build.book)
    room, text = _room(build.book, style, geometry), print_text(build)
    laid = _lay_out(build, text, geometry, room)
    page = serialise(whole_page(build.book.edition, (text.main,)), semantics=False)
    return render(page, replace(room, sheets=(*room.sheets, laid.sheet)))


def book_geometry(book: Book) -> Geometry:
    """The measures of a book's page in its style; raises SetupError for an unknown trim or style."""
    style = book_style(book)
    return page_geometry(book.edition.page.trim, style.measures, style.typeface.family)


def running_heads(edition: Edition, geometry: Geometry) -> Heads:
    """The running heads of a book: its author, and its title up to a colon."""
    return Heads(edition.author, edition.title.partition("\u00a0:")[0], geometry.head_letters)


def _lay_out(build: Build, text: PrintText, geometry: Geometry, room: Room) -> Laid:
    """Break the text into lines and those into pages."""
    edition = build.book.edition
    if edition.page.drop_cap:
        upright = fonts.faces(build.book.output, book_style(build.book).typeface)[0]
        set_initials(text.main, geometry, upright, chapters=in_chapters(build.document, edition))
    parted = take_apart(text)
    endless = replace(room, sheets=(*room.sheets, ENDLESS % geometry.trim[0]))
    frames = measure(serialise(whole_page(edition, (skeleton(text),)), semantics=False), endless)
    faces = fonts.faces(build.book.output, book_style(build.book).typeface)
    words = (part.text for parts in (*parted.blocks, *parted.notes) for part in parts)
    total = edition.page.linebreaking == "total-fit"
    broken = break_text(parted, frames, typesetter(book_style(build.book), faces, words, total=total))
    depths = Depths(geometry.depth, geometry.line, geometry.note_line, geometry.line, NOTE_SHARE)
    paged = fit_pages(text, broken, depths, geometry.top)
    done, sheet = set_text(text, paged.broken)
    for block, lines in zip(text.blocks, done.lines, strict=True):
        stand_aside(block, lines)
    lay_pages(done, paged.measured, paged.pages, running_heads(edition, geometry))
    pieces = tuple(chunk.note + 1 for page in paged.pages for chunk in page.chunks)
    tops = page_tops(text.main)
    return Laid(Facts(pieces, tuple(map(is_continued, tops)), tuple(map(runs_on, tops))), sheet)


def typesetter(
    style: PrintStyle, faces: tuple[fonts.Face, ...], words: Iterable[str], *, total: bool = True
) -> Typesetter:
    """What breaks lines in a style: by the widths of its typeface, and knowing the words of the text."""
    upright, italic = (face.path for face in faces)
    return Typesetter(Ruler(upright, italic), Cutter(words), total=total, expansion=style.measures.expansion)


def _room(book: Book, style: PrintStyle, geometry: Geometry) -> Room:
    """The styles in their order: common, chosen, measures, the book's own."""
    found = fonts.faces(book.output, style.typeface)
    return Room((book.folder, book.styles), fonts.fontconfig(found), (*style.sheets, page_style(geometry), style.own))
