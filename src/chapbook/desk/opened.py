"""A book on the desk: its build, its questions, and what an editor has just decided, seen at once by every page.

Decisions go to the disk first. The stages run again behind the scenes; until they are through, what was decided is
laid over the questions of the last run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from threading import RLock

from chapbook.decisions import NAME, append_decisions, read_record
from chapbook.desk.choices import Act, Choice, decisions_of, in_one_batch, stem_of
from chapbook.desk.items import LETTER_SORTS, Item, alike, items_of
from chapbook.desk.places import Places
from chapbook.desk.words import add_word, bare, drop_word
from chapbook.shapes.build import Build
from chapbook.shapes.decisions import Decision, DecisionKind
from chapbook.shapes.findings import SetupError

Run = Callable[[], Build]
"""Reads the book anew and runs its text stages. Raises SetupError."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of an editor's act: the items as they now stand, the decisions written, the ids of items now gone."""

    items: tuple[Item, ...] = ()
    decisions: tuple[Decision, ...] = ()
    gone: tuple[str, ...] = ()


class Opened:
    """One book, opened. Safe to use from several threads."""

    def __init__(self, run: Run) -> None:
        """Runs the stages once. Raises SetupError where they cannot."""
        self._run, self._lock = run, RLock()
        self.problem = ""
        self.version = 0
        self._over: dict[str, Item] = {}
        self._asked: dict[str, Item] = {}
        self._undone: set[str] = set()
        self._learned: dict[str, str] = {}
        self.places = Places(run())
        self._items: dict[str, Item] = {}
        self._take(self.places)

    @property
    def build(self) -> Build:
        """The book as the last run of the stages left it."""
        return self.places.build

    def items(self) -> tuple[Item, ...]:
        """All questions in the order of the scan, with what was decided since the last run."""
        with self._lock:
            return tuple(self._items.values())

    def item(self, id_: str) -> Item | None:
        """The question of an id, or None where it is no longer there."""
        with self._lock:
            return self._items.get(id_)

    def alike(self, item: Item) -> tuple[Item, ...]:
        """All questions that are the same as this one, itself among them."""
        return alike(self.items(), item)

    def decide(self, ids: Iterable[str], choice: Choice, by: str, when: str) -> Settled:
        """Writes the choice for each item as decisions, on the disk before this returns.

        An item that is gone is passed over. Raises SetupError where the record cannot be written, WrongChoiceError
        where an item does not offer the choice; then nothing is written.
        """
        with self._lock:
            asked = [item for id_ in dict.fromkeys(ids) if (item := self._items.get(id_)) is not None]
            made = [self._decided(item, choice, by, when) for item in asked]
            flat = tuple(decision for decisions in made for decision in decisions)
            written = self.append(flat)
            settled, at = [], 0
            for item, decisions in zip(asked, made, strict=True):
                at += len(decisions)
                settled.append(self._settle(item, choice, written[at - 1].id))
            return Settled(tuple(settled), written)

    def _decided(self, item: Item, choice: Choice, by: str, when: str) -> tuple[Decision, ...]:
        """The decisions of a choice; where the item was decided before, that is taken back first."""
        back = tuple(_undo(id_, by, when) for id_ in (item.decided, item.disputes) if id_)
        return (*back, *decisions_of(self.places, item, choice, by, when))

    def append(self, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
        """Writes decisions as one batch, which is taken back as one, and gives them with their ids."""
        if not decisions:
            return ()
        path = self.build.book.folder / NAME
        size = path.stat().st_size if path.is_file() else 0
        return append_decisions(path, in_one_batch(decisions, size))

    def learn(self, item: Item, by: str, when: str) -> tuple[str, Settled]:
        """Adds the word of an item to the book's own words, and keeps it as the scan has it wherever it was asked."""
        word = bare(item.before)
        with self._lock:
            same = [other.id for other in self._items.values() if _asks(other, item) and not other.decided]
            settled = self.decide(same, Choice(Act.KEEP), by, when)
            if word and add_word(self.build.book.folder, word) and settled.decisions:
                self._learned[settled.decisions[-1].id] = word
            return word, settled

    def undo(self, by: str, when: str) -> Settled:
        """Takes back the last live decision of the record, with those that were taken with it."""
        with self._lock:
            live = read_record(self.build.book.folder / NAME).live
            if not live:
                return Settled()
            stem = stem_of(live[-1].id)
            batch = [one for one in live if stem_of(one.id) == stem]
            undo = [_undo(one.id, by, when) for one in reversed(batch)]
            written = self.append(tuple(undo))
            return self._restored({one.id for one in batch}, written)

    def run_again(self) -> None:
        """Runs the stages and takes what they find; where they cannot run, says why and leaves all as it is."""
        try:
            places = Places(self._run())
        except SetupError as error:
            with self._lock:
                self.problem, self.version = str(error), self.version + 1
            return
        with self._lock:
            self._take(places)

    def _take(self, places: Places) -> None:
        self.places, self.problem, self.version = places, "", self.version + 1
        pinned = {pin.decision.id for pin in places.build.pins}
        self._over = {key: item for key, item in self._over.items() if item.decided not in pinned}
        self._undone &= pinned
        items = {item.id: item for item in items_of(places.build) if item.decided not in self._undone}
        items |= {self._asked[id_].id: self._asked[id_] for id_ in self._undone if id_ in self._asked}
        self._items = {**items, **self._over}

    def _settle(self, item: Item, choice: Choice, decision: str) -> Item:
        words = {Act.ACCEPT: item.proposal, Act.KEEP: item.before, Act.EDIT: choice.value}.get(choice.act, item.after)
        if choice.act is Act.CHOOSE and item.sort in LETTER_SORTS:
            words = item.candidates[int(choice.value)]
        done = replace(item, decided=decision, after=words if item.sort in LETTER_SORTS else item.after)
        self._over[item.id] = self._items[item.id] = done
        self._asked[decision] = item
        return done

    def _restored(self, undone: set[str], written: tuple[Decision, ...]) -> Settled:
        """The questions that are open again; those of an earlier session come back with the next run."""
        self._undone |= undone
        found, gone = [], []
        for item in [item for item in self._items.values() if item.decided in undone]:
            self._over.pop(item.id, None)
            del self._items[item.id]
            if (before := self._asked.get(item.decided)) is not None:
                self._items[before.id] = before
                found.append(before)
            if before is None or before.id != item.id:
                gone.append(item.id)
            if word := self._learned.pop(item.decided, ""):
                drop_word(self.build.book.folder, word)
        return Settled(tuple(found), written, tuple(gone))


def _asks(other: Item, item: Item) -> bool:
    """True if both ask for the same word of the scan."""
    return other.sort in LETTER_SORTS and other.before == item.before


def _undo(id_: str, by: str, when: str) -> Decision:
    return Decision(id="", kind=DecisionKind.UNDO, undoes=id_, by=by, when=when)
