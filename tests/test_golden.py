"""The golden editions: each book's text is as it was last accepted (``./press accept`` rewrites them)."""

from __future__ import annotations

from pathlib import Path

import pytest

from chapbook.pipeline.accept import GOLDEN, write_golden
from chapbook.readers.edition import find_books

ROOT = Path(__file__).resolve().parent.parent


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_every_book_has_a_golden_edition_and_no_other_is_kept() -> None:
    assert tuple(sorted(path.name for path in (ROOT / GOLDEN).iterdir())) == find_books(ROOT)


@pytest.mark.parametrize("slug", find_books(ROOT))
def test_the_text_of_a_book_is_as_it_was_last_accepted(slug: str, tmp_path: Path) -> None:
    write_golden(ROOT, slug, tmp_path / slug)
    assert files_of(tmp_path / slug) == files_of(ROOT / GOLDEN / slug)


@pytest.mark.parametrize("slug", find_books(ROOT))
def test_a_book_has_a_text_and_a_record_of_its_changes(slug: str) -> None:
    names = set(files_of(ROOT / GOLDEN / slug))
    assert {"clean.txt", "changes.txt", "findings.txt", "xhtml/text.xhtml"} <= names
