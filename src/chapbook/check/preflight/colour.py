"""Point 5: the colour of the page, which to a printer is the evenness of its grey."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from statistics import fmean

from chapbook.check.glyphs import Part
from chapbook.check.lines import PrintedLine
from chapbook.check.preflight.findings import Findings, judged, spot
from chapbook.check.spaces import justified, word_spaces
from chapbook.shapes.build import Verdict
from chapbook.shapes.preflight import Box
from chapbook.writers.pdf import Geometry
from chapbook.writers.pdf_reading import shares_of_ink

ENOUGH = 12
"""Fewer justified lines do not make a page's grey."""
DEVIATION = 0.05
"""By so much of the book's grey may a page be lighter or darker."""
SPREAD = 0.055
"""The most that the word spaces of a measure of ``MEASURE`` ems may spread, in ems; in a narrower one fewer spaces
share what is left of a line, and they spread by as much more."""
MEASURE = 26.0


def even_colour(path: Path, lines: Sequence[PrintedLine], geometry: Geometry) -> Findings:
    """All full pages are equally grey, and the word spaces spread little."""
    text = [line for line in justified(lines) if line.part is Part.TEXT]
    pages = {number: list(group) for number, group in groupby(text, key=lambda line: line.page)}
    full = {number: page for number, page in pages.items() if len(page) >= ENOUGH}
    areas = {number: tuple(_area(line, geometry) for line in page) for number, page in full.items()}
    greys = {number: fmean(shares) for number, shares in shares_of_ink(path, areas).items()}
    mean = fmean(greys.values()) if greys else 0.0
    off = {number: grey / mean - 1 for number, grey in greys.items() if mean}
    faults = tuple(
        spot(full[number][0], f"{deviation:+.0%} of the book's grey")
        for number, deviation in off.items()
        if abs(deviation) > DEVIATION
    )
    most = max(map(abs, off.values()), default=0.0)
    spaces = word_spaces([line for line in lines if line.part is Part.TEXT])
    limit = SPREAD * max(1.0, MEASURE * geometry.size / geometry.width)
    told = f"{mean:.1%} ink, pages at most {most:.1%} off it" if greys else "no full page"
    return Findings(
        (
            judged(f"colour: pages within {DEVIATION:.0%} of the book's grey", faults, told),
            Verdict(
                f"colour: word spaces spread by at most {limit:.3f} em",
                spaces.spread <= limit,
                f"{spaces.spread:.3f} em around {spaces.mean:.3f} em",
            ),
        ),
        faults,
    )


def _area(line: PrintedLine, geometry: Geometry) -> Box:
    """A line from edge to edge, with the white above and below it."""
    low = line.baseline - 0.3 * geometry.line
    return line.left, low, line.right, low + geometry.line
