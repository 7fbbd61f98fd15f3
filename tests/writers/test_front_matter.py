"""Titles are broken where the sense breaks, evenly, and no word is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapbook.writers.pdf.matter import title_lines


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
