"""clean.txt keeps every line of the scan; xhtml/ holds the files of the text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builders import stream_of, tiny_build
from chapbook.shapes.layers import Layers, StreamKind
from chapbook.shapes.scan import Page, Scan, Span
from chapbook.writers.text import clean_text, write_clean_text, write_xhtml
from epub_books import FRENCH, STYLES, full_build
from texts import cleaned


def test_clean_text_is_the_scan_line_for_line_with_form_feeds_between_pages(tmp_path: Path) -> None:
    path = write_clean_text(tiny_build(tmp_path))
    assert path.read_text(encoding="utf-8") == (
        "LES LIVRES 3\nDES LIVRES:\n\nl'on sait (1) que qu'il faut lire;\nle temps mon-\n"
        "(1) Une note qui l'explique et ne\n\ftrera la suite & <b>fin</b>!\ntient pas sur une page.\n"
    )


def body_of(text: str, *pages: tuple[int, int]) -> str:
    """The clean text of a scan that is all body, with pages at these spans."""
    scan = Scan(text, tuple(Page(Span(*page)) for page in pages))
    return clean_text(scan, Layers((stream_of(scan, StreamKind.BODY, Span(0, len(text))),)))


def test_marks_between_pages_become_form_feeds() -> None:
    assert body_of("a\n \nb\n \nc\n", (0, 2), (4, 6), (8, 10)) == "a\n\fb\n\fc\n"


def test_pages_without_a_mark_between_them_are_divided_too() -> None:
    assert body_of("a\nb\n", (0, 2), (2, 4)) == "a\n\fb\n"


def test_an_empty_page_keeps_its_place() -> None:
    assert body_of("a\n\f\fb\n", (0, 2), (3, 3), (4, 6)) == "a\n\f\fb\n"


def test_a_scan_of_one_page_has_no_form_feed() -> None:
    assert body_of("a\nb\n", (0, 4)) == "a\nb\n"


def test_the_xhtml_folder_holds_the_text_and_its_stylesheet(tmp_path: Path) -> None:
    folder = write_xhtml(full_build(tmp_path, chapters="heading 1"))
    assert sorted(path.name for path in folder.iterdir()) == [
        "book.css",
        "chapter-01.xhtml",
        "chapter-02.xhtml",
        "text.xhtml",
    ]
    write_xhtml(full_build(tmp_path))
    assert sorted(path.name for path in folder.iterdir()) == ["book.css", "text.xhtml"]


def test_the_xhtml_of_a_made_book_names_its_notes(tmp_path: Path) -> None:
    build = tiny_build(tmp_path)
    book = replace(build.book, styles=STYLES)
    folder = write_xhtml(replace(build, language=FRENCH, book=book))
    assert 'id="n1"' in (folder / "text.xhtml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le temps mon-\n\ftrera, enfin,\ntout\n", "le temps mon-\n\ftrera, enfin,\ntout\n"),
        ("le temps mon-\n\ftrera\ntout\n", "le temps mon-\n\ftrera\ntout\n"),
        ("la langue fran-\n\fgaise, I'on\n", "la langue fran-\n\fçaise, l'on\n"),
    ],
)
def test_a_word_cut_over_a_page_turn_stands_cut_as_in_the_scan(text: str, expected: str) -> None:
    scan, layers, _ = cleaned(text)
    assert layers.streams[0].text != layers.streams[0].raw
    assert clean_text(scan, layers) == expected
