"""Runs the stages behind the scenes whenever something was decided or changed, and tells the pages that look on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Lock, Thread

from chapbook.desk.opened import Opened

Listener = Callable[[str], None]
"""Is told of an event by its name: ``book`` (the stages have run), ``print`` (the pages are set anew) ..."""
_LOG = logging.getLogger(__name__)


class Runner:
    """A thread that waits for work. What comes in while it works is done in one go after it."""

    def __init__(self, opened: Opened) -> None:
        """Begins to wait at once."""
        self.opened = opened
        self._due, self._ended, self._lock = Event(), Event(), Lock()
        self._listeners: set[Listener] = set()
        self._thread = Thread(target=self._work, name="desk", daemon=True)
        self._thread.start()

    def due(self) -> None:
        """Says that the book has to be run again."""
        self._due.set()

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
        """Ends the thread after what it is at."""
        self._ended.set()
        self._due.set()

    def _work(self) -> None:
        while self._due.wait() and not self._ended.is_set():
            self._due.clear()
            try:
                self.opened.run_again()
            except Exception:  # noqa: BLE001 - the desk goes on with what it had; the log says what broke
                _LOG.exception("the stages broke off")
            self.tell("book")
