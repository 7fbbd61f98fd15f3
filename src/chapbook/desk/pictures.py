"""The picture of a page, and the piece of it on which a word stands: from page images, or drawn from a PDF.

It reads files of the book's folder only. Where the input tells no boxes or no image is there, there is no picture.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

from chapbook.desk.places import Look
from chapbook.shapes.scan import Box, Page, Scan, Span
from chapbook.writers.page_images import image_place, piece_of, png_of, read_image

RESOLUTION = 150
"""Dots an inch at which a page of a PDF is drawn: a line of ten points is some twenty pixels high."""
_WIDEST = 2400
_MARK = (255, 236, 150)
_AROUND = 0.9
"""How much of the height of a line is shown above and below it."""


def has_picture(build: Look, span: Span) -> bool:
    """True if a piece of a page image can be shown for a span of the scan."""
    page = _page(build.scan, span.start)
    return bool(page and page.image and page.box and page.box.right and words_at(build.scan, span))


def has_page(build: Look, index: int) -> bool:
    """True if the picture of a page (from 0) can be shown."""
    return 0 <= index < len(build.scan.pages) and bool(build.scan.pages[index].image)


def words_at(scan: Scan, span: Span) -> tuple[Box, ...]:
    """The boxes of the words that a span of the scan touches."""
    first = bisect_left(scan.words, span.start, key=lambda word: word.span.end)
    found = []
    for word in scan.words[first:]:
        if word.span.start >= span.end:
            break
        if word.span.end > span.start:
            found.append(word.box)
    return tuple(found)


def strip(build: Look, line: Span, words: Span) -> bytes | None:
    """A PNG of the line of a page, the words marked in it; None where there is none."""
    page = _page(build.scan, words.start)
    boxes, hits = words_at(build.scan, line), words_at(build.scan, words)
    picture = whole(build, build.scan.page_index(words.start))
    if not (page and page.box and boxes and hits and picture):
        return None
    scale = picture.width / page.box.right
    frame = _union(boxes)
    margin = round(_AROUND * (frame.bottom - frame.top) / max(1, _rows(boxes)))
    shown = _scaled(Box(frame.left, frame.top - margin, frame.right, frame.bottom + margin), scale, margin)
    within = (max(0, shown.left), max(0, shown.top), min(picture.width, shown.right), min(picture.height, shown.bottom))
    cut = picture.crop(within)
    for hit in hits:
        box = _scaled(hit, scale, 3)
        cut = _marked(
            cut, Box(box.left - within[0], box.top - within[1], box.right - within[0], box.bottom - within[1])
        )
    return png_of(cut)


def piece(build: Look, index: int, box: Box) -> bytes | None:
    """A PNG of a piece of a page (from 0) that holds no words, or None where there is no picture of it."""
    picture, page = whole(build, index), build.scan.pages[index].box
    return png_of(piece_of(picture, page, box)) if picture and page else None


def sheet(build: Look, index: int) -> bytes | None:
    """A PNG of a whole page (from 0), or None where there is no picture of it."""
    picture = whole(build, index)
    return png_of(picture) if picture else None


def whole(build: Look, index: int) -> Image.Image | None:
    """The picture of a page (from 0)."""
    place = image_place(build.book.folder, build.scan, index)
    if place is None or not place[0].exists():
        return None
    return _opened(*place, place[0].stat().st_mtime_ns)


@lru_cache(maxsize=6)
def _opened(path: Path, index: int, _stamp: int) -> Image.Image | None:
    picture = read_image(path, index, RESOLUTION)
    if picture is not None and picture.width > _WIDEST:
        picture = picture.resize((_WIDEST, round(picture.height * _WIDEST / picture.width)), Image.Resampling.LANCZOS)
    return picture


def _page(scan: Scan, offset: int) -> Page | None:
    return scan.pages[scan.page_index(offset)] if scan.pages else None


def _union(boxes: tuple[Box, ...]) -> Box:
    lefts, tops, rights, bottoms = zip(*((box.left, box.top, box.right, box.bottom) for box in boxes), strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def _rows(boxes: tuple[Box, ...]) -> int:
    """About how many lines the boxes fill."""
    heights = sorted(box.bottom - box.top for box in boxes)
    frame = _union(boxes)
    return max(1, round((frame.bottom - frame.top) / max(1, heights[len(heights) // 2])))


def _scaled(box: Box, scale: float, more: int) -> Box:
    left, top = round(box.left * scale) - more, round(box.top * scale) - more
    return Box(left, top, round(box.right * scale) + more, round(box.bottom * scale) + more)


def _marked(picture: Image.Image, box: Box) -> Image.Image:
    """The picture with a stretch of it as under a marker pen: the letters stay black."""
    pen = Image.new("RGB", picture.size, "white")
    ImageDraw.Draw(pen).rectangle((box.left, box.top, box.right, box.bottom), fill=_MARK)
    return ImageChops.multiply(picture, pen)
