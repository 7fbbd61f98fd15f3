"""Opens finished PDF files to look at them: the one module that knows pypdfium2. It never writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

from pypdfium2 import PdfDocument, PdfPage

INKED = 240
"""Shades of grey, of 256, that count as ink; paler is paper."""
Area: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the bottom left corner of the page."""
INK_SCALE = 2.0
"""Pixels to the point when ink is measured."""
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


def page_texts(path: Path) -> tuple[str, ...]:
    """The text of each page as a reader is given it to search and copy."""
    with opened(path) as document:
        return tuple(page.get_textpage().get_text_bounded() for page in document)


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


def shares_of_ink(path: Path, areas: Mapping[int, Sequence[Area]]) -> Mapping[int, tuple[float, ...]]:
    """For each page (from 1) the shares of each of its areas that are printed, from 0 to 1; greys count in part."""
    with opened(path) as document:
        return {number: tuple(_inked(document[number - 1], boxes)) for number, boxes in areas.items()}


def cut_outs(path: Path, places: Sequence[tuple[int, Area]], scale: float) -> tuple[Picture, ...]:
    """A grey picture of each area of a page (from 1), ``scale`` pixels to the point."""
    with opened(path) as document:
        return tuple(_cut_out(document[number - 1], area, scale) for number, area in places)


def _picture(page: PdfPage, width: int) -> Picture:
    picture = _encoded(_rendered(page, width / page.get_width()))
    page.close()
    return picture


def _inked(page: PdfPage, areas: Sequence[Area]) -> Iterator[float]:
    image = _rendered(page, INK_SCALE)
    for area in areas:
        counts = image.crop(_pixels(page, area, INK_SCALE)).histogram()
        total = sum(counts)
        yield sum(count * (255 - shade) for shade, count in enumerate(counts)) / (255 * total) if total else 0.0


def _cut_out(page: PdfPage, area: Area, scale: float) -> Picture:
    return _encoded(_rendered(page, scale).crop(_pixels(page, area, scale)))


def _rendered(page: PdfPage, scale: float) -> Any:
    bitmap = page.render(scale=scale, grayscale=True)
    image = bitmap.to_pil().convert("L")
    bitmap.close()
    return image


def _pixels(page: PdfPage, area: Area, scale: float) -> tuple[int, int, int, int]:
    """An area in pixels from the top left."""
    left, bottom, right, top = (round(length * scale) for length in area)
    height = round(page.get_height() * scale)
    return max(0, left), max(0, height - top), right, height - bottom


def _encoded(image: Any) -> Picture:
    content = BytesIO()
    image.quantize(GREYS).save(content, "PNG", optimize=True)
    return Picture(content.getvalue(), image.width, image.height)
