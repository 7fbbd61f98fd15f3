"""Point 3: the lines of both sides of a leaf, and of facing pages, fall on each other."""

from __future__ import annotations

from collections.abc import Sequence

from chapbook.check.glyphs import Part
from chapbook.check.lines import PrintedLine
from chapbook.check.preflight.findings import Findings, judged, spot
from chapbook.check.register import depths, off_the_grid, uneven_spreads
from chapbook.shapes.preflight import Spot
from chapbook.writers.pdf import Geometry

ROUNDED = 0.05
"""Points that a baseline may stand off the grid: what rounds to 0.0."""
SLACK = 1.0
"""Points by which the last lines of facing pages may differ: notes stand within the slack of their area."""


def in_register(lines: Sequence[PrintedLine], geometry: Geometry, short: frozenset[int]) -> Findings:
    """Every line of the text stands on the grid; facing pages are equally deep, ``short`` ones apart."""
    measured = off_the_grid(lines, geometry.line)
    off = tuple(spot(line, f"{points:.2f} pt off the grid") for line, points in measured if points > ROUNDED)
    most = max((points for _, points in measured), default=0.0)
    pages = depths(lines)
    uneven = tuple(uneven_spreads(pages, short, SLACK))
    last = {line.page: line for line in lines if line.part in (Part.TEXT, Part.NOTE)}
    faults = tuple(
        _uneven(last[min(pair, key=lambda page: -page.last).page], pair[0].last - pair[1].last) for pair in uneven
    )
    spreads = sum(1 for page in pages if page.page % 2 == 0)
    widest = max((abs(verso.last - recto.last) for verso, recto in uneven), default=0.0)
    told = f"{spreads} spreads, at most {widest / geometry.line:.0f} lines apart"
    return Findings(
        (
            judged("register: every line on the grid", off, f"at most {most:.3f} pt off in {len(measured)} lines"),
            judged("register: facing pages equally deep", faults, told),
        ),
        (*off, *faults),
    )


def _uneven(line: PrintedLine, points: float) -> Spot:
    return spot(line, f"ends {abs(points):.1f} pt above the facing page")
