"""Styles: what a style sheet says of itself is read, checked, and the same for PDF, EPUB and cover."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from chapbook.shapes.edition import Book, Page
from chapbook.shapes.findings import SetupError
from chapbook.writers.pdf import book_geometry
from chapbook.writers.pdf.geometry import TRIMS, page_geometry
from chapbook.writers.styles import Measures, book_style, read_style, style_names
from epub_books import STYLES, full_build


def a_book(root: Path, **page: object) -> Book:
    book = full_build(root).book
    return replace(book, edition=replace(book.edition, page=Page(**page)))  # type: ignore[arg-type]  # keys of [page]


def test_the_sober_style_says_what_the_defaults_are() -> None:
    assert read_style(STYLES, "sober").measures == Measures()


@pytest.mark.parametrize("name", style_names(STYLES))
@pytest.mark.parametrize("trim", TRIMS)
def test_in_every_style_the_page_holds_lines_and_notes_of_whole_measures(name: str, trim: str) -> None:
    style = read_style(STYLES, name)
    geometry = page_geometry(trim, style.measures, style.typeface.family)
    assert geometry.lines >= 12
    assert geometry.note_size <= geometry.size < geometry.line
    assert geometry.outer == pytest.approx(2 * geometry.inner)
    assert geometry.foot > geometry.top


def test_a_book_may_ask_for_another_typeface(tmp_path: Path) -> None:
    book = a_book(tmp_path, typeface="Source Serif 4")
    assert book_style(book).typeface.family.name == "Chapbook Serif"
    assert book_geometry(book).family.name == "Chapbook Serif"


def test_an_unknown_typeface_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"no typeface 'Arial'.*EB Garamond, Source Serif 4, Linux Libertine"):
        book_style(a_book(tmp_path, typeface="Arial"))


def test_the_books_own_style_may_change_a_measure(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    book.folder.mkdir(parents=True)
    (book.folder / "style.css").write_text(":root { --size-a5: 12.5pt; /* --size-a6: 1pt; */ }")
    assert book_style(book).measures == replace(Measures(), size_a5=12.5)


def test_a_measure_that_is_no_number_is_refused_with_its_file(tmp_path: Path) -> None:
    shutil.copytree(STYLES, tmp_path / "styles")
    sheet = tmp_path / "styles" / "sober.css"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("1.218", "wide"), encoding="utf-8")
    with pytest.raises(SetupError, match=r"sober\.css: --leading is 'wide'"):
        read_style(tmp_path / "styles", "sober")
