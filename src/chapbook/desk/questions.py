"""What an editor has to settle in one book: each change on record and each doubt as an item on its words of the scan.

It reads a build and tells; it decides nothing and changes nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from chapbook.desk.behind import Behind
from chapbook.desk.changes import Known, changes_of, known_changes
from chapbook.desk.items import LETTER_SORTS, Item, Sort
from chapbook.desk.kept import unsure_changes
from chapbook.desk.places import Look, Places
from chapbook.pipeline.opened import OpenBook
from chapbook.shapes.decisions import LETTERS, LINES, PASSAGES, Decision, DecisionKind, PinsByPlace
from chapbook.shapes.findings import About, Finding, Kind
from chapbook.shapes.layers import Layers
from chapbook.shapes.regions import FURNITURE, RegionKind
from chapbook.shapes.scan import Box, Span
from chapbook.structure.pictures import pictures_waiting

_RISK_OF_FURNITURE = 0.02
_LATER = (About.NOTE, About.PASSAGE)
_SETTLES_NOTES = (*LINES, DecisionKind.KEEP, DecisionKind.WORD)
"""Decisions after which nothing more is asked about the note or the mark on these words."""
_SETTLING = {About.NOTE: _SETTLES_NOTES, About.PASSAGE: PASSAGES, About.LINE: LINES}
"""The decisions that settle a doubt, by what it is about; doubts on letters are gone as soon as one is decided."""


class Questions:
    """Tells the questions of one reading of a book after another; what is proposed in all of them is looked at once."""

    def __init__(self) -> None:
        """Has looked at nothing."""
        self._known: dict[bool, tuple[Layers, Known]] = {}

    def of(self, opened: OpenBook, behind: Behind, *, every: bool) -> tuple[Item, ...]:
        """``items_of`` a reading of the book, with what the later stages found."""
        proposed = opened.kept.proposal.layers
        layers, known = self._known.get(every, (None, {}))
        if layers is not proposed:
            known = known_changes(proposed, every=True) if every else unsure_changes(opened)
            self._known[every] = proposed, known
        return items_of(opened.cleaned, behind.findings, every=every, heeded=behind.heeded, known=known)


def items_of(
    build: Look,
    later: Iterable[Finding] = (),
    *,
    every: bool = True,
    heeded: Container[str] | None = None,
    known: Known | None = None,
) -> tuple[Item, ...]:
    """The questions of a book, in the order of the scan; those that an editor has settled name the decision.

    ``later`` is what later stages noticed: of that the doubts on passages and notes are taken; ``heeded`` are the ids
    of the decisions that they knew (None: all of today). Without ``every`` the changes that are sure enough are left
    out, which are by far the most. ``known`` are the changes of the proposal, found before in the same way.
    """
    noticed = set(build.findings)
    more = [finding for finding in later if finding.about in _LATER and finding not in noticed]
    doubts = _doubts(build, [*build.findings, *more], heeded)
    found = [*changes_of(build, every=every, known=known), *doubts, *_furniture(build)]
    return tuple(sorted(found, key=lambda item: (item.span, item.id)))


def _doubts(build: Look, findings: Sequence[Finding], heeded: Container[str] | None) -> Iterator[Item]:
    pins = PinsByPlace(build.pins)
    places, waiting = Places(build), _pictures(build, findings)
    left_out = sorted(region.span for region in build.regions if region.kind in FURNITURE)
    for finding in findings:
        span = finding.span
        if finding.kind is not Kind.DOUBT or span is None or not len(span):
            continue
        if finding.about is not About.LINE and _lies_in(span, left_out):
            continue
        if finding.box is not None and (build.scan.page_index(span.start), finding.box) not in waiting:
            continue
        over = [pin.decision for pin in pins.over(span)]
        item = _doubt(places, finding, span)
        said = [decision for decision in over if decision.kind in _SETTLING.get(finding.about, LETTERS)]
        if said and _is_dispute(finding, item, said[-1], heeded):
            mine, today = item.candidates
            after = mine if item.sort in LETTER_SORTS else item.after
            item = replace(item, id=f"dispute-{item.id}", after=after, seen=today, disputes=said[-1].id, risk=1.0)
        elif said and finding.about in _SETTLING:
            continue
        yield item


def _pictures(build: Look, findings: Iterable[Finding]) -> frozenset[tuple[int, Box]]:
    """The pictures that wait for an editor today; the later stages may have found them before he decided."""
    if all(finding.box is None for finding in findings):
        return frozenset()
    return frozenset((one.page, one.box) for one in pictures_waiting(build.scan, build.pins))


def _is_dispute(finding: Finding, item: Item, said: Decision, heeded: Container[str] | None) -> bool:
    """True if the program disagrees with what was said, and is not only a doubt of before that is settled by it."""
    if len(item.candidates) != 2 or said.seen is None:
        return False
    if finding.about in (About.LINE, About.WORD, About.JOIN):
        return True
    return finding.about is About.PASSAGE and item.candidates[1] != said.seen and (heeded is None or said.id in heeded)


def _lies_in(span: Span, spans: Sequence[Span]) -> bool:
    """True if a span begins within one of others, which ascend: what is not printed in the book is no question."""
    at = bisect_right(spans, span.start, key=lambda one: one.start) - 1
    return at >= 0 and span.start < spans[at].end


def _doubt(places: Places, finding: Finding, span: Span) -> Item:
    words = span.of(places.build.scan.text)
    sort = _sort_of(finding)
    passage = finding.about in (About.PASSAGE, About.LINE)
    letters = finding.about in (About.WORD, About.JOIN)
    whole = finding.about is About.WORD and "\n" not in words and len(places.pieces(span)) == 1
    after = places.proposal(span) if whole else words
    return Item(
        id=f"{finding.about}-{span.start}-{span.end}" + (f"-{finding.box.top}" if finding.box else ""),
        sort=sort,
        spans=(span,),
        before=words,
        after=after,
        seen=after,
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
    if finding.box is not None:
        return Sort.PICTURE
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
