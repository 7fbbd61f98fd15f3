"""A book kept open: decisions show at once and are on the disk; what is kept is used only while it is of today."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from books import make_book
from chapbook import languages
from chapbook.decisions import append_decisions, make_decision, read_record
from chapbook.pipeline import opened as module
from chapbook.pipeline import proposals
from chapbook.pipeline.edits import Edit, decisions_of
from chapbook.pipeline.opened import OpenBook, build_of, open_book, renewed, reread, with_decisions
from chapbook.pipeline.proposals import kept_path
from chapbook.pipeline.stages import text_stages
from chapbook.readers.edition import read_book
from chapbook.shapes.decisions import AnchorState, Decision, DecisionKind
from chapbook.shapes.findings import Kind
from chapbook.shapes.scan import Span
from texts import RULES_ALONE


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "load", lambda _code: RULES_ALONE)


@pytest.fixture
def opened(tmp_path: Path) -> OpenBook:
    make_book(tmp_path)
    return open_book(tmp_path, "livre")


def on(opened: OpenBook, words: str, kind: DecisionKind, replace: str | None = None) -> Decision:
    start = opened.cleaned.scan.text.index(words)
    return make_decision(opened.cleaned.scan, Span(start, start + len(words)), kind, replace=replace)


def test_a_decision_shows_at_once_and_is_in_the_file_and_the_build_says_the_same(
    opened: OpenBook, tmp_path: Path
) -> None:
    after, (made,) = with_decisions(opened, [on(opened, "compagne", DecisionKind.WORD, "campagne")])
    assert "la campagne, et l'on lit" in after.cleaned.layers.cleaned()
    assert read_record(tmp_path / "source" / "livre" / "decisions.jsonl").live == (made,)
    build = text_stages(read_book(tmp_path, "livre"), keep=True)
    assert build.layers == after.cleaned.layers
    assert build_of(after) == build


def test_an_undo_gives_back_what_was_there(opened: OpenBook) -> None:
    after, (made,) = with_decisions(opened, [on(opened, "compagne", DecisionKind.WORD, "campagne")])
    again, _ = with_decisions(after, [Decision(id="", kind=DecisionKind.UNDO, undoes=made.id)])
    assert again.cleaned == opened.cleaned


def test_the_decisions_of_another_writer_are_taken_in(opened: OpenBook, tmp_path: Path) -> None:
    assert reread(opened) is opened
    append_decisions(tmp_path / "source/livre/decisions.jsonl", [on(opened, "compagne", DecisionKind.WORD, "campagne")])
    assert "la campagne" in reread(opened).cleaned.layers.cleaned()


def test_a_line_decided_to_be_a_note_is_one_at_once_and_the_proposal_then_is_of_another_day(opened: OpenBook) -> None:
    after, _ = with_decisions(opened, [on(opened, "montagnes partout", DecisionKind.NOTE, "opens")])
    assert len(after.cleaned.layers.streams) == len(opened.cleaned.layers.streams) + 1
    assert (opened.fresh, after.fresh, renewed(after).fresh) == (True, False, True)


def test_what_is_kept_is_opened_without_weighing_anything(
    opened: OpenBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposals, "propose", None)
    monkeypatch.setattr(module, "find_regions", None)
    assert open_book(tmp_path, "livre").cleaned == opened.cleaned


@pytest.mark.parametrize("harm", [b"", b"no proposal", None])
def test_what_is_damaged_is_made_again(opened: OpenBook, tmp_path: Path, harm: bytes | None) -> None:
    path = kept_path(opened.book)
    path.write_bytes(path.read_bytes()[:-1] if harm is None else harm)
    assert open_book(tmp_path, "livre").cleaned == opened.cleaned


def test_new_words_or_settings_make_it_stale_and_a_build_never_takes_it(opened: OpenBook, tmp_path: Path) -> None:
    (tmp_path / "source/livre/words.txt").write_text("gu'il\n", encoding="utf-8")
    assert not reread(opened).fresh
    assert renewed(reread(opened)).fresh
    edition = tmp_path / "source/livre/edition.toml"
    edition.write_text('orthography = "as printed"\n' + edition.read_text(encoding="utf-8"), encoding="utf-8")
    build = text_stages(read_book(tmp_path, "livre"), keep=True)
    assert build == replace(text_stages(read_book(tmp_path, "livre")), book=build.book)


def test_another_scan_is_not_opened_with_the_proposal_of_the_first(opened: OpenBook, tmp_path: Path) -> None:
    make_book(tmp_path, text="Un tout autre texte, gu'il faut lire.\n")
    again = open_book(tmp_path, "livre")
    assert again.cleaned.layers.cleaned() == "Un tout autre texte, qu'il faut lire.\n"
    assert opened.kept != again.kept


def test_a_book_with_a_lost_decision_opens_and_says_so(opened: OpenBook, tmp_path: Path) -> None:
    with_decisions(opened, [on(opened, "compagne", DecisionKind.WORD, "campagne")])
    make_book(tmp_path, text="Un tout autre texte.\n")
    again = open_book(tmp_path, "livre")
    assert [anchor.state for anchor in again.lost] == [AnchorState.LOST]
    assert any(finding.kind is Kind.FAILURE and "is lost" in finding.message for finding in again.cleaned.findings)


def test_a_rule_of_the_book_shows_at_once_and_a_word_edited_against_it_leaves_it_standing(tmp_path: Path) -> None:
    make_book(tmp_path, text="la compagne, la compagne, la compagne.\n")
    opened = open_book(tmp_path, "livre")
    rule = Decision(id="", kind=DecisionKind.RULE, exact="compagne", replace="campagne")
    ruled, _ = with_decisions(opened, [rule])
    assert ruled.cleaned.layers.cleaned() == "la campagne, la campagne, la campagne.\n"
    edited, made = with_decisions(ruled, decisions_of(ruled, [Edit(0, 16, 24, "Champagne")]))
    assert [one.kind for one in made] == [DecisionKind.WORD]
    assert edited.cleaned.layers.cleaned() == "la campagne, la Champagne, la campagne.\n"
    assert text_stages(read_book(tmp_path, "livre")).layers == edited.cleaned.layers
