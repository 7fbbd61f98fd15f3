"""Which lines stand on which page: body and notes together, by the least badness over the whole text. Arithmetic alone.

WeasyPrint 70 never splits a note and loses what does not fit, so the pages are planned here from the measured lines
and it is told where each ends. All breaks are weighed at once (Plass, Optimal Pagination Techniques, 1981), because a
note that runs on over several pages makes a break good or bad long after it.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeAlias

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
UNEVEN = 400.0
"""For each line, squared, by which facing pages differ in depth."""
RUNNING_NOTE = 300.0
"""For a note that goes on overleaf."""
PARALLEL_NOTES = 3000.0
"""For each note that goes on overleaf behind another that does."""
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
    """A line of the body, or a picture or table, which stands for several ``lines``. ``top`` and ``bottom`` in points,
    downwards; ``badness`` of a page break before it; ``opens``: a page begins here in any case; ``calls``: the notes
    called in it, from 0."""

    top: float
    bottom: float
    badness: float = 0.0
    opens: bool = False
    calls: tuple[int, ...] = ()
    lines: int = 1


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


Active: TypeAlias = tuple[tuple[int, int], ...]
"""Notes under way: each with the number of its lines set before."""


class _State(NamedTuple):
    """Before a page: the next row; the notes that go on there, each with the number of its lines set so far; whether a
    recto comes (a text begins on one), and how many lines the verso that it will face is short of full."""

    row: int
    going_on: Active = ()
    recto: bool = True
    short: int = 0


@dataclass(frozen=True, slots=True)
class _Step:
    badness: float
    before: _State | None


def plan_pages(rows: Sequence[Row], notes: Sequence[int], depths: Depths) -> tuple[PlannedPage, ...]:
    """The pages of the text. ``notes`` are the notes' numbers of lines, in the order of their calls."""
    return weigh_pages(rows, notes, depths)[0]


def weigh_pages(rows: Sequence[Row], notes: Sequence[int], depths: Depths) -> tuple[tuple[PlannedPage, ...], float]:
    """The pages of the text, and their badness."""
    text = _Text(tuple(rows), tuple(notes), depths)
    best: dict[_State, _Step] = {_State(0): _Step(0.0, None)}
    # Every page brings the row or the notes forward, so a state is final once all before it are done.
    waiting: list[list[_State]] = [[] for _ in range(len(rows) + 1)]
    waiting[0].append(_State(0))
    for states in waiting:
        for state in states:  # a page of nothing but notes adds to the list while it is read
            if _hopeless(state, states, best, text):
                continue
            for after, badness in text.pages_from(state):
                step = _Step(best[state].badness + badness, state)
                if after not in best:
                    insort(waiting[after.row], after, key=lambda one: -text.left(one))
                if after not in best or step.badness < best[after].badness:
                    best[after] = step
    path = [min((state for state in waiting[-1] if not state.going_on), key=lambda state: best[state].badness)]
    while (before := best[path[-1]].before) is not None:
        path.append(before)
    return tuple(text.page(start, end) for start, end in pairwise(reversed(path))), best[path[0]].badness


def _hopeless(state: _State, states: list[_State], best: Mapping[_State, _Step], text: _Text) -> bool:
    """True if another way to the same row is far better, with no more of the notes left to set."""
    limit, left = best[state].badness - HOPELESS, text.left(state)
    return any(best[other].badness < limit and text.left(other) <= left for other in states)


