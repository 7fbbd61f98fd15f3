"""Decisions made for a stretch of the scan: their quote finds the place again, exact, moved or after a new OCR."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chapbook.decisions import anchor_decisions, make_decision
from chapbook.decisions.making import LONGEST
from chapbook.readers.plain import find_pages
from chapbook.shapes.decisions import AnchorState, Decision, DecisionKind
from chapbook.shapes.scan import Scan, Span

TEXTS = st.lists(st.sampled_from(["la ville ", "et ", "la compagne ", "de route\n", "\f", "é", "\n\n"]), max_size=60)
PROSE = (
    "Au lieu d'aboutir a la liberté, on est arrivé\na une servitude nouvelle, que personne n'avait voulue.\n"
    "Entre la ville et la compagne il n'y avait plus\nde route, et les villages mouraient l'un apres l'autre.\n"
)


def scan_of(text: str) -> Scan:
    pages, mark = find_pages(text)
    return Scan(text, pages, mark)


def decided(scan: Scan, words: str, replace: str | None = "campagne") -> Decision:
    start = scan.text.index(words)
    return make_decision(scan, Span(start, start + len(words)), DecisionKind.WORD, replace=replace)


@given(TEXTS.map("".join), st.data())
def test_in_its_own_scan_every_decision_is_exact(text: str, data: st.DataObject) -> None:
    assume(text)
    scan = scan_of(text)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, min(len(text), start + 12))))
    assume(scan.offset(scan.where(span.start)) == span.start)
    decision = make_decision(scan, span, DecisionKind.WORD, replace="x")
    (anchor,) = anchor_decisions(scan, [decision])
    assert (anchor.state, anchor.span) == (AnchorState.EXACT, span)
    assert max(len(decision.prefix), len(decision.suffix)) <= LONGEST


def test_the_quote_grows_until_it_is_the_only_one() -> None:
    text = ("Une ligne du refrain que l'on répète souvent.\n" * 3) + "Fin.\n"
    scan = scan_of(text)
    middle = text.index("refrain", 60)
    decision = make_decision(scan, Span(middle, middle + 7), DecisionKind.KEEP)
    assert text.count(decision.prefix + decision.exact + decision.suffix) == 1
    assert min(len(decision.prefix), len(decision.suffix)) >= 20


def test_nothing_to_hold_on_to_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one character"):
        make_decision(scan_of("mot"), Span(1, 1), DecisionKind.KEEP)


def test_after_a_new_ocr_that_reads_the_words_around_otherwise_the_place_is_found() -> None:
    decision = decided(scan_of(PROSE), "compagne")
    again = scan_of("Une ligne de plus.\n" + PROSE.replace("Entre la ville", "Entre Ia vi1le").replace("n'y", "n'v"))
    (anchor,) = anchor_decisions(again, [decision])
    assert anchor.state is AnchorState.MOVED
    assert anchor.span is not None
    assert anchor.span.of(again.text) == "compagne"


def test_a_new_ocr_that_reads_what_was_decided_fulfils_the_decision() -> None:
    decision = decided(scan_of(PROSE), "compagne")
    again = scan_of(PROSE.replace("compagne", "campagne"))
    (anchor,) = anchor_decisions(again, [decision])
    assert anchor.state is AnchorState.MOVED
    assert anchor.span is not None
    assert anchor.span.of(again.text) == "campagne"
    assert "now reads as was decided" in anchor.message


def test_words_that_stand_in_two_like_places_are_ambiguous_and_both_are_shown() -> None:
    decision = decided(scan_of(PROSE), "compagne")
    again = scan_of(PROSE.replace("Entre", "Entra") + PROSE.replace("Entre", "Entrc"))
    (anchor,) = anchor_decisions(again, [decision])
    assert anchor.state is AnchorState.AMBIGUOUS
    assert [span.of(again.text) for span in anchor.nearest] == ["compagne", "compagne"]


def test_words_that_are_gone_are_lost_and_their_old_place_is_shown() -> None:
    decision = decided(scan_of(PROSE), "compagne")
    (anchor,) = anchor_decisions(scan_of(PROSE.replace("compagne", "montagne")), [decision])
    assert anchor.state is AnchorState.LOST
    assert anchor.span is None
    assert "Entre la ville" in anchor.message
