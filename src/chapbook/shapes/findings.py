"""Findings: what a stage noticed and a person should see. Bad text never raises, it becomes a finding."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from chapbook.shapes.scan import Box, Place, Span


class Kind(StrEnum):
    """How a finding counts: a note is for the record, a doubt waits for an editor, a failure fails the check."""

    NOTE = "note"
    DOUBT = "doubt"
    WARNING = "warning"
    FAILURE = "failure"


class About(StrEnum):
    """What a finding is about: what an editor has to look at, and can decide."""

    BOOK = "book"
    WORD = "word"
    JOIN = "join"
    NOTE = "note"
    PASSAGE = "passage"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed: where in the scan (None: the whole book), what, and the candidate readings, best first.

    ``span`` is the words of the scan that it is about, where they are known; ``risk`` is the chance, 0 to 1, that the
    text is wrong there as it stands. ``box`` is the piece of the page that it is about, where that holds no words.
    """

    place: Place | None
    kind: Kind
    message: str
    candidates: tuple[str, ...] = ()
    span: Span | None = None
    about: About = About.BOOK
    risk: float = 0.5
    box: Box | None = None


class SetupError(Exception):
    """A wrong set-up: says what is wrong, where, and what to do. Shown without a traceback."""
