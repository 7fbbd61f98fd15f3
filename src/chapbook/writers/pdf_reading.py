"""Opens finished PDF files to look at them: the one module that knows pypdfium2. It never writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path

from pypdfium2 import PdfDocument, PdfPage

INKED = 240
"""Shades of grey, of 256, that count as ink; paler is paper."""
GREYS = 16
"""Shades in a picture: enough for anti-aliased text, and 4 bits a pixel."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A small picture of one page: PNG bytes, width and height in pixels."""

    png: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Ink:
    """How near ink comes to the edge of a page: the page's index, from 0, and the smallest distance in points."""

    side: int
    margin: float


@contextmanager
def opened(path: Path | bytes) -> Iterator[PdfDocument]:
    """The open PDF (``len()`` counts its pages, indices count from 0); closed at the end of the block."""
    document = PdfDocument(path)
    try:
        yield document
    finally:
        document.close()


def page_count(path: Path) -> int:
    """The number of pages of a PDF file."""
    with opened(path) as document:
        return len(document)


def count_pages(pdf: bytes) -> int:
    """The number of pages of a PDF that is no file yet."""
    with opened(pdf) as document:
        return len(document)


def pictures(path: Path, width: int, limit: int) -> tuple[Picture, ...]:
    """Grey pictures of the first ``limit`` pages, each ``width`` pixels wide; the same bytes for the same PDF."""
    with opened(path) as document:
        return tuple(_picture(page, width) for page in islice(document, limit))


def ink_margins(pdf: bytes) -> tuple[Ink, ...]:
    """How near ink comes to the edges of each page that has any, to a third of a millimetre (it is drawn, and seen)."""
    with opened(pdf) as document:
        return tuple(
            Ink(index, margin) for index in range(len(document)) if (margin := _margin(document[index])) is not None
        )


def _margin(page: PdfPage) -> float | None:
    bitmap = page.render(scale=1, grayscale=True)
    box = bitmap.to_pil().point([255] * INKED + [0] * (256 - INKED)).getbbox()
    size = (bitmap.width, bitmap.height)
    bitmap.close()
    page.close()
    return float(min(box[0], box[1], size[0] - box[2], size[1] - box[3])) if box else None


def _picture(page: PdfPage, width: int) -> Picture:
    bitmap = page.render(scale=width / page.get_width(), grayscale=True)
    image, content = bitmap.to_pil().quantize(GREYS), BytesIO()
    image.save(content, "PNG", optimize=True)
    bitmap.close()
    page.close()
    return Picture(content.getvalue(), image.width, image.height)
