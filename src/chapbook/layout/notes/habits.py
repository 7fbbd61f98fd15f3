"""How a book sets its notes: the measure of its body and of its notes, the family of its marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from chapbook.layout.lines import Line
from chapbook.shapes.marks import FIGURES, Family, Mark, opening_mark
from chapbook.shapes.prose import measure_of

_DISTINCT = 1.04
"""Measures that differ by less than this are those of one type."""
_FEWEST = 2
"""So many notes or pages make a habit."""


@dataclass(frozen=True, slots=True)
class NoteHabits:
    """``body`` and ``small`` are the characters of a full line of the text and of a note (0.0 while unknown).

    ``family`` is that of the marks that open most notes, a figure for superior ones; None where no habit shows.
    """

    body: float
    small: float = 0.0
    family: Family | None = None

    @property
    def distinct(self) -> bool:
        """True if notes are known to be set in smaller type."""
        return self.small > _DISTINCT * self.body

    @property
    def same(self) -> bool:
        """True if notes are known to be set in the type of the text."""
        return 0 < self.small <= _DISTINCT * self.body

    def has(self, family: Family) -> bool:
        """True if a mark of this family is as the book's notes have it."""
        return family is self.family or (family in FIGURES and self.family in FIGURES)

    def width_share(self, lines: Sequence[Line]) -> float | None:
        """The share of full lines that hold more than a line of the body does; None if there is no full line.

        The last line of a block is no full one.
        """
        full = full_lines(lines)
        if not full:
            return None
        limit = (self.body + self.small) / 2 if self.distinct else 1.05 * self.body
        return sum(len(line.text) > limit for line in full) / len(full)


def full_lines(lines: Sequence[Line]) -> list[Line]:
    """The printed lines that another of the same block follows."""
    return [
        line
        for line, below in pairwise(lines)
        if not line.blank and not below.blank and opening_mark(below.text) is None
    ]


def first_habits(pages: Sequence[Sequence[Line]]) -> NoteHabits:
    """What the pages show before any note is known: their upper half, free of notes, tells the body's measure."""
    body = measure_of(line.text for lines in pages for line in lines[: (len(lines) + 1) // 2])
    found: Counter[Family] = Counter()
    for lines in pages:
        feet = list(pairwise(lines))[len(lines) // 2 :]
        found.update({_kin(mark) for above, line in feet if above.blank and (mark := opening_mark(line.text))})
    return NoteHabits(body, family=_habit(found))


def learnt_habits(habits: NoteHabits, notes: Sequence[Sequence[Line]], opened: Sequence[Mark]) -> NoteHabits:
    """The habits that the notes found by the first ones show, with the marks that opened them."""
    # What stands on the page where a note opens is surely its own; what seems to go on overleaf may be the body.
    lines = [line for note in notes for line in full_lines(note) if line.page == note[0].page]
    marks = Counter(_kin(mark) for mark in opened if mark.text)
    small = median(len(line.text) for line in lines) if len(lines) > _FEWEST else 0.0
    return replace(habits, small=small, family=_habit(marks) or habits.family)


def _kin(mark: Mark) -> Family:
    return Family.FIGURE if mark.family in FIGURES else mark.family


def _habit(found: Counter[Family]) -> Family | None:
    ranked = found.most_common(1)
    return ranked[0][0] if ranked and ranked[0][1] >= _FEWEST else None


def printed(lines: Iterable[Line]) -> list[Line]:
    """The lines that hold something."""
    return [line for line in lines if not line.blank]
