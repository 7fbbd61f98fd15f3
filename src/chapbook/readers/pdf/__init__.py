"""Reads a PDF with a text layer: what OCR wrote behind the picture of a page, or text that was set as text.

It never draws a page and never runs OCR: a PDF of pictures only is refused with the remedy.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from chapbook.readers.files import NoTextError, PictureError
from chapbook.readers.images import remedy
from chapbook.readers.pdf.lines import lines_of
from chapbook.readers.pdf.paragraphs import paragraphs_of
from chapbook.readers.pdf.pdfium import Leaf, leaves
from chapbook.readers.printed import Paragraph, PrintedPage, compose
from chapbook.shapes.findings import Finding, Kind
from chapbook.shapes.scan import Box, Scan

SUFFIXES: tuple[str, ...] = (".pdf", ".pdf.gz")
MARK = "the pages of the PDF"


def read(path: Path) -> tuple[Scan, tuple[Finding, ...]]:
    """The scan in a PDF; sizes and boxes in points. Raises SetupError where it cannot be opened.

    Raises PictureError where more than half of the pages are pictures without text: a scan behind a printed cover.
    """
    unread: list[int] = []
    scan, findings = compose(_pages(path, unread), MARK)
    if not scan.words and not unread:
        raise NoTextError(f"{path}: holds neither text nor pictures. Give the PDF of the scan.")
    if len(unread) * 2 > len(scan.pages) or not scan.words:
        raise PictureError(f"{path}: {remedy(path, 'holds pictures of pages')}")
    if unread:
        numbers = ", ".join(str(number) for number in unread)
        said = f"pages that are pictures without text: {numbers}. If there is text on them, run ./press ocr"
        findings = (*findings, Finding(None, Kind.WARNING, said))
    return scan, findings


def _pages(path: Path, unread: list[int]) -> Iterator[PrintedPage]:
    for number, leaf in enumerate(leaves(path), 1):
        if leaf.pictures and not leaf.words:
            unread.append(number)
        box = Box(0, 0, round(leaf.width), round(leaf.height))
        yield PrintedPage(_paragraphs(leaf), box, path.name, pictures=_pictures(leaf))


def _paragraphs(leaf: Leaf) -> tuple[Paragraph, ...]:
    return tuple(
        tuple(tuple(word.printed() for word in line.words) for line in paragraph)
        for paragraph in paragraphs_of(lines_of(leaf.words))
    )


def _pictures(leaf: Leaf) -> tuple[Box, ...]:
    """The pictures on a page, but for one behind the whole of it: that is the page itself."""
    whole = 0.8 * leaf.width * leaf.height
    return tuple(
        box for box in leaf.pictures if (box.right - box.left) * (box.bottom - box.top) < whole or not leaf.words
    )
