"""Note areas at the page foot, and the continuation of a note on the next page.

A note begins with a mark, a continuation carries none: each is known by what surrounds it, piece by piece of evidence.
Printers set notes in a smaller type, so that a line holds more characters (Lexique des règles typographiques en usage
à l'Imprimerie nationale, « Notes »).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from chapbook.layout.lines import Line, Pages, Role
from chapbook.shapes.findings import About, Finding, Kind
from chapbook.shapes.marks import FIGURES, Family, Mark, agree, calls_in, opening_mark
from chapbook.shapes.prose import first_letter, is_open, measure_of
from chapbook.shapes.regions import RegionKind
from chapbook.shapes.scan import Scan, Span

_ENOUGH = 5
"""Evidence for a note area or a continuation: the sum of the weights that convinces."""
_WIDE = 1.05
"""A line of smaller type holds so many times the characters of a line of the body, or more."""
_LATEST = 30
"""So many notes tell the measure of the next."""
_RARE = (Family.BRACKET, Family.STAR, Family.DAGGER, Family.SUPERIOR)
"""Marks with which a line of the body seldom begins."""


LOST = Mark(Family.FIGURE, "", Span(0, 0), None)
"""Stands for a mark that OCR lost."""


@dataclass(slots=True)
class _Notes:
    """The notes found so far, page after page: their lines and their opening marks.

    ``body`` is the book's measure, ``habit`` the family of marks that opens most blocks at its page feet.
    """

    body: float
    habit: Family | None
    lines: list[list[Line]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    measure: float = 0.0
    on_page: int = 0

    def settle(self) -> None:
        """Takes the measure of the latest notes, once a page; 0.0 while there are too few lines to tell."""
        texts = [line.text for note in self.lines[-_LATEST:] for line in note]
        self.measure = measure_of(texts) if len(texts) > 3 else 0.0

    def take(self, line: Line, mark: Mark | None) -> None:
        """Puts a line to the last note, or opens the next one with it and its mark."""
        if mark is not None:
            self.on_page = self.on_page + 1 if self.lines and self.lines[-1][-1].page == line.page else 1
            self.lines.append([])
            self.marks.append(mark)
        self.lines[-1].append(line)

    def figure_opens(self, mark: Mark, before: Line) -> bool:
        """True if a figure may open a note: behind a blank line, or as the next number in a book that has such notes.

        Figures, and an l' that may be one, begin lines of the body too.
        """
        last = self.marks[-1].number if self.marks else 0
        next_one = mark.text[:1].isdigit() and mark.number in ((last or 0) + 1, 1)
        return before.blank or (next_one and self.habit in FIGURES)

    def opens(self, line: Line) -> Mark | None:
        """The mark with which a line within a note area opens the next note."""
        mark = opening_mark(line.text)
        if mark is None or not self.marks:
            return mark
        last = self.marks[-1]
        if mark.family is Family.FIGURE:
            counts_on = mark.number in ((last.number or 0) + 1, self.on_page + 1)
            return mark if counts_on and (self.habit in FIGURES or last.family in FIGURES) else None
        return mark if mark.family in (last.family, self.habit) or self.habit in FIGURES else None


def find_notes(scan: Scan, pages: Pages, roles: Mapping[Line, Role]) -> tuple[dict[Line, Role], tuple[Finding, ...]]:
    """The lines of notes with the index of their note, and a doubt for each note that breaks off for good."""
    findings: list[Finding] = []
    texts = [[line for line in page if roles[line].kind is RegionKind.BODY] for page in pages]
    # Notes stand at the foot: the upper half of the pages tells the measure of the body.
    body = measure_of(line.text for lines in texts for line in lines[: (len(lines) + 1) // 2])
    notes = _Notes(body, _habit(texts))
    for index, lines in enumerate(texts):
        notes.settle()
        following = texts[index + 1] if index + 1 < len(texts) else ()
        first = start = _area(lines, notes, _first_text(following))
        if notes.lines and notes.lines[-1][-1].page == index - 1:
            start = _continuation(lines[:first], notes, following)
            if start == first and is_open(_last_text(notes.lines[-1])):
                message = "this note breaks off, and its continuation was not found on the next page"
                span = notes.lines[-1][0].span
                findings.append(Finding(scan.where(span.start), Kind.DOUBT, message, (), span, About.NOTE))
        for at in range(start, len(lines)):
            mark = opening_mark(lines[at].text) or LOST if at == first else notes.opens(lines[at])
            notes.take(lines[at], mark)
    found = {line: Role(RegionKind.NOTE, number) for number, note in enumerate(notes.lines) for line in note}
    return found, tuple(findings)


def _last_text(lines: Sequence[Line]) -> str:
    return next((line.text for line in reversed(lines) if not line.blank), "")


def _first_text(lines: Sequence[Line]) -> str:
    return next((line.text for line in lines if not line.blank), "")


def _habit(pages: Sequence[Sequence[Line]]) -> Family | None:
    """The family of marks that opens blocks in the lower half of at least two pages, and more than any other."""
    found: Counter[Family] = Counter()
    for lines in pages:
        seen = {
            Family.FIGURE if mark.family in FIGURES else mark.family
            for above, line in list(pairwise(lines))[len(lines) // 2 :]
            if above.blank and (mark := opening_mark(line.text)) is not None
        }
        found.update(seen)
    ranked = found.most_common(1)
    return ranked[0][0] if ranked and ranked[0][1] > 1 else None


def _area(lines: Sequence[Line], notes: _Notes, next_page: str) -> int:
    """The index of the line at which the page's own notes begin; the number of lines if it has none."""
    text = "\n".join(line.text for line in lines)
    offset, seen = 0, 0
    broken_off = bool(notes.lines) and is_open(_last_text(notes.lines[-1]))
    calls = sorted(calls_in(text), key=lambda mark: mark.span)
    for index, line in enumerate(lines):
        seen += not line.blank
        mark = opening_mark(line.text)
        if mark is not None and mark.family is Family.FIGURE and not notes.figure_opens(mark, lines[index - 1]):
            mark = None
        above = [call for call in calls if call.span.end <= offset] if mark else []
        weight = _weigh_mark(mark, above, notes) if mark else 0
        if seen > 1 and (mark or (not broken_off and _stands_out(lines, index, notes))):
            weight += _weigh_start(lines, index, notes, next_page)
            if weight >= _ENOUGH:
                return index
        offset += len(line.text) + 1
    return len(lines)


