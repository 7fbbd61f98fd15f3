"""Three like decisions suggest a rule; it holds only if the editor says so, and gives way to his word on a place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chapbook.decisions import make_decision, pin_decisions, suggested_rules, told, with_rules
from chapbook.decisions.file import Record, read_record
from chapbook.decisions.record import append_decisions
from chapbook.shapes.decisions import Decision, DecisionKind, Pins
from chapbook.shapes.scan import Page, Scan, Span

TEXT = "".join(f"page {number} : la compagne, ou la compagne ?\n" for number in range(3))
SCAN = Scan(TEXT, (Page(Span(0, len(TEXT))),))
PLACES = [at for at in range(len(TEXT)) if TEXT.startswith("compagne", at)]


def decided(count: int, words: str | None = "campagne", seen: str | None = "compagne") -> Pins:
    kind = DecisionKind.KEEP if words is None else DecisionKind.WORD
    made = [make_decision(SCAN, Span(at, at + 8), kind, replace=words, seen=seen) for at in PLACES[:count]]
    return pin_decisions(SCAN, [replace(one, id=f"d{number}") for number, one in enumerate(made)])[0]


def rule(words: str | None = "campagne", name: str = "r1") -> Decision:
    return Decision(id=name, kind=DecisionKind.RULE, exact="compagne", replace=words)


def test_three_like_decisions_suggest_a_rule_and_two_do_not() -> None:
    (found,) = suggested_rules(SCAN, decided(3), ())
    assert (found.exact, found.replace, found.decided) == ("compagne", "campagne", 3)
    assert [span.start for span in found.others] == PLACES[3:]
    assert suggested_rules(SCAN, decided(2), ()) == ()
    (note,) = told(SCAN, [found])
    assert "a rule for it?" in note.message


@pytest.mark.parametrize("said", [rule(), rule(None)])
def test_a_rule_that_was_accepted_or_declined_is_not_suggested_again(said: Decision) -> None:
    assert suggested_rules(SCAN, decided(3), [said]) == ()


def test_decisions_that_only_agreed_with_the_program_suggest_nothing() -> None:
    assert suggested_rules(SCAN, decided(4, seen="campagne"), ()) == ()


def test_a_word_that_was_decided_both_ways_suggests_nothing() -> None:
    pins = (*decided(4), *decided(5, "compagnie")[4:])
    assert suggested_rules(SCAN, pins, ()) == ()


def test_a_word_kept_three_times_against_the_program_may_be_kept_everywhere() -> None:
    (found,) = suggested_rules(SCAN, decided(3, None, seen="campagne"), ())
    assert (found.exact, found.replace) == ("compagne", "compagne")


def test_nothing_is_applied_by_itself_and_an_accepted_rule_holds_where_nobody_decided() -> None:
    pins = decided(3, "Champagne")
    assert with_rules(SCAN, pins, ()) == (pins, ())
    assert with_rules(SCAN, pins, [rule(None)]) == (pins, ())
    ruled, findings = with_rules(SCAN, pins, [rule()])
    assert [pin.decision.id for pin in ruled] == ["d0", "d1", "d2", "r1", "r1", "r1"]
    assert findings == ()


def test_a_rule_holds_for_whole_words_alone() -> None:
    text = "compagne compagnes accompagne compagne\n"
    ruled, _ = with_rules(Scan(text, (Page(Span(0, len(text))),)), (), [rule()])
    assert [pin.span.start for pin in ruled] == [0, 30]


def test_a_rule_without_a_place_and_one_that_gives_way_are_reported() -> None:
    ruled, findings = with_rules(SCAN, decided(6), [rule()])
    assert "stands nowhere undecided" in findings[0].message
    ruled, findings = with_rules(SCAN, (), [rule(), rule("Champagne", "r2")])
    assert {pin.decision.id for pin in ruled} == {"r2"}
    assert 'gives way to the later "r2"' in findings[0].message


def test_a_rule_is_a_line_of_the_record_and_is_undone_by_one(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    (made,) = append_decisions(path, [replace(rule(), id="")])
    assert read_record(path).rules == (made,)
    append_decisions(path, [Decision(id="", kind=DecisionKind.UNDO, undoes=made.id)])
    assert read_record(path).rules == Record().rules
