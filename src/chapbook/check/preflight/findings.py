"""How the points of the preflight say what they found: a verdict with its figure, and the spots to look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chapbook.check.lines import PrintedLine
from chapbook.shapes.build import Verdict
from chapbook.shapes.preflight import Spot

RISE, DROP = 0.75, 0.3
"""How far type reaches above and below its baseline, in ems."""
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Findings:
    """What one point found."""

    verdicts: tuple[Verdict, ...]
    faults: tuple[Spot, ...] = ()


def spot(line: PrintedLine, what: str) -> Spot:
    """The place of a line."""
    box = (line.left, line.baseline - DROP * line.size, line.right, line.baseline + RISE * line.size)
    return Spot(line.page, box, what, line.words.strip())


def judged(name: str, faults: Sequence[Spot], measured: str, allowed: int = 0) -> Verdict:
    """Passes with at most so many faults; else the pages of the first are told behind the figure."""
    told = ", ".join(str(fault.page) for fault in faults[:SHOWN])
    passed = len(faults) <= allowed
    return Verdict(name, passed, measured if passed else f"{measured}; see page {told}")
