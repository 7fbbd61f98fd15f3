"""Adds good words to the book's own list, ``words.txt``. It takes none away but the one it has just added."""

from __future__ import annotations

import os
import re
from pathlib import Path

from chapbook.readers.words import NAME

_EDGES = re.compile(r"^(?:[^\W\d_]{1,2}['’]|[\W_])+|[\W_]+$")


def bare(word: str) -> str:
    """A word without an elided one before it and without the marks around it: « l'Ekimovien, » is Ekimovien."""
    return _EDGES.sub("", " ".join(word.split()))


def add_word(folder: Path, word: str) -> bool:
    """Adds a line to the list, on the disk before this returns; False where the word stands there already."""
    path = folder / NAME
    content = path.read_bytes() if path.is_file() else b""
    if word in content.decode().splitlines():
        return False
    start = b"" if not content or content.endswith(b"\n") else b"\n"
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        os.write(file, start + word.encode() + b"\n")
        os.fsync(file)
    finally:
        os.close(file)
    return True


def drop_word(folder: Path, word: str) -> None:
    """Takes the last word of the list off again, if it is this one."""
    path = folder / NAME
    content = path.read_bytes() if path.is_file() else b""
    line = word.encode() + b"\n"
    if content == line or content.endswith(b"\n" + line):
        with path.open("r+b") as file:
            file.truncate(len(content) - len(line))
