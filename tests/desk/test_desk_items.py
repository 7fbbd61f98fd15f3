"""The questions of a book: every change and doubt once, on its words of the scan; what is settled stays settled."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from builders import tiny_build
from chapbook.decisions import append_decisions, make_decision
from chapbook.desk.behind import Behind
from chapbook.desk.items import Item, Sort, alike
from chapbook.desk.kept import unsure_changes
from chapbook.desk.questions import Questions, items_of
from chapbook.desk.traces import traces_of, unsure_traces_of
from chapbook.pipeline.opened import open_book, supposing
from chapbook.shapes.build import Build
from chapbook.shapes.decisions import DecisionKind
from chapbook.shapes.findings import About, Finding, Kind
from chapbook.shapes.layers import Change, Layer, Stream, StreamKind
from chapbook.shapes.scan import Span
from desk_books import LINES, NOTES, build_of, make_book


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


def test_what_was_found_before_is_asked_as_if_all_were_looked_at_again(tmp_path: Path) -> None:
    """Whatever is decided: words with or without a change, over line ends and page turns, and what lines are."""
    make_book(tmp_path, *LINES, *NOTES[:4], "(1) Une note gu'il faut lire, et la jus-", "tice a tous.\f", *LINES)
    first, questions, chance = open_book(tmp_path, "petit"), Questions(), Random(7)  # noqa: S311 - the same on every run
    text = first.cleaned.scan.text
    words = [Span(*found.span()) for found in re.finditer(r"\w+['-]?(\n\w+)?", text)]
    for _ in range(25):
        record = tuple(
            make_decision(first.cleaned.scan, chance.choice(words), kind, replace=wanted)
            for kind, wanted in chance.choices(
                ((DecisionKind.WORD, "mot"), (DecisionKind.KEEP, None), (DecisionKind.BODY, None)), (4, 2, 1), k=3
            )
        )
        now = supposing(first, record)
        for every in (True, False):
            found = questions.of(now, Behind(), every=every)
            assert found == items_of(now.cleaned, every=every)


def test_changes_are_kept_with_the_proposal_and_found_again_where_the_file_is_damaged(tmp_path: Path) -> None:
    make_book(tmp_path)
    opened = open_book(tmp_path, "petit")
    path, found = tmp_path / "build" / "petit" / "work" / "changes.json", unsure_changes(opened)
    assert any(found.values())
    whole = path.read_bytes()
    for content in (whole, whole[:-9], whole.replace(b'["', b'["0', 1)):
        path.write_bytes(content)
        assert unsure_changes(opened) == found
        assert path.read_bytes() == whole
    other = replace(opened.kept, key="other")
    path.write_bytes(whole.replace(b"pampelune", b"camomille"))
    assert unsure_changes(replace(opened, kept=other)) == found


def test_a_doubt_on_a_word_that_was_mended_is_accepted_as_it_was_mended(build: Build) -> None:
    at = build.scan.text.index("mémes")
    span = Span(at, at + 5)
    doubt = Finding(build.scan.where(at), Kind.DOUBT, "is a mark lost here?", ("mêmes »",), span, About.WORD, 0.3)
    (item,) = [item for item in items_of(replace(build, findings=(doubt,)), every=False) if item.is_doubt]
    assert (item.before, item.proposal, item.seen) == ("mémes", "mêmes", "mêmes")