@dataclass(slots=True)
class _Text:
    """The text to be cut. Before row ``r``, ``first[r]`` notes have been called; its page must end at ``ends[r]``."""

    rows: tuple[Row, ...]
    notes: tuple[int, ...]
    depths: Depths
    first: tuple[int, ...] = field(init=False)
    ends: tuple[int, ...] = field(init=False)
    bottoms: tuple[float, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.bottoms = tuple(row.bottom for row in self.rows)
        self.first = (0, *accumulate(len(row.calls) for row in self.rows))
        ends, end = [], len(self.rows)
        for index in range(len(self.rows) - 1, -1, -1):
            ends.append(end)
            end = index if self.rows[index].opens else end
        self.ends = (*reversed(ends), len(self.rows))

    def left(self, state: _State) -> int:
        """The lines of notes called so far that are still to be set."""
        return sum(self.notes[note] - done for note, done in state.going_on)

    def pages_from(self, state: _State) -> Iterator[tuple[_State, float]]:
        """Each state that one page can lead to, with that page's badness."""
        last = self.ends[state.row]
        for end in range(self._first_end(state, last), last + 1):
            height = self._height(state.row, end)
            if height > self.depths.block + ROUNDING and end > state.row + 1:
                return
            active = (*state.going_on, *((note, 0) for note in range(self.first[state.row], self.first[end])))
            full = end == last or self._height(state.row, end + 1) > self.depths.block
            for given in self._shares(active, height) if active else ((),):
                after = _State(end, self._open(active, given), not state.recto)
                short = self._short(height, sum(given))
                if (end > state.row or any(given)) and (full or short <= MOST_SHORT or after.going_on):
                    yield self._judged(state, after, given, height)

    def _first_end(self, state: _State, last: int) -> int:
        """The first row that the page can end before: where no note comes in, none that leaves it far too short."""
        full = self.rows[state.row].top + self.depths.block if state.row < last else 0.0
        deepest = bisect_right(self.bottoms, full, state.row, last)
        if state.going_on or self.first[min(deepest + 1, last)] > self.first[state.row]:
            return state.row
        least = full - (MOST_SHORT + 1) * self.depths.line
        long_enough = bisect_right(self.bottoms, least, state.row, last) + 1
        return min(long_enough, max(deepest, state.row + 1), last)

    def page(self, start: _State, end: _State) -> PlannedPage:
        """The page between two states."""
        active = (*start.going_on, *((note, 0) for note in range(self.first[start.row], self.first[end.row])))
        reached = dict(end.going_on)
        pieces = (Chunk(note, done, reached.get(note, self.notes[note])) for note, done in active)
        return PlannedPage(start.row, end.row, tuple(piece for piece in pieces if piece.end > piece.start))

    def _open(self, active: Active, given: tuple[int, ...]) -> Active:
        """The notes that are not done when so many lines of each have been set."""
        reached = ((note, done + lines) for (note, done), lines in zip(active, given, strict=True))
        return tuple((note, done) for note, done in reached if done < self.notes[note])

    def _shares(self, active: Active, height: float) -> tuple[tuple[int, ...], ...]:
        """How many lines of each note may stand below a body of that height.

        Notes take more than their share of the page only where one would not begin under its call otherwise.
        """
        depths, left = self.depths, [self.notes[note] - done for note, done in active]
        free = depths.block - height
        within, most = (
            max(0, int((room - depths.gap + ROUNDING) / depths.note_line))
            for room in (min(free, depths.share * depths.block), free)
        )
        shares = [_shared(left, within)]
        if (
            within < most
            and sum(shares[0]) < sum(left)
            and any(
                not done and lines < min(LEAST_NOTE, rest)
                for (_, done), lines, rest in zip(active, shares[0], left, strict=True)
            )
        ):
            shares.append(_shared(left, most))
        return tuple(shares)

    def _height(self, start: int, end: int) -> float:
        return self.rows[end - 1].bottom - self.rows[start].top if end > start else 0.0

    def _short(self, height: float, lines: int) -> int:
        """How many lines a page is short of full."""
        return max(0, int((self.depths.block - height - self._note_depth(lines)) / self.depths.line + ROUNDING))

    def _note_depth(self, lines: int) -> float:
        return self.depths.gap + lines * self.depths.note_line if lines else 0.0

    def _judged(self, start: _State, after: _State, given: tuple[int, ...], height: float) -> tuple[_State, float]:
        """The state after a page, with how deep the page was, and how bad the page is."""
        lines = sum(given)
        ends = after.row == self.ends[start.row] and not after.going_on
        short = 0 if ends else self._short(height, lines)
        # Notes stand at the foot of the page in any case: with them it is as deep as a full one.
        uneven = 0 if ends or not start.recto else (0 if lines else short) - start.short
        wide = self._note_depth(lines) > self.depths.share * self.depths.block + ROUNDING
        badness = (
            self._body_badness(start.row, after)
            + self._note_badness(start, after, given)
            + (WIDE_NOTES if wide else 0.0)
            + SHORT * short**2
            + UNEVEN * uneven**2
        )
        return after._replace(short=0 if lines or start.recto else short), badness

    def _body_badness(self, start: int, after: _State) -> float:
        lacking = LEAST_BODY - sum(row.lines for row in self.rows[start : min(after.row, start + LEAST_BODY)])
        if after.row == len(self.rows) and not after.going_on:
            return SCANT_END if lacking > 0 else 0.0
        broken = 0.0 if after.row == self.ends[start] else self.rows[after.row].badness
        return broken + (SCANT_BODY * lacking if lacking > 0 else 0.0)

    def _note_badness(self, start: _State, after: _State, given: tuple[int, ...]) -> float:
        """``given`` has the lines set on this page of the notes that went on and of those called here, in order."""
        called = range(self.first[start.row], self.first[after.row])
        active = (*start.going_on, *((note, 0) for note in called))
        badness = RUNNING_NOTE * len(after.going_on) + PARALLEL_NOTES * max(0, len(after.going_on) - 1)
        for (note, done), lines in zip(active, given, strict=True):
            left = self.notes[note] - done
            if note in called and lines < min(LEAST_NOTE, left):
                badness += LATE_NOTE
            elif lines < left and min(lines, left - lines) < LEAST_NOTE:
                badness += LONE_NOTE_LINE
        return badness


def _shared(left: Sequence[int], room: int) -> tuple[int, ...]:
    """Room for so many lines dealt out to notes of which so many are left: to each what it must have, the rest to the
    first; no line is left alone for the next page where that can be helped."""
    given: list[int] = []
    for lines in left:
        given.append(min(lines if lines <= LEAST_NOTE + 1 else LEAST_NOTE, room - sum(given)))
    for index, lines in enumerate(left):
        more = min(lines - given[index], room - sum(given))
        alone = lines - given[index] - more == 1 and given[index] + more > LEAST_NOTE
        given[index] += more - 1 if alone and more else more
    return tuple(given)
