"""SHA256SUMS and manifest.json: what a build is to the byte, so that another build can be compared with it.

The report is not counted: it tells of checks, which may be run again on the same files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

from chapbook.shapes.build import Build
from chapbook.writers.files import write_whole

SUMS, MANIFEST = "SHA256SUMS", "manifest.json"
NOT_COUNTED = frozenset({SUMS, MANIFEST, "report.html", "preflight.html", "edit.txt", "galley.pdf"})
WORK = frozenset({"fonts", "check", "work"})
"""Folders of what a build or a check works with: no part of the edition."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file, or an entry of a zip: its name, its bytes and their digest."""

    name: str
    bytes: int
    sha256: str
    entries: tuple[Entry, ...] = ()


def write_sums(build: Build) -> Path:
    """Writes manifest.json, then SHA256SUMS in the form that ``sha256sum --check`` reads; returns the latter's path."""
    folder = build.book.output
    files = tuple(_entry(folder, path) for path in _counted(folder))
    manifest = json.dumps([asdict(file) for file in files], ensure_ascii=False, indent=1) + "\n"
    write_whole(folder / MANIFEST, manifest.encode())
    listed = sorted((*files, _entry(folder, folder / MANIFEST)), key=lambda entry: entry.name)
    return write_whole(folder / SUMS, "".join(f"{file.sha256}  {file.name}\n" for file in listed).encode())


def altered(folder: Path) -> tuple[str, ...]:
    """The names in SHA256SUMS whose files have other bytes now or are missing, in its order."""
    lines = (line.partition("  ") for line in (folder / SUMS).read_text("utf-8").splitlines())
    return tuple(name for digest, _, name in lines if _digest(folder / name) != digest)


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _counted(folder: Path) -> Iterator[Path]:
    """The files of the edition by their names; hidden ones are being written."""
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith(".") for part in parts)
        if path.is_file() and not hidden and parts[0] not in NOT_COUNTED | WORK:
            yield path


def _entry(folder: Path, path: Path) -> Entry:
    content = path.read_bytes()
    entries: tuple[Entry, ...] = ()
    if path.suffix == ".epub":
        with ZipFile(path) as archive:
            entries = tuple(_sum(name, archive.read(name)) for name in archive.namelist())
    return _sum(path.relative_to(folder).as_posix(), content, entries)


def _sum(name: str, content: bytes, entries: tuple[Entry, ...] = ()) -> Entry:
    return Entry(name, len(content), sha256(content).hexdigest(), entries)
