"""The PDF: the text measured, its pages planned, then set with its front and back matter."""

from __future__ import annotations

from pathlib import Path

from chapbook.shapes.build import Build
from chapbook.shapes.edition import Book, Edition
from chapbook.writers import fonts
from chapbook.writers.files import write_whole
from chapbook.writers.pdf.assembly import PrintText, back_matter, front_matter, print_text, whole_page, without_notes
from chapbook.writers.pdf.engine import Room, measure, render
from chapbook.writers.pdf.finishing import Facts, finish
from chapbook.writers.pdf.geometry import NOTE_SHARE, Geometry, page_geometry, page_style
from chapbook.writers.pdf.pages import Heads, lay_pages
from chapbook.writers.pdf.plan import Depths, plan_pages
from chapbook.writers.pdf.reading import read_lines
from chapbook.writers.styles import PrintStyle, book_style
from chapbook.xhtml.elements import serialise

__all__ = ["Geometry", "Heads", "book_geometry", "draw_text", "page_geometry", "running_heads", "write_pdf"]

ENDLESS = "@page { size: %smm 200000mm; margin-bottom: 0; }"
"""A page so long that the text is laid out without a page turn, to read its lines."""


def write_pdf(build: Build) -> Path:
    """Writes SLUG.pdf and returns its path; raises SetupError for an unknown trim, style, or a file out of reach."""
    edition = build.book.edition
    style, geometry = book_style(build.book), book_geometry(build.book)
    room = _room(build.book, style, geometry)
    text = print_text(build)
    pieces = _lay_out(build, text, geometry, room)
    content = (*front_matter(build, style, text.headings), text.main, *back_matter(build))
    page = serialise(whole_page(edition, content), semantics=False)
    return write_whole(build.file(".pdf"), finish(render(page, room), Facts(pieces)))


def draw_text(build: Build) -> bytes:
    """The pages of the text alone, to look at: without its front and back matter, and without what an archive asks."""
    style, geometry = book_style(build.book), book_geometry(build.book)
    room, text = _room(build.book, style, geometry), print_text(build)
    _lay_out(build, text, geometry, room)
    return render(serialise(whole_page(build.book.edition, (text.main,)), semantics=False), room)


def book_geometry(book: Book) -> Geometry:
    """The measures of a book's page in its style; raises SetupError for an unknown trim or style."""
    style = book_style(book)
    return page_geometry(book.edition.page.trim, style.measures, style.typeface.family)


def running_heads(edition: Edition, geometry: Geometry) -> Heads:
    """The running heads of a book: its author, and its title up to a colon."""
    return Heads(edition.author, edition.title.partition("\u00a0:")[0], geometry.head_letters)


def _lay_out(build: Build, text: PrintText, geometry: Geometry, room: Room) -> tuple[int, ...]:
    """Cut the text into its pages; returns the numbers of the notes whose pieces stand there, in reading order."""
    edition = build.book.edition
    endless = Room(room.folders, room.fonts, (*room.sheets, ENDLESS % geometry.trim[0]))
    lines = measure(serialise(whole_page(edition, (without_notes(text),)), semantics=False), endless)
    measured = read_lines(text, lines, geometry.top)
    depths = Depths(geometry.depth, geometry.line, geometry.note_line, geometry.line, NOTE_SHARE)
    pages = plan_pages(measured.rows, tuple(len(ends) for ends in measured.notes), depths)
    lay_pages(text, measured, pages, running_heads(edition, geometry))
    return tuple(chunk.note + 1 for page in pages for chunk in page.chunks)


def _room(book: Book, style: PrintStyle, geometry: Geometry) -> Room:
    """The styles in their order: common, chosen, measures, the book's own."""
    found = fonts.faces(book.output, style.typeface)
    return Room((book.folder, book.styles), fonts.fontconfig(found), (*style.sheets, page_style(geometry), style.own))
