"""The questions of a book: every change and doubt once, on its words of the scan; what is settled stays settled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builders import tiny_build
from chapbook.decisions import append_decisions, make_decision
from chapbook.desk.items import Item, Sort, alike, items_of
from chapbook.desk.traces import traces_of, unsure_traces_of
from chapbook.shapes.build import Build
from chapbook.shapes.decisions import DecisionKind
from chapbook.shapes.layers import Change, Layer, Stream, StreamKind
from chapbook.shapes.scan import Span
from desk_books import build_of, make_book


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    root = tmp_path_factory.mktemp("items")
    make_book(root)
    return build_of(root)


def one(build: Build, before: str) -> Item:
    (found,) = [item for item in items_of(build) if item.before == before]
    return found


def test_every_change_is_an_item_on_its_words_of_the_scan(build: Build) -> None:
    changes = [item for item in items_of(build) if not item.is_doubt and item.sort in (Sort.WORD, Sort.JOIN)]
    assert len(changes) == sum(1 for _ in build.layers.changes())
    for item in changes:
        assert "".join(span.of(build.scan.text) for span in item.spans) == item.before


def test_a_doubt_proposes_its_best_candidate_where_that_is_the_likelier(build: Build) -> None:
    doubt = one(build, "ou")
    assert (doubt.after, doubt.is_open, doubt.candidates[0]) == ("ou", True, "où")
    assert replace(doubt, risk=0.6).proposal == "où"
    assert replace(doubt, risk=0.4).proposal == "ou"


def test_a_sure_change_is_there_to_be_looked_at_and_waits_for_nobody(build: Build) -> None:
    change = one(build, "mémes")
    assert (change.proposal, change.is_open) == ("mêmes", False)


def test_the_same_words_and_the_same_in_their_stead_are_alike(build: Build) -> None:
    items = items_of(build)
    first = next(item for item in items if item.before == "I'")
    assert {(item.before, item.proposal) for item in alike(items, first)} == {("I'", "l'")}
    assert len(alike(items, first)) == 3


def test_what_was_decided_is_settled_and_not_asked_again(tmp_path: Path) -> None:
    folder = make_book(tmp_path)
    doubt = one(build_of(tmp_path), "ou")
    decision = make_decision(build_of(tmp_path).scan, doubt.span, DecisionKind.KEEP, seen="ou")
    append_decisions(folder / "decisions.jsonl", [decision])
    (settled,) = [item for item in items_of(build_of(tmp_path)) if item.before == "ou"]
    assert settled.decided
    assert not settled.is_open


def test_it_is_asked_again_where_the_cleaner_now_disagrees(tmp_path: Path) -> None:
    folder = make_book(tmp_path)
    scan = build_of(tmp_path).scan
    place = Span(scan.text.index("mémes"), scan.text.index("mémes") + 5)
    decision = make_decision(scan, place, DecisionKind.WORD, replace="maimes", seen="memes")
    append_decisions(folder / "decisions.jsonl", [decision])
    (asked,) = [item for item in items_of(build_of(tmp_path)) if item.disputes]
    assert (asked.proposal, asked.seen, asked.is_open) == ("maimes", "mêmes", True)
    assert asked.candidates == ("maimes", "mêmes")


def test_changes_that_touch_are_told_as_one_from_the_scan_to_the_book() -> None:
    stream = Stream(StreamKind.BODY, (Span(10, 21),), "gu'il viemt", "gu'il viemt")
    stream = stream.with_layer(Layer("one", (Change(0, 3, "gu'", "qu'", "one", 0.9),)))
    stream = stream.with_layer(
        Layer("two", (Change(0, 5, "qu'il", "qu’il", "two", 0.8), Change(6, 11, "viemt", "vient", "two", 0.7)))
    )
    first, second = traces_of(stream)
    assert (first.spans, first.before, first.made.of(stream.text)) == ((Span(10, 15),), "gu'il", "qu’il")
    assert (first.rules, first.confidence) == (("one", "two"), 0.8)
    assert (second.spans, second.made.of(stream.text)) == ((Span(16, 21),), "vient")


def test_a_word_cut_over_a_page_turn_has_two_spans(tmp_path: Path) -> None:
    build = tiny_build(tmp_path)
    (cut,) = [item for item in items_of(build) if len(item.spans) == 2]
    assert cut.before == "mon-\ntrera "
    assert cut.after == "montrera\n"


def test_what_waits_for_an_editor_is_the_same_question_among_all_changes(build: Build) -> None:
    every = {item.id: item for item in items_of(build)}
    waiting = items_of(build, every=False)
    assert [item for item in waiting if every.get(item.id) != item] == []
    assert {item.id for item in every.values() if item.is_open or item.decided} <= {item.id for item in waiting}


def test_an_unsure_change_holds_the_sure_ones_that_touch_its_words() -> None:
    raw = "commu-\nnistc et"
    join = Layer("join", (Change(5, 7, "-\n", "", "join", 0.5), Change(12, 13, " ", "\n", "join", 0.5)))
    spelt = Layer("corrector", (Change(0, 10, "communistc", "communiste", "corrector", 0.99),))
    stream = Stream(StreamKind.BODY, (Span(0, len(raw)),), raw, raw).with_layer(join).with_layer(spelt)
    assert list(unsure_traces_of(stream, 0.9)) == list(traces_of(stream))
    assert next(traces_of(stream)).before == "commu-\nnistc"
