"""work/made.json: which text and edition each file of a build folder was made from.

A build that broke off, or a task that makes one file, leaves old files beside new ones, each whole and sound in itself;
only this record tells the mixture. It is no part of the edition, and no file is made from it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from chapbook.shapes.build import Build
from chapbook.writers.exports import document_json, plain_json, plain_of
from chapbook.writers.files import write_whole

MADE = Path("work", "made.json")


def origin_of(build: Build) -> str:
    """The digest of all that a book's files are made from: text, edition, the publisher's pages, pictures, styles."""
    return sha256(b"".join(sha256(part).digest() for part in _parts(build))).hexdigest()


def record_made(output: Path, files: Iterable[Path], origin: str) -> None:
    """Puts on record that these files, or folders, of a book's output folder were made from ``origin``."""
    made = _recorded(output) | {file.relative_to(output).as_posix(): origin for file in files}
    write_whole(output / MADE, json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True).encode())


def made_otherwise(output: Path, origin: str) -> tuple[str, ...] | None:
    """The names of the files that were made from another origin, sorted; None if nothing is on record."""
    made = {name: made_from for name, made_from in _recorded(output).items() if (output / name).exists()}
    return tuple(name for name, made_from in sorted(made.items()) if made_from != origin) if made else None


def _recorded(output: Path) -> dict[str, str]:
    path = output / MADE
    try:
        read = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    except ValueError:
        return {}
    return {str(name): str(origin) for name, origin in read.items()} if isinstance(read, dict) else {}


def _parts(build: Build) -> Iterator[bytes]:
    book = build.book
    yield document_json(build.document)
    yield plain_json(plain_of(build.printed, book.as_typed))
    yield repr((book.edition, build.matter)).encode()
    pictures = sorted(path for path in (book.folder / "images").rglob("*") if path.is_file())
    for path in (*sorted(book.styles.glob("*.css")), book.folder / "style.css", *pictures):
        if path.is_file():
            yield path.name.encode()
            yield path.read_bytes()
