"""The foot of a page: at which line its own notes begin, by the weight of the clues for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from chapbook.layout.lines import Line
from chapbook.layout.notes.habits import full_lines, printed
from chapbook.layout.notes.lost import count_calls, count_marks
from chapbook.layout.notes.record import Record, breaks_off
from chapbook.shapes.marks import FIGURES, Family, Mark, agree, calls_in, is_stray, opening_mark
from chapbook.shapes.prose import first_letter, is_open
from chapbook.shapes.regions import Reason

ENOUGH = 5
"""The weight of the clues that convinces."""
_LESS = 2
"""An earlier opening is taken before one that weighs so much more: the first of several notes may weigh less."""
_RARE = (Family.BRACKET, Family.STAR, Family.DAGGER, Family.SUPERIOR)
"""Marks with which a line of the body seldom begins."""
_LIST = re.compile(r"\s*(\d{1,2})\s?([-–—.)°])")
_LEFT = "'’‘“\"*°^"
"""Signs that are left of a superior figure."""
FEW = 3
"""Lines of a note that no other clue has to show."""
_FULL = 0.9
"""A line that holds less than this share of the measure of the body ends its paragraph."""
_NEAR = 12
"""Printed lines above, among which the item before stands."""


@dataclass(frozen=True, slots=True)
class Foot:
    """A line of a page, by its index (from 0), among the page's lines: does the note area begin with it?

    ``record`` holds the notes of the pages before, ``following`` are the lines of the next page.
    """

    lines: Sequence[Line]
    index: int
    record: Record
    following: Sequence[Line]
    mark: Mark | None = None

    @property
    def above(self) -> Sequence[Line]:
        """The printed lines above it."""
        return printed(self.lines[: self.index])

    @property
    def rest(self) -> Sequence[Line]:
        """The lines from it to the foot of the page, blank ones too."""
        return self.lines[self.index :]

    @property
    def apart(self) -> bool:
        """True if a blank line stands above it."""
        return self.lines[self.index - 1].blank

    @property
    def next_text(self) -> str:
        """The first printed line of the next page."""
        return next((line.text for line in self.following if not line.blank), "")


@dataclass(frozen=True, slots=True)
class Clue:
    """What is looked for at a foot, in words, and the function that yields the weights of what it sees."""

    words: str
    look: Callable[[Foot], Iterator[int]]


def weigh(foot: Foot, clues: Sequence[Clue]) -> tuple[Reason, ...]:
    """What the clues see at a foot and how much it weighs; what they do not see is left out."""
    seen = ((sum(clue.look(foot)), clue.words) for clue in clues)
    return tuple(Reason(weight, words) for weight, words in seen if weight)


def find_opening(page: Foot) -> int:
    """The index of the line at which the page's own notes begin; the number of lines if it has none."""
    weights: dict[int, int] = {}
    seen = 0
    for index, line in enumerate(page.lines):
        foot = replace(page, index=index, mark=opening_mark(line.text))
        if seen and not line.blank and _may_open(foot):
            weights[index] = sum(weight for clue in CLUES for weight in clue.look(foot))
        seen += not line.blank
    enough = max(ENOUGH, max(weights.values(), default=0) - _LESS)
    return next((index for index, weight in weights.items() if weight >= enough), len(page.lines))


def _may_open(foot: Foot) -> bool:
    """True for a line with a mark, or the first of a block in smaller type whose mark may be lost."""
    if foot.mark is None:
        return not breaks_off(foot.record) and (_stands_out(foot) or _parts_a_sentence(foot) or _is_missed(foot))
    if foot.apart or (foot.mark.family is not Family.FIGURE and not is_stray(foot.mark)):
        return True
    # Figures, and an l' that may be one, begin lines of the body too.
    counts_on = foot.mark.text[:1].isdigit() and foot.mark.number in (foot.record.last_number + 1, 1)
    return counts_on and foot.record.habits.family in FIGURES


def _stands_out(foot: Foot) -> bool:
    habits = foot.record.habits
    if (habits.family is None and not habits.distinct) or not foot.apart:
        return False
    share = habits.width_share(foot.rest)
    return share is not None and share > 0.75 and len(full_lines(foot.rest)) > 1 and _begins(foot.rest[0].text)


def _parts_a_sentence(foot: Foot) -> bool:
    """True for a block at the very foot that stands within a sentence of the body, which goes on overleaf.

    Where the block breaks off itself, it is what goes on there, under a heading perhaps.
    """
    above = foot.above[-1].text if foot.above else ""
    cut = is_open(above) and first_letter(foot.next_text).islower() and not is_open(to_last(foot.rest)[-1].text)
    last = not any(line.blank for line in to_last(foot.rest))
    return foot.record.habits.family is not None and foot.apart and cut and last and _begins(foot.rest[0].text)


