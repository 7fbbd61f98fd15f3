"""A book on the desk: its questions, and what an editor has just decided, seen at once by every page.

Decisions go to the disk first. The book is read again behind the scenes; until that is through, what was decided is
laid over the questions of the last reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Lock, RLock

from chapbook.decisions import NAME, append_decisions, read_record
from chapbook.desk.adrift import adrift_items, dropped
from chapbook.desk.answers import Listing, Settled
from chapbook.desk.behind import Behind, look_behind
from chapbook.desk.changes import change_named, changes_of_words
from chapbook.desk.choices import Act, Choice, decisions_of, in_one_batch
from chapbook.desk.items import LETTER_SORTS, Item, alike
from chapbook.desk.ledger import Ledger
from chapbook.desk.places import Places
from chapbook.desk.questions import Questions
from chapbook.desk.undoing import last_act
from chapbook.desk.words import add_word, bare, drop_word
from chapbook.pipeline.opened import OpenBook, open_book, reread
from chapbook.shapes.decisions import Decision, DecisionKind
from chapbook.shapes.findings import SetupError
from chapbook.shapes.scan import Scan

LookBehind = Callable[[Path, str], Behind]
"""Runs the later stages of a book of ``root/source``."""


class Opened:
    """One book, opened. Safe to use from several threads."""

    def __init__(self, root: Path, slug: str, look: LookBehind = look_behind) -> None:
        """Reads the book. Raises SetupError where it cannot be."""
        self.root, self.slug, self._look, self._lock = root, slug, look, RLock()
        self._reading, self._finding = Lock(), Lock()
        self.problem = ""
        self.version = 0
        self.behind = Behind()
        self.looked = False
        self._over: dict[str, Item] = {}
        self._asked: dict[str, Item] = {}
        self._undone: set[str] = set()
        self._learned: dict[str, str] = {}
        self._items: dict[str, Item] = {}
        self._every: dict[str, Item] | None = None
        self._questions = Questions()
        self._ledgers = {every: Ledger() for every in (False, True)}
        self._take(open_book(root, slug, at_once=True))

    @property
    def scan(self) -> Scan:
        """The scan of the book."""
        return self.book.cleaned.scan

    @property
    def reading(self) -> bool:
        """True while the letters are weighed for the first time; its pages, notes and decisions are there already."""
        return not self.book.weighed

    @property
    def folder(self) -> Path:
        """The book's folder."""
        return self.book.book.folder

    def items(self, *, every: bool = False) -> tuple[Item, ...]:
        """The questions in the order of the scan, with what was decided since the book was last read.

        With ``every`` the changes too that are sure enough; they are looked for when they are first asked for.
        """
        if every:
            self._find_every()
        with self._lock:
            return tuple({**(self._every or {}), **self._items}.values() if every else self._items.values())

    def listing(self, *, every: bool = False, since: int | None = None) -> Listing:
        """``items`` that wait or are settled, with ``every`` all, at one moment, so that no older list passes for a
        newer; with ``since`` only what changed after that version."""
        if every:
            self._find_every()
        with self._lock:
            items, ledger = self.items(every=every), self._ledgers[every]
            ledger.show((item for item in items if every or item.is_open or item.decided), self.version)
            changed, gone = ledger.since(-1 if since is None else since)
            whole = since is None
            return Listing(self.version, self.problem, self.scan, changed, self.reading, whole, () if whole else gone)

    def _find_every(self) -> None:
        """Looks for the sure changes too, while keys are answered."""
        with self._finding:
            with self._lock:
                book, behind, is_found = self.book, self.behind, self._every is not None
            if is_found:
                return
            found = self._questions.of(book, behind, every=True)
            with self._lock:
                if book is self.book:
                    self._every = {item.id: item for item in found if item.decided not in self._undone}

    def item(self, id_: str) -> Item | None:
        """The question of an id, or None where it is no longer there."""
        with self._lock:
            return self._items.get(id_) or (self._every or {}).get(id_) or change_named(self.places, id_)

    def alike(self, item: Item) -> tuple[Item, ...]:
        """All questions that are the same as this one, itself among them."""
        # What waits or is settled is like nothing that is sure: of that a long book has tens of thousands.
        return alike(self.items(every=not (item.is_open or item.decided)), item)

    def decide(self, ids: Iterable[str], choice: Choice, by: str, when: str) -> Settled:
        """Writes the choice for each item as decisions, on the disk before this returns.

        For an item that is no longer there nothing is written, and its id is told among those that are gone. Raises
        SetupError where the record cannot be written, WrongChoiceError where an item does not offer the choice; then
        nothing is written.
        """
        with self._lock:
            named = dict.fromkeys(ids)
            asked = [item for id_ in named if (item := self.item(id_)) is not None]
            gone = tuple(named.keys() - {item.id for item in asked})
            made = [self._decided(item, choice, by, when) for item in asked]
            flat = tuple(decision for decisions in made for decision in decisions)
            written = self.append(flat)
            self.version += 1
            settled, at = [], 0
            for item, decisions in zip(asked, made, strict=True):
                at += len(decisions)
                if _answers(item, choice):
                    settled.append(self._settle(item, choice, written[at - 1].id))
            return Settled(tuple(settled), written, gone, self.version)

    def _decided(self, item: Item, choice: Choice, by: str, when: str) -> tuple[Decision, ...]:
        """The decisions of a choice; where the item was decided before, that is taken back first."""
        rules = {pin.decision.id for pin in self.book.cleaned.pins if pin.decision.kind is DecisionKind.RULE}
        mine = (item.decided, item.disputes) if _answers(item, choice) else ()
        why = dropped(item) if choice.act is Act.KEEP else ""
        back = tuple(_undo(id_, by, when, why) for id_ in mine if id_ and id_ not in rules)
        return (*back, *decisions_of(self.places, item, choice, by, when))

    def append(self, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
        """Writes decisions as one batch, which is taken back as one, and gives them with their ids."""
        if not decisions:
            return ()
        path = self.folder / NAME
        size = path.stat().st_size if path.is_file() else 0
        return append_decisions(path, in_one_batch(decisions, size))

    def record(self, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
        """Writes decisions that answer no question of the queue, and gives them with their ids."""
        with self._lock:
            return self.append(decisions)

    def learn(self, item: Item, by: str, when: str) -> tuple[str, Settled]:
        """Adds the word of an item to the book's own words, and keeps it as the scan has it wherever it was asked."""
        word = bare(item.before)
        with self._lock:
            same = dict.fromkeys(other.id for other in self._asking(item) if not other.decided)
            settled = self.decide(same, Choice(Act.KEEP), by, when)
            if word and add_word(self.folder, word) and settled.decisions:
                self._learned[settled.decisions[-1].id] = word
            return word, settled

    def _asking(self, item: Item) -> Iterator[Item]:
        """All that ask for the word of an item, sure changes too."""
        yield item
        yield from (other for other in self._items.values() if _asks(other, item))
        sure = (other for other in changes_of_words(self.places, item.before) if other.id not in self._items)
        yield from (other for other in sure if _asks(other, item))

    def undo(self, by: str, when: str) -> Settled:
        """Takes back the last act on record, with all that was written with it."""
        with self._lock:
            batch = last_act(read_record(self.folder / NAME))
            if not batch:
                return Settled(version=self.version)
            written = self.append(tuple(_undo(one.id, by, when) for one in reversed(batch)))
            return self._restored({one.id for one in batch}, written)

    def read_again(self) -> None:
        """Reads the decisions and words anew and lays them over what is proposed; says why where that cannot be."""
        self._read(lambda: reread(self.book))

    def look_again(self) -> None:
        """Runs the later stages, and takes what they propose for the letters if that is new."""
        behind = self._look(self.root, self.slug)
        if behind.problem:
            self._complain(behind.problem)
            return
        with self._lock:
            news, self.behind, self.looked = behind != self.behind or not self.looked, behind, True
        self._read(lambda: self.book if self.book.fresh else open_book(self.root, self.slug), anyway=news)

    def open_again(self) -> None:
        """Reads everything anew, the edition and the scan too."""
        self._read(lambda: open_book(self.root, self.slug, at_once=True))

    def _read(self, read: Callable[[], OpenBook], *, anyway: bool = False) -> None:
        # One reading at a time, from its start until it is taken: else an older one could be taken after a newer.
        with self._reading:
            try:
                book = read()
            except SetupError as error:
                self._complain(str(error))
                return
            if anyway or book is not self.book:
                self._take(book)

    def _complain(self, problem: str) -> None:
        with self._lock:
            self.problem, self.version = problem, self.version + 1

    def _take(self, book: OpenBook) -> None:
        # All that takes its time is done before the lock is held: no key waits for it.
        behind = self.behind
        blocks = tuple((block.span, block.kind) for block in behind.blocks)
        places = Places(book.cleaned, blocks, book.kept.proposal.layers)
        found = (*self._questions.of(book, behind, every=False), *adrift_items(book.cleaned.scan, book.anchors))
        pinned = {pin.decision.id for pin in book.cleaned.pins}
        read = {decision.id for decision in book.record.every}
        with self._lock:
            self.book, self.places, self.problem, self.version = book, places, "", self.version + 1
            self._over = {key: item for key, item in self._over.items() if item.decided not in read}
            self._undone &= pinned
            self._every = None
            items = {item.id: item for item in found if item.decided not in self._undone}
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
        """The questions that are open again; those of an earlier session come back with the next reading."""
        self._undone |= undone
        self.version += 1
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
                drop_word(self.folder, word)
        return Settled(tuple(found), written, tuple(gone), self.version)


def _asks(other: Item, item: Item) -> bool:
    """True if both ask for the same word of the scan."""
    return other.sort in LETTER_SORTS and other.before == item.before


def _answers(item: Item, choice: Choice) -> bool:
    """False where a choice is about the line of an item and not about the letters that it asks for."""
    return choice.act is not Act.TAG or item.sort not in LETTER_SORTS


def _undo(id_: str, by: str, when: str, why: str = "") -> Decision:
    return Decision(id="", kind=DecisionKind.UNDO, undoes=id_, by=by, when=when, why=why)
