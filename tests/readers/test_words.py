"""The book's own words."""

from __future__ import annotations

from pathlib import Path

from chapbook.readers.words import read_words
from chapbook.shapes.edition import Book, Edition


def book_in(folder: Path) -> Book:
    return Book(slug="a", folder=folder, output=folder, styles=folder, edition=Edition(title="T", author="A"))


def test_a_word_a_line_without_comments(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("# names\nBoutirki\n\n  Koltchak \n", encoding="utf-8")
    assert read_words(book_in(tmp_path)) == {"Boutirki", "Koltchak"}


def test_a_book_needs_no_list(tmp_path: Path) -> None:
    assert read_words(book_in(tmp_path)) == frozenset()
