"""Goes through the books that a task was asked for, and tells what is wrong with a set-up in place of a traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from chapbook.pipeline.display import Display
from chapbook.readers.edition import pick_books
from chapbook.shapes.findings import SetupError


def each_book(root: Path, asked: str, display: Display, act: Callable[[str], None]) -> int:
    """Has ``act`` done to the slug of each book ``asked`` for (``one,two``; empty: all); returns the exit status.

    The first SetupError ends it: it is shown, and the status is 1.
    """
    try:
        for slug in pick_books(root, asked):
            act(slug)
    except SetupError as error:
        display.problem(str(error))
        return 1
    return 0
