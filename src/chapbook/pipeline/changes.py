"""Tells what has changed in a book's folder and the styles: the one module that watches the disk. It reads no file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import watchfiles

RESTED = 50
"""Milliseconds without another change, after which a change is taken to be whole."""


def changes(folder: Path, styles: Path, stop: Event | None) -> Iterator[frozenset[Path]]:
    """The paths that have changed, as soon as they rest; none, once a second. Ends when ``stop`` is set.

    So a change can be seen that came before the watching began, or on a disk that tells of none.
    """
    watched = [one for one in (folder, styles) if one.is_dir()]
    every = watchfiles.watch(
        *watched, stop_event=stop, debounce=10 * RESTED, step=RESTED, rust_timeout=1000, yield_on_timeout=True
    )
    for found in every:
        yield frozenset(Path(path) for _, path in found)
