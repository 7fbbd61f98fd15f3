"""Which lines stand on which page: body and notes together, by the least badness over the whole text. Arithmetic alone.

WeasyPrint 70 never splits a note and loses what does not fit, so the pages are planned here from the measured lines
and it is told where each ends. All breaks are weighed at once (Plass, Optimal Pagination Techniques, 1981), because a
note that runs on over several pages makes a break good or bad long after it.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple

LEAST_BODY = 5
"""Lines of body on every page but the last of the text."""
LEAST_NOTE = 2
"""Lines of a note on the page of its call, and on either side of a page turn."""

# Badness. What breaks a rule of the house weighs more than all blemishes together, so that it is broken only where
# nothing else is possible, and then the lesser rule first.
LATE_NOTE = 1e10
LONE_NOTE_LINE = 1e8
SCANT_BODY = 1e6
WIDE_NOTES = 1e6
NEVER = 1e5
"""For a page break that good setting forbids."""
SHORT = 60.0
"""For each line, squared, that a page is short of full."""
UNEVEN = 50.0
"""For each line, squared, by which facing pages differ in depth."""
RUNNING_NOTE = 300.0
"""For a note that goes on overleaf."""
SCANT_END = 400.0
"""For a last page of under ``LEAST_BODY`` lines."""
MOST_SHORT = 6
"""Lines that a page may be short of full, to spare a bad break."""
HOPELESS = 150.0
"""A way to a row with so much more badness than another, and no more note lines set, is not followed: what faces what
overleaf never makes up for it."""
ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the body, or a picture or table. ``top`` and ``bottom`` in points, downwards; ``badness`` of a page
    break before it; ``opens``: a page begins here in any case; ``calls``: the notes called in it, from 0."""

    top: float
    bottom: float
    badness: float = 0.0
    opens: bool = False
    calls: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines ``[start, end)`` of a note."""

    note: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """Rows ``[start, end)`` and what of the notes stands below them."""

    start: int
    end: int
    chunks: tuple[Chunk, ...] = ()


@dataclass(frozen=True, slots=True)
class Depths:
    """The text block, a body line, a note line, and the space between body and notes, in points; ``share`` is the most
    of the text block that the notes and that space may take."""

    block: float
    line: float
    note_line: float
    gap: float
    share: float


class _State(NamedTuple):
    """Before a page: the next row, how many note lines have been set, whether a recto comes (a text begins on one), and
    how many lines the verso that it will face is short of full. A tuple, because it is hashed a million times."""

    row: int
    done: int
    recto: bool = True
    short: int = 0


@dataclass(frozen=True, slots=True)
class _Step:
    badness: float
    before: _State | None


def plan_pages(rows: Sequence[Row], notes: Sequence[int], depths: Depths) -> tuple[PlannedPage, ...]:
    """The pages of the text. ``notes`` are the notes' numbers of lines, in the order of their calls."""
    text = _Text(tuple(rows), tuple(notes), depths)
    best: dict[_State, _Step] = {_State(0, 0): _Step(0.0, None)}
    # Every page brings the row or the note lines forward, so a state is final once all before it are done.
    waiting: list[list[_State]] = [[] for _ in range(len(rows) + 1)]
    waiting[0].append(_State(0, 0))
    for states in waiting:
        for state in states:  # notes that run on without text add to the list while it is read
            limit = best[state].badness - HOPELESS
            if any(best[other].badness < limit for other in states if other.done >= state.done):
                continue
            for after, badness in text.pages_from(state):
                step = _Step(best[state].badness + badness, state)
                if after not in best:
                    insort(waiting[after.row], after)
                if after not in best or step.badness < best[after].badness:
                    best[after] = step
    ends = [state for state in waiting[-1] if state.done == text.starts[-1]]
    path = [min(ends, key=lambda state: best[state].badness)]
    while (before := best[path[-1]].before) is not None:
        path.append(before)
    return tuple(text.page(start, end) for start, end in pairwise(reversed(path)))


