"""Typography of what edition.toml says: marks and spaces of the language, never a letter, never an address."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapbook import languages
from chapbook.shapes.edition import Book, Edition, Rights
from chapbook.typography import typeset_edition
from chapbook.typography.edition import typeset_words
from chapbook.writers.epub.metadata import identifier

FRENCH = languages.load("fr")
TYPED = Edition(title="Aux habitants d'Amérique: que faire ?", author="Pierre d'Arcis")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Aux habitants d'Amérique", "Aux habitants d’Amérique"),
        ("Que faire ?", "Que faire\u202f?"),
        ("La Commune : un bilan", "La Commune\u00a0: un bilan"),
        ("Le 1er mai", "Le 1er mai"),
        ("d'abord\n\nd'ici !", "d’abord\n\nd’ici\u202f!"),
        ("l'exemplaire : https://gallica.bnf.fr/x?id='1'!a", "l’exemplaire\u00a0: https://gallica.bnf.fr/x?id='1'!a"),
        ("not stated", "not stated"),
    ],
)
def test_a_text_of_the_edition_has_the_marks_of_its_language(typed: str, shown: str) -> None:
    assert typeset_words(typed, FRENCH) == shown


def test_every_text_that_the_book_shows_is_typeset() -> None:
    names = "title subtitle author translator description publisher collection source scan_note imprint back_cover"
    said = dict.fromkeys(names.split(), "l'an")
    made = typeset_edition(Edition(**said, rights=Rights(text="l'an", translation="l'an", edition="l'an")), FRENCH)  # type: ignore[arg-type]
    assert {getattr(made, name) for name in said} == {"l’an"}
    assert made.rights == Rights(text="l’an", translation="l’an", edition="l’an")


def test_the_identifier_of_a_book_is_made_from_what_is_typed() -> None:
    here = Path()
    typed = Book(slug="a", folder=here, output=here, styles=here, edition=TYPED)
    shown = replace(typed, edition=typeset_edition(TYPED, FRENCH), typed=TYPED)
    assert shown.edition != typed.edition
    assert identifier(shown) == identifier(typed)


@given(st.text(alphabet="aàEé1 2'.,:;!?«»\"-–%…(e@/w\n", max_size=60))
def test_no_letter_of_the_edition_is_changed_and_twice_is_as_once(typed: str) -> None:
    made = typeset_words(typed, FRENCH)
    assert [sign for sign in made if sign.isalnum()] == [sign for sign in typed if sign.isalnum()]
    assert typeset_words(made, FRENCH) == made
