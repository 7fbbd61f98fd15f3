"""Opens a book on the desk and serves it: what ``./press proof`` does."""

from __future__ import annotations

import gc
import webbrowser
from pathlib import Path
from threading import Event, Thread

from chapbook.desk.apart import look_behind_apart, set_pages_apart, settings_problem_apart
from chapbook.desk.opened import Opened
from chapbook.desk.runner import Runner
from chapbook.desk.site.desk import Desk
from chapbook.desk.site.serve import serve
from chapbook.desk.watching import watch_book
from chapbook.pipeline.clock import editor
from chapbook.pipeline.display import Display
from chapbook.readers.edition import pick_one
from chapbook.shapes.findings import SetupError

_SELDOM = 1_000_000
"""Collections of what is young between two of everything: one of these holds up every key for a tenth of a second in a
long book, and finds nothing, since what the stages make holds no circles."""


def run_proof(root: Path, asked: str, port: int = 0, *, browse: bool = True, display: Display | None = None) -> int:
    """Serves the desk of one book until it is stopped; returns the exit status."""
    display = display or Display()
    gc.set_threshold(*gc.get_threshold()[:2], _SELDOM)
    try:
        slug = pick_one(root, asked, "proof")
        with display.step(f"{slug}: read"):
            opened = Opened(root, slug, look_behind_apart)
        runner, ended = Runner(opened, set_pages_apart), Event()
        watch_book(runner, ended)
        Thread(target=_tell_problem, args=(root, slug, display), name="settings", daemon=True).start()

        def ready(address: str) -> None:
            display.title(f"{slug} lies on the desk:", address)
            display.say("Every decision is kept at once. Ctrl-C ends.")
            if browse:
                webbrowser.open(address)

        serve(Desk(slug, opened, runner, editor()), port, ready)
    except SetupError as error:
        display.problem(str(error))
        return 1
    except KeyboardInterrupt:
        display.say("The desk is closed.")
    return 0


def _tell_problem(root: Path, slug: str, display: Display) -> None:
    """Tells of a wrong print setting as soon as it is known; the desk does not wait for that."""
    if problem := settings_problem_apart(root, slug):
        display.problem(problem)
