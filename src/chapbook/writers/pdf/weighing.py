"""Chooses the pages of a text: body and notes together, by the least badness over all of it. Arithmetic alone.

All breaks are weighed at once (Plass, Optimal Pagination Techniques, 1981), because a note that runs on over several
pages makes a break good or bad long after it. What is weighed is kept: where a paragraph gets a line more or less, only
the pages around it are weighed again, until the ways of before are met.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from chapbook.writers.pdf.column import Active, Column, Turn
from chapbook.writers.pdf.plan import LEAST_BODY, MOST_SHORT, RUNNING_NOTE, UNEVEN, PlannedPage, Row

HOPELESS = 150.0
"""A way to a row with so much more badness than another, and no more note lines set, is not followed: what faces what
overleaf never makes up for it."""
KEPT = 4
"""Of the ways that notes can be under way at a row, so many are followed: the best."""
FAR = 1500.0
"""Nor is one with so much more than a way to one of the next rows: a few lines are made up for cheaper."""
INFINITE = float("inf")
SAME = 1e-3
"""Badness to which two ways are told apart."""

State: TypeAlias = tuple[Active, bool, int]
"""Before a page: the notes that go on there, each with the number of its lines set so far; whether a recto comes (a
text begins on one), and how many lines the verso that it will face is short of full."""
Step: TypeAlias = tuple[float, int, State, int]
"""The badness of a way to a state, how many rows its last page holds, the state before that, and how many lines of
white that page was given."""
Level: TypeAlias = dict[State, Step]
Turns: TypeAlias = dict[tuple[int, Active], tuple[Turn, ...]]

START: State = ((), True, 0)


def weigh(column: Column) -> Weighing:
    """The best pages of a column."""
    found = Weighing(column, [{} for _ in range(len(column) + 1)], least=[INFINITE] * (len(column) + 1))
    found.levels[0][START], found.least[0] = (0.0, 0, START, 0), 0.0
    for row in range(len(column) + 1):
        found.follow(row)
    return found


def weigh_again(
    before: Weighing, start: int, end: int, rows: Sequence[Row], at_most: float = INFINITE
) -> Weighing | None:
    """The best pages with other rows in place of ``[start, end)``, as ``Column.spliced`` has them; None as soon as it
    is clear that their badness is over ``at_most``."""
    column = before.column.spliced(start, end, rows)
    more = len(rows) - (end - start)
    levels = [*before.levels[: start + 1], *({} for _ in range(len(column) - start))]
    found = Weighing(
        column,
        levels,
        least=[*before.least[: start + 1], *([INFINITE] * (len(column) - start))],
        below=(before.turns, len(column) - start - len(rows)),
    )
    for row in range(column.reaching(start), start + 1):
        found.follow(row, beyond=start)
    met = _Meeting(before, column, more, start + len(rows))
    for row in range(start + 1, len(column) + 1):
        found.follow(row)
        if row < len(column) and met.at(row, found.levels[row]):
            found.rest = before, row, more, met.offset
            break
        if before.badness + met.gain > at_most:
            return None
    return found if found.badness <= at_most else None


@dataclass(slots=True)
class Weighing:
    """The ways to each row of a column. ``rest``: from a row on they are those of another weighing, whose rows have
    numbers lower by so much, with so much more badness. ``least``: the least badness at each row without notes.

    ``turns`` has the pages that can begin before a row, which is counted from the end, as that number stays the same
    below other rows; ``below``: those of another weighing hold for so many rows at the end.
    """

    column: Column
    levels: list[Level]
    rest: tuple[Weighing, int, int, float] | None = None
    least: list[float] = field(default_factory=list)
    turns: Turns = field(default_factory=dict)
    below: tuple[Turns, int] = field(default_factory=lambda: ({}, -1))

    @property
    def badness(self) -> float:
        """That of the best way."""
        if self.rest is not None:
            return self.rest[0].badness + self.rest[3]
        return min(step[0] for (going_on, _, _), step in self.levels[-1].items() if not going_on)

    def whole(self) -> Weighing:
        """The same with no rest: every way to every row."""
        if self.rest is None:
            return self
        before, row, more, offset = self.rest
        tail = [
            {state: (step[0] + offset, *step[1:]) for state, step in level.items()}
            for level in before.levels[row + 1 - more :]
        ]
        least = [*self.least[: row + 1], *(badness + offset for badness in before.least[row + 1 - more :])]
        turns, left = self.below
        same = {key: known for key, known in turns.items() if key[0] <= left}
        return Weighing(self.column, [*self.levels[: row + 1], *tail], least=least, turns={**same, **self.turns})

    def pages(self) -> tuple[tuple[PlannedPage, float], ...]:
        """The pages of the best way, each with its badness."""
        levels = self.whole().levels
        ends = ((step[0], state) for state, step in levels[-1].items() if not state[0])
        row, state = len(self.column), min(ends, key=lambda one: one[0])[1]
        path = [(row, state)]
        while row or state != START:
            _, rows, state, _ = levels[row][state]
            row -= rows
            path.append((row, state))
        return tuple(
            (
                PlannedPage(one, other, self.column.chunks(one, before[0], other, after[0]), levels[other][after][3]),
                levels[other][after][0] - levels[one][before][0],
            )
            for (one, before), (other, after) in pairwise(reversed(path))
        )

    def follow(self, row: int, beyond: int = -1) -> None:
        """Follow every way to a row by one page; ``beyond``: only to rows behind that one."""
        level = self.levels[row]
        if beyond < 0:
            self._give_up(row, level)
        left = self.column.left
        waiting = sorted({state[0] for state in level}, key=lambda notes: -left(notes))
        for going_on in waiting:  # a page of nothing but notes adds to the list while it is read
            states = [(state, step[0]) for state, step in level.items() if state[0] == going_on]
            for turn in self._turns(row, going_on):
                end = row + turn.rows
                if end <= beyond:
                    continue
                for (_, recto, facing), badness in states:
                    uneven = 0 if turn.closes or not recto else turn.short - facing
                    after = (turn.going_on, not recto, 0 if turn.closes or recto else turn.short)
                    new = badness + turn.badness + UNEVEN * uneven**2
                    known = self.levels[end].get(after)
                    if known is None or new < known[0]:
                        self.levels[end][after] = (new, turn.rows, (going_on, recto, facing), turn.white)
                        if not turn.going_on:
                            self.least[end] = min(self.least[end], new)
                if end == row and turn.going_on not in waiting:
                    insort(waiting, turn.going_on, key=lambda notes: -left(notes))

    def _turns(self, row: int, going_on: Active) -> tuple[Turn, ...]:
        """The pages that can begin before a row, each asked for once."""
        left = len(self.column) - row
        known = self.below[0] if left <= self.below[1] else self.turns
        if (found := known.get((left, going_on))) is None:
            found = known[left, going_on] = self.column.turns(row, going_on)
        return found

    def _give_up(self, row: int, level: Level) -> None:
        """Forget the ways to a row than which another is far better, with no more of the notes left to set."""
        if not level:
            return
        near = min(self._nearby(row), default=INFINITE) + FAR
        best: dict[Active, float] = {}
        for (going_on, _, _), step in level.items():
            best[going_on] = min(step[0], best.get(going_on, step[0]))
        limit, limits = INFINITE, dict[Active, float]()
        for going_on in sorted(best, key=lambda notes: (self.column.left(notes), best[notes])):
            limit = min(limit, best[going_on] + HOPELESS)
            limits[going_on] = limit
        depths, left = self.column.depths, self.column.left
        dear = RUNNING_NOTE * depths.note_line / (depths.share * depths.block)  # what a line left costs at least
        kept = sorted(
            (notes for notes in best if best[notes] <= limits[notes]),
            key=lambda notes: (best[notes] + dear * left(notes), left(notes)),
        )
        for state, step in tuple(level.items()):
            if state[0] not in kept[:KEPT] or step[0] > min(limits[state[0]], near):
                del level[state]

    def _nearby(self, row: int) -> list[float]:
        """The least badness of the ways to the next rows, with no notes under way and no page opened between: each is
        further on, so that giving up the others never leaves the text without a way."""
        last = self.column.ends[row]
        return self.least[row + 1 : min(row + MOST_SHORT, last - LEAST_BODY) + 1]


@dataclass(slots=True)
class _Meeting:
    """Compares the ways to each row with those of an earlier weighing, whose rows have numbers lower by ``more``.

    ``offset``: by how much all of them are worse, from row ``since`` on; ``gain``: by how much the best way at least is
    worse in the end, as far as the rows of one page tell.
    """

    before: Weighing
    column: Column
    more: int
    first: int
    offset: float = 0.0
    since: int = -1
    gain: float = -INFINITE
    worse: list[float] = field(default_factory=list)

    def at(self, row: int, level: Level) -> bool:
        """True once as many rows running as a page can hold have the ways of before: all that follows has them too."""
        if row < self.first:
            return False
        old = self.before.levels[row - self.more]
        offsets = [step[0] - old[state][0] for state, step in level.items() if state in old]
        if level.keys() != old.keys() or (offsets and max(offsets) - min(offsets) > SAME):
            self.since = -1
        elif offsets and (self.since < 0 or abs(offsets[0] - self.offset) > SAME):
            self.since, self.offset = row, offsets[0]
        page = self.column.reaching(row)
        self._compare(level, old, row - page + 1)
        return 0 <= self.since <= page

    def _compare(self, level: Level, old: Level, rows: int) -> None:
        """``rows`` are those of a page. A way that was given up before was worse by ``HOPELESS``."""
        given_up = min((step[0] for step in old.values()), default=INFINITE) + HOPELESS
        offsets = (step[0] - (old[state][0] if state in old else given_up) for state, step in level.items())
        self.worse.append(min(offsets, default=INFINITE))
        if len(self.worse) >= rows:
            self.gain = min(self.worse[-rows:])
