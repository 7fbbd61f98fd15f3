"""Lays out the passage that was changed last, as soon as it is changed: in a process that keeps the book warm.

What it writes is a draft to look at, in the work folder of the build; the pages of the edition are set by ``printing``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from chapbook.desk.drafter import draft_path
from chapbook.pipeline.opened import OpenBook, open_book, reread
from chapbook.pipeline.warm import Warm
from chapbook.shapes.findings import SetupError
from chapbook.writers.files import write_whole


def serve_drafts(root: Path, slug: str) -> None:
    """Answers each line of the standard input with a line: what is wrong, or nothing, as JSON."""
    warm, opened = Warm(), None
    for _ in sys.stdin:
        try:
            is_first = opened is None
            opened = _again(root, slug, opened)
            draft = warm.draft(opened)
            if draft.fresh and not is_first:
                write_whole(draft_path(opened.book), warm.pages(draft, draft.fresh[0]))
            told = ""
        except SetupError as error:
            told = str(error)
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


def _again(root: Path, slug: str, opened: OpenBook | None) -> OpenBook:
    return reread(opened) if opened else open_book(root, slug)


if __name__ == "__main__":
    serve_drafts(Path(sys.argv[1]), sys.argv[2])
