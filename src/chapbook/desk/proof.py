"""Opens a book on the desk and serves it: what ``./press proof`` does."""

from __future__ import annotations

import webbrowser
from pathlib import Path

from chapbook.desk.opened import Opened
from chapbook.desk.runner import Runner
from chapbook.desk.site.desk import Desk
from chapbook.desk.site.serve import serve
from chapbook.pipeline.clock import editor
from chapbook.pipeline.display import Display
from chapbook.pipeline.stages import text_stages
from chapbook.readers.edition import pick_one, read_book
from chapbook.shapes.build import Build
from chapbook.shapes.findings import SetupError


def run_proof(root: Path, asked: str, port: int = 0, *, browse: bool = True, display: Display | None = None) -> int:
    """Serves the desk of one book until it is stopped; returns the exit status."""
    display = display or Display()
    try:
        slug = pick_one(root, asked, "proof")

        def run() -> Build:
            return text_stages(read_book(root, slug), keep=True)

        opened = Opened(run)
        runner = Runner(opened)

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
