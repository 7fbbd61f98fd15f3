"""The notes found so far, page after page: their lines and their opening marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from chapbook.layout.lines import Line
from chapbook.layout.notes.habits import NoteHabits
from chapbook.shapes.marks import FIGURES, Family, Mark, calls_in, is_stray, opening_mark
from chapbook.shapes.prose import is_open, measure_of
from chapbook.shapes.regions import Reason
from chapbook.shapes.scan import Span

LOST = Mark(Family.FIGURE, "", Span(0, 0), None)
"""Stands for a mark that OCR lost."""
_LATEST = 30
"""So many notes tell the measure of the next."""
_SHORT = 0.9
"""A line that is shorter than this share of the measure may be the last of its note."""


@dataclass(slots=True)
class Record:
    """Grows line by line; ``measure`` is that of the latest notes, 0.0 while there are too few lines to tell.

    ``reasons`` say of the lines at which notes begin or go on why they do.
    """

    habits: NoteHabits
    lines: list[list[Line]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    measure: float = 0.0
    on_page: int = 0
    reasons: dict[Line, tuple[Reason, ...]] = field(default_factory=dict)

    def settle(self) -> None:
        """Takes the measure of the latest notes, once a page."""
        texts = [line.text for note in self.lines[-_LATEST:] for line in note]
        self.measure = measure_of(texts) if len(texts) > 3 else 0.0

    def take(self, line: Line, mark: Mark | None) -> None:
        """Puts a line to the last note, or opens the next one with it and its mark."""
        if mark is not None:
            self.on_page = self.on_page + 1 if self.lines and self.lines[-1][-1].page == line.page else 1
            self.lines.append([])
            self.marks.append(mark)
        self.lines[-1].append(line)

    def runs_to(self, page: int) -> bool:
        """True if the last note may go on on the page of this index: it has a line on the one before."""
        return bool(self.lines) and self.lines[-1][-1].page == page - 1

    @property
    def last_text(self) -> str:
        """The last printed line of the last note."""
        return next((line.text for line in reversed(self.lines[-1]) if not line.blank), "") if self.lines else ""

    @property
    def fills_its_page(self) -> bool:
        """True if the last line of the last note is full, as that of a note which runs over is."""
        return len(self.last_text) > _SHORT * (self.measure or self.habits.body)

    @property
    def last_number(self) -> int:
        """The number that the last note bears; 0 without one."""
        return (self.marks[-1].number or 0) if self.marks else 0

    def opens(self, lines: Sequence[Line], at: int) -> Mark | None:
        """The mark with which a line within a note area opens the next note."""
        mark, above = opening_mark(lines[at].text), lines[at - 1]
        if mark is None or not self.marks:
            return mark
        if is_stray(mark) and not above.blank and len(above.text) > _SHORT * (self.measure or self.habits.body):
            return None
        last, habit = self.marks[-1], self.habits.family
        if mark.family is Family.FIGURE:
            counts_on = mark.number in self._due() or self._begins_anew(mark, lines[:at])
            return mark if counts_on and (habit in FIGURES or last.family in FIGURES) else None
        return mark if mark.family in (last.family, habit) or habit in FIGURES else None

    def _begins_anew(self, mark: Mark, above: Sequence[Line]) -> bool:
        """True for a first note that its page calls, behind those of the page before that had no room there."""
        called = (call for line in above for call in calls_in(line.text) if call.family in FIGURES)
        return mark.number == 1 and not is_open(self.last_text) and any(call.number == 1 for call in called)

    def _due(self) -> set[int]:
        """The numbers that the next note may bear: behind that of the last, of the one before it (if the last was
        misread), or of those on its page."""
        behind = {(mark.number or 0) + way for way, mark in enumerate(reversed(self.marks[-2:]), 1)}
        return behind | {self.on_page + 1}


def breaks_off(record: Record) -> bool:
    """True if the last note ends in the middle of a sentence."""
    return bool(record.lines) and is_open(record.last_text)
