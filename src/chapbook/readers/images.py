"""Knows page images by their names and looks into none: a build reads no picture, ``./press ocr`` does."""

from __future__ import annotations

from pathlib import Path

from chapbook.readers.files import PictureError
from chapbook.shapes.findings import Finding
from chapbook.shapes.scan import Scan

SUFFIXES: tuple[str, ...] = (".png", ".jpg", ".jpeg", ".tif", ".tiff")


def read(path: Path) -> tuple[Scan, tuple[Finding, ...]]:
    """Raises PictureError with the remedy: a picture has to go through OCR first."""
    raise PictureError(f"{path}: {remedy(path, 'is a picture of a page')}")


def remedy(path: Path, what: str) -> str:
    """What is the matter and what to do, for the scan at a path inside a book's folder."""
    folders = [folder for folder in path.parents if folder.parent.name == "source"]
    slug = folders[0].name if folders else "SLUG"
    return f"{what}, and no text yet. Have Tesseract read it first: ./press ocr --book {slug}"
