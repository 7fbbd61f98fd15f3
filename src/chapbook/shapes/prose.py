"""What lines of prose tell by their look alone: how full they are, whether a sentence ends, how one begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from unicodedata import normalize

_STOPS = tuple(".!?…:;")
_SETS = (
    (0.67, "ijlt.,;:/|!'’‘()[] \u00a0"),
    (0.9, "frsI-J"),
    (1.12, "acez"),
    (1.27, 'bdghknopquvxy0123456789?$§«»"“”PSFL'),
    (1.57, "BCERTZEœæ–AXYVUNDGHKOQ&w"),
    (2.0, "mMW—…ŒÆ%"),
)
_ALIKE = 0.9
"""Letter widths tell of a print where they make lines this much more alike than the number of letters does."""
_FEWEST = 30
"""Full lines that tell of a print at the least."""
_SET_OF = {letter: share for share, letters in _SETS for letter in letters}


def width_of(text: str) -> float:
    """How wide a line is set, in letters of average width: the measure of print is one of space, not of letters.

    The shares are those of roman types, by Adobe's metrics of Times in six steps.
    """
    return sum(_SET_OF.get(normalize("NFD", letter)[0], 1.27) for letter in text)


def line_widths(lines: Sequence[str]) -> tuple[float, ...]:
    """The width of each line of a text, without its indent, in the unit that makes full lines the more alike.

    That is the width of the letters in print, and their number where a typewriter or a program broke the lines.
    """
    printed = [line.strip() for line in lines]
    full = [line for line, below in pairwise(printed) if line and below]
    set_widths, counts = tuple(map(width_of, printed)), tuple(map(float, map(len, printed)))
    known = len(full) >= _FEWEST and _spread(map(width_of, full)) < _ALIKE * _spread(map(len, full))
    return set_widths if known else counts


def _spread(widths: Iterable[float]) -> float:
    """How far the middle half of the widths lies apart, as a share of the median; 0.0 of none."""
    ranked = sorted(widths)
    return (
        (ranked[len(ranked) * 3 // 4] - ranked[len(ranked) // 4]) / (ranked[len(ranked) // 2] or 1) if ranked else 0.0
    )


def measure_of(lines: Iterable[str]) -> float:
    """The usual length of a full line in characters: see ``usual_width``.

    Lines of one size of type and one width hold about as many characters; smaller type holds more.
    """
    return usual_width(len(line.strip()) for line in lines)


def usual_width(widths: Iterable[float]) -> float:
    """The 70th percentile of the widths that are not 0; 0.0 of none."""
    ranked = sorted(width for width in widths if width)
    return float(ranked[int(0.7 * (len(ranked) - 1))]) if ranked else 0.0


def is_open(text: str) -> bool:
    """True if a passage breaks off without a mark that ends a sentence; a note call or a speck behind it is no end."""
    return text.rstrip().rstrip("»\"”)]’'* \u00a0\u202f0123456789([_|~\\^")[-1:] not in _STOPS


def first_letter(text: str) -> str:
    """The first letter or digit behind any quotes and dashes; empty if there is none."""
    return text.lstrip("«»\"“”'’([{<— –-\u00a0\u202f*\n\t")[:1]


def letters_of(text: str) -> str:
    """The letters alone, all small: what a head misread twice, or printed in other dress, still has in common."""
    return "".join(letter for letter in text.casefold() if letter.isalpha())
