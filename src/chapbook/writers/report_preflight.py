"""The preflight as pictures: the plot of the word spaces, the worst lines cut out, every page in its spread.

It draws what the checks measured, and measures nothing.
"""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from chapbook.shapes.preflight import Box, Frame, Preflight, Spot
from chapbook.writers.pdf_reading import Picture, cut_outs, pictures

PAGE_WIDTH = 440
"""Pixels of a page's picture, which is shown at about two thirds of that."""
MOST_PAGES = 240
CUT_SCALE = 2.6
"""Pixels to the point in a picture of a line."""
BESIDE, ABOVE = 8.0, 1.0
"""Points shown beside a line that is cut out, and above and below it: not so much that its neighbours show."""
STEP = 0.02
LEAST_WIDEST = 0.6
"""The plot reaches at least to here, in ems, so that plots of several books can be compared."""
PLOT = (640.0, 180.0)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the plot: its left edge, top, width and height in the plot's units, and what it counts."""

    x: float
    y: float
    width: float
    height: float
    told: str
    loose: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """How many lines have a word space of which width; ``ticks`` are (x, label), ``limit`` and ``middle`` are x."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    limit: float
    middle: float
    told: str


@dataclass(frozen=True, slots=True)
class CutOut:
    """A line as it is printed: its picture as a data address, what it is an example of, and its words."""

    address: str
    width: int
    height: int
    spot: Spot


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle over a page, from its top left corner, in points, and what is to be seen there."""

    x: float
    y: float
    width: float
    height: float
    told: str = ""


@dataclass(frozen=True, slots=True)
class PageView:
    """A page: its number, its picture, its text block, its baselines (from the top), the faults on it."""

    number: int
    address: str
    block: Mark
    baselines: tuple[float, ...]
    faults: tuple[Mark, ...]


def plot(preflight: Preflight) -> Plot:
    """The plot of the word spaces of all justified lines."""
    spaces = preflight.spaces
    reach = max(LEAST_WIDEST, *spaces, 0.0) if spaces else LEAST_WIDEST
    bins = int(reach / STEP) + 1
    counts = [0] * bins
    for space in spaces:
        counts[min(bins - 1, int(max(0.0, space) / STEP))] += 1
    width, most = PLOT[0] / bins, max(counts, default=0) or 1
    bars = tuple(_bar(index, count, width, most, preflight.limit) for index, count in enumerate(counts) if count)
    scale = width / STEP
    ticks = tuple((tenth / 10 * scale, f"{tenth / 10:.1f}") for tenth in range(int(reach * 10) + 1))
    middle = median(spaces) if spaces else 0.0
    loose = sum(space > preflight.limit for space in spaces)
    told = f"{len(spaces)} lines, the middle one {middle:.2f} em, {loose} over {preflight.limit:g} em"
    return Plot(bars, ticks, preflight.limit * scale, middle * scale, told)


def cut_out_lines(path: Path, spots: Sequence[Spot]) -> tuple[CutOut, ...]:
    """Pictures of the lines at these spots."""
    found = cut_outs(path, [(spot.page, _around(spot.box)) for spot in spots], CUT_SCALE)
    return tuple(
        CutOut(address(picture), picture.width, picture.height, spot)
        for picture, spot in zip(found, spots, strict=True)
    )


def spreads(path: Path, preflight: Preflight) -> tuple[tuple[PageView | None, ...], ...]:
    """Every page beside the one that faces it; the first has none on its left, the last may have none on its right."""
    faults: Mapping[int, list[Mark]] = defaultdict(list)
    for point in preflight.points:
        for spot in point.faults:
            faults[spot.page].append(_mark(spot.box, preflight.frame, f"{point.name}: {spot.what}"))
    views = [
        _view(number, picture, preflight.frame, tuple(faults[number]))
        for number, picture in enumerate(pictures(path, PAGE_WIDTH, MOST_PAGES), start=1)
    ]
    return tuple(_paired(views))


def address(picture: Picture) -> str:
    """A picture as a data address (RFC 2397)."""
    return f"data:image/png;base64,{b64encode(picture.png).decode('ascii')}"


def _bar(index: int, count: int, width: float, most: int, limit: float) -> Bar:
    height = PLOT[1] * count / most
    told = f"{count} {'line' if count == 1 else 'lines'} with {index * STEP:.2f} to {(index + 1) * STEP:.2f} em"
    return Bar(index * width, PLOT[1] - height, width * 0.86, height, told, (index + 0.5) * STEP > limit)


def _around(box: Box) -> Box:
    left, bottom, right, top = box
    return left - BESIDE, bottom - ABOVE, right + BESIDE, top + ABOVE


def _mark(box: Box, frame: Frame, told: str) -> Mark:
    left, bottom, right, top = box
    return Mark(left, frame.height - top, right - left, top - bottom, told)


def _view(number: int, picture: Picture, frame: Frame, faults: tuple[Mark, ...]) -> PageView:
    left, right = (frame.inner, frame.outer) if number % 2 else (frame.outer, frame.inner)
    depth = frame.height - frame.top - frame.foot
    block = Mark(left, frame.top, frame.width - left - right, depth)
    baselines = tuple(frame.top + frame.line * line for line in range(1, round(depth / frame.line) + 1))
    return PageView(number, address(picture), block, baselines, faults)


def _paired(views: Sequence[PageView]) -> Iterator[tuple[PageView | None, ...]]:
    sides = [None, *views, *([None] if len(views) % 2 == 0 else [])]
    yield from zip(sides[0::2], sides[1::2], strict=True)
