"""The one clock of those who decide: it dates decisions, and nothing that a build makes."""

from __future__ import annotations

from datetime import UTC, datetime
from getpass import getuser


def now() -> str:
    """The present moment in universal time, to the second, as ISO 8601 has it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def editor() -> str:
    """Who signs a decision where nobody else is named: the user of this machine, or nobody."""
    try:
        return getuser()
    except (OSError, KeyError):
        return ""
