"""Chooses where lines of unequal length end: those of headings, and of text that is not justified. Arithmetic alone."""

from __future__ import annotations

from collections.abc import Sequence

from chapbook.writers.pdf.breaking.fit import Room, Way
from chapbook.writers.pdf.breaking.items import Break

TOO_LONG = 1e6
"""Badness of a line whose one word is longer than the measure."""


def ragged(breaks: Sequence[Break], room: Room, *, even: bool) -> Way:
    """Lines of unequal length in the fewest lines, by the least squares of what they lack; ``even``: the last too.

    No word is cut; a compound is parted at its own hyphen only where it is too long for a line.
    """
    places = [index for index, place in enumerate(breaks) if not place.hyphen]
    whole = _ragged(breaks, room, [index for index in places if not breaks[index].cut], even=even)
    return whole if whole.demerits < TOO_LONG else _ragged(breaks, room, places, even=even)


def _ragged(breaks: Sequence[Break], room: Room, places: Sequence[int], *, even: bool) -> Way:
    """The same with lines that end at some breaks alone, which are named by their index."""
    count = len(places)
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)] + [(count, 1e18, 0)] * (count - 1)
    for end in range(1, count):
        for start in range(end - 1, -1, -1):
            lines, badness, _ = best[start]
            before = breaks[places[start]]
            width = breaks[places[end]].end - before.start + before.hang  # nothing hangs out at a ragged left
            lack = room.measure(lines) - width
            if lack < 0 and start < end - 1 and width > room.width:
                break
            if lack < 0 and start < end - 1:  # a first line, which is set in; only a single word may be too long
                continue
            weight = 0.0 if end == count - 1 and not even else (lack / room.em) ** 2
            best[end] = min(best[end], (lines + 1, badness + weight + (TOO_LONG if lack < 0 else 0), start))
    ends = [count - 1]
    while best[ends[-1]][2]:
        ends.append(best[ends[-1]][2])
    return Way(tuple(places[end] for end in reversed(ends)), best[-1][1])
