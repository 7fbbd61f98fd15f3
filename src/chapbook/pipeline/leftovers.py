"""Tells what a run has left as it was in a build folder, so that old is not taken for new. It deletes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

WORK = "work"
"""The folder of what the program keeps for itself: nobody reads it."""

Stamps: TypeAlias = Mapping[str, tuple[tuple[str, int, int], ...]]


def stamps_of(output: Path) -> Stamps:
    """The files and folders of a build folder, each with the stamps of its files; none if it is missing."""
    if not output.is_dir():
        return {}
    entries = sorted(entry for entry in output.iterdir() if entry.name != WORK and not entry.name.startswith("."))
    return {f"{entry.name}/" if entry.is_dir() else entry.name: _stamps(entry) for entry in entries}


def leftovers(before: Stamps, output: Path) -> tuple[str, ...]:
    """The names of those that are as they were before, sorted; a folder counts if none of its files was written."""
    return tuple(name for name, stamps in stamps_of(output).items() if before.get(name) == stamps)


def _stamps(entry: Path) -> tuple[tuple[str, int, int], ...]:
    files = [entry] if entry.is_file() else sorted(path for path in entry.rglob("*") if path.is_file())
    return tuple((str(path), (stat := path.stat()).st_ino, stat.st_mtime_ns) for path in files)
