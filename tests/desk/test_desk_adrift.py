"""Decisions after the scan was replaced: those without a place are questions, and each is put in one or dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from chapbook.decisions import read_record
from chapbook.desk.choices import Act, Choice
from chapbook.desk.items import Item, Sort
from chapbook.desk.lines import WrongChoiceError
from chapbook.desk.opened import Opened
from chapbook.shapes.decisions import DecisionKind
from desk_books import LINES, make_book, opened_desk

WHO = ("A. Lectrice", "2026-11-25T10:00:00Z")
OTHER = tuple(
    line.replace("; ou la contrainte", "; où In eontraiute").replace("mémes", "nêmcs") for line in ("PLUS", *LINES)
)
"""The page as another engine might have read it: a line more, one decided word misread, one read better."""


@pytest.fixture
def moved(tmp_path: Path) -> Opened:
    """A book with three decisions, whose scan was then replaced."""
    folder = make_book(tmp_path)
    opened = opened_desk(tmp_path, "petit")
    for before, choice in (
        ("ou", Choice(Act.EDIT, "quand")),
        ("mémes", Choice(Act.EDIT, "vrais")),
        ("régne", Choice(Act.ACCEPT)),
    ):
        item = next(item for item in opened.items(every=True) if item.before == before)
        opened.decide([item.id], choice, *WHO)
    (folder / "scan.txt").write_text("\n".join(OTHER) + "\n", encoding="utf-8")
    return opened_desk(tmp_path, "petit")


def of(opened: Opened, exact: str) -> Item:
    (found,) = [item for item in opened.items() if item.adrift is not None and item.adrift.exact == exact]
    return found


def test_what_moved_is_shown_and_what_has_no_place_waits_for_an_editor(moved: Opened) -> None:
    shown = {item.adrift.exact: (item.kind, item.is_open) for item in moved.items() if item.adrift is not None}
    assert shown == {"ou": ("ambiguous", True), "mémes": ("lost", True), "régne": ("moved", False)}
    assert of(moved, "ou").sort is Sort.PLACE


@pytest.mark.parametrize("exact", ["ou", "mémes"])
def test_the_likest_place_is_told_first(moved: Opened, exact: str) -> None:
    assert of(moved, exact).before == {"ou": "où", "mémes": "nêmcs"}[exact]


@pytest.mark.parametrize(("choice", "spot"), [(Choice(Act.ACCEPT), 0), (Choice(Act.CHOOSE, "1"), 1)])
def test_it_is_put_where_the_editor_says(moved: Opened, choice: Choice, spot: int) -> None:
    item = of(moved, "mémes")
    moved.decide([item.id], choice, *WHO)
    moved.read_again()
    (pin,) = [pin for pin in moved.book.cleaned.pins if pin.decision.replace == "vrais"]
    assert pin.span == item.spots[spot]
    assert not any(item.adrift is not None and item.adrift.exact == "mémes" for item in moved.items())


def test_it_is_put_on_words_that_the_editor_names(moved: Opened) -> None:
    moved.decide([of(moved, "mémes").id], Choice(Act.EDIT, "vieux"), *WHO)
    moved.read_again()
    assert "ce que dit le vrais Ekimof" in moved.book.cleaned.layers.cleaned()
    with pytest.raises(WrongChoiceError):
        moved.decide([of(moved, "ou").id], Choice(Act.EDIT, "la"), *WHO)


def test_it_is_dropped_on_record_and_that_can_be_taken_back(moved: Opened) -> None:
    path = moved.folder / "decisions.jsonl"
    before = read_record(path).live
    moved.decide([of(moved, "mémes").id], Choice(Act.KEEP), *WHO)
    last = read_record(path).every[-1]
    assert last.kind is DecisionKind.UNDO
    assert last.why
    moved.read_again()
    assert not any(item.adrift is not None and item.adrift.exact == "mémes" for item in moved.items())
    moved.undo(*WHO)
    moved.read_again()
    assert read_record(path).live == before
    assert of(moved, "mémes").is_open


def test_undo_of_a_new_place_leaves_the_decision_without_one_as_it_was(moved: Opened) -> None:
    before = read_record(moved.folder / "decisions.jsonl").live
    moved.decide([of(moved, "ou").id], Choice(Act.ACCEPT), *WHO)
    moved.undo(*WHO)
    moved.read_again()
    assert read_record(moved.folder / "decisions.jsonl").live == before
    assert of(moved, "ou").is_open


def test_once_each_has_its_place_the_book_is_built_again(moved: Opened) -> None:
    assert moved.book.lost
    for item in [item for item in moved.items() if item.adrift is not None]:
        moved.decide([item.id], Choice(Act.ACCEPT), *WHO)
    moved.read_again()
    assert moved.book.lost == ()
    assert all(anchor.state == "exact" for anchor in moved.book.anchors)
    assert not any(item.disputes for item in moved.items())
