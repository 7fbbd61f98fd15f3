"""The one clock of the desk: it dates decisions, and nothing that a build makes."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The present moment in universal time, to the second, as ISO 8601 has it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
