"""Finds the call of each note in the body, on the page where the note begins.

Calls and notes of a page are paired first by their marks, then by their order, since marks are misread; a call that
OCR lost is looked for among the stray signs that stand where a mark was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile, zip_longest

from chapbook.shapes.findings import About, Finding, Kind
from chapbook.shapes.language import Lexicon
from chapbook.shapes.layers import Layers, Stream, StreamKind
from chapbook.shapes.marks import Family, Mark, agree, calls_in, opening_mark
from chapbook.shapes.scan import Scan, Span
from chapbook.structure.strays import LIKELY, Stray, find_strays, likeliest
from chapbook.structure.turns import Turn


@dataclass(frozen=True, slots=True)
class Call:
    """Where a note is called: ``[start, end)`` of the body's text, empty if no mark stands there; the note's stream."""

    start: int
    end: int
    stream: int
    mark: str


@dataclass(frozen=True, slots=True)
class _Note:
    stream: int
    mark: Mark | None


def find_calls(
    scan: Scan, layers: Layers, turns: tuple[Turn, ...], lexicon: Lexicon
) -> tuple[tuple[Call, ...], tuple[Finding, ...]]:
    """A call for every note; a doubt for each note without a sure call and each call without a note."""
    body = layers.streams[0]
    calls: list[Call] = []
    findings: list[Finding] = []
    pages: dict[int, list[_Note]] = {}
    for index, stream in enumerate(layers.streams):
        if stream.kind is StreamKind.NOTE:
            page = scan.page_index(stream.spans[0].start)
            pages.setdefault(page, []).append(_Note(index, opening_mark(stream.text)))
    families = {note.mark.family for notes in pages.values() for note in notes if note.mark}
    spans = [_page_span(body, turns, page) for page in range(len(turns))]
    marks = [_calls_on(body.text, span, families) for span in spans]
    paired: dict[int, Mark] = {}
    for page, found in enumerate(marks):
        paired |= _called_on(pages.get(page, []), found, marks[page - 1] if page else [], paired)
    daggers = lexicon if Family.DAGGER in families else None
    strays = find_strays(body, daggers) if len(paired) < sum(map(len, pages.values())) else ()
    for page, notes in sorted(pages.items()):
        # Behind a note that runs over, one may stand whose call is on the page before: there was no room for it.
        early = _runs_onto(scan, layers.streams[notes[0].stream - 1], page)
        reach = max(spans[page - early].start, calls[-1].end if calls else 0)
        lost = _lost(notes, paired, strays, spans[page], reach)
        for note in notes:
            mark = paired.get(note.stream)
            call, doubt = _called(note, mark) if mark is not None else lost[note.stream]
            calls.append(call)
            if doubt:
                span = layers.streams[note.stream].spans[0]
                findings.append(Finding(scan.where(span.start), Kind.DOUBT, doubt, (), span, About.NOTE))
    findings += _uncalled(scan, body, [mark for found in marks for mark in found], paired.values())
    return tuple(calls), tuple(findings)


def _called_on(
    notes: Sequence[_Note], marks: Sequence[Mark], before: Sequence[Mark], known: Mapping[int, Mark]
) -> dict[int, Mark]:
    """The calls of the notes of a page, on it or on the page ``before``, whose free ones are not yet ``known``."""
    paired = dict(known)
    paired |= _late(_left_over(notes), before, paired)
    paired |= _agreed([note for note in notes if note.stream not in paired], marks)
    leading = list(takewhile(lambda note: note.stream not in paired, notes))
    paired |= _late(leading, before, paired)
    return _in_order(notes, marks, paired)


def _runs_onto(scan: Scan, stream: Stream, page: int) -> bool:
    """True for a note that begins on the page before this one and goes on here."""
    pages = [scan.page_index(span.start) for span in stream.spans] if stream.kind is StreamKind.NOTE else []
    return bool(pages) and pages[0] == page - 1 and pages[-1] == page


def _left_over(notes: Sequence[_Note]) -> Sequence[_Note]:
    """The notes at the head of a page's own, which count from one anew: they are called on the page before."""
    ranks = [_rank(note) for note in notes]
    anew = [at for at, (above, below) in enumerate(pairwise(ranks), 1) if below == 1 <= above]
    return notes[: anew[-1]] if anew else ()


def _rank(note: _Note) -> int:
    """The number of a note, or of its stars and daggers; 0 where it shows none."""
    if note.mark is None:
        return 0
    return note.mark.number or (len(note.mark.text) if note.mark.family in (Family.STAR, Family.DAGGER) else 0)


def _late(notes: Iterable[_Note], marks: Sequence[Mark], paired: Mapping[int, Mark]) -> dict[int, Mark]:
    """The calls of notes that begin on the page after their call, since there was no room left under it."""
    found: dict[int, Mark] = {}
    for note in notes:
        free = [mark for mark in marks if mark not in paired.values() and mark not in found.values()]
        late = [mark for mark in free if note.mark and agree(note.mark, mark)]
        if late:
            found[note.stream] = late[-1]
    return found


