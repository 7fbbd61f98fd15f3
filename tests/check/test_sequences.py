"""Law 5: the normal form, the sequences of a document, and how a difference is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import tiny_build
from chapbook.check.sequences import Sequences, difference, normal, of_document, verdicts
from chapbook.shapes.document import (
    Document,
    Emphasis,
    Listing,
    ListItem,
    Note,
    Origin,
    PageBreak,
    Paragraph,
    Text,
    Verse,
)

NOWHERE = Origin(0, 0, 0)


def text(words: str) -> Text:
    return Text(words, NOWHERE)


def note(words: str) -> Note:
    return Note((Paragraph((text(words),), NOWHERE),), "*")


@pytest.mark.parametrize(
    ("read", "folded"),
    [
        ("exécu\u2010\ntions", "exécutions"),
        ("exécu\u2010 \r\n  tions", "exécutions"),
        ("exécu\u2010tions", "exécu\u2010tions"),
        ("montrera-\nt-il", "montrera-t-il"),
        ("un mot\nsuit", "un mot suit"),
        ("oui\u202f! «\u00a0non\u00a0»", "oui ! « non »"),
        ("ré\u00advo\u00adlution", "révolution"),
        ("ﬁn, ﬂeur, eﬀet, aﬃche, souﬄe", "fin, fleur, effet, affiche, souffle"),
        ("e\u0301tat", "état"),
        ("  marges  \n", "marges"),
        ("mot – mot", "mot – mot"),
        ("1789–\n1794", "1789–1794"),
        ("rouge - noir", "rouge - noir"),
    ],
)
def test_normal_form_folds_what_a_typesetter_adds_and_no_more(read: str, folded: str) -> None:
    assert normal(read) == folded


@given(st.text(alphabet=st.sampled_from("ab1é-–…/ \n\u00a0\u202f\u00ad\u2010ﬁﬆ'»;")))
def test_normal_form_is_a_fixed_point(read: str) -> None:
    assert normal(normal(read)) == normal(read)


@given(st.text(alphabet="abcdé fgh", min_size=1), st.data())
def test_a_text_cut_and_wrapped_anywhere_reads_the_same(words: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words)))
    inside = 0 < at < len(words) and words[at - 1] != " " and words[at] != " "
    wrapped = words[:at] + "\u2010\n" + words[at:] if inside else words.replace(" ", "\n")
    assert normal(wrapped) == normal(words)


def test_body_and_notes_of_a_document_are_apart_and_whole(tmp_path: Path) -> None:
    sequences = of_document(tiny_build(tmp_path).document, ("LES LIVRES",))
    assert sequences.body == "DES LIVRES l'on sait que qu'il faut lire; le temps montrera la suite & <b>fin</b>!"
    assert sequences.notes == ("Une note qui l'explique et ne tient pas sur une page.",)
    assert sequences.furniture == ("LES LIVRES",)


def test_calls_stand_as_numbers_where_asked() -> None:
    runs = (text("Un"), note("a"), Emphasis((text(" deux"), note("b"))), PageBreak("7"), text("."))
    document = Document((Paragraph(runs, NOWHERE), Paragraph((text("Trois"), note("c")), NOWHERE)))
    assert of_document(document, calls=True).body == "Un1 deux2. Trois3"
    assert of_document(document).body == "Un deux. Trois"


def test_runs_of_a_list_and_lines_of_verse_are_set_apart() -> None:
    items = (ListItem((text("un"),), "1-", NOWHERE), ListItem((text("deux"),), "2-", NOWHERE))
    verse = Verse(((text("Vers"),), (text("libre"),)), NOWHERE)
    assert of_document(Document((Listing(items, True, 1, NOWHERE), verse))).body == "un deux Vers libre"


def test_equal_sequences_pass_and_say_how_much_was_compared() -> None:
    sequences = Sequences("un corps", ("note",), ("titre", "8"))
    found = verdicts("EPUB", sequences, sequences)
    assert [(verdict.passed, verdict.measured) for verdict in found] == [
        (True, "8 characters"),
        (True, "1 note, 4 characters"),
        (True, "2 pieces, 6 characters"),
    ]


def test_a_changed_letter_fails_and_is_shown_in_context() -> None:
    body, _, _ = verdicts("PDF", Sequences("un corps entier", ()), Sequences("un corps entrer", ()))
    assert not body.passed
    assert body.measured.startswith("differs at character 13: expected “un corps entier”")


def test_a_lost_note_fails() -> None:
    _, notes, _ = verdicts("EPUB", Sequences("", ("a", "b")), Sequences("", ("a",)))
    assert (notes.passed, notes.measured) == (False, "2 notes expected, 1 found")


def test_notes_in_the_wrong_order_fail() -> None:
    _, notes, _ = verdicts("EPUB", Sequences("", ("a", "b")), Sequences("", ("b", "a")))
    assert (notes.passed, notes.measured) == (False, "number 1 differs at character 1: expected “a”, found “b”")


def test_furniture_that_was_not_ordered_fails() -> None:
    _, _, furniture = verdicts("PDF", Sequences("", (), ("TITRE",)), Sequences("", (), ("TITRE", "TITRE")))
    assert not furniture.passed


@given(st.text(), st.text())
def test_a_difference_is_told_exactly_where_there_is_one(expected: str, found: str) -> None:
    assert bool(difference(expected, found)) == (expected != found)
