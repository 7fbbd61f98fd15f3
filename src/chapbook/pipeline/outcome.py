"""How a task ended for one book."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from chapbook.shapes.build import Build, Verdict


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was made of one book, and how it was found.

    ``pages`` counts those of the PDF, 0 where there is none. ``problem`` is empty unless the work broke off;
    ``trace`` is the traceback where that was a fault of the program. ``origin`` is what its files are made from
    (``writers.made``), empty if that is not known; ``leftovers`` are the files on record as made from another.
    """

    slug: str
    build: Build | None = None
    files: tuple[Path, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    pages: int = 0
    problem: str = ""
    trace: str = ""
    origin: str = ""
    leftovers: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """True if the task came to its end and every check held."""
        return not self.problem and all(verdict.passed for verdict in self.verdicts)
