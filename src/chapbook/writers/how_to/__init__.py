"""how-to-print.pdf: for each scheme ordered a page with pictures of how to print, fold and bind; and a test sheet.

The pages are in the language of the book. Ink near the edges of the paper is measured on the sheets as they are.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from chapbook.shapes.build import Build
from chapbook.writers import fonts
from chapbook.writers.booklet import BACKS, FRONTS
from chapbook.writers.cover_sheet import KIND
from chapbook.writers.files import write_whole
from chapbook.writers.how_to.page import Files, page_of
from chapbook.writers.how_to.trial import trial_layout, trial_pages, trial_sheet
from chapbook.writers.orders import Order, orders, press_sides, run_of
from chapbook.writers.pdf.engine import Room, render
from chapbook.writers.pdf_reading import Ink, count_pages, ink_margins
from chapbook.writers.placing import INCHES, paper_name
from chapbook.writers.press import in_one_ink, set_on_sheets
from chapbook.writers.styles import book_style
from chapbook.xhtml.elements import Element, make, serialise

PICTURES = (92, 80, 68, 56)
"""How wide a picture may be, in hundredths of its column."""
HOW_TO, TEST_SHEET = "how-to-print.pdf", "printer-test.pdf"


def write_how_to_print(build: Build) -> Path:
    """Writes how-to-print.pdf and, where sheets have two sides, printer-test.pdf; returns the path of the former.

    Raises SetupError where the PDF has not been made, or edition.toml asks for what cannot be.
    """
    ordered, output = orders(build), build.book.output
    trial = next((order for order in ordered if order.imposition.scheme.two_sided), None)
    words, edition = build.language.words, build.book.edition
    pages = tuple(page_of(order, edition, words, _files(build, order, trial), _ink(build, order)) for order in ordered)
    paper = paper_name(ordered[0].layout.width, ordered[0].layout.height)
    size = f"@page {{ size: {'letter' if paper in INCHES else 'A4'} }}"
    if trial:
        _write_trial(build, trial)
    else:
        (output / TEST_SHEET).unlink(missing_ok=True)
    return write_whole(output / HOW_TO, _fitted(build, pages, size))


def trial_sheets(build: Build) -> tuple[Path, ...]:
    """The printer's test sheet, if there is one."""
    path = build.book.output / TEST_SHEET
    return (path,) if path.is_file() else ()


def _fitted(build: Build, pages: tuple[Element, ...], size: str) -> bytes:
    """The pages with the largest pictures with which each keeps to one page; the smallest, if none does."""
    made = b""
    for share in PICTURES:
        style = f"{size} section {{ --picture: {share}% }}"
        made = _set(build, build.language.words["how to print"], pages, ("how-to-print.css", style))
        if count_pages(made) == len(pages):
            break
    return made


def _write_trial(build: Build, order: Order) -> Path:
    words = build.language.words
    width, height = trial_layout(order).page
    size = f"@page {{ size: {width:.4f}pt {height:.4f}pt }} section {{ height: {height - 0.5:.4f}pt }}"
    pages = _set(build, words["test sheet"], trial_pages(order, words), ("test-sheet.css", size))
    return write_whole(build.book.output / TEST_SHEET, trial_sheet(order, pages))


def _files(build: Build, order: Order, trial: Order | None) -> Files:
    names = [build.file(order.kind + end).name for end in (".pdf", FRONTS, BACKS)]
    return Files(names[0], names[1], names[2], build.file(KIND).name, TEST_SHEET if trial else "")


def _ink(build: Build, order: Order) -> tuple[Ink, ...]:
    """Measured without marks, which may be lost."""
    return ink_margins(set_on_sheets(build.file(".pdf"), press_sides(order, marked=False), run_of(order)))


def _set(build: Build, title: str, pages: tuple[Element, ...], style: tuple[str, str]) -> bytes:
    """The pages as a PDF in the book's own typeface; ``style`` is a sheet of the templates and the page's size."""
    book = build.book
    typeface = book_style(book).typeface
    name, size = style
    sheet = files("chapbook.writers").joinpath("templates", name).read_text("utf-8")
    family = f"html {{ font-family: '{typeface.family.name}' }}"
    date = book.edition.modified.isoformat()
    facts = (("author", book.edition.author), ("dcterms.created", date), ("dcterms.modified", date))
    head = make(
        "head", None, make("meta", {"charset": "utf-8"}), make("title", None, f"{title} – {book.edition.title}")
    )
    for key, said in facts:
        head.append(make("meta", {"name": key, "content": said}))
    page = make("html", {"lang": book.edition.language}, head, make("body", None, *pages))
    room = Room((book.folder, book.styles), fonts.fontconfig(fonts.faces(book.output, typeface)), (sheet, family, size))
    return in_one_ink(render(serialise(page, semantics=False), room))
