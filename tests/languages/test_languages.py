"""The languages: each rule does what its example says, and every language is whole."""

from __future__ import annotations

import re

import pytest

from chapbook import languages
from chapbook.clean.rules import changes_of
from chapbook.languages.model import fold
from chapbook.shapes.document import Origin, Text, plain
from chapbook.shapes.findings import SetupError
from chapbook.shapes.language import Language, Rule, Shortening
from chapbook.shapes.layers import Layer
from chapbook.typography.runs import typeset_run

LANGUAGES = {code: languages.load(code) for code in languages.known()}
LETTER_RULES = [(code, rule) for code, one in LANGUAGES.items() for rule in (*one.repairs, *one.orthography)]
SHORTENINGS = [(code, short) for code, one in LANGUAGES.items() for short in one.abbreviations]
MARK_RULES = [(code, rule) for code, one in LANGUAGES.items() for rule in one.typography]


def named(pair: object) -> str:
    return pair.name if isinstance(pair, Rule) else str(pair)


def applied(rule: Rule, text: str, language: Language) -> str:
    return Layer(rule.name, tuple(changes_of(rule, text, language.lexicon))).applied(text)


def typeset(text: str, language: Language) -> str:
    return plain(typeset_run((Text(text, Origin(0, 0, len(text))),), language, lambda blocks, _: blocks))


def test_french_is_known() -> None:
    assert "fr" in languages.known()


def test_an_unknown_language_is_refused_with_the_known_ones() -> None:
    with pytest.raises(SetupError, match=r"known: .*fr"):
        languages.load("tlh")


@pytest.mark.parametrize(("code", "short"), SHORTENINGS, ids=lambda one: getattr(one, "full", one))
def test_an_abbreviation_is_found_alone_in_its_example(code: str, short: Shortening) -> None:
    text, printed = short.example
    found = {(match[0], one.full) for one in LANGUAGES[code].abbreviations for match in one.pattern.finditer(text)}
    assert found == {(printed, short.full)} and short.source


@pytest.mark.parametrize(("code", "rule"), LETTER_RULES, ids=named)
def test_a_rule_on_letters_does_what_its_example_says(code: str, rule: Rule) -> None:
    before, after = rule.example
    assert applied(rule, before, LANGUAGES[code]) == after


@pytest.mark.parametrize(("code", "rule"), LETTER_RULES, ids=named)
def test_a_rule_on_letters_leaves_what_is_right(code: str, rule: Rule) -> None:
    assert applied(rule, rule.example[1], LANGUAGES[code]) == rule.example[1]


@pytest.mark.parametrize(("code", "rule"), MARK_RULES, ids=named)
def test_a_rule_on_marks_does_what_its_example_says(code: str, rule: Rule) -> None:
    before, after = rule.example
    assert applied(rule, before, LANGUAGES[code]) == after


@pytest.mark.parametrize(("code", "rule"), MARK_RULES, ids=named)
def test_the_typography_of_an_example_is_stable_and_keeps_its_letters(code: str, rule: Rule) -> None:
    once = typeset(rule.example[0], LANGUAGES[code])
    assert typeset(once, LANGUAGES[code]) == once
    assert re.findall(r"\w", once) == re.findall(r"\w", rule.example[0])


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_the_same_words_of_its_own_and_cites_its_sources(code: str) -> None:
    language = LANGUAGES[code]
    assert set(language.words) == set(LANGUAGES["fr"].words)
    assert all(rule.source for rule in (*language.repairs, *language.orthography, *language.typography))


@pytest.mark.parametrize(
    "text",
    [
        "Il a la parole.",
        "La France a une armée.",
        "une tache de vin",
        "Lapeyrouse et Delescluze",
        "il y a cinq ans",
        "le four à chaux",
        "des plus belles",
        "Hachette & Cie",
        "le tome I de l'œuvre",
        "oui ou non",
    ],
)
def test_french_repairs_leave_right_french_alone(text: str) -> None:
    french = LANGUAGES["fr"]
    for rule in french.repairs:
        assert applied(rule, text, french) == text


def test_superior_letters_are_found_in_ordinals_only() -> None:
    found = LANGUAGES["fr"].superiors.findall("le 1er mars, au XIXe siècle, la 2e fois; Les, Ce, mer, fer, 12 et un Ve")
    assert [next(filter(None, groups)) for groups in found] == ["er", "e", "e", "e"]


def test_folding_takes_off_accents_cedillas_and_ligatures() -> None:
    assert fold("œuvre française à Noël") == "oeuvre francaise a Noel"
