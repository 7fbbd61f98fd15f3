"""Whether a picture that an editor names can be shown: it lies in the book's images/ and is what its name says."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

STARTS = {".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n", ".gif": b"GIF8"}
"""The first bytes of each kind of picture, by the ending of its name."""
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
