"""Files appear whole or not at all: each is written beside its place under another name, then moved there."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path beside ``path`` to write to; what stands there at the end replaces ``path`` in one move.

    If the block raises, ``path`` is as it was. Missing folders are made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # The same folder, so that the move stays on one disk; the process id, so that two builds do not meet.
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> Path:
    """Writes the bytes to the file, whole or not at all; returns its path."""
    with whole_file(path) as beside:
        beside.write_bytes(content)
    return path


def write_folder(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Writes the files (by name) into the folder and takes away all others there; folders in it are left alone."""
    for name, content in files.items():
        write_whole(folder / name, content)
    for other in folder.iterdir():
        if other.is_file() and other.name not in files:
            other.unlink()
    return folder
