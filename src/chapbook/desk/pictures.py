"""The picture of a page, and the piece of it on which a word stands: from page images, or drawn from a PDF.

It reads files of the book's folder only. Where the input tells no boxes or no image is there, there is no picture.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock

from PIL import Image, ImageChops, ImageDraw, UnidentifiedImageError

from chapbook.desk.places import Look
from chapbook.readers.pdf.pdfium import drawing
from chapbook.shapes.findings import SetupError
from chapbook.shapes.scan import Box, Page, Scan, Span

RESOLUTION = 150
"""Dots an inch at which a page of a PDF is drawn: a line of ten points is some twenty pixels high."""
_WIDEST = 2400
_MARK = (255, 236, 150)
_AROUND = 0.9
"""How much of the height of a line is shown above and below it."""
_LOCK = Lock()
"""pdfium draws for one at a time."""


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
    return _png(cut)


def sheet(build: Look, index: int) -> bytes | None:
    """A PNG of a whole page (from 0), or None where there is no picture of it."""
    picture = whole(build, index)
    return _png(picture) if picture else None


def whole(build: Look, index: int) -> Image.Image | None:
    """The picture of a page (from 0)."""
    if not has_page(build, index):
        return None
    page = build.scan.pages[index]
    path = build.book.folder / page.image
    before = sum(other.image == page.image for other in build.scan.pages[:index])
    try:
        stamp = path.stat().st_mtime_ns
        return _opened(path, before, stamp)
    except (OSError, SetupError, UnidentifiedImageError):
        return None


@lru_cache(maxsize=6)
def _opened(path: Path, index: int, _stamp: int) -> Image.Image:
    with _LOCK:
        content = drawing(path, index, RESOLUTION) if path.suffix.lower() == ".pdf" else path.read_bytes()
    picture = Image.open(BytesIO(content)).convert("RGB")
    if picture.width > _WIDEST:
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


def _png(picture: Image.Image) -> bytes:
    content = BytesIO()
    picture.save(content, "PNG", compress_level=1)
    return content.getvalue()
