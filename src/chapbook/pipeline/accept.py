"""Keeps the golden editions: today's text of a book, and why it differs from the scan, as files that git can compare.

It writes under tests/golden only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from chapbook.pipeline.asked import each_book
from chapbook.pipeline.display import Display
from chapbook.pipeline.stages import text_stages
from chapbook.readers.edition import read_book
from chapbook.shapes.build import Build
from chapbook.writers.files import write_whole
from chapbook.writers.text import write_clean_text, write_xhtml

GOLDEN = Path("tests") / "golden"


def run_accept(root: Path, asked: str = "") -> int:
    """Rewrites the golden folder of each book asked for; returns the exit status."""
    display = Display()

    def accepted(slug: str) -> None:
        accept_book(root, slug)
        display.say(f"rewrote {GOLDEN / slug}: read the difference (git diff tests/golden) and commit it alone")

    return each_book(root, asked, display, accepted)


def accept_book(root: Path, slug: str) -> None:
    """Puts a new golden folder in the place of a book's old one, if there is one."""
    golden = root / GOLDEN / slug
    golden.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".golden-", dir=golden.parent) as place:
        draft, old = Path(place) / slug, Path(place) / "old"
        write_golden(root, slug, draft)
        if golden.exists():
            golden.rename(old)
        draft.rename(golden)


def write_golden(root: Path, slug: str, folder: Path) -> None:
    """Writes a book's cleaned text, its XHTML (without its style), its changes and its findings into ``folder``."""
    folder.mkdir(parents=True)
    build = text_stages(replace(read_book(root, slug), output=folder))
    write_clean_text(build)
    for other in write_xhtml(build).glob("*.css"):
        other.unlink()
    write_whole(folder / "changes.txt", "".join(changes(build)).encode())
    write_whole(folder / "findings.txt", "".join(findings(build)).encode())


def changes(build: Build) -> Iterator[str]:
    """A line for each change on record: its place in the scan, its rule, before and after."""
    for stream, depth, change in build.layers.changes():
        place = build.scan.where(stream.origin(change.start, change.end, depth)[0].start)
        yield f"{place}\t{change.rule}\t{change.before!r} -> {change.after!r}\n"


def findings(build: Build) -> Iterator[str]:
    """A line for each thing noticed."""
    for finding in build.findings:
        yield f"{finding.place or 'book'}\t{finding.kind}\t{finding.message}\t{' | '.join(finding.candidates)}\n"
