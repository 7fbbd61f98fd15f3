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
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE as IMAGE

INKED = 240
"""Shades of grey, of 256, that count as ink; paler is paper."""
Area: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the bottom left corner of the page."""
INK_SCALE = 2.0
"""Pixels to the point when ink is measured."""
EDGES = ("left", "right", "head", "foot")
UNEVEN = 0.02
"""The share of the ink along an edge that may end early: what is drawn is blurred at its corners."""
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


@dataclass(frozen=True, slots=True)
class Bleeding:
    """The edges of a page (from 1) at which ink touches the trimmed page, and those of them at which it ends before
    the bleed does; edges are "left", "right", "head" and "foot"."""

    page: int
    touched: tuple[str, ...]
    short: tuple[str, ...]


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


def bleeding_pages(path: Path) -> tuple[Bleeding, ...]:
    """Where ink touches the edges of the trimmed pages, and how far it goes; pages that it does not touch left out."""
    with opened(path) as document:
        found = (_bleeding(document[index], index + 1) for index in range(len(document)))
        return tuple(bleeding for bleeding in found if bleeding.touched)


def resolutions(path: Path) -> tuple[tuple[int, float], ...]:
    """For each picture of a PDF its page, from 1, and its dots an inch as it is printed, the fewer of both ways."""
    with opened(path) as document:
        return tuple(
            (number, min(_dots(item))) for number, page in enumerate(document, 1) for item in page.get_objects((IMAGE,))
        )


def _dots(picture: Any) -> tuple[float, float]:
    (left, bottom, right, top), (columns, rows) = picture.get_bounds(), picture.get_px_size()
    return 72 * columns / (right - left), 72 * rows / (top - bottom)


def _bleeding(page: PdfPage, number: int) -> Bleeding:
    """Ink is looked for along each edge, just within the trimmed page and just within the bleed."""
    image, (left, _, _, top) = _rendered(page, INK_SCALE), page.get_cropbox()

    def inked(box: Area) -> list[bool]:
        x, y, right, foot = (
            round(place * INK_SCALE) for place in (box[0] - left, top - box[3], box[2] - left, top - box[1])
        )
        return [shade < INKED for shade in image.crop((x, y, max(right, x + 1), max(foot, y + 1))).tobytes()]

    trim, bleed = page.get_trimbox(), page.get_bleedbox()
    pairs = [(edge, inked(_line(trim, trim, edge)), inked(_line(bleed, trim, edge))) for edge in EDGES]
    touched = tuple(edge for edge, near, _ in pairs if any(near))
    short = tuple(
        edge
        for edge, near, far in pairs
        if sum(ink and not out for ink, out in zip(near, far, strict=True)) > UNEVEN * sum(near)
    )
    return Bleeding(number, touched, short)


def _line(box: Area, along: Area, edge: str) -> Area:
    """A line without breadth a point within an edge of a box, as long as the trimmed page."""
    left, bottom, right, top = along
    lines = {
        "left": (box[0] + 1, bottom, box[0] + 1, top),
        "right": (box[2] - 1, bottom, box[2] - 1, top),
        "head": (left, box[3] - 1, right, box[3] - 1),
        "foot": (left, box[1] + 1, right, box[1] + 1),
    }
    return lines[edge]


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