def _page_span(body: Stream, turns: tuple[Turn, ...], page: int) -> Span:
    """The span of the body's text on a page, without the line ends at its foot."""
    start = turns[page].offset
    end = turns[page + 1].offset if page + 1 < len(turns) else len(body.text)
    return Span(start, start + len(body.text[start:end].rstrip()))


def _calls_on(text: str, span: Span, families: set[Family]) -> list[Mark]:
    """The marks on a page that may be calls, in order: those of the families that the book's notes use."""
    found = [mark for mark in calls_in(text, span.start, span.end) if mark.family in families]
    if not families:
        found = [mark for mark in calls_in(text, span.start, span.end) if mark.family is Family.BRACKET and mark.number]
    return sorted(found, key=lambda mark: mark.span)


def _agreed(notes: Sequence[_Note], marks: Sequence[Mark]) -> dict[int, Mark]:
    """For each note the call on its page that bears the same mark, in order."""
    paired: dict[int, Mark] = {}
    low = -1
    for note in notes:
        for mark in marks:
            if note.mark and mark.span.start > low and agree(note.mark, mark):
                paired[note.stream] = mark
                low = mark.span.start
                break
    return paired


def _in_order(notes: Sequence[_Note], marks: Sequence[Mark], known: Mapping[int, Mark]) -> dict[int, Mark]:
    """For the notes of a page that are not known to be called, what is left of the same family between the others."""
    paired = dict(known)
    for at, note in enumerate(notes):
        if note.stream in paired or note.mark is None:
            continue
        low = max((paired[other.stream].span.end for other in notes[:at] if other.stream in paired), default=-1)
        later = [paired[other.stream].span.start for other in notes[at + 1 :] if other.stream in paired]
        free = [mark for mark in marks if mark.family is note.mark.family and mark not in paired.values()]
        free = [mark for mark in free if low <= mark.span.start and all(mark.span.start < high for high in later)]
        if free and note.mark.family is not Family.FIGURE:
            paired[note.stream] = free[0]
    return paired


def _called(note: _Note, mark: Mark) -> tuple[Call, str]:
    """The call of a note at a mark, and the doubt about it if the two do not agree."""
    printed = note.mark.text if note.mark else ""
    sure = note.mark is not None and agree(note.mark, mark)
    doubt = "" if sure else f"the note {printed} is taken for the one called {mark.text}"
    return Call(mark.span.start, mark.span.end, note.stream, printed), doubt


def _lost(
    notes: Sequence[_Note], paired: Mapping[int, Mark], strays: Sequence[Stray], page: Span, early: int
) -> dict[int, tuple[Call, str]]:
    """For each note without a call its likeliest place, between the calls of its neighbours, and the doubt.

    Where nothing likely stands on the page, it is looked for from ``early`` on.
    """
    found: dict[int, tuple[Call, str]] = {}
    for called, run in groupby(notes, key=lambda note: note.stream in paired):
        group = list(run)
        if called:
            continue
        earlier = (paired[stream].span.end for stream in range(group[0].stream - 1, 0, -1) if stream in paired)
        later = (paired[note.stream].span.start for note in notes if note.stream in paired)
        behind = next(earlier, 0)
        low = max(page.start, behind)
        high = min(page.end, *(start for start in later if start >= low), page.end)
        places = likeliest(strays, low, high, len(group))
        if early < page.start and sum(place.weight >= LIKELY for place in places) < len(group):
            places = likeliest(strays, max(early, behind), high, len(group))
        for note, place in zip_longest(group, places[: len(group)]):
            printed = note.mark.text if note.mark else ""
            told = f"the note {printed or 'without a mark'} is called from nowhere on its page"
            if place is None:
                found[note.stream] = Call(high, high, note.stream, printed), f"{told}; set at the end of its text"
            else:
                call = Call(place.start, place.end, note.stream, printed)
                found[note.stream] = call, f"{told}; taken to be called {place.reason}"
    return found


def _uncalled(scan: Scan, body: Stream, marks: Sequence[Mark], taken: Iterable[Mark]) -> list[Finding]:
    """A doubt for each mark that looks like a call and has no note: it stays in the text."""
    used = list(taken)
    free = [mark for mark in marks if mark not in used and mark.family is not Family.FIGURE]
    spans = [body.origin(mark.span.start, mark.span.end)[0] for mark in free]
    return [
        Finding(
            scan.where(span.start),
            Kind.DOUBT,
            f"{mark.text} looks like the call of a note, but none was found",
            span=span,
            about=About.NOTE,
        )
        for mark, span in zip(free, spans, strict=True)
    ]
