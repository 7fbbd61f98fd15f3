"""Asks a process of its own for drafts of what was changed last, and knows where they lie. It lays out nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from threading import Lock

from chapbook.pipeline.proposals import WORK
from chapbook.shapes.edition import Book

DRAFT = "galley.pdf"


def draft_path(book: Book) -> Path:
    """Where the draft of the changed passage lies, once there is one."""
    return book.output / WORK / DRAFT


class Drafter:
    """The process that drafts a book, started when it is first asked; safe to use from several threads."""

    def __init__(self, root: Path, slug: str) -> None:
        """Starts nothing yet."""
        self._command = [sys.executable, "-m", "chapbook.desk.drafting", str(root), slug]
        self._process: subprocess.Popen[str] | None = None
        self._lock = Lock()
        self._closed = False

    @property
    def is_warm(self) -> bool:
        """True once somebody has asked for a draft: from then on each change is drafted."""
        return self._process is not None

    def draft(self) -> str:
        """Drafts what has changed since it was last asked (the first time nothing); says what is wrong, or nothing."""
        with self._lock:
            if self._closed:
                return ""
            if self._process is None or self._process.poll() is not None:
                pipe = subprocess.PIPE
                self._process = subprocess.Popen(self._command, stdin=pipe, stdout=pipe, text=True)  # noqa: S603 - our module
            return _asked(self._process)

    def end(self) -> None:
        """Ends the process; the next draft starts it anew, with the edition and styles as they then are."""
        if (process := self._process) is not None:
            process.kill()  # whoever waits for its answer gets none, and lets the lock go
        with self._lock:
            process, self._process = self._process, None
            if process is not None:
                process.kill()
                process.communicate()

    def close(self) -> None:
        """Ends the process for good."""
        self._closed = True
        self.end()


def _asked(process: subprocess.Popen[str]) -> str:
    """What the process answers to one asking; nothing where it was ended meanwhile."""
    if process.stdin is None or process.stdout is None:
        return ""
    try:
        process.stdin.write("draft\n")
        process.stdin.flush()
        return str(json.loads(process.stdout.readline() or '""'))
    except (OSError, ValueError) as error:
        return "" if process.poll() is not None else f"the draft broke off: {error}"
