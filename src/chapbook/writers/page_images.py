"""The images of pages, as files of the book's folder have them or drawn from a PDF, and pieces cut out of them.

Where no image is there, or none that can be read, there is no picture: nothing is raised.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from threading import Lock

from PIL import Image, UnidentifiedImageError

from chapbook.readers.pdf.pdfium import drawing
from chapbook.shapes.findings import SetupError
from chapbook.shapes.scan import Box, Scan

RESOLUTION = 300
"""Dots an inch at which a piece of a PDF's page is drawn: enough for print."""
_LOCK = Lock()
"""pdfium draws for one at a time."""


def image_place(folder: Path, scan: Scan, index: int) -> tuple[Path, int] | None:
    """The file that holds the image of a page (from 0), and the index (from 0) of the page in it; None without one."""
    if not 0 <= index < len(scan.pages) or not scan.pages[index].image:
        return None
    image = scan.pages[index].image
    return folder / image, sum(other.image == image for other in scan.pages[:index])


def read_image(path: Path, index: int, resolution: int) -> Image.Image | None:
    """The picture in a file, or of a page of a PDF at so many dots an inch."""
    try:
        with _LOCK:
            content = drawing(path, index, resolution) if path.suffix.lower() == ".pdf" else path.read_bytes()
        return Image.open(BytesIO(content)).convert("RGB")
    except (OSError, SetupError, UnidentifiedImageError):
        return None


def piece_of(picture: Image.Image, page: Box, box: Box) -> Image.Image:
    """The piece of a page's picture in a box, which is in the unit of the page's own."""
    across, down = picture.width / max(1, page.right), picture.height / max(1, page.bottom)
    left, top = max(0, round(box.left * across)), max(0, round(box.top * down))
    right, bottom = min(picture.width, round(box.right * across)), min(picture.height, round(box.bottom * down))
    return picture.crop((left, top, max(left + 1, right), max(top + 1, bottom)))


def png_of(picture: Image.Image, compression: int = 1) -> bytes:
    """The picture as a PNG."""
    content = BytesIO()
    picture.save(content, "PNG", compress_level=compression)
    return content.getvalue()


def cut_out(folder: Path, scan: Scan, index: int, box: Box) -> bytes | None:
    """A PNG of the piece of a page (from 0) in a box; None where the page has no image or no size."""
    place, page = image_place(folder, scan, index), scan.pages[index].box
    picture = read_image(*place, RESOLUTION) if place is not None and page is not None else None
    return png_of(piece_of(picture, page, box), 9) if picture is not None and page is not None else None
