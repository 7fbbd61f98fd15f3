"""Whether a picture that an editor names can be shown: it lies in the book's images/ and is what its name says.

Only the bytes that name kind and size are looked at; no picture is opened.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

STARTS = {".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n", ".gif": b"GIF8"}
"""The first bytes of each kind of picture, by the ending of its name."""
LEAST_SIDE = 1000
"""Pixels of a cover's longer side that e-book shops ask for (Kindle Publishing Guidelines, cover image)."""
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""JPEG's markers of a frame header, which holds the size (ITU T.81 table B.1)."""
_NAME = re.compile(r"[A-Za-z0-9._/-]+")


def picture_fault(folder: Path, name: str, kinds: tuple[str, ...] = tuple(STARTS)) -> tuple[str, str] | None:
    """What is wrong with the picture ``name`` of a book's folder, and the remedy; None if it can be shown."""
    inside = PurePosixPath(name)
    path = folder / inside
    if inside.parts[:1] != ("images",) or ".." in inside.parts or not path.resolve().is_relative_to(folder.resolve()):
        return "is not in the folder images", "Put it there and write images/NAME"
    if not _NAME.fullmatch(name):
        return "has a name that not every device can open", "Name it of letters a-z, digits, dots and hyphens"
    if inside.suffix.lower() not in kinds:
        return f"is none of {', '.join(kinds)}", "Save it as one of these"
    if not path.is_file():
        return "is not there", f"Put it into {folder / 'images'}, or take its mention out"
    with path.open("rb") as file:
        if not file.read(8).startswith(STARTS[inside.suffix.lower()]):
            return f"is no {inside.suffix[1:].upper()} picture inside", "Save it anew under the right ending"
    return None


def cover_fault(path: Path) -> tuple[str, str] | None:
    """What is wrong with the size of a cover, and the remedy; None if it is large enough or of no known size."""
    sides = size_of(path.read_bytes())
    if sides is None or max(sides) >= LEAST_SIDE:
        return None
    told = f"is {sides[0]} by {sides[1]} pixels, too small for the e-book shops"
    return told, f"Give one of at least {LEAST_SIDE} pixels on the longer side; best are 1600 by 2400, upright"


def size_of(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG (its IHDR) or JPEG (its frame header, ITU T.81 clause B.2.2), else None."""
    if content.startswith(STARTS[".png"]):
        return (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) if len(content) >= 24 else None
    at = 2
    while content[:2] == b"\xff\xd8" and at + 9 <= len(content) and content[at] == 0xFF:
        if content[at + 1] in _FRAMES:
            height, width = (int.from_bytes(content[at + low : at + low + 2]) for low in (5, 7))
            return width, height
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return None
