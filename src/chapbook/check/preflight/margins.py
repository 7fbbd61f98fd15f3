"""Point 4: the text block stands in canonical margins, the same on every page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median, quantiles

from chapbook.check.glyphs import Part, PrintedPage
from chapbook.check.lines import PrintedLine
from chapbook.check.preflight.findings import Findings, judged, spot
from chapbook.check.spaces import justified
from chapbook.shapes.build import Verdict
from chapbook.shapes.preflight import Spot
from chapbook.writers.pdf import Geometry
from chapbook.writers.pdf.geometry import POINTS

ROUNDED = 1.0
"""Points that the edge of a page's lines may stand beside the margin: what letters have of white beside them."""
ENOUGH = 5
"""So many justified lines tell where a page's text block stands."""
TRIMMED = 5.0
"""Millimetres from the edge that a trimming knife or a printer's own margin may take."""


def in_margins(
    pages: Sequence[PrintedPage], lines: Sequence[PrintedLine], geometry: Geometry, ragged: Sequence[PrintedLine] = ()
) -> Findings:
    """Each page's lines begin at the margin, at the inner one on rectos; no ink stands where the knife may cut.

    ``ragged`` are the lines of the prose of a book whose lines end so.
    """
    strays = tuple(_ragged_strays(ragged, geometry) if ragged else _strays(lines, geometry))
    height = geometry.trim[1] * POINTS
    nearest = min((_from_edge(page) for page in pages), default=height)
    ratio = ", ".join(
        f"{2 * margin / geometry.inner:.1f}"
        for margin in (geometry.inner, geometry.top, geometry.outer, height - geometry.top - geometry.depth)
    )
    text = len({line.page for line in lines if line.part is Part.TEXT})
    return Findings(
        (
            judged("margins: each page's text stands at them", strays, f"{text} pages"),
            Verdict("margins: inner, top, outer and foot in proportion", _growing(geometry, height), ratio),
            Verdict(
                f"margins: no ink within {TRIMMED:g} mm of the edge",
                round(nearest / POINTS, 1) >= TRIMMED,
                f"nearest {nearest / POINTS:.1f} mm",
            ),
        ),
        strays,
    )


def _growing(geometry: Geometry, height: float) -> bool:
    """True if the margins grow from the inner over the top and the outer to the foot, as in every canon of the page."""
    return geometry.inner < geometry.top < geometry.outer < height - geometry.top - geometry.depth


def _strays(lines: Sequence[PrintedLine], geometry: Geometry) -> Iterator[Spot]:
    """The pages whose lines stand elsewhere."""
    for number, group in groupby(lines, key=lambda line: line.page):
        text = [line for line in group if line.part is Part.TEXT]
        page = justified(text)
        margin = geometry.inner if number % 2 else geometry.outer
        at_margin = sum(abs(line.left - margin) <= ROUNDED for line in text)
        if len(page) >= ENOUGH and at_margin < ENOUGH and min(off := _offsets(page, margin, geometry.width)) > ROUNDED:
            yield spot(page[0], f"the text stands {off[0]:.1f} pt beside the margin")


def _ragged_strays(lines: Sequence[PrintedLine], geometry: Geometry) -> Iterator[Spot]:
    """The same where lines end ragged: the left edge alone tells, and what fills a page set in is so on others too."""
    pages = {number: tuple(group) for number, group in groupby(lines, key=lambda line: line.page)}
    edges = {number: Counter(_edge(line, geometry) for line in page) for number, page in pages.items()}
    for number, page in pages.items():
        edge, count = edges[number].most_common(1)[0]
        elsewhere = any(abs(other - edge) <= 1 for page, found in edges.items() if page != number for other in found)
        if count >= ENOUGH and edge and not elsewhere:
            yield spot(page[0], f"the text stands {edge * ROUNDED:.1f} pt beside the margin")


def _edge(line: PrintedLine, geometry: Geometry) -> int:
    """How far a line begins beside its margin, in steps of ``ROUNDED``."""
    return round((line.left - (geometry.inner if line.page % 2 else geometry.outer)) / ROUNDED)


def _offsets(page: Sequence[PrintedLine], margin: float, width: float) -> tuple[float, float, float]:
    """How far left edge, middle and right edge of a page's lines are off, in points: one at least must be right.

    Where a list fills a page it is set in on its left, a quotation alike on both sides. Marks hang at the right edge,
    so that is where the quarter of the lines ends that ends first.
    """
    left = median(line.left for line in page) - margin
    middle = median((line.left + line.right) / 2 for line in page) - margin - width / 2
    right = quantiles((line.right for line in page), n=4)[0] - margin - width
    return abs(left), abs(middle), abs(right)


def _from_edge(page: PrintedPage) -> float:
    """Points from the ink of a page to its nearest edge."""
    boxes = [glyph.box for glyph in page.glyphs if not glyph.letter.isspace()]
    edges = (min(left, bottom, page.width - right, page.height - top) for left, bottom, right, top in boxes)
    return min(edges, default=page.width)
