"""A text to be cut into pages: its rows as one column, what of it a page may hold, and how bad each page is.

Arithmetic alone; ``weighing`` chooses among the pages.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from chapbook.writers.pdf.plan import (
    LATE_NOTE,
    LEAST_BODY,
    LEAST_NOTE,
    LONE_NOTE_LINE,
    MOST_SHORT,
    MOST_WHITE,
    PARALLEL_NOTES,
    ROUNDING,
    RUNNING_NOTE,
    SCANT_BODY,
    SCANT_END,
    SHORT,
    WHITE,
    WIDE_NOTES,
    Chunk,
    Depths,
    Row,
)

Active: TypeAlias = tuple[tuple[int, int], ...]
"""Notes under way: each with the number of its lines set before."""


class Turn(NamedTuple):
    """One page from a row on: how many rows stand on it, the notes that go on overleaf, its badness.

    ``short``: how many lines above the foot of a full page it ends; ``closes``: it may, for the next page is opened in
    any case; ``white``: lines of white that it was given, as ``PlannedPage`` has them.
    """

    rows: int
    going_on: Active
    badness: float
    short: int
    closes: bool
    white: int = 0


class _Foot(NamedTuple):
    """The notes at the foot of a page: how many lines of them, what goes on overleaf, how bad that is."""

    lines: int
    after: Active
    badness: float


@dataclass(frozen=True, slots=True)
class Column:
    """The rows as lists with one entry each. Before row ``r``, ``first[r]`` notes have been called and ``body[r]``
    lines set, and ``white[r]`` rows passed that may have a line of white more above them; a page that begins there ends
    at ``ends[r]`` at the latest. ``notes`` are the notes' numbers of lines."""

    tops: list[float]
    bottoms: list[float]
    badness: list[float]
    first: list[int]
    body: list[int]
    white: list[int]
    ends: list[int]
    notes: tuple[int, ...]
    depths: Depths

    def __len__(self) -> int:
        return len(self.tops)

    def spliced(self, start: int, end: int, rows: Sequence[Row]) -> Column:
        """The column with other rows in place of ``[start, end)``: a paragraph of more or fewer lines, which calls the
        same notes. What stands below moves by as much; no page is opened among the rows but before the first."""
        more = len(rows) - (end - start)
        deeper = rows[-1].bottom - self.bottoms[end - 1]
        first = list(accumulate((len(row.calls) for row in rows), initial=self.first[start]))
        body = list(accumulate((row.lines for row in rows), initial=self.body[start]))
        white = list(accumulate((row.white for row in rows), initial=self.white[start]))
        lines, whiter = body[-1] - self.body[end], white[-1] - self.white[end]
        last = self.ends[start] + more
        return Column(
            [*self.tops[:start], *(row.top for row in rows), *(top + deeper for top in self.tops[end:])],
            [*self.bottoms[:start], *(row.bottom for row in rows), *(bottom + deeper for bottom in self.bottoms[end:])],
            [*self.badness[:start], *(row.badness for row in rows), *self.badness[end:]],
            [*self.first[:start], *first[:-1], *self.first[end:]],
            [*self.body[:start], *body[:-1], *(count + lines for count in self.body[end:])],
            [*self.white[:start], *white[:-1], *(count + whiter for count in self.white[end:])],
            [
                *(one + more if one > start else one for one in self.ends[:start]),
                *([last] * len(rows)),
                *(one + more for one in self.ends[end:]),
            ],
            self.notes,
            self.depths,
        )

    def rows(self, start: int, end: int, deeper: float) -> Iterator[Row]:
        """Some rows as they were given, but so much deeper."""
        for row in range(start, end):
            calls = tuple(range(self.first[row], self.first[row + 1]))
            lines = self.body[row + 1] - self.body[row]
            top, bottom, white = self.tops[row] + deeper, self.bottoms[row] + deeper, self.has_white(row)
            yield Row(top, bottom, self.badness[row], calls=calls, lines=lines, white=white)

    def has_white(self, row: int) -> bool:
        """True for a row that may have a line of white more above it."""
        return self.white[row + 1] > self.white[row]

    def reaching(self, row: int) -> int:
        """The first row from which a page can reach beyond another."""
        start, foot = row, self.bottoms[row] - self.depths.block - ROUNDING
        while start and self.tops[start - 1] >= foot and self.ends[start - 1] > row:
            start -= 1
        return start

    def left(self, going_on: Active) -> int:
        """The lines of notes called so far that are still to be set."""
        return sum(self.notes[note] - done for note, done in going_on)

    def turns(self, row: int, going_on: Active) -> tuple[Turn, ...]:
        """Each page that can begin before a row."""
        last, block, top = self.ends[row], self.depths.block, self.tops[row] if row < len(self) else 0.0
        called, active, left = -1, going_on, tuple[int, ...]()
        found: list[Turn] = []
        for end in range(self._first_end(row, going_on, last), last + 1):
            height = self.bottoms[end - 1] - top if end > row else 0.0
            if height > block + ROUNDING and end > row + 1:
                break
            full = end == last or self.bottoms[end] - top > block
            if not going_on and self.first[row] == self.first[end]:
                found += self._plain_turns(row, end, height, full=full)
                continue
            if called != self.first[end]:
                called, active = self.first[end], self._active(row, going_on, end)
                left = tuple([self.notes[note] - done for note, done in active])
            feet = _feet(active, left, len(going_on), *self._room(height))
            found += self._noted_turns(row, end, height, feet, full=full)
        return tuple(found)

    def chunks(self, row: int, going_on: Active, end: int, after: Active) -> tuple[Chunk, ...]:
        """What of the notes stands on a page."""
        reached = dict(after)
        pieces = (
            Chunk(note, done, reached.get(note, self.notes[note])) for note, done in self._active(row, going_on, end)
        )
        return tuple(piece for piece in pieces if piece.end > piece.start)

    def _active(self, row: int, going_on: Active, end: int) -> Active:
        """The notes that go on on a page and those called there."""
        return (*going_on, *((note, 0) for note in range(self.first[row], self.first[end])))

    def _first_end(self, row: int, going_on: Active, last: int) -> int:
        """The first row that the page can end before: where no note comes in, none that leaves it far too short."""
        full = self.tops[row] + self.depths.block if row < last else 0.0
        deepest = bisect_right(self.bottoms, full, row, last)
        if going_on or self.first[min(deepest + 1, last)] > self.first[row]:
            return row
        least = full - (MOST_SHORT + 1) * self.depths.line
        long_enough = bisect_right(self.bottoms, least, row, last) + 1
        return min(long_enough, max(deepest, row + 1), last)

    def _room(self, height: float) -> tuple[int, int]:
        """The lines of notes that have room below a body of that height: within the notes' share, and at the most."""
        depths = self.depths
        free = depths.block - height
        within = int((min(free, depths.share * depths.block) - depths.gap + ROUNDING) / depths.note_line)
        return max(0, within), max(0, int((free - depths.gap + ROUNDING) / depths.note_line))

    def _short(self, height: float) -> int:
        """How many lines a page is short of full that is filled so far."""
        return max(0, int((self.depths.block - height) / self.depths.line + ROUNDING))

    def _plain_turns(self, row: int, end: int, height: float, *, full: bool) -> Iterator[Turn]:
        """The pages without notes from a row to another: as it is, and with lines of white."""
        short = self._short(height)
        if end == row or not (full or short <= MOST_SHORT):
            return
        closes = end == self.ends[row]
        most = 0 if closes else min(short, MOST_WHITE, self.white[end] - self.white[row + 1])
        body = self._body_badness(row, end, done=end == len(self))
        for white in range(most + 1):
            lacking = 0 if closes else short - white
            yield Turn(end - row, (), body + SHORT * lacking**2 + WHITE * white**2, lacking, closes, white)

    def _noted_turns(self, row: int, end: int, height: float, feet: tuple[_Foot, ...], *, full: bool) -> Iterator[Turn]:
        """The pages from a row to another with each of those feet, which stand at the foot or above a line of white."""
        depths, last = self.depths, end == self.ends[row]
        for lines, after, notes in feet:
            deep = depths.gap + lines * depths.note_line if lines else 0.0
            short = self._short(height + deep)
            if not ((end > row or lines) and (full or after or short <= MOST_SHORT)):
                continue
            closes = last and not after
            wide = deep > depths.share * depths.block + ROUNDING
            badness = self._body_badness(row, end, done=end == len(self) and not after) + notes
            badness += WIDE_NOTES if wide else 0.0
            yield Turn(end - row, after, badness + (0.0 if closes else SHORT * short**2), 0 if lines else short, closes)
            if short and lines and not last:
                more = badness + SHORT * ((short - 1) ** 2 + 1)
                yield Turn(end - row, after, more, 1, closes, 1)

    def _body_badness(self, row: int, end: int, *, done: bool) -> float:
        lacking = LEAST_BODY - self.body[min(end, row + LEAST_BODY)] + self.body[row]
        if done:
            return SCANT_END if lacking > 0 else 0.0
        broken = 0.0 if end == self.ends[row] else self.badness[end]
        return broken + (SCANT_BODY * lacking if lacking > 0 else 0.0)


