"""Preflight: what a master printer looks for on the finished pages, measured, with the places that are worst."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from chapbook.shapes.build import Verdict

Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the bottom left corner of the page."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page (from 1) that a printer should look at: what is there, and the words printed there."""

    page: int
    box: Box
    what: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the preflight: its name, what it asks, what was found, and where it is not as it should be."""

    name: str
    asks: str
    verdicts: tuple[Verdict, ...]
    faults: tuple[Spot, ...] = ()

    @property
    def passed(self) -> bool:
        """True if all that was measured holds."""
        return all(verdict.passed for verdict in self.verdicts)

    @property
    def judged(self) -> bool:
        """False where nothing of it could be measured."""
        return any(not verdict.measured.startswith("skipped") for verdict in self.verdicts)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the text block stands, in points: its margins, its depth, and from baseline to baseline."""

    width: float
    height: float
    inner: float
    outer: float
    top: float
    foot: float
    line: float


@dataclass(frozen=True, slots=True)
class Preflight:
    """All points in order, and the frame that the pages should keep.

    ``spaces`` has for each justified line its word space in ems, ``limit`` the width from which one is a hole;
    ``worst`` are the lines with the widest and the tightest spaces, worst first.
    """

    points: tuple[Point, ...]
    frame: Frame
    spaces: tuple[float, ...]
    limit: float
    worst: tuple[Spot, ...]

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """All that was found, point by point."""
        return tuple(verdict for point in self.points for verdict in point.verdicts)
