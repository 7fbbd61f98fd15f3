"""Laws 1, 2, 3 and 6: a right build passes, and each way to break a law is seen."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import repaired, tiny_build
from chapbook.check.laws import (
    check_laws,
    cleaning_is_undone,
    decisions_stand,
    spans_ascend,
    streams_cover_the_scan,
    structure_is_whole,
    texts_are_their_origins,
    typography_is_settled,
    typography_keeps_letters,
)
from chapbook.shapes.build import Build
from chapbook.shapes.decisions import Decision, DecisionKind, Pin
from chapbook.shapes.document import Document, Dropped, Note, Origin, Paragraph, Text
from chapbook.shapes.language import Rule
from chapbook.shapes.layers import Layers, StreamKind
from chapbook.shapes.scan import Scan, Span


@pytest.fixture
def build(tmp_path: Path) -> Build:
    return tiny_build(tmp_path)


def body_changed(build: Build, *texts: Text) -> Document:
    """The document with its paragraph's inlines replaced."""
    paragraph = build.structured.blocks[1]
    return replace(build.structured, blocks=(build.structured.blocks[0], Paragraph(texts, paragraph.origin)))


def test_a_right_build_passes_all_laws(build: Build) -> None:
    assert [verdict.name for verdict in check_laws(build) if not verdict.passed] == []


def test_a_stream_that_leaves_out_a_character_of_the_scan_fails(build: Build) -> None:
    verdict = streams_cover_the_scan(build.scan, Layers(build.layers.streams[:-1]))
    assert (verdict.passed, verdict.measured) == (False, "gap at p. 1, l. 7, c. 1")


def test_two_streams_over_one_character_fail(build: Build) -> None:
    streams = (*build.layers.streams, build.layers.streams[-1])
    assert "overlap" in streams_cover_the_scan(build.scan, Layers(streams)).measured


def test_a_stream_that_is_not_the_scans_text_fails(build: Build) -> None:
    other = replace(build.scan, text=build.scan.text.upper())
    assert not streams_cover_the_scan(other, build.layers).passed


def test_no_stream_at_all_covers_only_an_empty_scan() -> None:
    assert streams_cover_the_scan(Scan("", ()), Layers(())).passed
    assert not streams_cover_the_scan(Scan("a", ()), Layers(())).passed


def test_cleaning_that_gives_another_scan_back_fails_with_the_place(build: Build) -> None:
    other = replace(build.scan, text=build.scan.text.replace("lire", "rire"))
    verdict = cleaning_is_undone(other, build.layers)
    assert (verdict.passed, verdict.measured) == (False, "differs from the scan at p. 1, l. 4, c. 30")


def test_a_layer_that_does_not_fit_its_text_fails_and_does_not_raise(build: Build) -> None:
    body, *others = build.layers.streams
    verdict = cleaning_is_undone(build.scan, Layers((replace(body, text=body.text[5:]), *others)))
    assert not verdict.passed
    assert "cannot be taken back" in verdict.measured


def test_a_character_that_stands_nowhere_fails(build: Build) -> None:
    document = replace(build.structured, dropped=build.structured.dropped[1:])
    verdict = structure_is_whole(build.layers, document)
    assert (verdict.passed, verdict.measured) == (False, "body: “:\n\n” stands nowhere")


def test_a_lost_end_of_a_stream_fails(build: Build) -> None:
    document = replace(build.structured, dropped=build.structured.dropped[:-1])
    assert structure_is_whole(build.layers, document).measured == "furniture: “\f” stands nowhere"


def test_a_character_that_stands_twice_fails(build: Build) -> None:
    twice = Dropped(Origin(0, 0, 3), build.structured.dropped[0].kind)
    document = replace(build.structured, dropped=(twice, *build.structured.dropped))
    assert "stands twice" in structure_is_whole(build.layers, document).measured


def test_an_origin_in_no_stream_fails_and_does_not_raise(build: Build) -> None:
    lost = replace(build.structured, dropped=(Dropped(Origin(9, 0, 1), build.structured.dropped[0].kind),))
    assert not structure_is_whole(build.layers, lost).passed
    document = body_changed(build, Text("a", Origin(9, 0, 1)))
    assert not spans_ascend(build.layers, document).passed
    assert not texts_are_their_origins(build.layers, document).passed


