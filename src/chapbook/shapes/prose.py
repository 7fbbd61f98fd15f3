"""What lines of prose tell by their look alone: how full they are, whether a sentence ends, how one begins."""

from __future__ import annotations

from collections.abc import Iterable

_STOPS = tuple(".!?…:;")


def measure_of(lines: Iterable[str]) -> float:
    """The usual length of a full line in characters: the 70th percentile of the lines that hold something, 0.0 of none.

    Lines of one size of type and one width hold about as many characters; smaller type holds more.
    """
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    return float(lengths[int(0.7 * (len(lengths) - 1))]) if lengths else 0.0


def is_open(text: str) -> bool:
    """True if a passage breaks off without a mark that ends a sentence; a note call at its end is passed over."""
    return text.rstrip().rstrip("»\"”)]’'* \u00a0\u202f0123456789([")[-1:] not in _STOPS


def first_letter(text: str) -> str:
    """The first letter or digit behind any quotes and dashes; empty if there is none."""
    return text.lstrip("«»\"“”'’([{<— –-\u00a0\u202f*\n\t")[:1]
