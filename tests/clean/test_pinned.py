"""Law 6 on letters: the editor wins on the decided words and changes no others, in any order, through any rules."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from chapbook.clean import clean, decide, proposal_for, propose
from chapbook.decisions import make_decision, pin_decisions
from chapbook.layout import find_regions
from chapbook.shapes.decisions import Decision, DecisionKind, Pins
from chapbook.shapes.findings import Kind
from chapbook.shapes.layers import Change, Layer, Layers
from chapbook.shapes.proposal import Proposal
from chapbook.shapes.scan import Scan, Span
from texts import FRENCH, RULES_ALONE, scan_of

SCRAPS = st.sampled_from(
    [
        "I'on ",
        "la trans-\nformation ",
        "frangaise ",
        "l'Etat\n",
        "gu'il ",
        "a créer ",
        "fin.\n\n",
        "le 2eme\n",
        "mon-\n\f",
    ]
)
TEXTS = st.lists(SCRAPS, min_size=1, max_size=12).map("".join)


def proposed(text: str) -> tuple[Scan, Proposal]:
    scan = scan_of(text)
    return scan, propose(scan, find_regions(scan, ())[0], RULES_ALONE, modern=True)


def word(scan: Scan, start: int, end: int, words: str | None, name: str = "d") -> Decision:
    kind = DecisionKind.KEEP if words is None else DecisionKind.WORD
    return replace(make_decision(scan, Span(start, end), kind, replace=words), id=f"{name}{start}")


def pinned(scan: Scan, *decisions: Decision) -> Pins:
    return pin_decisions(scan, decisions)[0]


@st.composite
def decided_texts(draw: st.DrawFn) -> tuple[Scan, Proposal, tuple[Decision, ...]]:
    scan, proposal = proposed(draw(TEXTS))
    edges = sorted(draw(st.sets(st.integers(0, len(scan.text)), min_size=2, max_size=8)))
    words = st.none() | st.text("abcé- '\n", max_size=6)
    spans = [span for span in zip(edges[::2], edges[1::2], strict=False) if "\f" not in scan.text[slice(*span)]]
    return scan, proposal, tuple(word(scan, start, end, draw(words)) for start, end in spans)


@settings(max_examples=200)
@given(decided_texts())
def test_every_decision_is_what_the_text_reads_and_the_record_leads_back(
    made: tuple[Scan, Proposal, tuple[Decision, ...]],
) -> None:
    scan, proposal, decisions = made
    pins = pinned(scan, *decisions)
    layers, findings = decide(scan, proposal, proposal.regions, pins, RULES_ALONE)
    assert layers.undone() == scan.text
    failed = {finding.message.split('"')[1] for finding in findings if finding.kind is Kind.FAILURE}
    for pin in pins:
        if pin.decision.id in failed:
            continue
        here = proposal_for(layers, pin.span)
        assert here is not None
        wanted = pin.decision.exact if pin.decision.replace is None else pin.decision.replace
        assert here == (pin.span, wanted) or (not wanted and here[1] == "")


@settings(max_examples=100)
@given(decided_texts(), st.randoms(use_true_random=False))
def test_on_disjoint_spans_the_order_of_the_decisions_does_not_matter(
    made: tuple[Scan, Proposal, tuple[Decision, ...]], chance: object
) -> None:
    scan, proposal, decisions = made
    shuffled = sorted(decisions, key=lambda _one: chance.random())  # type: ignore[attr-defined]
    one = decide(scan, proposal, proposal.regions, pinned(scan, *decisions), RULES_ALONE)
    assert one == decide(scan, proposal, proposal.regions, pinned(scan, *shuffled), RULES_ALONE)


@settings(max_examples=100)
@given(decided_texts())
def test_a_decision_changes_no_other_words_than_its_own(made: tuple[Scan, Proposal, tuple[Decision, ...]]) -> None:
    scan, proposal, decisions = made
    kept = tuple(replace(one, kind=DecisionKind.WORD, replace=_proposed(proposal, one)) for one in decisions)
    if all(one.replace is not None for one in kept):
        layers, _ = decide(scan, proposal, proposal.regions, pinned(scan, *kept), RULES_ALONE)
        assert layers.cleaned() == proposal.layers.cleaned()


def _proposed(proposal: Proposal, decision: Decision) -> str | None:
    """What is proposed for just the words of a decision."""
    scan = scan_of(proposal.layers.undone())
    (pin,) = pinned(scan, decision)
    here = proposal_for(proposal.layers, pin.span)
    return here[1] if here and here[0] == pin.span else None


@settings(max_examples=100)
@given(TEXTS.filter(lambda text: "-" not in text), st.data())
def test_lines_decided_to_be_notes_take_their_repairs_with_them(text: str, data: st.DataObject) -> None:
    scan, proposal = proposed(text)
    start = data.draw(st.integers(0, len(text) - 1))
    note = replace(make_decision(scan, Span(start, start + 1), DecisionKind.NOTE), id="n")
    pins = pinned(scan, note)
    regions = find_regions(scan, pins)[0]
    layers, _ = decide(scan, proposal, regions, pins, RULES_ALONE)
    assert layers.undone() == scan.text
    assert sorted(map(_said, _changes(proposal.layers))) == sorted(map(_said, _changes(layers)))


def _changes(layers: Layers) -> list[Change]:
    return [change for _, _, change in layers.changes()]


def _said(change: Change) -> tuple[str, str, str]:
    return change.rule, change.before, change.after


@settings(max_examples=100)
@given(decided_texts(), st.sets(st.sampled_from([rule.name for rule in FRENCH.repairs])))
def test_decisions_outlive_any_change_of_the_rules(
    made: tuple[Scan, Proposal, tuple[Decision, ...]], gone: set[str]
) -> None:
    scan, _, decisions = made
    fewer = replace(RULES_ALONE, repairs=tuple(rule for rule in RULES_ALONE.repairs if rule.name not in gone))
    regions = find_regions(scan, ())[0]
    pins = pinned(scan, *decisions)
    layers, findings = clean(scan, regions, pins, fewer, modern=False)
    failed = {finding.message.split('"')[1] for finding in findings if finding.kind is Kind.FAILURE}
    for pin in pins:
        here = proposal_for(layers, pin.span)
        wanted = pin.decision.exact if pin.decision.replace is None else pin.decision.replace
        assert pin.decision.id in failed or (here is not None and here[1] == wanted)


@cache
def ranged() -> tuple[Scan, Proposal]:
    return proposed("I'on dit gu'il est et qu'il va de trans-\nformation en transformation\n")


def test_a_change_that_reaches_into_a_decided_word_is_left_out_and_those_around_it_stand() -> None:
    scan, proposal = ranged()
    at = scan.text.index("trans-")
    layers, _ = decide(scan, proposal, proposal.regions, pinned(scan, word(scan, at, at + 6, None)), RULES_ALONE)
    assert layers.cleaned() == "l'on dit qu'il est et qu'il va de trans-\nformation en transformation\n"


def test_where_the_program_says_what_it_never_said_before_the_editor_is_asked_again_and_wins_meanwhile() -> None:
    scan, proposal = ranged()
    at = scan.text.index("gu'il")
    decision = replace(word(scan, at, at + 5, "Qu'il"), seen="cu'il")
    layers, findings = decide(scan, proposal, proposal.regions, pinned(scan, decision), RULES_ALONE)
    assert "Qu'il" in layers.cleaned()
    (doubt,) = findings
    assert (doubt.kind, doubt.candidates, doubt.span) == (Kind.DOUBT, ("Qu'il", "qu'il"), Span(at, at + 5))


def test_what_was_confirmed_is_asked_no_more() -> None:
    scan, proposal = ranged()
    at = scan.text.index("gu'il")
    for wanted in ("qu'il", "Qu'il"):
        decision = replace(word(scan, at, at + 5, wanted), seen="qu'il")
        assert decide(scan, proposal, proposal.regions, pinned(scan, decision), RULES_ALONE)[1] == ()


def test_a_doubt_about_a_decided_word_is_settled() -> None:
    scan = scan_of("il y a des maisons-\nmontagnes partout\n")
    proposal = propose(scan, find_regions(scan, ())[0], RULES_ALONE, modern=True)
    assert [doubt.span for doubt in proposal.findings] == [Span(11, 29)]
    pins = pinned(scan, word(scan, 11, 29, None))
    assert decide(scan, proposal, proposal.regions, pins, RULES_ALONE)[1] == ()


def test_insertions_at_the_edges_of_a_stretch_are_made_once() -> None:
    scan, proposal = proposed("un deux trois\n")
    body, *others = proposal.layers.streams
    at = tuple(Change(place, place, "", "!", "join", 1.0) for place in (0, 3, 7, 13))
    grown = body.with_layer(Layer("join", at))
    again = replace(proposal, layers=Layers((grown, *others)))
    pins = pinned(scan, word(scan, 3, 7, "DEUX"))
    made, _ = decide(scan, again, again.regions, pins, RULES_ALONE)
    assert made.cleaned() == "!un !DEUX trois!\n"
    assert made.undone() == scan.text
