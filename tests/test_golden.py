"""The golden editions: each book's text is as it was last accepted (``./press accept`` rewrites them)."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

from chapbook.pipeline.accept import GOLDEN, write_golden
from chapbook.readers.edition import find_books

ROOT = Path(__file__).resolve().parent.parent


def files_of(folder: Path) -> dict[str, list[str]]:
    """The lines of every file of a folder, by its path in it."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes().decode("utf-8").splitlines() for path in paths}


def difference(accepted: Path, today: Path) -> str:
    """What ``diff`` would show of the two folders; empty where they are the same."""
    old, new = files_of(accepted), files_of(today)
    lines = [
        line
        for name in sorted(old.keys() | new.keys())
        for line in unified_diff(old.get(name, []), new.get(name, []), f"accepted/{name}", f"today/{name}", n=0)
    ]
    return "\n".join(lines)


def test_every_book_has_a_golden_edition_and_no_other_is_kept() -> None:
    assert tuple(sorted(path.name for path in (ROOT / GOLDEN).iterdir())) == find_books(ROOT)


@pytest.mark.parametrize("slug", find_books(ROOT))
def test_the_text_of_a_book_is_as_it_was_last_accepted(slug: str, tmp_path: Path) -> None:
    write_golden(ROOT, slug, tmp_path / slug)
    assert difference(ROOT / GOLDEN / slug, tmp_path / slug) == ""


@pytest.mark.parametrize("slug", find_books(ROOT))
def test_a_book_has_a_text_and_a_record_of_its_changes(slug: str) -> None:
    names = set(files_of(ROOT / GOLDEN / slug))
    assert {"clean.txt", "changes.txt", "findings.txt", "xhtml/text.xhtml"} <= names
