"""A book's own style sheet comes into its EPUB, and brings nothing with it from outside."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from chapbook.shapes.findings import SetupError
from chapbook.writers.epub import write_epub
from chapbook.writers.own_style import own_style
from epub_books import full_build


def test_a_book_without_a_style_has_none(tmp_path: Path) -> None:
    assert own_style(full_build(tmp_path).book) == ""


def test_the_books_own_style_stands_last_in_the_epub(tmp_path: Path) -> None:
    build = full_build(tmp_path)
    build.book.folder.mkdir(parents=True)
    (build.book.folder / "style.css").write_text('h2:before { content: "\\2014"; }', encoding="utf-8")
    with ZipFile(write_epub(build)) as archive:
        assert archive.read("EPUB/book.css").decode().endswith('\nh2:before { content: "\\2014"; }')


@pytest.mark.parametrize(
    "style",
    [
        "@import 'x.css';",
        "@IMPORT 'x.css';",
        "p { background: url(../../secret.png) }",
        "p { background: u\\72l(file:///etc/passwd) }",
        "p { background: \\55 RL ('http://example.org/x') }",
        "p { background: image-set('x.png' 1x) }",
        "@font-face { src: url/**/('x') }",
    ],
)
def test_a_style_that_names_another_file_is_refused(tmp_path: Path, style: str) -> None:
    book = full_build(tmp_path).book
    book.folder.mkdir(parents=True)
    (book.folder / "style.css").write_text(style, encoding="utf-8")
    with pytest.raises(SetupError, match="another file"):
        own_style(book)


def test_a_style_from_outside_the_books_folder_is_refused(tmp_path: Path) -> None:
    book = full_build(tmp_path).book
    book.folder.mkdir(parents=True)
    (tmp_path / "other.css").write_text("p { margin: 0 }", encoding="utf-8")
    (book.folder / "style.css").symlink_to(tmp_path / "other.css")
    with pytest.raises(SetupError, match="outside"):
        own_style(book)


def test_a_style_that_is_no_text_is_refused(tmp_path: Path) -> None:
    book = full_build(tmp_path).book
    book.folder.mkdir(parents=True)
    (book.folder / "style.css").write_bytes(b"p { \xe9 }")
    with pytest.raises(SetupError, match="byte 5 is not UTF-8"):
        own_style(book)
