"""Decisions on what a passage is: they win, are asked about again only for news, and none is dropped in silence."""

from __future__ import annotations

from dataclasses import replace

from chapbook.decisions import make_decision
from chapbook.shapes.decisions import Decision, DecisionKind, Pin
from chapbook.shapes.findings import Finding, Kind
from chapbook.shapes.scan import Span
from texts import scan_of, structured

TWO = "Un premier alinéa qui dit quelque chose de long.\n\nUn deuxième alinéa qui dit autre chose encore.\n"
WORDS = "Un deuxième alinéa"


def doubts_of_a_heading(seen: str | None) -> tuple[Finding, ...]:
    span = Span(TWO.index(WORDS), TWO.index(WORDS) + len(WORDS))
    decision = make_decision(scan_of(TWO), span, DecisionKind.HEADING, seen=seen)
    _, document, findings = structured(TWO, (Pin(span, replace(decision, id="h")),))
    assert type(document.blocks[-1]).__name__ == "Heading"
    return tuple(
        finding for finding in findings if finding.kind is Kind.DOUBT and finding.candidates[:1] == ("heading",)
    )


def test_a_decided_passage_is_asked_about_again_only_where_the_evidence_says_what_it_never_said() -> None:
    assert doubts_of_a_heading(None) == ()
    assert doubts_of_a_heading("paragraph") == ()
    (doubt,) = doubts_of_a_heading("verse")
    assert doubt.candidates == ("heading", "paragraph")


def test_a_decision_on_a_passage_whose_words_stand_in_none_is_reported() -> None:
    text = "Un texte (1) ici, qui dit quelque chose.\n\n(1) La note de bas de page.\n"
    start = text.index("La note")
    decision = Decision(id="h", kind=DecisionKind.HEADING, exact="La note")
    _, _, findings = structured(text, (Pin(Span(start, start + 7), decision),))
    assert any('"h" says heading of words that stand in a note' in finding.message for finding in findings)
