"""What readers of text with positions have seen on the pages, and the Scan that is composed of it.

The text is laid out as Tesseract writes its own: a line for each line of print, one space between words, a blank line
between paragraphs, a form feed after each page. So a scan reads the same from hOCR, ALTO, PDF and plain text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chapbook.readers.plain import CONTROL
from chapbook.shapes.findings import Finding, Kind
from chapbook.shapes.scan import Box, Page, Scan, Span, Word


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """A word as read, without spaces. ``size`` is that of the type, 0 where unknown; ``glued``: no space before it."""

    text: str
    box: Box
    confidence: float = 1.0
    size: float = 0.0
    italic: bool = False
    bold: bool = False
    glued: bool = False


Line = tuple[PrintedWord, ...]
Paragraph = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page: its paragraphs in reading order, its size, its picture as the input names it, its printed number."""

    paragraphs: tuple[Paragraph, ...]
    box: Box | None = None
    image: str = ""
    label: str = ""
    pictures: tuple[Box, ...] = ()


class Composition:
    """A text that grows word by word, with the spans of its words and pages."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._words: list[Word] = []
        self._pages: list[Page] = []
        self.strange = 0

    def page(self, page: PrintedPage) -> None:
        """Adds a page and its mark."""
        start = self._length
        for index, paragraph in enumerate(page.paragraphs):
            if index:
                self._write("\n")
            for line in paragraph:
                self._line(line)
        span = Span(start, self._length)
        self._pages.append(Page(span, page.label, page.box, page.image, page.pictures))
        self._write("\f")

    def scan(self, mark: str) -> Scan:
        """All that was added, as a scan whose pages were found by ``mark``."""
        return Scan("".join(self._parts), tuple(self._pages), mark, tuple(self._words))

    def _line(self, line: Line) -> None:
        for index, word in enumerate(line):
            if index and not word.glued:
                self._write(" ")
            start = self._length
            self._write(self._printable(word.text))
            span = Span(start, self._length)
            self._words.append(Word(span, word.box, word.confidence, word.size, word.italic, word.bold))
        self._write("\n")

    def _printable(self, text: str) -> str:
        if text.isprintable():
            return text
        folded, count = CONTROL.subn("\ufffd", text)
        self.strange += count
        return folded

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def compose(pages: Iterable[PrintedPage], mark: str) -> tuple[Scan, tuple[Finding, ...]]:
    """The scan of the pages, blank ones included, and a warning where controls were read as U+FFFD."""
    composition = Composition()
    for page in pages:
        composition.page(page)
    scan = composition.scan(mark)
    if not composition.strange:
        return scan, ()
    place = scan.where(scan.text.index("\ufffd"))
    message = f"{composition.strange} control characters were read as U+FFFD, the first one here"
    return scan, (Finding(place, Kind.WARNING, message),)