def _is_missed(foot: Foot) -> bool:
    """True for the last few lines of a page, apart, which calls more notes than marks are left for."""
    family, last = foot.record.habits.family, to_last(foot.rest)
    if family is None or not foot.apart or len(last) > FEW or any(line.blank for line in last):
        return False
    return count_calls(foot.above, family) > count_marks(foot.rest)


def _its_lost_mark(foot: Foot) -> Iterator[int]:
    """It bears no mark, and a note that is called above is missing."""
    if foot.mark is None and _is_missed(foot):
        yield 2


def _begins(text: str) -> bool:
    """True if a line begins as a note does: with a capital, or with a stray sign that may be what is left of a mark."""
    return first_letter(text).isupper() or text.lstrip()[:1] in _LEFT


def to_last(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without the blank ones at their end."""
    return lines[: max((at + 1 for at, line in enumerate(lines) if not line.blank), default=0)]


def _its_mark(foot: Foot) -> Iterator[int]:
    """How seldom the body opens lines so, and whether it is the book's habit."""
    mark, habits = foot.mark, foot.record.habits
    if mark is not None:
        yield 1 * (mark.family in _RARE) + 2 * habits.has(mark.family)
        yield mark.number in (foot.record.last_number + 1, 1) or (mark.number is None and not is_stray(mark))
        yield -(mark.family is Family.FIGURE and habits.family not in FIGURES)


def _its_call(foot: Foot) -> Iterator[int]:
    """A call above it on the page, of the same mark or at least of its family."""
    if foot.mark is None:
        return
    above = [call for line in foot.above for call in calls_in(line.text)]
    if any(agree(foot.mark, call) for call in above):
        yield 3
    elif foot.mark.family is not Family.FIGURE and any(call.family is foot.mark.family for call in above):
        yield 2


def _its_place(foot: Foot) -> Iterator[int]:
    """A blank line above it, a sentence of the body that breaks off there and goes on overleaf."""
    yield 2 * foot.apart
    above = foot.above[-1].text if foot.above else ""
    if is_open(above) and (first_letter(foot.next_text).islower() or above.rstrip().endswith("-")):
        yield 3
    elif is_open(above) and foot.apart:
        yield 1


def _its_type(foot: Foot) -> Iterator[int]:
    """From it on the lines hold more than those of the body, as smaller type does, or none does."""
    habits, full = foot.record.habits, full_lines(foot.rest)
    share = habits.width_share(foot.rest)
    if share is None or habits.same:
        lone = [len(line.text) > 1.05 * habits.body for line in printed(foot.rest)]
        yield 2 * any(lone) if not habits.same else 0
    elif share >= 0.6:
        yield 3 if len(full) > 1 else 2
    elif share < 0.3 and len(full) > 2:
        yield -4 if habits.distinct else -2


def its_block(foot: Foot) -> Iterator[int]:
    """The block that it opens is itself in the type of the body, in a book that sets its notes smaller."""
    block, habits = list(takewhile(lambda line: not line.blank, foot.rest)), foot.record.habits
    share = habits.width_share(block)
    # Notes of a line each tell nothing.
    told = any(len(line.text) > _FULL * habits.body for line in full_lines(block))
    if habits.distinct and told and share is not None and share < 0.5:
        yield -3


def _a_list(foot: Foot) -> Iterator[int]:
    """A list opens so too: behind a colon, or with the number behind that of an item above."""
    found = _LIST.match(foot.lines[foot.index].text)
    if found is None:
        return
    if foot.above and foot.above[-1].text.rstrip().endswith(":"):
        share = foot.record.habits.width_share(foot.rest)
        yield -2 if share is not None and share >= 0.6 else -4
    items = [(int(item[1]), item[2]) for line in foot.above[-_NEAR:] if (item := _LIST.match(line.text))]
    if (int(found[1]) - 1, found[2]) in items:
        yield -4


CLUES: tuple[Clue, ...] = (
    Clue("its mark: seldom at the head of a line, this book's habit, the number that is due", _its_mark),
    Clue("a call above it of the same mark or its family", _its_call),
    Clue("it bears no mark, and a note called above is missing", _its_lost_mark),
    Clue("its place: a blank above, a sentence of the body that breaks off there", _its_place),
    Clue("its type: how much its full lines hold beside those of the body", _its_type),
    Clue("the block that it opens is in the type of the body", its_block),
    Clue("a list opens so", _a_list),
)
"""Each weighs against a note area if negative; their order has no effect."""
