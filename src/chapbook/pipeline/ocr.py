"""Has Tesseract read the page images of a book, page by page, into ``source/SLUG/scan.hocr.gz``.

A build never does this: what was read is committed beside the scan, so that everyone builds from the same text. A
reading that is there already is left alone, whoever made it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from chapbook import languages
from chapbook.pipeline.asked import each_book
from chapbook.pipeline.display import Display
from chapbook.pipeline.tesseract import Engine, find_engine
from chapbook.readers import images, pdf
from chapbook.readers.edition import read_book
from chapbook.readers.files import kind
from chapbook.readers.folders import page_files
from chapbook.readers.pdf.pdfium import drawings, page_count
from chapbook.readers.scans import OCR
from chapbook.shapes.edition import Book
from chapbook.shapes.findings import SetupError
from chapbook.writers.hocr import ReadPage, write_hocr

PICTURES = (*pdf.SUFFIXES, *images.SUFFIXES)
RESOLUTION = 300
"""Dots an inch at which pages of a PDF are drawn: what Tesseract's makers advise for text of 10 points."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The page images of a book: a PDF, a folder, or one picture; and how many pages."""

    path: Path
    count: int


def run_ocr(root: Path, asked: str, display: Display | None = None) -> int:
    """Reads the page images of the books ``asked`` for (``one,two``); returns the exit status."""
    shown = display or Display()

    def read(slug: str) -> None:
        read_pictures(read_book(root, slug), shown)

    if not asked.strip():
        shown.problem("--book is missing. Name the book whose pages to read: ./press ocr --book SLUG")
        return 1
    return each_book(root, asked, shown, read)


def read_pictures(book: Book, display: Display) -> Path:
    """Writes the reading of a book's page images, whole or not at all, and returns its path.

    Raises SetupError where there are none, where Tesseract or its model lacks, or where a reading is there already.
    """
    target = book.folder / OCR
    if target.exists():
        raise SetupError(f"{target} is already there, and is left as it is. To read the pages anew, move it away.")
    pictures = find_pictures(book)
    model = languages.load(book.edition.language).ocr_model
    if not model:
        raise SetupError(f"languages/{book.edition.language}/language.py names no ocr_model. Write Tesseract's name.")
    engine = find_engine(model)
    with display.bar(f"{book.slug}: {engine.version}, model {model}", pictures.count) as advance:
        pages = []
        for page in _read(pictures, book.folder, engine):
            pages.append(page)
            advance()
    said = f"{model} ({engine.model_version})"
    write_hocr(target, pages, title=book.edition.title, engine=engine.version, model=said)
    display.say(f"wrote {target}. Commit it beside the page images: a build reads it, and never runs OCR itself.")
    return target


def find_pictures(book: Book) -> Pictures:
    """The page images of a book: those edition.toml names as its scan, or else those that stand there as ``scan``.

    Raises SetupError where there are none.
    """
    named = [book.folder / book.edition.scan] if book.edition.scan else []
    usual = [book.folder / "scan", *(book.folder / f"scan{suffix}" for suffix in PICTURES)]
    for path in (*named, *usual):
        if count := _count(path):
            return Pictures(path, count)
    raise SetupError(f"{book.folder}: no page images. Put them there as a folder scan/ of pictures, or as scan.pdf.")


def _count(path: Path) -> int:
    if path.is_dir():
        return sum(_count(file) for file in page_files(path, PICTURES))
    if not path.is_file():
        return 0
    return page_count(path) if kind(path) in pdf.SUFFIXES else int(kind(path) in images.SUFFIXES)


def _read(pictures: Pictures, folder: Path, engine: Engine) -> Iterator[ReadPage]:
    with TemporaryDirectory(prefix="chapbook-ocr-") as place:
        for path, source in _paths(pictures.path, Path(place)):
            yield ReadPage(engine.read(path), source.relative_to(folder).as_posix())


def _paths(source: Path, place: Path) -> Iterator[tuple[Path, Path]]:
    """Each page as a picture that Tesseract can open, and the file of the book it comes from."""
    if source.is_dir():
        for file in page_files(source, PICTURES):
            yield from _paths(file, place)
    elif kind(source) in pdf.SUFFIXES:
        for drawing in drawings(source, RESOLUTION):
            path = place / "page.png"
            path.write_bytes(drawing)
            yield path, source
    else:
        yield source, source
