"""Foreign passages: only what is surely in another language is taken for it."""

from __future__ import annotations

import pytest

from chapbook.languages.foreign import foreign_passages
from texts import FRENCH


@pytest.mark.parametrize(
    "latin", ["si quis tamen haec quoque legat", "sine ira et studio scribere", "et tamen sic vivere docuit"]
)
def test_a_latin_half_sentence_is_found_whole(latin: str) -> None:
    text = f"Le mot est vieux : {latin} ; mais qui le suit ?"
    assert [(span.of(text), code) for span, code in foreign_passages(text, FRENCH)] == [(latin, "la")]


@pytest.mark.parametrize(
    "french",
    [
        "Le vieux de la vieille, le nec plus ultra, et le reste",
        "ies ouvncrs de la fabnque se soulevcrent contre leurs maitrcs",
        "Akim Boutirki et les siens",
    ],
    ids=["two words", "misread", "names"],
)
def test_french_with_strange_words_is_not_foreign(french: str) -> None:
    assert foreign_passages(french, FRENCH) == ()