@dataclass(slots=True)
class _Text:
    """The text to be cut. Its notes are one stream of lines: note ``n`` is ``starts[n]`` to ``starts[n + 1]``.

    Before row ``r``, ``first[r]`` notes have been called, of ``called[r]`` lines; the page must end at ``ends[r]``.
    """

    rows: tuple[Row, ...]
    notes: tuple[int, ...]
    depths: Depths
    starts: tuple[int, ...] = field(init=False)
    first: tuple[int, ...] = field(init=False)
    called: tuple[int, ...] = field(init=False)
    ends: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = (0, *accumulate(self.notes))
        self.first = (0, *accumulate(len(row.calls) for row in self.rows))
        self.called = tuple(self.starts[note] for note in self.first)
        ends, end = [], len(self.rows)
        for index in range(len(self.rows) - 1, -1, -1):
            ends.append(end)
            end = index if self.rows[index].opens else end
        self.ends = (*reversed(ends), len(self.rows))

    def pages_from(self, state: _State) -> Iterator[tuple[_State, float]]:
        """Each state that one page can lead to, with that page's badness."""
        last = self.ends[state.row]
        for end in range(state.row, last + 1):
            height = self._height(state.row, end)
            if height > self.depths.block + ROUNDING and end > state.row + 1:
                return
            waiting = self.called[end] - state.done
            for lines in self._note_lines(state, end, height, waiting) if waiting else (0,):
                short = self._short(height, lines)
                if (end > state.row or lines) and (short <= MOST_SHORT or end == last or lines < waiting):
                    yield self._page(state, end, lines, height)

    def page(self, start: _State, end: _State) -> PlannedPage:
        """The page between two states."""
        pieces = (
            Chunk(note, max(start.done - first, 0), min(end.done - first, self.notes[note]))
            for note, first in enumerate(self.starts[:-1])
            if first < end.done and first + self.notes[note] > start.done
        )
        return PlannedPage(start.row, end.row, tuple(pieces))

    def _height(self, start: int, end: int) -> float:
        return self.rows[end - 1].bottom - self.rows[start].top if end > start else 0.0

    def _note_lines(self, state: _State, end: int, height: float, waiting: int) -> tuple[int, ...]:
        """How many note lines may go below a body of that height: as many as fit, or one less for a better cut.

        More than their share only where a note would not begin under its call otherwise.
        """
        depths = self.depths
        free = depths.block - height
        within, most = (
            max(0, min(waiting, int((room - depths.gap + ROUNDING) / depths.note_line)))
            for room in (min(free, depths.share * depths.block), free)
        )
        needed = self.starts[self.first[end] - 1] + LEAST_NOTE - state.done
        counts = {within, within - 1} if within < waiting else {within}
        if within < min(needed, waiting):
            counts |= {min(most, needed), most}
        return tuple(sorted(count for count in counts if count >= 0))

    def _short(self, height: float, lines: int) -> int:
        """How many lines a page is short of full."""
        notes = self.depths.gap + lines * self.depths.note_line if lines else 0.0
        return max(0, int((self.depths.block - height - notes) / self.depths.line + ROUNDING))

    def _page(self, start: _State, end: int, lines: int, height: float) -> tuple[_State, float]:
        """The state after a page of that body and so many note lines, and how bad the page is."""
        done = start.done + lines
        notes = self.depths.gap + lines * self.depths.note_line if lines else 0.0
        ends = end == self.ends[start.row] and done == self.called[end]
        short = 0 if ends else self._short(height, lines)
        # Notes stand at the foot of the page in any case: the eye does not see where the text above them ends.
        uneven = 0 if ends or lines or not start.recto else short - start.short
        badness = (
            self._body_badness(start, end, done, height)
            + self._note_badness(start, end, done)
            + (WIDE_NOTES if notes > self.depths.share * self.depths.block + ROUNDING else 0.0)
            + SHORT * short**2
            + UNEVEN * uneven**2
        )
        return _State(end, done, not start.recto, 0 if lines or start.recto else short), badness

    def _body_badness(self, start: _State, end: int, done: int, height: float) -> float:
        lacking = LEAST_BODY - int(height / self.depths.line + ROUNDING)
        if end == len(self.rows) and done == self.starts[-1]:
            return SCANT_END if lacking > 0 else 0.0
        broken = 0.0 if end == self.ends[start.row] else self.rows[end].badness
        return broken + (SCANT_BODY * lacking if lacking > 0 else 0.0)

    def _note_badness(self, start: _State, end: int, done: int) -> float:
        badness = 0.0
        for note in range(self.first[start.row], self.first[end]):
            if done < self.starts[note] + min(LEAST_NOTE, self.notes[note]):
                badness += LATE_NOTE
        if done < self.called[end]:
            note = bisect_right(self.starts, done) - 1
            here = done - max(start.done, self.starts[note])
            left = self.starts[note + 1] - done
            badness += RUNNING_NOTE + (LONE_NOTE_LINE if min(here, left) < LEAST_NOTE else 0.0)
        return badness
