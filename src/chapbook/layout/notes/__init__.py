"""Note areas at the page foot, and the continuation of a note on the next page.

A note begins with a mark, a continuation carries none: each is known by what surrounds it, clue by clue. The scan is
gone through twice: what the surest notes show of the book's habits tells the others. Printers set notes in a smaller
type, so that a line holds more characters (Lexique des règles typographiques en usage à l'Imprimerie nationale,
« Notes »).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chapbook.layout.lines import Line, Pages, Role
from chapbook.layout.notes.continuations import CLUES as CONTINUATIONS
from chapbook.layout.notes.continuations import find_continuation
from chapbook.layout.notes.foot import CLUES as OPENINGS
from chapbook.layout.notes.foot import FEW, Foot, find_opening, weigh
from chapbook.layout.notes.habits import NoteHabits, first_habits, learnt_habits, printed
from chapbook.layout.notes.lost import count_calls, count_marks, lost_openings
from chapbook.layout.notes.record import LOST, Record
from chapbook.shapes.findings import About, Finding, Kind
from chapbook.shapes.marks import FIGURES, Mark, opening_mark
from chapbook.shapes.prose import is_open
from chapbook.shapes.regions import Reason, RegionKind
from chapbook.shapes.scan import Scan

__all__ = ["find_notes"]


def find_notes(scan: Scan, pages: Pages, roles: Mapping[Line, Role]) -> tuple[dict[Line, Role], tuple[Finding, ...]]:
    """The lines of notes with the index of their note, and a doubt for each note that breaks off for good."""
    texts = [[line for line in page if roles[line].kind is RegionKind.BODY] for page in pages]
    habits = first_habits(texts)
    sure, _ = _read(scan, texts, habits)
    record, findings = _read(scan, texts, learnt_habits(habits, sure.lines, sure.marks))
    found = {
        line: Role(RegionKind.NOTE, number, record.reasons.get(line, ()))
        for number, note in enumerate(record.lines)
        for line in note
    }
    return found, tuple(findings)


def _read(scan: Scan, texts: Sequence[Sequence[Line]], habits: NoteHabits) -> tuple[Record, list[Finding]]:
    """The notes of all pages, by these habits."""
    record, findings = Record(habits), list[Finding]()
    for page, lines in enumerate(texts):
        following = texts[page + 1] if page + 1 < len(texts) else ()
        record.settle()
        first = start = find_opening(Foot(lines, 0, record, following))
        if record.runs_to(page):
            start = find_continuation(Foot(lines[:first], 0, record, following))
            if start == first and is_open(record.last_text):
                findings.append(_broken_off(scan, record.lines[-1][0]))
        if first < len(lines):
            record.reasons[lines[first]] = weigh(
                Foot(lines, first, record, following, opening_mark(lines[first].text)), OPENINGS
            )
        if start < first:
            record.reasons[lines[start]] = weigh(Foot(lines[:first], start, record, following), CONTINUATIONS)
        lost = lost_openings(lines, first, record)
        for at in range(start, len(lines)):
            mark = _first_mark(lines, at, page, record) if at == first else record.opens(lines, at)
            if at > first and (mark is not None or at in lost):
                record.reasons[lines[at]] = (_MARKED if mark is not None else _LOST,)
            record.take(lines[at], LOST if mark is None and at in lost else mark)
    return record, findings


_MARKED = Reason(1, "a mark within the note area")
_LOST = Reason(1, "a sentence begins behind a short line of the note area, and a note called above is missing")


def _first_mark(lines: Sequence[Line], at: int, page: int, record: Record) -> Mark | None:
    """The mark of a page's first note; none where this may be the rest of the last note: that fills its page, or this
    is of some length and each call of this page has its mark."""
    if mark := opening_mark(lines[at].text):
        return mark
    family = record.habits.family
    called = count_calls(printed(lines[:at]), family) > count_marks(lines[at:]) or family in FIGURES
    called = called or len(printed(lines[at:])) <= FEW
    return None if record.runs_to(page) and (record.fills_its_page or not called) else LOST


def _broken_off(scan: Scan, line: Line) -> Finding:
    message = "this note breaks off, and its continuation was not found on the next page"
    return Finding(scan.where(line.span.start), Kind.DOUBT, message, (), line.span, About.NOTE)