def column_of(rows: Sequence[Row], notes: Sequence[int], depths: Depths) -> Column:
    """The rows of a text, whose notes have so many lines, in the order of their calls."""
    ends, end = [len(rows)], len(rows)
    for index in range(len(rows) - 1, -1, -1):
        ends.append(end)
        end = index if rows[index].opens else end
    return Column(
        [row.top for row in rows],
        [row.bottom for row in rows],
        [row.badness for row in rows],
        list(accumulate((len(row.calls) for row in rows), initial=0)),
        list(accumulate((row.lines for row in rows), initial=0)),
        list(accumulate((row.white for row in rows), initial=0)),
        [*reversed(ends[1:]), len(rows)],
        tuple(notes),
        depths,
    )


@lru_cache(maxsize=2**15)
def _feet(active: Active, left: tuple[int, ...], running: int, within: int, most: int) -> tuple[_Foot, ...]:
    """The notes that may stand at the foot of a page: those of ``active``, of which so many lines are ``left``.

    The first ``running`` of them went on from the page before. There is room for ``within`` lines; notes take more of
    the page, up to ``most``, only where one would not begin under its call otherwise.
    """
    shares = [_shared(left, within)]
    if within < most and sum(shares[0]) < sum(left):
        for (_, done), lines, rest in zip(active, shares[0], left, strict=True):
            if not done and lines < min(LEAST_NOTE, rest):
                shares.append(_shared(left, most))
                break
    found = []
    for given in shares:
        after = [(note, done + n) for (note, done), n, rest in zip(active, given, left, strict=True) if n < rest]
        found.append(_Foot(sum(given), tuple(after), _note_badness(given, left, running, len(after))))
    return tuple(found)


def _note_badness(given: tuple[int, ...], left: tuple[int, ...], running: int, overleaf: int) -> float:
    """``given`` are the lines set of each note, of those ``left`` of it; the first ``running`` went on from the page
    before, ``overleaf`` go on there."""
    badness = RUNNING_NOTE * overleaf + PARALLEL_NOTES * max(0, overleaf - 1)
    for number, (lines, rest) in enumerate(zip(given, left, strict=True)):
        if number >= running and lines < min(LEAST_NOTE, rest):
            badness += LATE_NOTE
        elif lines < rest and min(lines, rest - lines) < LEAST_NOTE:
            badness += LONE_NOTE_LINE
    return badness


@lru_cache(maxsize=4096)
def _shared(left: tuple[int, ...], room: int) -> tuple[int, ...]:
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
