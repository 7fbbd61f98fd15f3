"""Titles are broken where the sense breaks, evenly, and no word is lost; a thin booklet has a short front matter."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapbook.check.glyphs import Part, read_pages
from chapbook.check.lines import lines_of
from chapbook.shapes.document import Document
from chapbook.shapes.edition import Page
from chapbook.writers.pdf import write_pdf
from chapbook.writers.pdf.matter import title_lines
from epub_books import EDITION, build_of, paragraph
from print_texts import pages_of_prose


@pytest.mark.parametrize(
    ("title", "most", "lines"),
    [
        ("De l’essence de la Révolution populaire", 25, ("De l’essence", "de la Révolution", "populaire")),
        ("La Commune", 25, ("La Commune",)),
        ("Le droit à la paresse", 14, ("Le droit", "à la paresse")),
        ("Anticonstitutionnellement parlant", 12, ("Anticonstitutionnellement", "parlant")),
        ("", 12, ()),
    ],
)
def test_a_title_is_broken_by_its_sense(title: str, most: int, lines: tuple[str, ...]) -> None:
    assert title_lines(title, most) == lines


@given(st.lists(st.text(alphabet="abcdé’", min_size=1, max_size=15), max_size=14), st.integers(6, 40))
def test_no_word_is_lost_and_a_line_of_several_words_fits(words: list[str], most: int) -> None:
    lines = title_lines(" ".join(words), most)
    assert " ".join(lines).split() == words
    assert all(len(line) <= most for line in lines if " " in line)


@pytest.mark.parametrize(("note", "sentences"), [("Une note " * 4, [5]), ("Une note " * 40, [2, 3])])
def test_a_colophon_in_large_print_is_one_page_or_takes_whole_sentences_over(
    tmp_path: Path, note: str, sentences: list[int]
) -> None:
    edition = replace(EDITION, scan_note=note, page=Page(style="large-print"))
    lines = lines_of(read_pages(write_pdf(build_of(Document((paragraph("Fin."),)), edition, tmp_path))))
    start = next(index for index, line in enumerate(lines) if line.words == "Colophon")
    pages = groupby(lines[start + 1 :], lambda line: line.page)
    assert [len({line.block for line in found}) for _, found in pages] == sentences


@pytest.mark.parametrize(
    ("order", "paragraphs", "text_begins_on", "contents"),
    [("", 12, 3, False), ("", 48, 7, True), ("short", 48, 3, False), ("full", 12, 7, True)],
)
def test_a_thin_booklet_has_title_page_and_imprint_alone_before_its_text(
    tmp_path: Path, order: Literal["", "full", "short"], paragraphs: int, text_begins_on: int, contents: bool
) -> None:
    build = pages_of_prose(tmp_path, paragraphs)
    edition = replace(build.book.edition, page=Page(front_matter=order))
    build = replace(build, book=replace(build.book, edition=edition))
    found = lines_of(read_pages(write_pdf(build)))
    first = next(line for line in found if line.part is Part.TEXT)
    assert (first.page, first.words) == (text_begins_on, "LA FABRIQUE")
    assert any(line.words == "Table des matières" for line in found) is contents
    imprint = 4 if contents else 2
    assert any(line.page == imprint and line.words.startswith("Source\u00a0: ") for line in found)
