"""Reads the book again behind the scenes whenever something was decided or changed, and tells the open pages."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock, Thread

from chapbook.desk.drafter import Drafter
from chapbook.desk.opened import Opened

Listener = Callable[[str], None]
"""Is told of an event by its name: ``book`` (it was read again), ``print`` (the pages are set anew)."""
SetPages = Callable[[Path, str], str]
"""Sets the pages of a book of ``root/source`` as a PDF; says what went wrong, or nothing."""
REST = 0.7
"""Seconds without another decision, after which the book is read again: no key competes with that."""
SHORT = 0.05
"""The same for the draft of what was changed, which somebody looks at."""
END = "end"
"""The event after which no other comes."""
_LOG = logging.getLogger(__name__)


class Runner:
    """Threads that wait for work: one lays decisions over the text at once, one has the later stages run, one the
    pages set, one what was changed drafted. What comes in while one works is done in one go after it.
    """

    def __init__(self, opened: Opened, set_pages: SetPages, rest: float = REST, drafter: Drafter | None = None) -> None:
        """Begins to wait; the later stages run for a first time at once. ``rest``: see ``REST``."""
        self.opened, self._set_pages = opened, set_pages
        self._drafter = drafter or Drafter(opened.root, opened.slug)
        self.setting = False
        self.drafts = 0
        self.print_problem = ""
        self._read, self._look, self._print, self._draft = Event(), Event(), Event(), Event()
        self._ended, self._lock = Event(), Lock()
        self._anew = False
        self._listeners: set[Listener] = set()
        jobs = (
            (self._read, self._read_again, rest),
            (self._look, opened.look_again, rest),
            (self._print, self._print_again, rest),
            (self._draft, self._draft_again, min(rest, SHORT)),
        )
        for job in jobs:
            Thread(target=self._work, args=job, name="desk", daemon=True).start()
        self._look.set()

    def due(self) -> None:
        """Says that the decisions have to be laid over the text again; if that changes it, the later stages run."""
        self._read.set()
        if self._drafter.is_warm:
            self.draft_due()

    def draft_due(self) -> None:
        """Says that the passage that was changed has to be laid out; the first time the book is made warm for it."""
        self._draft.set()

    def anew(self) -> None:
        """Says that everything has to be read anew."""
        self._anew = True
        self._drafter.end()
        self.due()

    def print_due(self) -> None:
        """Says that the pages have to be set."""
        self.setting = True
        self._print.set()

    def listen(self, listener: Listener) -> None:
        """Has a function called, from another thread, whenever something happened."""
        with self._lock:
            self._listeners.add(listener)

    def forget(self, listener: Listener) -> None:
        """Calls a function no more."""
        with self._lock:
            self._listeners.discard(listener)

    def tell(self, event: str) -> None:
        """Tells all who listen."""
        with self._lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener(event)

    def end(self) -> None:
        """Ends the threads after what they are at."""
        self._ended.set()
        self.tell(END)
        for event in (self._read, self._look, self._print, self._draft):
            event.set()
        self._drafter.close()

    def _read_again(self) -> None:
        anew, self._anew = self._anew, False
        before = self.opened.book
        if anew:
            self.opened.open_again()
        else:
            self.opened.read_again()
        if self.opened.book is not before:
            self._look.set()

    def _print_again(self) -> None:
        self.print_problem = self._set_pages(self.opened.root, self.opened.slug)
        self.setting = self._print.is_set()
        self.tell("print")

    def _draft_again(self) -> None:
        self.print_problem = self._drafter.draft()
        self.drafts += 1
        self.tell("print")

    def _work(self, due: Event, work: Callable[[], None], rest: float) -> None:
        while due.wait() and not self._ended.is_set():
            due.clear()
            while due.wait(rest) and not self._ended.is_set():
                due.clear()
            before = self.opened.version
            try:
                work()
            except Exception:  # noqa: BLE001 - the desk goes on with what it had; the log says what broke
                _LOG.exception("reading the book again broke off")
            if self.opened.version != before:
                self.tell("book")
