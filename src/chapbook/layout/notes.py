"""Note areas at the page foot, and the continuation of a note on the next page.

A note begins with a mark, a continuation carries none: each is known by what surrounds it, piece by piece of evidence.
Printers set notes in a smaller type, so that a line holds more characters (Lexique des règles typographiques en usage
à l'Imprimerie nationale, « Notes »).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chapbook.layout.lines import Line, Pages, Role
from chapbook.shapes.findings import Finding, Kind
from chapbook.shapes.marks import Family, Mark, agree, calls_in, opening_mark
from chapbook.shapes.prose import first_letter, is_open, measure_of
from chapbook.shapes.regions import RegionKind
from chapbook.shapes.scan import Scan

_ENOUGH = 5
"""Evidence for a note area or a continuation: the sum of the weights that convinces."""
_LATEST = 30
"""So many notes tell the measure of the next."""
_RARE = (Family.BRACKET, Family.STAR, Family.DAGGER, Family.SUPERIOR)
"""Marks with which a line of the body seldom begins."""


@dataclass(slots=True)
class _Notes:
    """The notes found so far, page after page: their lines and their opening marks; ``body`` is the book's measure."""

    body: float
    lines: list[list[Line]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    measure: float = 0.0

    def settle(self) -> None:
        """Takes the measure of the latest notes, once a page; 0.0 while there are too few lines to tell."""
        texts = [line.text for note in self.lines[-_LATEST:] for line in note]
        self.measure = measure_of(texts) if len(texts) > 3 else 0.0

    def take(self, line: Line, mark: Mark | None) -> None:
        """Puts a line to the last note, or opens the next one with it and its mark."""
        if mark is not None:
            self.lines.append([])
            self.marks.append(mark)
        self.lines[-1].append(line)

    def opens(self, line: Line) -> Mark | None:
        """The mark with which a line within a note area opens the next note."""
        mark = opening_mark(line.text)
        if mark is None or not self.marks:
            return mark
        last = self.marks[-1]
        if mark.family is not last.family and Family.FIGURE in (mark.family, last.family):
            return None
        if mark.family is Family.FIGURE and mark.number not in ((last.number or 0) + 1, 1):
            return None
        return mark


def find_notes(scan: Scan, pages: Pages, roles: Mapping[Line, Role]) -> tuple[dict[Line, Role], tuple[Finding, ...]]:
    """The lines of notes with the index of their note, and a doubt for each note that breaks off for good."""
    findings: list[Finding] = []
    # Notes stand at the foot: the upper half of the pages tells the measure of the body.
    notes = _Notes(measure_of(line.text for page in pages for line in page[: (len(page) + 1) // 2]))
    texts = [[line for line in page if roles[line].kind is RegionKind.BODY] for page in pages]
    for index, lines in enumerate(texts):
        notes.settle()
        first = start = _area(lines, notes)
        if notes.lines and notes.lines[-1][-1].page == index - 1:
            following = texts[index + 1] if index + 1 < len(texts) else ()
            start = _continuation(lines[:first], notes, following)
            if start == first and is_open(_last_text(notes.lines[-1])):
                message = "this note breaks off, and its continuation was not found on the next page"
                findings.append(Finding(scan.where(notes.lines[-1][0].span.start), Kind.DOUBT, message))
        for at in range(start, len(lines)):
            notes.take(lines[at], opening_mark(lines[at].text) if at == first else notes.opens(lines[at]))
    found = {line: Role(RegionKind.NOTE, number) for number, note in enumerate(notes.lines) for line in note}
    return found, tuple(findings)


def _last_text(lines: Sequence[Line]) -> str:
    return next((line.text for line in reversed(lines) if not line.blank), "")


def _area(lines: Sequence[Line], notes: _Notes) -> int:
    """The index of the line at which the page's own notes begin; the number of lines if it has none."""
    text = "\n".join(line.text for line in lines)
    offset, seen = 0, 0
    calls = sorted(calls_in(text), key=lambda mark: mark.span)
    for index, line in enumerate(lines):
        seen += not line.blank
        mark = opening_mark(line.text)
        if mark is not None and seen > 1:
            above = [call for call in calls if call.span.end <= offset]
            if _weigh_start(mark, lines, index, above, notes) >= _ENOUGH:
                return index
        offset += len(line.text) + 1
    return len(lines)


def _weigh_start(mark: Mark, lines: Sequence[Line], index: int, above: Sequence[Mark], notes: _Notes) -> int:
    """The weight of the evidence that a page's notes begin with this line and its mark."""
    weight = 2 * lines[index - 1].blank + (mark.family in _RARE)
    if any(agree(mark, call) for call in above):
        weight += 3
    elif any(call.family is mark.family for call in above) and mark.family is not Family.FIGURE:
        weight += 2
    last = notes.marks[-1] if notes.marks else None
    expected = ((last.number or 0) + 1 if last else 1, 1)
    weight += mark.number in expected or (mark.number is None and mark.family is not Family.FIGURE)
    weight += last is not None and last.family is mark.family and mark.family in _RARE
    own = measure_of(line.text for line in lines[index:])
    if len(lines) - index > 1 and own > 1.04 * notes.body and own > 0.9 * notes.measure:
        weight += 2
    elif len(lines) - index > 4 and own < 0.97 * notes.body:
        weight -= 1
    return weight


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
    next_page = next((line.text for line in following if not line.blank), "")
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
