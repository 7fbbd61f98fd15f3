"""Titles are broken where the sense breaks, evenly, and no word is lost."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapbook.check.glyphs import read_pages
from chapbook.check.lines import lines_of
from chapbook.shapes.document import Document
from chapbook.shapes.edition import Page
from chapbook.writers.pdf import write_pdf
from chapbook.writers.pdf.matter import title_lines
from epub_books import EDITION, build_of, paragraph


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
