"""Foreign passages: only what is surely in another language is taken for it."""

from __future__ import annotations

import pytest

from chapbook.languages.foreign import foreign_passages, language_of
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


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("the spirit of the laws and of the people", "en"),
        ("Die Arbeiter haben kein Vaterland", "de"),
        ("il faut que tout change enfin", "fr"),
    ],
)
def test_a_few_words_tell_their_language(words: str, code: str) -> None:
    assert language_of(words, "fr")[0] == code


@pytest.mark.parametrize(("words", "own"), [("the spirit of the laws", "xx"), ("", "fr"), ("…", "fr")])
def test_where_nothing_tells_a_language_none_is_sure(words: str, own: str) -> None:
    assert language_of(words, own) == (own, 0.0)


def test_two_words_in_brackets_are_of_a_language_that_is_quoted_elsewhere() -> None:
    text = "Les maisons du travail (ideal workhouses) ; l'auteur écrivit Ireland before and after the Union."
    found = foreign_passages(text, FRENCH)
    assert [(span.of(text), code) for span, code in found][:1] == [("ideal workhouses", "en")]
    assert foreign_passages(text.partition(" ;")[0], FRENCH) == ()
