"""Chooses where lines of unequal length end: those of headings, and of text that is not justified. Arithmetic alone."""

from __future__ import annotations

from collections.abc import Sequence

from chapbook.writers.pdf.breaking.fit import SHORT_LAST, Room, Way
from chapbook.writers.pdf.breaking.items import Break

TOO_LONG = 1e9
"""For a line whose one word is longer than the measure."""
LACKING = 100.0
"""For each em, squared, that a line is shorter than its measure."""
LINE_MORE = 5000.0
"""For a line more than the fewest."""
LEAST_LINES = 3
"""Text of so many lines can have one more, so that a page ends well."""


def ragged(breaks: Sequence[Break], room: Room, *, even: bool) -> dict[int, Way]:
    """The best way in the fewest lines, by the least squares of what they lack; ``even``: the last too.

    Text of which the last may be short has a way with a line more beside it. No word is cut; a compound is parted at
    its own hyphen only where it is too long for a line.
    """
    places = [index for index, place in enumerate(breaks) if not place.hyphen]
    whole = _ragged(breaks, room, [index for index in places if not breaks[index].cut], even=even)
    too_long = min(way.demerits for way in whole.values()) >= TOO_LONG
    return _ragged(breaks, room, places, even=even) if too_long else whole


def _ragged(breaks: Sequence[Break], room: Room, places: Sequence[int], *, even: bool) -> dict[int, Way]:
    """The same with lines that end at some breaks alone, which are named by their index."""
    last = len(places) - 1
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}, *({} for _ in range(last))]
    for end in range(1, last + 1):
        for start in range(end - 1, -1, -1):
            before = breaks[places[start]]
            width = breaks[places[end]].end - before.start + before.hang  # nothing hangs out at a ragged left
            if width > room.width and start < end - 1:
                break
            for lines, (badness, _) in best[start].items():
                lack = room.measure(lines) - width
                if lack < 0 and start < end - 1:  # a first line, which is set in; only a single word may be too long
                    continue
                weight = _weight(lack, width, room, last=end == last and not even)
                known = best[end].get(lines + 1)
                if known is None or badness + weight < known[0]:
                    best[end][lines + 1] = badness + weight, start
        fewest = min(best[end])
        best[end] = {lines: best[end][lines] for lines in (fewest, fewest + 1) if lines in best[end]}
    fewest = min(best[last])
    return {
        lines: Way(_ends(best, places, lines), badness + LINE_MORE * (lines - fewest))
        for lines, (badness, _) in best[last].items()
        if lines == fewest or (fewest >= LEAST_LINES and not even)
    }


def _weight(lack: float, width: float, room: Room, *, last: bool) -> float:
    """The demerits of a line; ``last``: it may be as short as the last of a paragraph."""
    if lack < 0:
        return TOO_LONG
    if last:
        return SHORT_LAST if width < room.least_last else 0.0
    return LACKING * (lack / room.em) ** 2


def _ends(best: Sequence[dict[int, tuple[float, int]]], places: Sequence[int], lines: int) -> tuple[int, ...]:
    """The breaks at which the lines end of the best way with so many."""
    ends, at = list[int](), len(places) - 1
    for count in range(lines, 0, -1):
        ends.append(places[at])
        at = best[at][count][1]
    return tuple(reversed(ends))
