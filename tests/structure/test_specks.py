"""Lines without a word are doubts, and stay in the text until an editor leaves them out."""

from __future__ import annotations

import pytest

from chapbook.decisions.anchors import pin_decisions
from chapbook.shapes.decisions import Decision, DecisionKind, Pins
from chapbook.shapes.document import words_of
from chapbook.shapes.findings import About, Finding
from texts import scan_of, structured

LINE = "Voici une ligne pleine de ce texte, qui est assez longue ainsi."
SPECK = "P P » CE P"


def printed(line: str) -> str:
    return f"TITRE\n\n{LINE}\nUn mot et une fin.\n\n{line}\n\n{LINE}\nUne autre fin.\n"


def doubts(text: str, pins: Pins = ()) -> list[Finding]:
    return [finding for finding in structured(text, pins)[2] if finding.about is About.LINE]


def decided(kind: DecisionKind) -> Pins:
    return pin_decisions(scan_of(printed(SPECK)), [Decision(id="a", kind=kind, exact=SPECK)])[0]


@pytest.mark.parametrize("line", [SPECK, "ˆ 4 k . '", "i , o — E", "z"])
def test_a_line_without_a_word_is_a_doubt_on_its_words(line: str) -> None:
    text = printed(line)
    (found,) = doubts(text)
    assert found.span is not None
    assert found.span.of(text) == line
    assert found.candidates == ("body", "furniture")


@pytest.mark.parametrize(
    "line", ["* * *", "III.", "IV", "1 2 1848", "Kropotkine.", "Il y a.", "a b c dans la ville", "— Oh! — Ah!", "L"]
)
def test_numbers_numerals_ornaments_names_and_short_speech_are_none(line: str) -> None:
    assert doubts(printed(line)) == []


def test_it_stays_in_the_text_until_an_editor_says_that_it_is_furniture() -> None:
    assert SPECK in words_of(structured(printed(SPECK))[1].blocks)
    left_out = structured(printed(SPECK), decided(DecisionKind.FURNITURE))[1]
    assert SPECK not in words_of(left_out.blocks)


@pytest.mark.parametrize("kind", [DecisionKind.FURNITURE, DecisionKind.BODY])
def test_it_is_asked_about_no_more_once_an_editor_has_said_what_it_is(kind: DecisionKind) -> None:
    assert doubts(printed(SPECK), decided(kind)) == []