def _stands_out(lines: Sequence[Line], index: int, notes: _Notes) -> bool:
    """True for a block in smaller type to the end of the page, in a book that has notes: its mark may be lost."""
    if notes.habit is None or not lines[index - 1].blank or lines[index].blank:
        return False
    block = [line.text for line in takewhile(lambda line: not line.blank, lines[index:])]
    wide = len(block) > 2 and all(len(line) > _WIDE * notes.body for line in block[:-1])
    return wide and first_letter(block[0]).isupper()


def _weigh_mark(mark: Mark, above: Sequence[Mark], notes: _Notes) -> int:
    """What the mark says: how seldom the body opens lines so, whether it is called, expected and the book's habit."""
    weight = 1 * (mark.family in _RARE) + 2 * (
        mark.family is notes.habit or (mark.family in FIGURES and notes.habit in FIGURES)
    )
    if any(agree(mark, call) for call in above):
        weight += 3
    elif any(call.family is mark.family for call in above) and mark.family is not Family.FIGURE:
        weight += 2
    last = notes.marks[-1] if notes.marks else None
    expected = ((last.number or 0) + 1 if last else 1, 1)
    return (
        weight
        + (mark.number in expected or mark.number is None)
        - (mark.family is Family.FIGURE and notes.habit not in FIGURES)
    )


def _weigh_start(lines: Sequence[Line], index: int, notes: _Notes, next_page: str) -> int:
    """What the place says: a blank line before it, a smaller type from here on, a sentence of the body broken off."""
    weight = 2 * lines[index - 1].blank
    above = next((line.text for line in reversed(lines[:index]) if not line.blank), "")
    if is_open(above) and (first_letter(next_page).islower() or above.rstrip().endswith("-")):
        weight += 3
    elif is_open(above) and lines[index - 1].blank:
        weight += 1
    return weight + _weigh_width([line.text for line in lines[index:] if not line.blank], notes)


def _weigh_width(rest: Sequence[str], notes: _Notes) -> int:
    """What the lines say that would be notes: most of them hold more than a line of the body, or none does."""
    wide = [len(line) > _WIDE * notes.body for line in rest[:-1] or rest]
    if 5 * sum(wide) >= 3 * len(wide):
        return 3 if len(wide) > 1 else 2
    return -2 if len(rest) > 4 and 5 * sum(wide) < len(wide) else 0


def _continuation(lines: Sequence[Line], notes: _Notes, following: Sequence[Line]) -> int:
    """The index of the line at which the last note goes on at this page's foot; the number of lines if it does not."""
    best, start, seen = 0, len(lines), 0
    for index, line in enumerate(lines):
        if seen and not line.blank:
            weight = _weigh_continuation(lines, index, notes, following)
            if weight > best:
                best, start = weight, index
        seen += not line.blank
    return start if best >= _ENOUGH else len(lines)


def _weigh_continuation(lines: Sequence[Line], index: int, notes: _Notes, following: Sequence[Line]) -> int:
    """The weight of the evidence that the note goes on from this line to the last one."""
    above = [line.text for line in lines[:index] if not line.blank]
    rest = [line.text for line in lines[index:] if not line.blank]
    next_page = _first_text(following)
    broken_off, goes_on = is_open(_last_text(notes.lines[-1])), first_letter(rest[0]).islower()
    weight = 3 * broken_off + 2 * goes_on + (broken_off and goes_on)
    weight += is_open(above[-1]) + first_letter(next_page).islower()
    blank = lines[index - 1].blank
    weight -= 0 if blank else 3
    return weight + _weigh_measure(rest, notes, sure=not blank)


def _weigh_measure(rest: Sequence[str], notes: _Notes, *, sure: bool) -> int:
    """What the measure of the lines says: nearer to the notes' than to the body's; ``sure`` asks that all are so."""
    measure = notes.measure or measure_of(line.text for line in notes.lines[-1])
    if abs(measure - notes.body) <= 0.04 * notes.body or len(rest) < 2:
        return 0
    wide = [len(line) > 1.02 * notes.body for line in rest[:-1]]
    if len(rest) == 2 or sure:
        return 2 * all(wide) if len(rest) > 2 else all(wide)
    own = measure_of(rest)
    if abs(own - measure) > abs(own - notes.body):
        return -2
    return 2 if 2 * sum(wide) > len(wide) else 1
