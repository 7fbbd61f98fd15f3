"""Cleaning: text cases, the record of every change, the editor's shield, and law 1."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chapbook.clean import clean
from chapbook.clean.corrector import RULE, Correction, Passage
from chapbook.clean.corrector.decision import Doubt
from chapbook.decisions.anchors import pin_decisions
from chapbook.layout import find_regions
from chapbook.shapes.decisions import Decision, DecisionKind
from chapbook.shapes.findings import Kind
from chapbook.shapes.layers import Layer, StreamKind
from chapbook.shapes.regions import RegionKind
from chapbook.shapes.scan import Span
from texts import FRENCH, cases, cleaned, scan_of

SCRAPS = st.sampled_from(
    [
        "I'on ",
        "la trans-\nformation ",
        "frangaise ",
        "l'Etat\n",
        "mot-\n\f",
        "rien\n\n",
        "(1) ",
        "\n\n(1) note ",
        "gu'il ",
        "a créer ",
        "fin.\n",
        "\f",
        "<script>&]]> ",
        "12\n",
        "«",
        "’-\n",
    ]
)


@pytest.mark.parametrize(("title", "given", "expected"), cases("clean"), ids=lambda value: str(value)[:40])
def test_case(title: str, given: str, expected: str) -> None:
    _, layers, _ = cleaned(given)
    assert layers.cleaned().rstrip("\n") == expected, title


def test_every_change_names_its_rule_and_leads_back_to_the_scan() -> None:
    scan, layers, _ = cleaned("il est clair que I'on doit\nfaire des inven-\ntions nouvelles\n")
    found = []
    for stream, depth, change in layers.changes():
        (span,) = stream.origin(change.start, change.end, depth)
        found.append((change.rule, span.of(scan.text), change.after))
    assert found == [("join", "-\ntions ", "tions\n"), ("I' to l'", "I'", "l'")]


def test_a_second_run_over_the_cleaned_text_changes_nothing() -> None:
    noisy = (
        "lls parlaient peu ; chacun songeait a ce gu'il avait laissé derriére lui. Quand ils arrivérent a la porte de\n"
        "I'usine, le contremaitre leur dit gu'il n'y avait plus de travaiI pour personne, et ils se turent.\n"
    )
    made = cleaned(noisy)[1].cleaned()
    again = cleaned(made)[1]
    assert made != noisy
    assert list(again.changes()) == []


def test_orthography_is_off_in_a_diplomatic_edition() -> None:
    _, layers, _ = cleaned("l'Etat frangais du 2eme rang\n", modern=False)
    assert layers.cleaned() == "l'Etat français du 2ème rang\n"


def test_a_compound_that_nothing_decides_keeps_its_hyphen_with_a_doubt() -> None:
    _, layers, findings = cleaned("il y a des maisons-\nmontagnes partout\n")
    assert "maisons-\nmontagnes" in layers.cleaned()
    assert [(finding.kind, finding.candidates) for finding in findings] == [
        (Kind.DOUBT, ("maisons-montagnes", "maisonsmontagnes"))
    ]


def test_the_editor_wins_over_every_rule_and_keep_shields() -> None:
    text = "I'on dit gu'il est frangais et gu'il va\n"
    scan = scan_of(text)
    decisions = [
        Decision(id="a", kind=DecisionKind.KEEP, exact="I'on", page=1, line=1, column=1),
        Decision(id="b", kind=DecisionKind.WORD, exact="frangais", replace="Frangais", page=1, line=1, column=20),
    ]
    pins, _ = pin_decisions(scan, decisions)
    layers, _ = clean(scan, find_regions(scan, pins)[0], pins, FRENCH, modern=True)
    assert layers.cleaned() == "I'on dit qu'il est Frangais et qu'il va\n"


def test_a_decision_that_runs_into_the_page_furniture_is_a_failure_on_record() -> None:
    text = "un mot\nqui va\n\fdans la page\n"
    scan = scan_of(text)
    decision = Decision(id="a", kind=DecisionKind.WORD, exact="va\n\fdans", replace="x", page=1, line=2, column=5)
    pins, _ = pin_decisions(scan, [decision])
    _, findings = clean(scan, find_regions(scan, pins)[0], pins, FRENCH, modern=True)
    assert [finding.kind for finding in findings] == [Kind.FAILURE]


@settings(max_examples=80)
@given(st.lists(SCRAPS, min_size=1, max_size=14).map("".join))
def test_cleaning_can_be_undone_character_for_character(text: str) -> None:
    scan, layers, _ = cleaned(text)
    assert layers.undone() == scan.text
    assert all(stream.undone() == stream.raw for stream in layers.streams)


@settings(max_examples=60)
@given(st.lists(SCRAPS, min_size=1, max_size=10).map("".join))
def test_lines_keep_their_number_but_for_words_alone_on_theirs(text: str) -> None:
    scan, layers, _ = cleaned(text)
    made, given_ = layers.cleaned(), scan.text
    assert 0 <= given_.count("\n") - made.count("\n") <= given_.count("-\n")


def test_each_part_of_the_page_is_a_stream_of_its_own() -> None:
    _, layers, _ = cleaned("TITRE\n\nUn texte (1) ici.\n\n(1) La note.\n\f\n12\nsuite\n")
    kinds = [stream.kind for stream in layers.streams]
    assert kinds == [StreamKind.BODY, StreamKind.NOTE, StreamKind.FURNITURE]


def test_no_doubt_is_asked_on_a_running_head() -> None:
    body = "On choisit une vaste salle qu'on entoura de gradins, puis on prit des planches.\n" * 4
    text = "\f".join(f"{number} VICTOR HUGO mort trop tôt_\n\n{body}" for number in range(4, 10))
    _, layers, findings = cleaned(text)
    assert "9 VICTOR HUGO mort trop tôt_" in layers.streams[-1].text
    assert layers.streams[-1].kind is StreamKind.FURNITURE
    heads = [region.span for region in find_regions(scan_of(text), ())[0] if region.kind is RegionKind.RUNNING_HEAD]
    assert len(heads) > 1
    asked = [finding.span for finding in findings if finding.span is not None]
    assert not [span for span in asked if any(span.overlaps(head) for head in heads)]


@pytest.mark.parametrize(
    ("heading", "asked"), [("II. — MIRABEAU", 1), ("II.", 1), ("II. Fin", 2), ("Louis II. — Fin", 2)]
)
def test_the_stop_behind_the_numeral_of_a_heading_is_no_question(
    heading: str, asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def doubts_every_stop(passages: Sequence[Passage], *_: object) -> tuple[Correction, ...]:
        def of(text: str) -> tuple[Doubt, ...]:
            stops = (Span(at, at + 1) for at, letter in enumerate(text) if letter == ".")
            return tuple(Doubt(span, (",",), 0.3) for span in stops)

        return tuple(Correction(Layer(RULE, ()), of(passage.text)) for passage in passages)

    monkeypatch.setattr("chapbook.clean.correction.correct", doubts_every_stop)
    _, _, findings = cleaned(f"Ce fut un grand effort.\n\n{heading}\n\nOn choisit une salle\n")
    assert len([finding for finding in findings if finding.kind is Kind.DOUBT]) == asked


@pytest.mark.parametrize(
    ("text", "word", "candidate"),
    [
        ("On parle de la question de honneur et de gloire.\n", "honneur", "l'honneur"),
        ("Il est dans la nature du monde organique. C'est essence même de la vie.\n", "essence", "l'essence"),
    ],
)
def test_a_word_that_wants_an_elision_is_asked_about_once_with_it(text: str, word: str, candidate: str) -> None:
    _, _, findings = cleaned(text)
    asked = [(one.span.of(text), one.candidates) for one in findings if one.span is not None]
    assert asked == [(word, (candidate,))]
