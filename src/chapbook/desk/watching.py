"""Watches the book's folder and the styles, so that a change from outside shows on the desk. It reads no file."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Event, Thread

from chapbook.decisions import NAME as DECISIONS
from chapbook.desk.reading import NAME as READING
from chapbook.desk.runner import Runner
from chapbook.pipeline.changes import changes
from chapbook.readers.words import NAME as WORDS

LIGHT = frozenset({DECISIONS, WORDS})
"""Files of which a change is laid over what is open; any other has the book read anew."""
SILENT = frozenset({READING, "decisions.torn"})
"""Files that change nothing in the text."""


def watch_book(runner: Runner, ended: Event) -> Thread:
    """Tells the runner of every change from now on, until ``ended`` is set."""
    book = runner.opened.book.book

    def work() -> None:
        for paths in changes(book.folder, book.styles, ended):
            heed(runner, {path.name for path in paths})

    thread = Thread(target=work, name="watch", daemon=True)
    thread.start()
    return thread


def heed(runner: Runner, names: Iterable[str]) -> None:
    """Has done what the change of files of these names asks for."""
    changed = {name for name in names if name not in SILENT and not name.startswith(".")}
    if changed - LIGHT:
        runner.anew()
    elif changed:
        runner.due()
