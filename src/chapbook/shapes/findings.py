"""Findings: what a stage noticed and a person should see. Bad text never raises, it becomes a finding."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from chapbook.shapes.scan import Place


class Kind(StrEnum):
    """How a finding counts: a note is for the record, a doubt waits for an editor, a failure fails the check."""

    NOTE = "note"
    DOUBT = "doubt"
    WARNING = "warning"
    FAILURE = "failure"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed: where in the scan (None: the whole book), what, and the candidate readings, best first."""

    place: Place | None
    kind: Kind
    message: str
    candidates: tuple[str, ...] = ()


class SetupError(Exception):
    """A wrong set-up: says what is wrong, where, and what to do. Shown without a traceback."""
