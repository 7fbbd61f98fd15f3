"""Structure: text cases, doubts about notes, the editor's decisions, and law 2."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chapbook.check.laws import spans_ascend, structure_is_whole, texts_are_their_origins
from chapbook.decisions.anchors import pin_decisions
from chapbook.shapes.decisions import Decision, DecisionKind
from chapbook.shapes.document import PageBreak, leaves, notes_of
from chapbook.shapes.findings import Kind
from texts import cases, scan_of, shown, structured

PROSE = "Voici le commencement de ce texte, qui est assez long pour\navoir deux lignes pleines et une courte.\n"
SCRAPS = st.sampled_from(
    [
        "TITRE\n\n",
        PROSE,
        PROSE + "\n",
        "Un mot (1) et un autre * encore\n",
        "\n(1) Une note qui ne finit pas\n",
        "\n* Une étoile.\n",
        "Un titre:\n\n",
        "1- un\n2- deux\n",
        "mot-\n",
        "\f",
        "\f12\n",
        "  deux  espaces  \n",
        "Jean DUPONT.\n",
        "t-\nil va\n",
        "\n\n",
        "a\tb \n",
    ]
)


@pytest.mark.parametrize(("title", "given", "expected"), cases("structure"), ids=lambda value: str(value)[:40])
def test_case(title: str, given: str, expected: str) -> None:
    layers, document, _ = structured(given)
    assert shown(document) == expected, title
    assert structure_is_whole(layers, document).passed


def test_a_note_without_a_call_is_kept_at_the_end_of_its_page_with_a_doubt() -> None:
    text = f"TITRE\n\n{PROSE}Un mot (1) ici.\n\n(1) La première.\n(2) La seconde, sans appel.\n\f{PROSE}"
    _, document, findings = structured(text)
    assert [note.mark for note in notes_of(document)] == ["(1)", "(2)"]
    assert "[(2) La seconde, sans appel.]" in shown(document)
    assert [finding.message for finding in findings if finding.kind is Kind.DOUBT] == [
        "the note (2) is called from nowhere on its page; set at the end of its text"
    ]


def test_a_call_without_a_note_stays_in_the_text_with_a_doubt() -> None:
    _, document, findings = structured(f"TITRE\n\n{PROSE}Un mot (1) ici.\n")
    assert "Un mot (1) ici." in shown(document)
    assert any("(1) looks like the call of a note" in finding.message for finding in findings)


def test_two_notes_of_one_mark_on_two_pages_are_called_each_from_its_own() -> None:
    first = f"TITRE\n\n{PROSE}Un mot (1) ici.\n\n(1) Note de la page un.\n"
    second = "Une autre page que la première, et d'autres mots\n(1) encore.\n\n(1) Note de la page deux.\n"
    _, document, _ = structured(f"{first}\f{second}")
    assert shown(document).index("Note de la page un") < shown(document).index("Note de la page deux")
    assert len(notes_of(document)) == 2


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (DecisionKind.HEADING, "heading: Un titre sans deux-points, qui est long."),
        (DecisionKind.QUOTE, "quotation: Un titre sans deux-points, qui est long."),
        (DecisionKind.SIGNATURE, "signature: Un titre sans deux-points, qui est long."),
        (DecisionKind.VERSE, "verse: Un titre sans deux-points, qui est long."),
    ],
)
def test_the_editor_says_what_a_block_is(kind: DecisionKind, expected: str) -> None:
    text = f"TITRE\n\n{PROSE}\nUn titre sans deux-points, qui est long.\n\n{PROSE}"
    decision = Decision(id="a", kind=kind, exact="Un titre", page=1, line=6, column=1)
    pins, _ = pin_decisions(scan_of(text), [decision])
    assert expected in shown(structured(text, pins)[1])


def test_the_editor_says_what_a_line_is() -> None:
    text = f"TITRE\n\n{PROSE}\nREPRODUIT PAR NOUS\n\f{PROSE}"
    decision = Decision(id="a", kind=DecisionKind.FURNITURE, exact="REPRODUIT", page=1, line=6, column=1)
    pins, _ = pin_decisions(scan_of(text), [decision])
    assert "REPRODUIT" not in shown(structured(text, pins)[1])
    assert "REPRODUIT" in shown(structured(text)[1])


@settings(max_examples=200)
@given(st.lists(SCRAPS, min_size=1, max_size=12).map("".join))
def test_structure_loses_nothing_and_keeps_the_order(text: str) -> None:
    layers, document, _ = structured(text)
    for verdict in (
        structure_is_whole(layers, document),
        spans_ascend(layers, document),
        texts_are_their_origins(layers, document),
    ):
        assert verdict.passed, verdict


@settings(max_examples=80)
@given(st.lists(SCRAPS, min_size=1, max_size=12).map("".join))
def test_every_page_of_the_scan_stands_once_in_the_text(text: str) -> None:
    scan = scan_of(text)
    _, document, _ = structured(text)
    labels = [leaf.label for leaf in leaves(document.blocks) if isinstance(leaf, PageBreak)]
    if document.blocks:
        assert labels == [str(number) for number in range(1, len(scan.pages) + 1)]


def numbered(*numbers: str) -> str:
    return "TITRE\n\n" + "".join(f"{number}. — UN TITRE\n\n{PROSE}\n" for number in numbers)


def doubts_of_numbers(text: str) -> list[tuple[str, tuple[str, ...]]]:
    findings = structured(text)[2]
    return [(finding.message, finding.candidates) for finding in findings if "is due" in finding.message]


def test_a_heading_whose_number_does_not_count_up_is_a_doubt_with_the_number_that_is_due() -> None:
    assert doubts_of_numbers(numbered("I", "II", "IV", "V")) == [
        ("the heading numbered IV follows II: III is due", ("III",))
    ]
    assert doubts_of_numbers(numbered("§ 1", "§ 2", "§ 5")) == [("the heading numbered 5 follows 2: 3 is due", ("3",))]


def test_numbers_that_count_up_or_begin_anew_are_no_doubt() -> None:
    assert doubts_of_numbers(numbered("I", "II", "III", "I", "II")) == []
    assert doubts_of_numbers(numbered("I", "IV")) == []


def test_a_heading_whose_number_an_editor_has_confirmed_is_no_doubt() -> None:
    text = numbered("I", "II", "IV", "V")
    decision = Decision(id="d1", kind=DecisionKind.KEEP, page=1, exact="IV. — UN TITRE")
    _, _, findings = structured(text, pin_decisions(scan_of(text), [decision])[0])
    assert not [finding for finding in findings if "is due" in finding.message]


def test_a_section_sign_that_reads_otherwise_is_a_doubt_where_another_heading_has_one() -> None:
    line = (
        "La suite du texte reprend ici, sur une ligne qui est pleine\net une autre, et voici la fin de cet alinéa.\n\n"
    )
    text = f"LE TITRE\n\n§ 1. — Le pain\n\n{line * 3}8 2. — La terre\n\n{line * 3}"
    (found,) = [finding for finding in structured(text)[2] if "section sign" in finding.message]
    assert found.span is not None
    assert (found.span.of(text), found.candidates) == ("8", ("§",))
