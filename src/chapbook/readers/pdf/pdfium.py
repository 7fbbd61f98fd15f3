"""Opens PDF files to read their letters, and to draw pages for OCR: the one module of the readers that knows pypdfium2.

Clauses are those of ISO 32000-1. Measures are points (1/72 inch), from the top left corner of the page as it is
shown: cropped (14.11.2) and turned (7.7.3.3, Rotate).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError, PdfPage, PdfTextPage

from chapbook.readers.files import MEGABYTE, read_bytes
from chapbook.readers.printed import PrintedWord
from chapbook.shapes.findings import SetupError
from chapbook.shapes.scan import Box

LARGEST = 1024 * MEGABYTE

# 9.8.2, table 123: flags of a font descriptor.
_ITALIC, _FORCE_BOLD = 1 << 6, 1 << 18
_HYPHENS = "\x02\ufffe\u00ad"
"""What pdfium makes of a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class PdfWord:
    """A word between spaces: its edges in points, the size of its type, its style."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    italic: bool
    bold: bool

    @property
    def height(self) -> float:
        """Its height in points, with the font's ascent and descent."""
        return self.bottom - self.top

    def printed(self) -> PrintedWord:
        """The word as it goes into a scan; a PDF tells no confidence."""
        box = Box(round(self.left), round(self.top), round(self.right), round(self.bottom))
        return PrintedWord(self.text, box, 1.0, self.size, self.italic, self.bold)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: its size in points, its words in the order of the file, the edges of its pictures."""

    width: float
    height: float
    words: tuple[PdfWord, ...]
    pictures: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """From the coordinates of a page (8.3.2.3: from its bottom left) to those of the page as shown."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int

    def shown(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom edge of a rectangle as shown."""
        match self.turned:
            case 90:
                return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
            case 180:
                return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
            case 270:
                return self.top - top, self.right - right, self.top - bottom, self.right - left
            case _:
                return left - self.left, self.top - top, right - self.left, self.top - bottom


def leaves(path: Path) -> Iterator[Leaf]:
    """The pages of a PDF file, in order. Raises SetupError where it is locked or broken."""
    with _opened(path) as document:
        for index in range(len(document)):
            page = document[index]
            left, bottom, right, top = page.get_cropbox()
            frame = _Frame(left, bottom, right, top, page.get_rotation())
            text = page.get_textpage()
            yield Leaf(page.get_width(), page.get_height(), tuple(_words(text, frame)), tuple(_pictures(page, frame)))
            text.close()
            page.close()


def drawings(path: Path, resolution: int) -> Iterator[bytes]:
    """Each page of a PDF file as a grey PNG picture of so many dots an inch."""
    with _opened(path) as document:
        for index in range(len(document)):
            yield _drawn(document[index], resolution)


def drawing(path: Path, index: int, resolution: int) -> bytes:
    """One page of a PDF file (from 0), drawn the same way. Raises SetupError where there is no such page."""
    with _opened(path) as document:
        if not 0 <= index < len(document):
            raise SetupError(f"{path}: has {len(document)} pages, and page {index + 1} was asked for.")
        return _drawn(document[index], resolution)


def _drawn(page: PdfPage, resolution: int) -> bytes:
    bitmap, content = page.render(scale=resolution / 72, grayscale=True), BytesIO()
    bitmap.to_pil().save(content, "PNG", dpi=(resolution, resolution))
    bitmap.close()
    page.close()
    return content.getvalue()


def page_count(path: Path) -> int:
    """The number of pages of a PDF file."""
    with _opened(path) as document:
        return len(document)


@contextmanager
def _opened(path: Path) -> Iterator[PdfDocument]:
    try:
        document = PdfDocument(read_bytes(path, LARGEST))
    except PdfiumError as error:
        locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        why = "is locked by a password. Save it without" if locked else "is no sound PDF. Save it anew"
        raise SetupError(f"{path}: {why} ({error}).") from error
    try:
        yield document
    except PdfiumError as error:
        raise SetupError(f"{path}: has a page that cannot be read ({error}). Save the PDF anew.") from error
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class _Letter:
    index: int
    character: str
    edges: tuple[float, float, float, float]


def _words(text: PdfTextPage, frame: _Frame) -> Iterator[PdfWord]:
    letters: list[_Letter] = []
    for index in range(text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text, index))
        if character.isspace() or character == "\0":
            yield from _word(text, letters)
            letters = []
            continue
        # The loose box spans the font's ascent and descent, so that all letters of a line are of one height.
        edges = frame.shown(*text.get_charbox(index, loose=True))
        if letters and _elsewhere(letters[-1].edges, edges):
            yield from _word(text, letters)
            letters = []
        letters.append(_Letter(index, "-" if character in _HYPHENS else character, edges))
    yield from _word(text, letters)


def _elsewhere(before: tuple[float, float, float, float], edges: tuple[float, float, float, float]) -> bool:
    """True if a letter stands on another line: pdfium gives no space after the hyphen that ends a line."""
    (left, top, _, bottom), (_, top_before, right_before, bottom_before) = edges, before
    return bottom < (top_before + bottom_before) / 2 or top > bottom_before or right_before - left > bottom - top


def _word(text: PdfTextPage, letters: list[_Letter]) -> Iterator[PdfWord]:
    """The word of some letters, or none; its size and style are those of its middle letter."""
    if letters:
        lefts, tops, rights, bottoms = zip(*(letter.edges for letter in letters), strict=True)
        middle = letters[len(letters) // 2].index
        italic, bold = _style(text, middle)
        yield PdfWord(
            text="".join(letter.character for letter in letters),
            left=min(lefts),
            top=min(tops),
            right=max(rights),
            bottom=max(bottoms),
            size=pdfium.FPDFText_GetFontSize(text, middle),
            italic=italic,
            bold=bold,
        )


def _style(text: PdfTextPage, index: int) -> tuple[bool, bool]:
    """Whether a letter is italic and whether it is bold, by its font's flags or, more often set right, its name."""
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, name, 128, flags)
    font = name.value.lower()
    italic = bool(flags.value & _ITALIC) or b"italic" in font or b"oblique" in font
    bold = b"bold" in font or b"black" in font or b"heavy" in font or bool(flags.value & _FORCE_BOLD)
    return italic, bold


def _pictures(page: PdfPage, frame: _Frame) -> Iterator[Box]:
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        left, top, right, bottom = frame.shown(*thing.get_bounds())
        yield Box(round(left), round(top), round(right), round(bottom))
