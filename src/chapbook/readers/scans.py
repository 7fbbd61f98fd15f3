"""Finds the scan in a book's folder and reads it with the reader for its kind.

A reader is a module of this package with ``SUFFIXES`` and ``read(path) -> (Scan, findings)``; a new input is one new
file and a line in ``READERS``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from chapbook.readers import plain
from chapbook.shapes.edition import Book
from chapbook.shapes.findings import Finding, SetupError
from chapbook.shapes.scan import Scan


class Reader(Protocol):
    """What a reader module offers."""

    SUFFIXES: tuple[str, ...]

    def read(self, path: Path, /) -> tuple[Scan, tuple[Finding, ...]]:
        """The scan in a file; raises SetupError where the file is none."""
        ...


READERS: tuple[Reader, ...] = (plain,)


def find_scan(folder: Path, named: str = "") -> Path:
    """The scan file of a book folder: the one edition.toml names, or the only ``scan.*`` there.

    Raises SetupError when it is missing, not unique, or outside the folder.
    """
    if named:
        path = folder / named
        if not path.resolve().is_relative_to(folder.resolve()):
            raise SetupError(
                f'{folder / "edition.toml"}: scan = "{named}" leaves the book\'s folder. Put the scan in it.'
            )
        if not path.is_file():
            raise SetupError(
                f'{folder / "edition.toml"}: scan = "{named}" is not there. Correct the name or add the file.'
            )
        return path
    known = [suffix for reader in READERS for suffix in reader.SUFFIXES]
    found = [folder / f"scan{suffix}" for suffix in known if (folder / f"scan{suffix}").is_file()]
    if not found:
        raise SetupError(f"{folder}: no scan. Put the OCR text there as scan.txt (UTF-8).")
    if len(found) > 1:
        names = ", ".join(path.name for path in found)
        raise SetupError(f'{folder}: several scans ({names}). Name one in edition.toml: scan = "{found[0].name}".')
    return found[0]


def read_path(path: Path) -> tuple[Scan, tuple[Finding, ...]]:
    """The scan in a file, by the reader for its suffix. Raises SetupError for a file that cannot be read as a scan."""
    for reader in READERS:
        if any(path.name.endswith(suffix) for suffix in reader.SUFFIXES):
            return reader.read(path)
    kinds = ", ".join(suffix for reader in READERS for suffix in reader.SUFFIXES)
    raise SetupError(f"{path}: no reader for this kind of file. Chapbook reads {kinds}.")


def read_scan(book: Book) -> tuple[Scan, tuple[Finding, ...]]:
    """The scan of a book and what its reader noticed (encoding, pages and their mark)."""
    return read_path(find_scan(book.folder, book.edition.scan))
