"""Which lines stand on which page: body and notes together, by the least badness over the whole text. Arithmetic alone.

WeasyPrint 70 never splits a note and loses what does not fit, so the pages are planned here from the measured lines
and it is told where each ends. All breaks are weighed at once (Plass, Optimal Pagination Techniques, 1981), because a
note that runs on over several pages makes a break good or bad long after it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

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
RUNNING_NOTE = 300.0
"""For a note that goes on overleaf."""
SCANT_END = 400.0
"""For a last page of under ``LEAST_BODY`` lines."""
MOST_SHORT = 8
"""Lines that a page without notes may be short of full, to spare a bad break."""
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


@dataclass(frozen=True, slots=True)
class _State:
    """Before a page: the next row, and how many note lines have been set."""

    row: int
    done: int


@dataclass(frozen=True, slots=True)
class _Step:
    badness: float
    before: _State | None


def plan_pages(rows: Sequence[Row], notes: Sequence[int], depths: Depths) -> tuple[PlannedPage, ...]:
    """The pages of the text. ``notes`` are the notes' numbers of lines, in the order of their calls."""
    text = _Text(tuple(rows), tuple(notes), depths)
    goal = _State(len(rows), text.starts[-1])
    # Every page brings the row or the note line forward, so a state is final once all before it are done.
    reached: list[dict[int, _Step]] = [{} for _ in range(len(rows) + 1)]
    reached[0][0] = _Step(0.0, None)
    for row, here in enumerate(reached):
        done = -1
        while (done := min((other for other in here if other > done), default=-1)) >= 0:
            # With more note lines set and no more badness, another way to this row is better in every respect.
            if any(other > done and step.badness <= here[done].badness for other, step in here.items()):
                continue
            state = _State(row, done)
            for after, badness in text.pages_from(state):
                total = here[done].badness + badness
                known = reached[after.row].get(after.done)
                if known is None or total < known.badness:
                    reached[after.row][after.done] = _Step(total, state)
    states = [goal]
    while (before := reached[states[-1].row][states[-1].done].before) is not None:
        states.append(before)
    states.reverse()
    return tuple(text.page(start, end) for start, end in pairwise(states))


@dataclass(slots=True)
class _Text:
    """The text to be cut. Its notes are one stream of lines: note ``n`` is ``starts[n]`` to ``starts[n + 1]``."""

    rows: tuple[Row, ...]
    notes: tuple[int, ...]
    depths: Depths
    starts: tuple[int, ...] = field(init=False)
    called: tuple[int, ...] = field(init=False)
    ends: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = (0, *accumulate(self.notes))
        self.called = (0, *accumulate(sum(self.notes[note] for note in row.calls) for row in self.rows))
        ends, end = [], len(self.rows)
        for index in range(len(self.rows) - 1, -1, -1):
            ends.append(end)
            end = index if self.rows[index].opens else end
        self.ends = (*reversed(ends), len(self.rows))

    def pages_from(self, state: _State) -> Iterator[tuple[_State, float]]:
        """Each state that one page can lead to, with that page's badness."""
        for end in range(state.row, self.ends[state.row] + 1):
            height = self._height(state.row, end)
            if height > self.depths.block + ROUNDING and end > state.row + 1:
                return
            waiting = self.called[end] - state.done
            if (
                end < self.ends[state.row]
                and not waiting
                and height < self.depths.block - MOST_SHORT * self.depths.line
            ):
                continue
            for lines in self._note_lines(height, waiting):
                if end > state.row or lines:
                    after = _State(end, state.done + lines)
                    yield after, self._badness(state, after, height)

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

    def _note_lines(self, height: float, waiting: int) -> tuple[int, ...]:
        """How many note lines may go below a body of that height: as many as fit, or a few less for a better cut."""
        if not waiting:
            return (0,)
        depths = self.depths
        free = depths.block - height
        counts = {0}
        for room in (min(free, depths.share * depths.block), free):
            most = min(waiting, int((room - depths.gap + ROUNDING) / depths.note_line))
            counts |= {count for count in range(most - LEAST_NOTE, most + 1) if count > 0}
        return tuple(sorted(counts))

    def _badness(self, start: _State, end: _State, height: float) -> float:
        return (
            self._body_badness(start, end, height)
            + self._note_badness(start, end)
            + self._depth_badness(start, end, height)
        )

    def _body_badness(self, start: _State, end: _State, height: float) -> float:
        lacking = LEAST_BODY - int(height / self.depths.line + ROUNDING)
        if end.row == len(self.rows) and end.done == self.starts[-1]:
            return SCANT_END if lacking > 0 else 0.0
        broken = 0.0 if end.row == self.ends[start.row] else self.rows[end.row].badness
        return broken + (SCANT_BODY * lacking if lacking > 0 else 0.0)

    def _note_badness(self, start: _State, end: _State) -> float:
        badness = 0.0
        for row in self.rows[start.row : end.row]:
            late = (note for note in row.calls if end.done < self.starts[note] + min(LEAST_NOTE, self.notes[note]))
            badness += LATE_NOTE * sum(1 for _ in late)
        note = bisect_right(self.starts, end.done) - 1
        if end.done < self.called[end.row]:
            here = end.done - max(start.done, self.starts[note])
            left = self.starts[note + 1] - end.done
            badness += RUNNING_NOTE + (LONE_NOTE_LINE if min(here, left) < LEAST_NOTE else 0.0)
        return badness

    def _depth_badness(self, start: _State, end: _State, height: float) -> float:
        lines = end.done - start.done
        notes = self.depths.gap + lines * self.depths.note_line if lines else 0.0
        badness = WIDE_NOTES if notes > self.depths.share * self.depths.block + ROUNDING else 0.0
        if end.row < self.ends[start.row] or end.done < self.called[end.row]:
            short = int((self.depths.block - height - notes) / self.depths.line + ROUNDING)
            badness += SHORT * max(0, short) ** 2
        return badness
