"""What an editor has to settle in one book: each change on record and each doubt as an item on its words of the scan.

It reads a build and tells; it decides nothing and changes nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from chapbook.desk.places import Look
from chapbook.desk.traces import Trace, traces_of, unsure_traces_of
from chapbook.shapes.decisions import LETTERS, LINES, PASSAGES, Decision, DecisionKind, Pin, Pins
from chapbook.shapes.findings import About, Finding, Kind
from chapbook.shapes.layers import Stream, StreamKind
from chapbook.shapes.regions import FURNITURE, RegionKind
from chapbook.shapes.scan import Box, Scan, Span
from chapbook.writers.report_changes import marks_of, pattern_of

LOW = 0.95
"""A change that is less sure than this waits for an editor."""
_LIKELIER = 0.5
_RISK_OF_FURNITURE = 0.02
_LATER = (About.NOTE, About.PASSAGE)
_SETTLES_NOTES = (*LINES, DecisionKind.KEEP, DecisionKind.WORD)
"""Decisions after which nothing more is asked about the note or the mark on these words."""
_SETTLING = {About.NOTE: _SETTLES_NOTES, About.PASSAGE: PASSAGES, About.LINE: LINES}
"""The decisions that settle a doubt, by what it is about; doubts on letters are gone as soon as one is decided."""


class Sort(StrEnum):
    """What kind of question an item asks."""

    WORD = "word"
    JOIN = "join"
    NOTE = "note"
    HEADING = "heading"
    VERSE = "verse"
    PASSAGE = "passage"
    FURNITURE = "furniture"
    PLACE = "place"


LETTER_SORTS = (Sort.WORD, Sort.JOIN)
"""Questions on letters; the others ask what a line or a passage is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question to an editor.

    ``spans`` are its words in the scan (two for a word cut over a page turn), ``before`` those words, ``after`` how
    the book reads there now. ``candidates`` are other readings or kinds, best first. ``risk`` is the chance, 0 to 1,
    that the book is wrong there; ``pattern`` names what is alike in several items. ``is_open``: it waits for an
    editor; a change that is sure enough is there to be looked at only. ``kind`` is what the passage or line is now,
    where that is asked. ``decided`` is the id of the decision that settled it; ``disputes`` that of one with which the
    program disagrees now, and did not when it was taken. ``seen`` is what the program makes of the words by itself.
    ``adrift`` is a decision that is not where it was taken, ``spots`` are the places it may belong to, as
    ``candidates`` tell them. ``box`` is the piece of the page that is asked about, where it holds no words.
    """

    id: str
    sort: Sort
    spans: tuple[Span, ...]
    before: str
    after: str
    pattern: str
    risk: float
    rule: str = ""
    message: str = ""
    candidates: tuple[str, ...] = ()
    kind: str = ""
    is_doubt: bool = False
    decided: str = ""
    disputes: str = ""
    seen: str = ""
    adrift: Decision | None = None
    spots: tuple[Span, ...] = ()
    box: Box | None = None

    @property
    def is_open(self) -> bool:
        """True if it waits for an editor."""
        return not self.decided and (self.is_doubt or self.risk > 1 - LOW)

    @property
    def proposal(self) -> str:
        """What stands in the book if the editor accepts: of a doubted word the best candidate, if that is likelier."""
        asked = self.is_doubt and self.sort in LETTER_SORTS and not self.decided and self.risk >= _LIKELIER
        return self.candidates[0] if asked and self.candidates else self.after

    @property
    def span(self) -> Span:
        """Where it begins in the scan: a word cut over a page or a note is shown at its first part."""
        return self.spans[0]


def items_of(
    build: Look, later: Iterable[Finding] = (), *, every: bool = True, heeded: Container[str] | None = None
) -> tuple[Item, ...]:
    """The questions of a book, in the order of the scan; those that an editor has settled name the decision.

    ``later`` is what later stages noticed: of that the doubts on passages and notes are taken; ``heeded`` are the ids
    of the decisions that they knew (None: all of today). Without ``every`` the changes that are sure enough are left
    out, which are by far the most.
    """
    known = set(build.findings)
    more = [finding for finding in later if finding.about in _LATER and finding not in known]
    doubts = _doubts(build, [*build.findings, *more], heeded)
    found = [*_changes(build, every=every), *doubts, *_furniture(build)]
    return tuple(sorted(found, key=lambda item: (item.span, item.id)))


def _changes(build: Look, *, every: bool) -> Iterator[Item]:
    told: set[Pin] = set()
    pins: dict[str, list[Pin]] = {}
    for one in build.pins:
        pins.setdefault(one.decision.id, []).append(one)
    for stream in build.layers.streams:
        for trace in traces_of(stream) if every else unsure_traces_of(stream, LOW):
            pin = _pin_of(pins, trace)
            if pin is not None:
                told.add(pin)
                yield _settled(build.scan, pin, trace.made.of(stream.text))
            elif trace.spans and trace.before != trace.made.of(stream.text):
                yield _change(stream, trace)
    for pin in build.pins:
        if pin not in told:
            kept = pin.decision.exact if pin.decision.replace is None else pin.decision.replace
            yield _settled(build.scan, pin, kept if pin.decision.kind in LETTERS else pin.decision.exact)


def _pin_of(pins: Mapping[str, Sequence[Pin]], trace: Trace) -> Pin | None:
    """The pin that made a change; a rule of the book has pins in several places."""
    mine = pins.get(trace.decision, ()) if trace.decision else ()
    return next((pin for pin in mine if any(pin.span.overlaps(span) for span in trace.spans)), None)


def _change(stream: Stream, trace: Trace) -> Item:
    after, behind = trace.made.of(stream.text), stream.text[trace.made.end : trace.made.end + 1]
    join = trace.rules[0] == "join"
    return Item(
        id=f"{trace.spans[0].start}-{trace.spans[-1].end}",
        sort=Sort.JOIN if join else Sort.WORD,
        spans=trace.spans,
        before=trace.before,
        after=after,
        seen=after,
        pattern="- ↵" if join else pattern_of(marks_of(trace.before, after), behind),
        risk=0.0 if stream.kind is StreamKind.FURNITURE else 1 - trace.confidence,
        rule=", ".join(dict.fromkeys(trace.rules)),
    )


def _settled(scan: Scan, pin: Pin, after: str) -> Item:
    decision = pin.decision
    names = {str(sort): sort for sort in Sort}
    sort = names.get(str(decision.kind), Sort.WORD if decision.kind in LETTERS else Sort.PASSAGE)
    return Item(
        id=f"d{pin.span.start}-{pin.span.end}-{decision.kind}",
        sort=sort,
        spans=(pin.span,),
        before=pin.span.of(scan.text),
        after=after,
        pattern=f"{decision.kind}",
        risk=0.0,
        rule="decision",
        message=decision.why,
        kind="" if decision.kind in LETTERS else str(decision.kind),
        decided=decision.id,
    )


def _doubts(build: Look, findings: Iterable[Finding], heeded: Container[str] | None) -> Iterator[Item]:
    pins = Pinned(build.pins)
    left_out = sorted(region.span for region in build.regions if region.kind in FURNITURE)
    for finding in findings:
        span = finding.span
        if finding.kind is not Kind.DOUBT or span is None or not len(span):
            continue
        if finding.about is not About.LINE and _lies_in(span, left_out):
            continue
        over = [pin.decision for pin in pins.over(span)]
        item = _doubt(build.scan, finding, span)
        said = [decision for decision in over if decision.kind in _SETTLING.get(finding.about, LETTERS)]
        if said and _is_dispute(finding, item, said[-1], heeded):
            mine, today = item.candidates
            after = mine if item.sort in LETTER_SORTS else item.after
            item = replace(item, id=f"dispute-{item.id}", after=after, seen=today, disputes=said[-1].id, risk=1.0)
        elif said and finding.about in _SETTLING:
            continue
        yield item


def _is_dispute(finding: Finding, item: Item, said: Decision, heeded: Container[str] | None) -> bool:
    """True if the program disagrees with what was said, and is not only a doubt of before that is settled by it."""
    if len(item.candidates) != 2 or said.seen is None:
        return False
    if finding.about in (About.LINE, About.WORD, About.JOIN):
        return True
    return finding.about is About.PASSAGE and item.candidates[1] != said.seen and (heeded is None or said.id in heeded)


class Pinned:
    """Pins to be found by their place. Ascending by their starts, so that only those before an end are looked at."""

    def __init__(self, pins: Pins) -> None:
        self.pins = sorted(pins, key=lambda pin: pin.span)
        self.longest = max((len(pin.span) for pin in pins), default=0)

    def over(self, span: Span) -> Iterator[Pin]:
        """Those that share a character with a span."""
        first = bisect_left(self.pins, span.start - self.longest, key=lambda pin: pin.span.start)
        for pin in self.pins[first : bisect_left(self.pins, span.end, key=lambda pin: pin.span.start)]:
            if pin.span.overlaps(span):
                yield pin


def _lies_in(span: Span, spans: Sequence[Span]) -> bool:
    """True if a span begins within one of others, which ascend: what is not printed in the book is no question."""
    at = bisect_right(spans, span.start, key=lambda one: one.start) - 1
    return at >= 0 and span.start < spans[at].end


def _doubt(scan: Scan, finding: Finding, span: Span) -> Item:
    words = span.of(scan.text)
    sort = _sort_of(finding)
    passage = finding.about in (About.PASSAGE, About.LINE)
    letters = finding.about in (About.WORD, About.JOIN)
    return Item(
        id=f"{finding.about}-{span.start}-{span.end}" + (f"-{finding.box.top}" if finding.box else ""),
        sort=sort,
        spans=(span,),
        before=words,
        after=words,
        seen=words,
        pattern=f"{words} ?" if letters else " / ".join(finding.candidates) or finding.message[:40],
        risk=finding.risk,
        rule="doubt",
        message=finding.message,
        candidates=finding.candidates,
        kind=finding.candidates[0] if passage and finding.candidates else "",
        is_doubt=True,
        box=finding.box,
    )


def _sort_of(finding: Finding) -> Sort:
    if finding.about in (About.PASSAGE, About.LINE):
        return next((sort for sort in (Sort.HEADING, Sort.VERSE) if sort in finding.candidates), Sort.PASSAGE)
    return {About.JOIN: Sort.JOIN, About.NOTE: Sort.NOTE}.get(finding.about, Sort.WORD)


def _furniture(build: Look) -> Iterator[Item]:
    for region in build.regions:
        if region.kind not in (RegionKind.RUNNING_HEAD, RegionKind.FOLIO, RegionKind.SIGNATURE_MARK):
            continue
        words = region.span.of(build.scan.text).strip("\n")
        if words.strip():
            yield Item(
                id=f"furniture-{region.span.start}-{region.span.end}",
                sort=Sort.FURNITURE,
                spans=(region.span,),
                before=words,
                after=words,
                pattern=str(region.kind),
                risk=_RISK_OF_FURNITURE,
                rule=str(region.kind),
                kind="furniture",
            )


def alike(items: Iterable[Item], item: Item) -> tuple[Item, ...]:
    """The items that ask the same question: the same words read, and the same in their stead.

    Of those that wait for an editor these are the ones that wait too.
    """

    def same(other: Item) -> bool:
        if other.sort is not item.sort or bool(other.decided) != bool(item.decided) or other.is_open != item.is_open:
            return False
        if item.sort in LETTER_SORTS:
            return (other.before, other.proposal) == (item.before, item.proposal)
        return other.pattern == item.pattern

    return tuple(other for other in items if same(other))
