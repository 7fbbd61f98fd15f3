"""Puts the words of a PDF page into lines, and the lines into reading order.

A PDF draws words in any order (ISO 32000-1, 14.8.2.3: only a tagged one promises more). On a page of one column the
lines are read from top to bottom; on a page of several the order of the file is kept, which a program that sets or
reads columns gives as it read them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from chapbook.readers.pdf.pdfium import PdfWord

_WIDE = 0.25
"""Share of the page's text width from which a stretch of words may be a line of a column."""


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line: its words from left to right, its edges in points, the size of its type."""

    words: tuple[PdfWord, ...]
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def text(self) -> str:
        """Its words, one space between them."""
        return " ".join(word.text for word in self.words)


def lines_of(words: Sequence[PdfWord]) -> tuple[PdfLine, ...]:
    """The lines of a page in reading order."""
    stretches = _stretches(words)
    return tuple(stretches if _in_columns(stretches) else _from_top(stretches))


def _line(words: Sequence[PdfWord]) -> PdfLine:
    ordered = tuple(sorted(words, key=lambda word: word.left))
    return PdfLine(
        words=ordered,
        left=ordered[0].left,
        top=min(word.top for word in ordered),
        right=max(word.right for word in ordered),
        bottom=max(word.bottom for word in ordered),
        size=median(word.size for word in ordered),
    )


def _stretches(words: Sequence[PdfWord]) -> list[PdfLine]:
    """Words that follow one another in the file, from left to right on one level."""
    runs: list[list[PdfWord]] = []
    for word in words:
        last = runs[-1][-1] if runs else None
        if last is not None and _level(last, word) and last.left <= word.left <= last.right + 4 * word.height:
            runs[-1].append(word)
        else:
            runs.append([word])
    return [_line(run) for run in runs]


def _level(one: PdfWord | PdfLine, other: PdfWord | PdfLine) -> bool:
    """True if two stand on one line: the lower of them shares half of its height with the other."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _in_columns(stretches: Sequence[PdfLine]) -> bool:
    """True if two in five of the lines have a wide neighbour on their level."""
    if len(stretches) < 8:
        return False
    width = max(line.right for line in stretches) - min(line.left for line in stretches)
    wide = sorted((line for line in stretches if line.right - line.left > _WIDE * width), key=lambda line: line.top)
    beside = sum(
        _level(one, other) and (one.right < other.left or other.right < one.left) for one, other in pairwise(wide)
    )
    return beside * 2 >= 0.4 * len(stretches)


def _from_top(stretches: Sequence[PdfLine]) -> list[PdfLine]:
    """All stretches from top to bottom, those on one level put together."""
    levels: list[list[PdfLine]] = []
    for stretch in sorted(stretches, key=lambda line: line.top + line.bottom):
        if levels and any(_level(other, stretch) for other in levels[-1]) and _apart(stretch, levels[-1]):
            levels[-1].append(stretch)
        else:
            levels.append([stretch])
    return [_line([word for stretch in level for word in stretch.words]) for level in levels]


def _apart(stretch: PdfLine, others: Sequence[PdfLine]) -> bool:
    """True if a stretch lies over none of the others: OCR reads smudges between two lines as a third."""
    return all(stretch.left >= other.right or stretch.right <= other.left for other in others)
