"""A book on the desk: what an editor chooses becomes a decision at once, and the next run agrees with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chapbook.decisions import append_decisions, make_decision, read_record
from chapbook.desk.cards import card_of
from chapbook.desk.choices import Act, Choice, stem_of
from chapbook.desk.items import Item
from chapbook.desk.lines import Retag, WrongChoiceError, retagged
from chapbook.desk.opened import Opened
from chapbook.desk.words import add_word, bare, drop_word
from chapbook.readers.words import read_words
from chapbook.shapes.decisions import DecisionKind
from desk_books import make_book, opened_desk

WHO = ("A. Lectrice", "2026-11-25T10:00:00Z")


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    make_book(tmp_path)
    return opened_desk(tmp_path, "petit")


def one(opened: Opened, before: str) -> Item:
    return next(item for item in opened.items(every=True) if item.before == before)


def cleaned(opened: Opened) -> str:
    return opened.book.cleaned.layers.cleaned()


@pytest.mark.parametrize(
    ("choice", "words", "kind"),
    [
        (Choice(Act.CHOOSE, "0"), "jours; où la", DecisionKind.WORD),
        (Choice(Act.KEEP), "jours; ou la", DecisionKind.KEEP),
        (Choice(Act.CHOOSE, "1"), "jours; on la", DecisionKind.WORD),
        (Choice(Act.EDIT, "quand"), "jours; quand la", DecisionKind.WORD),
    ],
)
def test_each_choice_is_on_record_at_once_and_holds_in_the_next_run(
    opened: Opened, choice: Choice, words: str, kind: DecisionKind
) -> None:
    doubt = one(opened, "ou")
    (settled,) = opened.decide([doubt.id], choice, *WHO).items
    assert settled.decided
    (decision,) = read_record(opened.folder / "decisions.jsonl").live
    assert (decision.kind, decision.exact, decision.seen, decision.by, decision.when) == (kind, "ou", "ou", *WHO)
    opened.read_again()
    assert words in cleaned(opened)
    assert not any(item.is_open for item in opened.items() if item.before == "ou")


def test_a_reading_that_began_before_a_decision_does_not_ask_it_again(opened: Opened) -> None:
    stale, doubt = opened.book, one(opened, "ou")
    opened.decide([doubt.id], Choice(Act.ACCEPT), *WHO)
    opened._read(lambda: stale)
    assert not one(opened, "ou").is_open


def test_a_list_is_numbered_by_the_moment_it_is_of(opened: Opened) -> None:
    before, doubt = opened.listing(), one(opened, "ou")
    settled = opened.decide([doubt.id], Choice(Act.ACCEPT), *WHO)
    after = opened.listing()
    assert before.version < settled.version == after.version
    assert [item.is_open for found in (before, after) for item in found.items if item.id == doubt.id] == [True, False]


def test_for_a_question_that_is_gone_nothing_is_written_and_that_is_told(opened: Opened) -> None:
    settled = opened.decide(["word-1-2", one(opened, "ou").id], Choice(Act.ACCEPT), *WHO)
    assert settled.gone == ("word-1-2",)
    assert len(settled.decisions) == len(settled.items) == 1


def test_all_that_are_alike_are_one_batch_and_are_taken_back_as_one(opened: Opened) -> None:
    before = cleaned(opened)
    same = opened.alike(one(opened, "I'"))
    opened.decide([item.id for item in same], Choice(Act.KEEP), *WHO)
    opened.read_again()
    assert cleaned(opened).count("I'") == 3
    undone = opened.undo(*WHO)
    assert len(undone.decisions) == 3
    opened.read_again()
    assert cleaned(opened) == before
    assert read_record(opened.folder / "decisions.jsonl").live == ()


def test_undo_asks_the_question_again_at_once(opened: Opened) -> None:
    doubt = one(opened, "ou")
    opened.decide([doubt.id], Choice(Act.ACCEPT), *WHO)
    (back,) = opened.undo(*WHO).items
    assert back == doubt
    assert opened.item(doubt.id) == doubt


def test_undo_in_a_later_session_takes_back_what_the_record_ends_with(opened: Opened, tmp_path: Path) -> None:
    opened.decide([one(opened, "ou").id], Choice(Act.ACCEPT), *WHO)
    later = opened_desk(tmp_path, "petit")
    later.undo(*WHO)
    later.read_again()
    assert one(later, "ou").is_open


def test_with_nothing_on_record_undo_writes_nothing(opened: Opened) -> None:
    assert opened.undo(*WHO).decisions == ()
    assert not (opened.folder / "decisions.jsonl").exists()


def test_a_second_thought_takes_the_place_of_the_first(opened: Opened) -> None:
    doubt = one(opened, "ou")
    opened.decide([doubt.id], Choice(Act.ACCEPT), *WHO)
    opened.read_again()
    opened.decide([one(opened, "ou").id], Choice(Act.EDIT, "on"), *WHO)
    opened.read_again()
    assert "jours; on la" in cleaned(opened)
    assert len(read_record(opened.folder / "decisions.jsonl").live) == 1


def test_a_good_word_stands_in_the_list_of_the_book_and_undo_takes_it_out_again(opened: Opened) -> None:
    word, settled = opened.learn(one(opened, "mémes"), *WHO)
    assert word == "mémes"
    assert read_words(opened.book.book) == {"mémes"}
    assert len(settled.decisions) == 1
    opened.read_again()
    assert "les mémes besoins" in cleaned(opened)
    opened.undo(*WHO)
    assert read_words(opened.book.book) == frozenset()


def test_a_line_becomes_a_heading_and_the_word_asked_for_on_it_is_asked_for_still(opened: Opened) -> None:
    doubt = one(opened, "ou")
    assert opened.decide([doubt.id], Choice(Act.TAG, "heading"), *WHO).items == ()
    (decision,) = read_record(opened.folder / "decisions.jsonl").live
    assert decision.kind is DecisionKind.HEADING
    assert decision.exact.startswith("de tous les jours")
    opened.read_again()
    assert opened.problem == ""
    assert one(opened, "ou").is_open


def test_to_say_what_a_line_is_leaves_what_was_decided_on_its_words(opened: Opened) -> None:
    doubt = one(opened, "ou")
    opened.decide([doubt.id], Choice(Act.EDIT, "quand"), *WHO)
    opened.decide([doubt.id], Choice(Act.TAG, "heading"), *WHO)
    kinds = [decision.kind for decision in read_record(opened.folder / "decisions.jsonl").live]
    assert kinds == [DecisionKind.WORD, DecisionKind.HEADING]


def test_undo_of_a_second_thought_brings_the_first_one_back(opened: Opened) -> None:
    doubt = one(opened, "ou")
    opened.decide([doubt.id], Choice(Act.EDIT, "quand"), *WHO)
    opened.read_again()
    opened.decide([one(opened, "ou").id], Choice(Act.EDIT, "on"), *WHO)
    opened.undo(*WHO)
    opened.read_again()
    assert [decision.replace for decision in read_record(opened.folder / "decisions.jsonl").live] == ["quand"]
    assert "jours; quand la" in cleaned(opened)


def test_a_choice_that_is_not_offered_writes_nothing(opened: Opened) -> None:
    doubt = one(opened, "ou")
    for choice in (Choice(Act.CHOOSE, "9"), Choice(Act.CHOOSE, "-1"), Choice(Act.TAG, "wine")):
        with pytest.raises(WrongChoiceError):
            opened.decide([doubt.id], choice, *WHO)
    assert not (opened.folder / "decisions.jsonl").exists()


def test_a_record_that_cannot_be_read_leaves_the_book_as_it_was_and_says_why(opened: Opened) -> None:
    (opened.folder / "decisions.jsonl").write_text("no decision\n", encoding="utf-8")
    opened.read_again()
    assert "decisions.jsonl, line 1" in opened.problem
    assert one(opened, "ou").is_open


@pytest.mark.parametrize(("read", "word"), [("l'Ekimof,", "Ekimof"), ("«pampelune»", "pampelune"), ("mémes", "mémes")])
def test_a_good_word_is_bare_of_what_stands_around_it(read: str, word: str) -> None:
    assert bare(read) == word


def test_a_word_is_added_once_below_what_a_hand_left_without_line_end(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_bytes(b"# noms\nKropotkine")
    assert add_word(tmp_path, "Ekimof")
    assert not add_word(tmp_path, "Ekimof")
    assert (tmp_path / "words.txt").read_bytes() == b"# noms\nKropotkine\nEkimof\n"
    drop_word(tmp_path, "Kropotkine")
    drop_word(tmp_path, "Ekimof")
    assert (tmp_path / "words.txt").read_bytes() == b"# noms\nKropotkine\n"


def test_ids_written_by_hand_share_no_batch_however_alike_they_look(opened: Opened) -> None:
    scan = opened.scan
    written = [
        replace(make_decision(scan, one(opened, before).span, DecisionKind.KEEP), id=id_)
        for before, id_ in (("ou", "correction-1"), ("a", "correction-2"))
    ]
    append_decisions(opened.folder / "decisions.jsonl", written)
    opened.read_again()
    assert [undone.undoes for undone in opened.undo(*WHO).decisions] == ["correction-2"]
    assert [kept.id for kept in read_record(opened.folder / "decisions.jsonl").live] == ["correction-1"]


@pytest.mark.parametrize("other", ["correction-1", "0a1b2c3d4e", "0a1b2c3d4e-x", "0A1B2C3D4E-2", "0a1b2c3d4-2"])
def test_only_an_id_as_the_desk_makes_them_is_of_a_batch(other: str) -> None:
    assert stem_of("0a1b2c3d4e-1") == stem_of("0a1b2c3d4e-12") == "0a1b2c3d4e"
    assert stem_of(other) == other


def test_a_change_that_is_sure_is_found_after_the_book_was_read_anew(opened: Opened) -> None:
    sure = one(opened, "I'")
    opened.open_again()
    assert opened.item(sure.id) == sure


@pytest.mark.parametrize("choice", [Choice(Act.EDIT, "communiste"), Choice(Act.ACCEPT)])
def test_a_word_cut_over_a_page_turn_is_edited_and_accepted_as_one(tmp_path: Path, choice: Choice) -> None:
    folder = make_book(tmp_path, slug="tour")
    lines = ("Titre", "", "Les hommes de la ville veulent que la terre soit a tous et que la liberté commu-")
    more = ("nistc soit partout, que la paix règne et que personne ne souffre plus de la faim.",)
    (folder / "scan.txt").write_text("\n".join(lines) + "\n\f" + "\n".join(more) + "\n", encoding="utf-8")
    opened = opened_desk(tmp_path, "tour")
    cut = next(item for item in opened.items(every=True) if len(item.spans) == 2)
    assert card_of(opened.places, cut).edit == cut.proposal
    assert cut.id in {item.id for item in opened.items()}
    opened.decide([cut.id], choice, *WHO)
    opened.read_again()
    assert "liberté communiste soit partout" in " ".join(cleaned(opened).split())
    opened.undo(*WHO)
    opened.read_again()
    assert read_record(folder / "decisions.jsonl").live == ()


def test_a_book_never_read_is_open_at_once_and_asks_as_soon_as_its_letters_are_weighed(tmp_path: Path) -> None:
    make_book(tmp_path)
    at_once = Opened(tmp_path, "petit")
    assert at_once.listing().reading
    assert at_once.items() == ()
    assert at_once.book.cleaned.layers.cleaned().split() == at_once.scan.text.split()
    at_once.look_again()
    assert not at_once.listing().reading
    assert at_once.items(every=True) == opened_desk(tmp_path).items(every=True)


def test_what_is_decided_on_a_line_is_disputed_only_by_news(opened: Opened) -> None:
    line = opened.places.line(opened.scan.text.index("Les ouvriers"))
    (asked,) = retagged(opened.places, Retag(line, "furniture"), *WHO)
    assert asked.seen == "body"
    opened.record((asked,))
    opened.read_again()
    assert not any(item.disputes for item in opened.items())


def test_where_the_program_now_takes_a_line_for_something_else_it_is_asked_once_more(opened: Opened) -> None:
    line = opened.places.line(opened.scan.text.index("Les ouvriers"))
    (asked,) = retagged(opened.places, Retag(line, "furniture"), *WHO)
    opened.record((replace(asked, seen="note"),))
    opened.read_again()
    (dispute,) = [item for item in opened.items() if item.disputes]
    assert (dispute.kind, dispute.candidates, dispute.is_open) == ("furniture", ("furniture", "body"), True)
    opened.decide([dispute.id], Choice(Act.ACCEPT), *WHO)
    opened.read_again()
    assert not any(item.disputes for item in opened.items())
    (held,) = [one for one in read_record(opened.folder / "decisions.jsonl").live if one.kind is DecisionKind.FURNITURE]
    assert held.seen == "body"


def test_where_the_program_now_takes_a_passage_for_something_else_it_is_asked_once_more(opened: Opened) -> None:
    opened.look_again()
    line = opened.places.line(opened.scan.text.index("Les ouvriers"))
    (asked,) = retagged(opened.places, Retag(line, "heading"), *WHO)
    assert asked.seen == "paragraph"
    opened.record((replace(asked, seen="verse"),))
    opened.look_again()
    opened.read_again()
    (dispute,) = [item for item in opened.items() if item.disputes]
    assert (dispute.kind, dispute.candidates) == ("heading", ("heading", "paragraph"))
    opened.decide([dispute.id], Choice(Act.CHOOSE, "1"), *WHO)
    opened.read_again()
    assert not any(item.disputes for item in opened.items())
    (held,) = read_record(opened.folder / "decisions.jsonl").live
    assert (held.kind, held.seen) == (DecisionKind.PARAGRAPH, "paragraph")


def test_what_is_edited_twice_is_no_dispute(opened: Opened) -> None:
    changed = one(opened, "mémes")
    for words in ("vrais", "faux"):
        opened.decide([one(opened, "mémes").id], Choice(Act.EDIT, words), *WHO)
        opened.read_again()
    assert [held.seen for held in read_record(opened.folder / "decisions.jsonl").live] == [changed.after]
    assert not any(item.disputes for item in opened.items())
