"""What lines of prose tell by their look alone: how full they are, whether a sentence ends, how one begins."""

from __future__ import annotations

from collections.abc import Iterable

_STOPS = tuple(".!?…:;")


def measure_of(lines: Iterable[str]) -> float:
    """The usual length of a full line in characters: see ``usual_width``.

    Lines of one size of type and one width hold about as many characters; smaller type holds more.
    """
    return usual_width(len(line.strip()) for line in lines)


def usual_width(widths: Iterable[int]) -> float:
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
