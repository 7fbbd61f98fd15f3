"""Parts the lines of a PDF page into paragraphs, by what the eye goes by: a gap, an indent, another size of type."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from chapbook.readers.pdf.lines import PdfLine

_GAP = 1.3
"""Leading from which a gap shows, as a share of the usual."""
_INDENT = 0.7
"""Width of the least indent, in sizes of type."""
_SIZES = 1.35
"""Share by which two sizes of type surely differ: OCR guesses sizes, and gives 7 and 9 points to the same type."""
_SET, _WIDE, _FEW = 1.3, 1.8, 8
"""Leading in sizes of type as it is usually set and as it hardly ever is, and the lines too few to show their own."""
_DASHES = ("—", "–", "- ")


def paragraphs_of(lines: Sequence[PdfLine]) -> tuple[tuple[PdfLine, ...], ...]:
    """The paragraphs of a page, in the order of its lines."""
    if not lines:
        return ()
    leading = _leading(lines)
    breaks = [index for index in range(1, len(lines)) if _opens(lines, index, leading)]
    return tuple(tuple(lines[start:end]) for start, end in zip([0, *breaks], [*breaks, len(lines)], strict=True))


def _leading(lines: Sequence[PdfLine]) -> float:
    """The usual way from line to line, in points."""
    ways = [below.bottom - above.bottom for above, below in pairwise(lines)]
    usual = median([way for way in ways if way > 0] or [0.0])
    size = median(line.size for line in lines)
    # A few lines far from one another are paragraphs of one line, not text set wide.
    return _SET * size if len(ways) < _FEW and usual > _WIDE * size else usual


def _opens(lines: Sequence[PdfLine], index: int, leading: float) -> bool:
    line, above = lines[index], lines[index - 1]
    way = line.bottom - above.bottom
    if way > _GAP * leading or way < -leading or _differ(line.size, above.size):
        return True
    return _indented(lines, index, leading) or _leaves_centre(lines, index)


def _differ(one: float, other: float) -> bool:
    return max(one, other) > _SIZES * min(one, other) > 0


def _indented(lines: Sequence[PdfLine], index: int, leading: float) -> bool:
    """True if the line stands in as the first of a paragraph does; verse, of short lines all, is left whole."""
    line, above = lines[index], lines[index - 1]
    below = lines[index + 1] if index + 1 < len(lines) else None
    least, follows_short, is_short = _INDENT * line.size, _short(lines, index - 1), _short(lines, index)
    if line.text.startswith(_DASHES) and abs(line.left - above.left) < least and follows_short:
        return True
    if below is None or below.bottom - line.bottom > _GAP * leading:
        return line.left - above.left >= least
    if follows_short and is_short and _short(lines, index + 1):
        return False
    stands_out = line.left - below.left >= least
    if line.left - above.left >= least:
        return stands_out or follows_short or is_short
    return stands_out and follows_short


def _leaves_centre(lines: Sequence[PdfLine], index: int) -> bool:
    """True if the line above was set in from both margins, and this one from neither."""
    line, above = lines[index], lines[index - 1]
    in_from_left = above.left - line.left > 2 * line.size
    return in_from_left and _short(lines, index - 1) and not _short(lines, index)


def _short(lines: Sequence[PdfLine], index: int) -> bool:
    """True if a line ends well before the lines around it."""
    around = lines[max(0, index - 4) : index + 5]
    return max(other.right for other in around) - lines[index].right > 2 * lines[index].size
