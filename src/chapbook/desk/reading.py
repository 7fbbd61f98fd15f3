"""How far each page has been read: ``reading.jsonl`` in the book's folder, one line for each time an editor said so.

Lines are added, never changed: the last one of a page holds. A last line that is not whole counts for nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

NAME = "reading.jsonl"


class Status(StrEnum):
    """How far a page has been read against the scan."""

    NONE = "none"
    ONCE = "once"
    TWICE = "twice"


def read_statuses(folder: Path) -> Mapping[int, Status]:
    """The status of each page that has one, by its number (from 1)."""
    path = folder / NAME
    lines = path.read_bytes().split(b"\n")[:-1] if path.is_file() else []
    found: dict[int, Status] = {}
    for line in lines:
        try:
            said = json.loads(line)
            found[int(said["page"])] = Status(said["read"])
        except (ValueError, KeyError, TypeError):
            continue  # a line that a broken writing or a hand left; the next build of the list goes without it
    return found


def add_status(folder: Path, page: int, status: Status, by: str, when: str) -> None:
    """Adds the status of a page (from 1), on the disk before this returns."""
    path = folder / NAME
    said = {"page": page, "read": str(status), "by": by, "when": when}
    file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        size = os.fstat(file).st_size
        torn = size > 0 and os.pread(file, 1, size - 1) != b"\n"
        os.write(file, b"\n" * torn + json.dumps(said, ensure_ascii=False).encode() + b"\n")
        os.fsync(file)
    finally:
        os.close(file)
