"""Law 6: through a new OCR and new rules every decision is applied or reported, and none is dropped in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chapbook.clean import clean, proposal_for
from chapbook.decisions import anchor_decisions, make_decision, pin_decisions, pins_of
from chapbook.layout import find_regions
from chapbook.shapes.decisions import Decision, DecisionKind
from chapbook.shapes.findings import Kind, SetupError
from chapbook.shapes.scan import Scan, Span
from texts import FRENCH, RULES_ALONE, scan_of

WORDS = st.sampled_from(
    ["la", "compagne", "ville", "gu'il", "I'on", "révolution", "trans-\nformation", "à", "chantent\n", "peuple.", "et"]
)
PROSE = st.lists(WORDS, min_size=4, max_size=60).map(" ".join)
KINDS = (DecisionKind.WORD, DecisionKind.KEEP, DecisionKind.NOTE, DecisionKind.HEADING)


@st.composite
def decided_scans(draw: st.DrawFn) -> tuple[Scan, tuple[Decision, ...]]:
    """A scan and decisions on spans of it that are apart."""
    scan = scan_of(draw(PROSE))
    edges = sorted(draw(st.sets(st.integers(0, len(scan.text)), min_size=2, max_size=10)))
    made = []
    for number, (start, end) in enumerate(zip(edges[::2], edges[1::2], strict=False)):
        kind = draw(st.sampled_from(KINDS))
        words = draw(st.text("abé ", max_size=6)) if kind is DecisionKind.WORD else None
        made.append(replace(make_decision(scan, Span(start, end), kind, replace=words), id=f"d{number}"))
    return scan, tuple(made)


@st.composite
def read_anew(draw: st.DrawFn, text: str) -> str:
    """The same page read by another engine: letters lost, doubled and mistaken, a line more or less."""
    letters = list(text)
    for at in draw(st.lists(st.integers(0, len(text) - 1), max_size=8)):
        letters[at] = draw(st.sampled_from(["", "e", "l", letters[at] * 2, "\n"]))
    return draw(st.sampled_from(["", "Une ligne de plus.\n", "I"])) + "".join(letters)


@settings(max_examples=200)
@given(decided_scans(), st.data())
def test_after_a_new_ocr_every_decision_has_a_place_or_is_named_where_the_build_stops(
    made: tuple[Scan, tuple[Decision, ...]], data: st.DataObject
) -> None:
    scan, decisions = made
    again = scan_of(data.draw(read_anew(scan.text)) or "x")
    anchors = anchor_decisions(again, decisions)
    assert [anchor.decision for anchor in anchors] == list(decisions)
    for anchor in anchors:
        if anchor.span is None:
            assert f'"{anchor.decision.id}"' in anchor.message
            assert anchor.nearest
        else:
            assert anchor.span.of(again.text) in (anchor.decision.exact, anchor.decision.replace)
    pins, findings = pins_of(again, anchors)
    placed = {anchor.decision.id for anchor in anchors if anchor.span is not None}
    said = " ".join(finding.message for finding in findings)
    given_way = {decision.id for decision in decisions if f'"{decision.id}" gives way' in said}
    held = {pin.decision.id for pin in pins}
    assert held | given_way == placed
    lost = [anchor.decision.id for anchor in anchors if anchor.span is None]
    if lost:
        with pytest.raises(SetupError) as stopped:
            pin_decisions(again, decisions)
        assert all(f'"{name}"' in str(stopped.value) for name in lost)


@settings(max_examples=200)
@given(decided_scans(), st.sets(st.sampled_from([rule.name for rule in FRENCH.repairs])), st.booleans())
def test_through_any_change_of_the_rules_the_text_reads_as_was_decided(
    made: tuple[Scan, tuple[Decision, ...]], gone: set[str], modern: bool
) -> None:
    scan, decisions = made
    rules = replace(RULES_ALONE, repairs=tuple(rule for rule in RULES_ALONE.repairs if rule.name not in gone))
    pins, _ = pin_decisions(scan, decisions)
    layers, findings = clean(scan, find_regions(scan, pins)[0], pins, rules, modern=modern)
    failed = " ".join(finding.message for finding in findings if finding.kind is Kind.FAILURE)
    assert layers.undone() == scan.text
    for pin in pins:
        here = proposal_for(layers, pin.span)
        wanted = pin.decision.exact if pin.decision.replace is None else pin.decision.replace
        if pin.decision.kind in (DecisionKind.WORD, DecisionKind.KEEP) and f'"{pin.decision.id}"' not in failed:
            assert here is not None
            assert here[1] == wanted


@settings(max_examples=100)
@given(decided_scans(), st.randoms(use_true_random=False))
def test_on_disjoint_spans_the_order_of_the_lines_does_not_matter(
    made: tuple[Scan, tuple[Decision, ...]], chance: object
) -> None:
    scan, decisions = made
    shuffled = list(decisions)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = pin_decisions(scan, decisions), pin_decisions(scan, shuffled)
    assert one[0] == other[0]
    assert set(one[1]) == set(other[1])


@given(decided_scans())
def test_lines_put_before_the_text_move_every_decision_with_its_words(made: tuple[Scan, tuple[Decision, ...]]) -> None:
    scan, decisions = made
    more = "Une page de titre, et rien d'autre ici.\n"
    again = scan_of(more + scan.text)
    for anchor in anchor_decisions(again, decisions):
        there = anchor.span is not None and anchor.span.of(again.text) == anchor.decision.exact
        assert there or anchor.nearest
