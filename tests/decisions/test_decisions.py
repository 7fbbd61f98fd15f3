"""The editor's decisions: read line by line, tied to the scan, never dropped in silence (law 6)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapbook.decisions.anchors import pin_decisions
from chapbook.decisions.file import read_record
from chapbook.shapes.decisions import Decision, DecisionKind
from chapbook.shapes.findings import SetupError
from chapbook.shapes.scan import Page, Scan, Span

TEXT = "la ville et la compagne sont la\nune compagne de route\n"
SCAN = Scan(TEXT, (Page(Span(0, len(TEXT))),))


def word(**fields: object) -> str:
    whole = {"id": "d1", "kind": "word", "exact": "compagne", "replace": "campagne", "page": 1, "line": 1, "column": 16}
    return json.dumps(whole | fields)


def decisions(folder: Path, *lines: str) -> tuple[Decision, ...]:
    path = folder / "decisions.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_record(path).live


def decided(**fields: object) -> Decision:
    whole = {"id": "d1", "kind": DecisionKind.WORD, "exact": "compagne", "replace": "campagne"}
    return Decision(**(whole | {"page": 1, "line": 1, "column": 16} | fields))  # type: ignore[arg-type]


def test_a_missing_file_holds_no_decision(tmp_path: Path) -> None:
    assert read_record(tmp_path / "decisions.jsonl").live == ()


def test_an_undo_takes_a_decision_back_and_an_undo_of_the_undo_restores_it(tmp_path: Path) -> None:
    undo = json.dumps({"id": "d2", "kind": "undo", "undoes": "d1"})
    redo = json.dumps({"id": "d3", "kind": "undo", "undoes": "d2"})
    assert decisions(tmp_path, word(), undo) == ()
    assert [one.id for one in decisions(tmp_path, word(), undo, redo)] == ["d1"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "line 1"),
        (word(colour="red"), 'unknown key "colour"'),
        (word(page="one"), "page"),
        (word(kind="guess"), "line 1: \"kind\" cannot be 'guess'. Use one of: word, join, .*, undo. Mend"),
        (word(exact=""), '"exact" is empty'),
        (word(replace=None), 'needs "replace"'),
        (word(kind="language", replace="anglais, je crois"), "tag of a language"),
        (json.dumps({"id": "d9", "kind": "undo", "undoes": "d7"}), "d7"),
        (word() + "\n" + word(), "stands twice"),
    ],
)
def test_a_line_that_is_no_decision_is_refused_with_its_reason(tmp_path: Path, line: str, reason: str) -> None:
    with pytest.raises(SetupError, match=reason):
        decisions(tmp_path, line)


def test_an_exact_anchor_is_applied_without_a_word() -> None:
    pins, findings = pin_decisions(SCAN, [decided()])
    assert [pin.span.of(TEXT) for pin in pins] == ["compagne"]
    assert findings == ()


def test_a_decision_that_moved_is_applied_with_a_warning() -> None:
    pins, findings = pin_decisions(SCAN, [decided(line=9, prefix="et la ", suffix=" sont")])
    assert [pin.span.start for pin in pins] == [TEXT.index("compagne")]
    assert "has moved" in findings[0].message


def test_an_ambiguous_decision_stops_the_build_and_shows_the_nearest_places() -> None:
    with pytest.raises(SetupError, match=r"ambiguous.*p\. 1, l\. 2.*p\. 1, l\. 1"):
        pin_decisions(SCAN, [decided(line=2, column=1)])


def test_a_lost_decision_stops_the_build() -> None:
    with pytest.raises(SetupError, match="lost"):
        pin_decisions(SCAN, [decided(exact="montagne")])


def test_the_lines_that_take_lost_decisions_back_are_told_and_do_so(tmp_path: Path) -> None:
    lines = [word(exact="montagne"), word(id="d2", exact="rivière")]
    with pytest.raises(SetupError) as stopped:
        pin_decisions(SCAN, decisions(tmp_path, *lines))
    told = [line for line in str(stopped.value).splitlines() if line.startswith("{")]
    assert len(told) == 2
    assert decisions(tmp_path, *lines, *told) == ()


def test_on_one_span_the_last_decision_wins_and_the_other_is_reported() -> None:
    pins, findings = pin_decisions(SCAN, [decided(), decided(id="d2", replace="Champagne")])
    assert [pin.decision.id for pin in pins] == ["d2"]
    assert '"d1" gives way to the later "d2"' in findings[0].message


@given(st.permutations(range(4)))
def test_on_disjoint_spans_the_order_of_decisions_does_not_matter(order: list[int]) -> None:
    every = [
        decided(id=f"d{number}", exact=exact, replace="x", line=line, column=column)
        for number, (exact, line, column) in enumerate(
            [("ville", 1, 4), ("compagne", 1, 16), ("compagne", 2, 5), ("route", 2, 17)]
        )
    ]
    assert pin_decisions(SCAN, [every[at] for at in order]) == pin_decisions(SCAN, every)


def test_on_one_span_decisions_about_different_things_both_hold() -> None:
    pins, findings = pin_decisions(SCAN, [decided(), decided(id="d2", kind=DecisionKind.HEADING, replace=None)])
    assert {pin.decision.id for pin in pins} == {"d1", "d2"}
    assert findings == ()


def test_two_decisions_on_what_one_line_is_are_told_and_the_one_further_on_holds_in_any_order() -> None:
    note = decided(kind=DecisionKind.NOTE, replace=None)
    body = decided(id="d2", kind=DecisionKind.BODY, exact="ville", replace=None, column=4)
    for order in ((note, body), (body, note)):
        pins, findings = pin_decisions(SCAN, order)
        assert [pin.decision.id for pin in pins] == ["d2", "d1"]
        assert '"d2" gives way to "d1", further on' in findings[0].message


def test_a_later_word_over_a_part_of_what_was_kept_wins_and_says_so() -> None:
    kept = decided(kind=DecisionKind.KEEP, exact="la compagne", replace=None, column=13)
    pins, findings = pin_decisions(SCAN, [kept, decided(id="d2")])
    assert [pin.decision.id for pin in pins] == ["d2"]
    assert '"d1" gives way to the later "d2"' in findings[0].message
