"""Where each line stands on its page, by the boxes of its words: its indents and the size of its type.

Scans lie askew: the slope of the lines is taken from the words themselves, and taken out. Without boxes nothing is
known.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import median

from chapbook.shapes.layers import Stream
from chapbook.shapes.scan import Scan, Span, Word

_SAME = 0.012
"""Two edges that differ by less than this share of the measure stand on one vertical."""
_WIDE = 2.0
"""A gap of so many heights of the letters is wider than justified lines have it."""
_MARGIN = 3
"""So many lines at one edge make a margin, where a page has twice as many lines."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words between two wide gaps: where they begin in the cleaned text, their edges as shares of the measure."""

    start: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Position:
    """The indents of a line from the left and the right margin of its page, as shares of the measure.

    ``size`` is that of its type as a share of the usual one of the text, 1.0 where unknown. ``cells`` are what
    wide gaps part it into, two or more, else none.
    """

    left: float
    right: float
    size: float = 1.0
    italic: bool = False
    bold: bool = False
    cells: tuple[Cell, ...] = ()

    @property
    def centred(self) -> bool:
        """True if it is set in from both margins alike."""
        return min(self.left, self.right) > 0.04 and abs(self.left - self.right) < 0.06


@dataclass(frozen=True, slots=True)
class _Edges:
    """The edges of a line in the unit of the boxes, its middle, its slope (0.0 for a few words), its words' style."""

    page: int
    left: float
    right: float
    middle: float
    slope: float
    size: float
    italic: bool
    bold: bool
    cells: tuple[Cell, ...]


def line_positions(scan: Scan, stream: Stream) -> tuple[Position | None, ...]:
    """The position of each line of the stream's raw text, None for one without boxes; empty if no line has any."""
    if not scan.words:
        return ()
    lines = [
        _edges(scan.page_index(words[0].span.start), words, _cells(words, start, stream)) if words else None
        for start, words in _words(scan, stream)
    ]
    if not any(lines):
        return ()
    pages: dict[int, list[_Edges]] = {}
    for line in lines:
        if line is not None:
            pages.setdefault(line.page, []).append(line)
    margins = _margins({page: _upright(found) for page, found in pages.items()})
    slopes = {page: _slope(found) for page, found in pages.items()}
    size = median([line.size for line in lines if line is not None] or [0.0])
    return tuple(_position(line, margins[line.page], slopes[line.page], size) if line else None for line in lines)


def _words(scan: Scan, stream: Stream) -> Iterator[tuple[int, Sequence[Word]]]:
    """The words of each line of the raw text that have boxes, and what leads from the scan's offsets to the text's."""
    seams = [0, *accumulate(len(span) for span in stream.spans)]
    start = 0
    for text in stream.raw.split("\n"):
        index = max(0, min(bisect_right(seams, start) - 1, len(stream.spans) - 1))
        place = stream.spans[index].start + start - seams[index] if stream.spans else 0
        found = scan.words_in(Span(place, place + len(text)))
        yield start - place, [word for word in found if word.box.right > word.box.left]
        start += len(text) + 1


def _edges(page: int, words: Sequence[Word], cells: tuple[Cell, ...]) -> _Edges:
    first, last = words[0].box, words[-1].box
    way = (last.left + last.right - first.left - first.right) / 2
    # Ascenders and descenders would tilt a short line: only long ones tell the slope.
    slope = (_middle(words[-1]) - _middle(words[0])) / way if len(words) > 4 and way > 0 else 0.0
    return _Edges(
        page=page,
        left=min(word.box.left for word in words),
        right=max(word.box.right for word in words),
        middle=median(map(_middle, words)),
        slope=slope,
        size=median(word.size for word in words),
        italic=2 * sum(word.italic for word in words) > len(words),
        bold=2 * sum(word.bold for word in words) > len(words),
        cells=cells,
    )


def _cells(words: Sequence[Word], shift: int, stream: Stream) -> tuple[Cell, ...]:
    """The words parted at gaps far wider than a space, with their edges in the unit of the boxes."""
    height = median(word.box.bottom - word.box.top for word in words)
    first = [0, *(at for at in range(1, len(words)) if words[at].box.left - words[at - 1].box.right > _WIDE * height)]
    if len(first) < 2:
        return ()
    return tuple(
        Cell(stream.forward(words[at].span.start + shift), words[at].box.left, words[end - 1].box.right)
        for at, end in zip(first, [*first[1:], len(words)], strict=True)
    )


def _middle(word: Word) -> float:
    return (word.box.top + word.box.bottom) / 2


def _slope(lines: Sequence[_Edges]) -> float:
    """How far the lines of a page fall from left to right, as a share of the way."""
    slopes = [line.slope for line in lines if line.slope]
    return median(slopes) if len(slopes) > 4 else 0.0


def _upright(lines: Sequence[_Edges]) -> list[tuple[float, float]]:
    """The edges of the lines of a page as they were before it was turned."""
    slope = _slope(lines)
    return [(line.left + slope * line.middle, line.right + slope * line.middle) for line in lines]


def _margins(pages: Mapping[int, Sequence[tuple[float, float]]]) -> dict[int, tuple[float, float]]:
    """The left and right margin of each page; one of few lines takes the measure of the others."""
    found = {page: _page_margins(edges) for page, edges in pages.items()}
    widths = [right - left for page, (left, right) in found.items() if len(pages[page]) >= 2 * _MARGIN]
    measure = median(widths or [right - left for left, right in found.values()] or [1.0])
    return {page: (left, max(right, left + measure)) for page, (left, right) in found.items()}


def _page_margins(edges: Sequence[tuple[float, float]]) -> tuple[float, float]:
    lefts, rights = sorted(left for left, _ in edges), sorted((right for _, right in edges), reverse=True)
    same = _SAME * max(1.0, rights[0] - lefts[0])
    few = _MARGIN if len(edges) >= 2 * _MARGIN else 1
    left = next((edge for edge in lefts if sum(edge <= other <= edge + same for other in lefts) >= few), lefts[0])
    right = next((edge for edge in rights if sum(edge - same <= other <= edge for other in rights) >= few), rights[0])
    return left, right


def _position(line: _Edges, margins: tuple[float, float], slope: float, usual: float) -> Position:
    measure = max(1.0, margins[1] - margins[0])
    turn = slope * line.middle
    return Position(
        left=(line.left + turn - margins[0]) / measure,
        right=(margins[1] - line.right - turn) / measure,
        size=line.size / usual if line.size and usual else 1.0,
        italic=line.italic,
        bold=line.bold,
        cells=tuple(
            Cell(cell.start, (cell.left + turn - margins[0]) / measure, (cell.right + turn - margins[0]) / measure)
            for cell in line.cells
        ),
    )
