"""Finds the scan in a book's folder and reads it with the reader for its kind.

A reader is a module of this package with ``SUFFIXES`` and ``read(path) -> (Scan, findings)``; a new input is one new
file and a line in ``READERS``. A folder ``scan`` of pages is read page by page with the same readers.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from chapbook.readers import alto, folders, hocr, images, pdf, plain
from chapbook.readers.files import NoTextError, PictureError, kind
from chapbook.readers.second import find_rivals
from chapbook.shapes.edition import Book
from chapbook.shapes.findings import Finding, Kind, SetupError
from chapbook.shapes.scan import Page, Scan

OCR = "scan.hocr.gz"
"""What ``./press ocr`` writes into a book's folder; beside another scan it is a second reading."""


class Reader(Protocol):
    """What a reader module offers."""

    SUFFIXES: tuple[str, ...]

    def read(self, path: Path, /) -> tuple[Scan, tuple[Finding, ...]]:
        """The scan in a file; raises SetupError where the file is none."""
        ...


READERS: tuple[Reader, ...] = (plain, hocr, alto, pdf, images)
SUFFIXES: tuple[str, ...] = tuple(suffix for reader in READERS for suffix in reader.SUFFIXES)


def find_scan(folder: Path, named: str = "") -> Path:
    """The scan of a book folder, a file or a folder of pages: the one edition.toml names, or the only ``scan`` there.

    Raises SetupError when it is missing, not unique, or outside the folder.
    """
    if named:
        return _named(folder, named)
    found = [folder / f"scan{suffix}" for suffix in SUFFIXES if (folder / f"scan{suffix}").is_file()]
    found += [folder / "scan"] if (folder / "scan").is_dir() else []
    if not found:
        raise SetupError(f"{folder}: no scan. Put the OCR text there as scan.txt (UTF-8).")
    first = [path for path in found if path.name != OCR] or found
    if len(first) > 1:
        names = ", ".join(path.name for path in first)
        raise SetupError(f'{folder}: several scans ({names}). Name one in edition.toml: scan = "{first[0].name}".')
    return first[0]


def _named(folder: Path, named: str) -> Path:
    path = folder / named
    if not path.resolve().is_relative_to(folder.resolve()):
        raise SetupError(f'{folder / "edition.toml"}: scan = "{named}" leaves the book\'s folder. Put the scan in it.')
    if not path.exists():
        raise SetupError(f'{folder / "edition.toml"}: scan = "{named}" is not there. Correct the name or add the file.')
    return path


def read_path(path: Path) -> tuple[Scan, tuple[Finding, ...]]:
    """The scan in a file or a folder of pages, by the reader for its kind, and how its pages were found.

    Raises SetupError for what cannot be read as a scan, PictureError for pictures that OCR has not read.
    """
    if path.is_dir():
        scan, findings = folders.read(path, SUFFIXES, _read_file)
    else:
        scan, findings = _read_file(path)
    if not scan.text.strip():
        raise NoTextError(f"{path}: holds no text. Give a scan with the text that the OCR made.")
    count = "1 page" if len(scan.pages) == 1 else f"{len(scan.pages)} pages"
    return scan, (*findings, Finding(None, Kind.NOTE, f"{count} found; page mark: {scan.mark}"))


def _read_file(path: Path) -> tuple[Scan, tuple[Finding, ...]]:
    for reader in READERS:
        if kind(path) in reader.SUFFIXES:
            return reader.read(path)
    raise SetupError(f"{path}: no reader for this kind of file. Chapbook reads {', '.join(SUFFIXES)}.")


def read_scan(book: Book) -> tuple[Scan, tuple[Finding, ...]]:
    """The scan of a book and what its reader noticed (encoding, pages and their mark, the OCR engine).

    Where the scan is pictures only, what ``./press ocr`` made of them is read; beside a scan with text it is a second
    reading, unless edition.toml names another, or "none".
    """
    path, reading = find_scan(book.folder, book.edition.scan), book.folder / OCR
    try:
        scan, findings = read_path(path)
    except PictureError:
        if not reading.is_file() or path == reading:
            raise
        scan, findings = read_path(reading)
        findings = (*findings, Finding(None, Kind.NOTE, f"{path.name} was read by OCR: {OCR}"))
        path = reading
    scan, findings = _with_second(scan, findings, _second(book, path))
    return _with_images(scan, book.folder, path), findings


def _second(book: Book, first: Path) -> Path | None:
    """The file of the second reading, if there is one."""
    named, usual = book.edition.second_reading, book.folder / OCR
    if named:
        return None if named == "none" else book.folder / named
    return usual if usual.is_file() and usual != first else None


def _with_second(scan: Scan, findings: tuple[Finding, ...], path: Path | None) -> tuple[Scan, tuple[Finding, ...]]:
    if path is None:
        return scan, findings
    rivals = find_rivals(scan, read_path(path)[0])
    said = f"second reading: {path.name} differs in {len(rivals)} places"
    return replace(scan, rivals=rivals), (*findings, Finding(None, Kind.NOTE, said))


def _with_images(scan: Scan, folder: Path, path: Path) -> Scan:
    """The scan with each page's image as a path in the book's folder, or none where no such file is there."""
    if not any(page.image for page in scan.pages):
        return scan
    near = (folder, path if path.is_dir() else path.parent, folder / "scan", folder / "images")
    return replace(scan, pages=tuple(replace(page, image=_image(page, folder, near)) for page in scan.pages))


def _image(page: Page, folder: Path, near: tuple[Path, ...]) -> str:
    # The OCR program named the file as it was on its own disk, so only the last part of a path may help.
    for name in (page.image, page.image.replace("\\", "/").rpartition("/")[2]):
        for place in near:
            path = (place / name).resolve()
            if name and path.is_file() and path.is_relative_to(folder.resolve()):
                return path.relative_to(folder.resolve()).as_posix()
    return ""
