"""Watches the book's folder and the styles, so that a change from outside shows on the desk. It reads no file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import Event, Thread

from watchfiles import watch

from chapbook.decisions import NAME as DECISIONS
from chapbook.desk.reading import NAME as READING
from chapbook.desk.runner import Runner
from chapbook.readers.words import NAME as WORDS

LIGHT = frozenset({DECISIONS, WORDS})
"""Files of which a change is laid over what is open; any other has the book read anew."""
SILENT = frozenset({READING, "decisions.torn"})
"""Files that change nothing in the text."""


def watch_book(runner: Runner, ended: Event) -> Thread:
    """Tells the runner of every change from now on, until ``ended`` is set."""
    book = runner.opened.book.book
    folders = [folder for folder in (book.folder, book.styles) if folder.is_dir()]

    def work() -> None:
        for changes in watch(*folders, stop_event=ended, debounce=200, step=50, rust_timeout=500):
            heed(runner, {Path(path).name for _, path in changes})

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
