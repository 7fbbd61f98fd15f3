"""Checks what edition.toml says of the publisher's own: ISBN, cover picture, logo. It raises, and changes nothing."""

from __future__ import annotations

import re
from pathlib import Path

from chapbook.readers.pictures import cover_fault, picture_fault
from chapbook.shapes.edition import Edition
from chapbook.shapes.findings import SetupError

_STILLS = (".jpg", ".jpeg", ".png")
_ISBN = re.compile(r"(?:97[89]\d{10}|\d{9}[\dX])")


def check_publisher(path: Path, edition: Edition) -> None:
    """Raises SetupError with the file, the key and the remedy where a key of the publisher's cannot be used."""
    if edition.isbn and not _is_isbn(edition.isbn):
        raise SetupError(
            f"{path}: the key 'isbn' is no ISBN: its check digit does not fit. Copy it again, figure by figure."
        )
    for key, name in (("cover", edition.cover), ("logo", edition.logo)):
        fault = picture_fault(path.parent, name, _STILLS) if name else None
        if name and key == "cover":
            fault = fault or cover_fault(path.parent / name)
        if fault:
            raise SetupError(f"{path}: the key {key!r}: the picture {name} {fault[0]}. {fault[1]}.")
    if edition.logo and not edition.publisher.strip():
        remedy = "Write the publisher's name, which stands for the logo where it cannot be seen."
        raise SetupError(f"{path}: the key 'logo' needs the key 'publisher'. {remedy}")


def _is_isbn(text: str) -> bool:
    """True for 10 or 13 figures whose check digit is right (ISBN Users' Manual, 7th ed., appendix 1)."""
    digits = re.sub(r"[ -]", "", text)
    if not _ISBN.fullmatch(digits):
        return False
    if len(digits) == 13:
        return sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(digits)) % 10 == 0
    values = (10 if digit == "X" else int(digit) for digit in digits)
    return sum(value * weight for value, weight in zip(values, range(10, 0, -1), strict=True)) % 11 == 0
