"""The continuation of a note at the foot of the next page: it bears no mark, and is known by what surrounds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from chapbook.layout.notes.foot import ENOUGH, Clue, Foot, its_block, to_last
from chapbook.layout.notes.habits import full_lines, printed
from chapbook.layout.notes.record import breaks_off
from chapbook.shapes.prose import first_letter, is_open, measure_of

_ALIKE = 0.04
"""Share by which the measures of notes and of the body have to differ, to tell one from the other."""


def find_continuation(page: Foot) -> int:
    """The index of the line at which the last note goes on at this page's foot; the number of lines if it does not."""
    best, start, seen = 0, len(page.lines), 0
    for index, line in enumerate(page.lines):
        if seen and not line.blank:
            foot = replace(page, index=index)
            weight = sum(weight for clue in CLUES for weight in clue.look(foot))
            if weight > best:
                best, start = weight, index
        seen += not line.blank
    return start if best >= ENOUGH else len(page.lines)


def _its_sentence(foot: Foot) -> Iterator[int]:
    """The note breaks off, and this line goes on in small letters; the body breaks off above, and goes on overleaf."""
    broken_off, goes_on = breaks_off(foot.record), first_letter(foot.rest[0].text).islower()
    yield 3 * broken_off + 2 * goes_on + (broken_off and goes_on)
    body_breaks_off, body_goes_on = is_open(foot.above[-1].text), first_letter(foot.next_text).islower()
    yield body_breaks_off + body_goes_on
    # The last block, in small letters behind a whole sentence and a blank, goes on nothing but the note.
    last = foot.apart and not any(line.blank for line in to_last(foot.rest))
    yield 6 * (broken_off and goes_on and last and not body_breaks_off and not body_goes_on)


def _its_place(foot: Foot) -> Iterator[int]:
    """A note stands apart from the body."""
    yield 0 if foot.apart else -3


def _its_type(foot: Foot) -> Iterator[int]:
    """The measure of the lines: nearer to that of the notes than to the body's (all of them, where no blank is)."""
    body, rest = foot.record.habits.body, printed(foot.rest)
    measure = foot.record.measure or measure_of(line.text for line in foot.record.lines[-1])
    if abs(measure - body) <= _ALIKE * body or len(rest) < 2:
        return
    wide = [len(line.text) > 1.02 * body for line in rest[:-1]]
    if len(rest) == 2 or not foot.apart:
        yield 2 * all(wide) if len(rest) > 2 else all(wide)
        return
    own = measure_of(line.text for line in rest)
    if abs(own - measure) > abs(own - body):
        yield -2
    else:
        yield 2 if 2 * sum(wide) > len(wide) else 1


def _another_type(foot: Foot) -> Iterator[int]:
    """Full lines of the body stand among them, in a book that sets its notes smaller."""
    habits = foot.record.habits
    share = habits.width_share(foot.rest)
    if habits.distinct and share is not None and share < 0.6:
        yield -4 if len(full_lines(foot.rest)) > 2 else -2


CLUES: tuple[Clue, ...] = (
    Clue("the note breaks off and this goes on; the body breaks off above and goes on overleaf", _its_sentence),
    Clue("no blank parts it from the body", _its_place),
    Clue("its lines hold as much as those of notes", _its_type),
    Clue("full lines of the body stand among its own", _another_type),
    Clue("the block that it opens is in the type of the body", its_block),
)
"""Each weighs against a continuation if negative; their order has no effect."""
