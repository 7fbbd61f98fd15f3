"""The book's own words, ``words.txt`` in its folder: names and terms that no rule and no corrector may touch."""

from __future__ import annotations

from chapbook.shapes.edition import Book

NAME = "words.txt"


def read_words(book: Book) -> frozenset[str]:
    """The words of the book's list, one a line; empty lines and lines that start with ``#`` are passed over."""
    file = book.folder / NAME
    if not file.is_file():
        return frozenset()
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))
