"""Checks the numbers and lists of [booklet] in edition.toml. It raises, and changes nothing.

Whether a scheme is known and suits the page is found where schemes are: by writers.settings, before a task begins.
"""

from __future__ import annotations

from pathlib import Path

from chapbook.shapes.edition import Booklet
from chapbook.shapes.findings import SetupError

THINNEST, THICKEST = 0.03, 1.0
"""Millimetres of a sheet: bible paper and heavy board; office paper of 80 g/m² has 0.1."""


def check_booklet(path: Path, booklet: Booklet) -> None:
    """Raises SetupError with the file, the key and the remedy where a key of [booklet] cannot be used."""
    if not booklet.schemes:
        raise SetupError(f"{path}: the key 'booklet.schemes' is empty. Write one at least, as in [\"saddle\"].")
    if len(set(booklet.schemes)) < len(booklet.schemes):
        raise SetupError(f"{path}: the key 'booklet.schemes' names a scheme twice. Take one out.")
    if booklet.signature < 0 or booklet.signature % 4:
        raise SetupError(
            f"{path}: the key 'booklet.signature' is {booklet.signature}. Write how many pages are folded into one "
            "another at most: a multiple of 4, such as 32, or 0 for what folds well."
        )
    if not THINNEST <= booklet.thickness <= THICKEST:
        raise SetupError(
            f"{path}: the key 'booklet.thickness' is {booklet.thickness:g}. Write the thickness of a sheet in "
            f"millimetres, from {THINNEST:g} to {THICKEST:g}; office paper has 0.1."
        )
    if booklet.copies < 1:
        raise SetupError(f"{path}: the key 'booklet.copies' is {booklet.copies}. Write a number from 1 on.")