def test_paragraphs_out_of_order_fail(build: Build) -> None:
    document = replace(build.structured, blocks=build.structured.blocks[::-1])
    assert not spans_ascend(build.layers, document).passed


def test_text_of_a_note_in_the_body_fails(build: Build) -> None:
    document = body_changed(build, Text("Une", Origin(1, 4, 7)))
    assert spans_ascend(build.layers, document).measured == "text of note stands in body"


def test_text_of_the_body_in_a_note_fails(build: Build) -> None:
    words = Text("DES", Origin(0, 0, 3))
    paragraph = Paragraph((Note((Paragraph((words,), words.origin),), "*"),), words.origin)
    verdict = spans_ascend(build.layers, Document((paragraph,)))
    assert verdict.measured == "text of body stands in note 1"


def test_a_text_that_is_not_its_origin_fails(build: Build) -> None:
    document = body_changed(build, Text("DAS", Origin(0, 0, 3)))
    assert texts_are_their_origins(build.layers, document).measured == "“DAS” is not “DES”"


@pytest.mark.parametrize("letter", ["o", "7", "é"])
def test_typography_that_changes_a_letter_or_digit_fails(build: Build, letter: str) -> None:
    heading = build.structured.blocks[0]
    other = Paragraph((Text(f"DES LIVRES{letter}", heading.origin),), heading.origin)
    document = replace(build.structured, blocks=(other, *build.structured.blocks[1:]))
    assert not typography_keeps_letters(build.structured, document).passed


def test_typography_may_change_marks_and_spaces(build: Build) -> None:
    heading = build.structured.blocks[0]
    other = Paragraph((Text("« DES\u00a0LIVRES »\u202f!", heading.origin),), heading.origin)
    document = replace(build.structured, blocks=(other, *build.structured.blocks[1:]))
    assert typography_keeps_letters(build.structured, document).passed


def test_typography_that_changes_a_letter_of_a_note_fails(build: Build) -> None:
    document = body_changed(build, Text("l'on sait", Origin(0, 13, 22)))
    assert not typography_keeps_letters(build.structured, document).passed


def test_typography_that_would_go_on_changing_fails(build: Build) -> None:
    spaced = Rule("thin", "made up", ("a!", "a !"), re.compile("!"), "\u202f!")
    language = replace(build.language, typography=(spaced,))
    verdict = typography_is_settled(build.document, language)
    assert not verdict.passed
    assert verdict.measured.endswith("b>\u202f!”")


def test_a_decision_overruled_by_a_repair_fails(build: Build) -> None:
    body, *others = build.layers.streams
    overruled = replace(build, layers=Layers((repaired(body, "wrong", "lire", "rire"), *others)))
    verdict = decisions_stand(overruled)
    assert (verdict.passed, verdict.measured) == (False, "p. 1, l. 4, c. 30: “lire” expected, “rire” found")


def test_a_word_of_the_editor_that_does_not_stand_in_the_text_fails(build: Build) -> None:
    pin = Pin(build.pins[0].span, Decision(id="d2", kind=DecisionKind.WORD, exact="lire", replace="dire"))
    assert not decisions_stand(replace(build, pins=(pin,))).passed


def test_a_decision_on_structure_asks_nothing_of_the_letters(build: Build) -> None:
    pin = Pin(Span(0, 3), Decision(id="d3", kind=DecisionKind.FURNITURE, exact="LES"))
    assert decisions_stand(replace(build, pins=(pin,))).passed


@given(place=st.integers(0, 10_000), stream=st.integers(0, 3))
def test_any_single_lost_character_of_a_cleaned_text_is_seen(
    tmp_path_factory: pytest.TempPathFactory, place: int, stream: int
) -> None:
    build = tiny_build(tmp_path_factory.mktemp("law"))
    found = build.layers.streams[stream]
    at = place % (len(found.text) + 1)
    longer = replace(found, text=found.text[:at] + "x" + found.text[at:])
    streams = (*build.layers.streams[:stream], longer, *build.layers.streams[stream + 1 :])
    assert not all(
        verdict.passed
        for verdict in (
            structure_is_whole(Layers(streams), build.structured),
            texts_are_their_origins(Layers(streams), build.structured),
        )
    )


def test_the_tiny_book_has_body_note_and_furniture(build: Build) -> None:
    assert {stream.kind for stream in build.layers.streams} == set(StreamKind)
