"""Finds the place of each decision in the present scan by its quote: exact, moved, ambiguous or lost.

The selector is that of the W3C Web Annotation Data Model, 4.2.4 (text quote: prefix, exact, suffix), helped by the
page, line and column at which the decision was taken. Where the scan was read anew the words around may have changed
by some letters: the likest place is taken if no other comes near it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from chapbook.decisions.likest import likest_words
from chapbook.decisions.record import line_of
from chapbook.shapes.decisions import (
    LETTERS,
    LINES,
    PASSAGES,
    Anchor,
    AnchorState,
    Decision,
    DecisionKind,
    Pin,
    Pins,
    about_one_thing,
)
from chapbook.shapes.findings import Finding, Kind, SetupError
from chapbook.shapes.scan import Place, Scan, Span

LIKE = 0.75
"""The likeness (0 to 1) of the words around a place, from which on it may be the one that is meant."""
APART = 0.15
"""By how much the likest place has to be liker than the next."""


def anchor_decisions(scan: Scan, decisions: Iterable[Decision]) -> tuple[Anchor, ...]:
    """Each decision with its place in the scan, or with those it may be meant for; rules have none."""
    return tuple(_anchor(scan, decision) for decision in decisions if decision.kind is not DecisionKind.RULE)


def pin_decisions(scan: Scan, decisions: Iterable[Decision]) -> tuple[Pins, tuple[Finding, ...]]:
    """Each decision at its span, ascending; of several on one thing the last one wins and the others are findings.

    Raises SetupError where the place of one is not known.
    """
    anchors = anchor_decisions(scan, decisions)
    lost = [anchor for anchor in anchors if anchor.span is None]
    if lost:
        told = "\n".join(anchor.message for anchor in lost)
        raise SetupError(f"decisions.jsonl: {told}\n{_remedy(anchor.decision.id for anchor in lost)}")
    return pins_of(scan, anchors)


def _remedy(ids: Iterable[str]) -> str:
    """The lines to append to the file, ready to be copied."""
    undone = (Decision(id=f"undo-{id_}", kind=DecisionKind.UNDO, undoes=id_) for id_ in ids)
    lines = "".join(line_of(decision).decode() for decision in undone)
    return f"Correct its place, or take it back by appending to decisions.jsonl:\n{lines}".rstrip()


def pins_of(scan: Scan, anchors: Iterable[Anchor]) -> tuple[Pins, tuple[Finding, ...]]:
    """The pins of those decisions whose place is known, ascending, with a warning for each that moved or gave way."""
    pins: list[Pin] = []
    findings = []
    for anchor in anchors:
        if anchor.span is None:
            continue
        place = scan.where(anchor.span.start)
        if anchor.message:
            findings.append(Finding(place, Kind.WARNING, anchor.message))
        pin = Pin(anchor.span, anchor.decision)
        for other in [other for other in pins if _rivals(other, pin)]:
            pins.remove(other)
            message = f'decision "{other.decision.id}" gives way to the later "{pin.decision.id}" on the same words'
            findings.append(Finding(place, Kind.WARNING, message))
        pins.append(pin)
    pins.sort(key=lambda pin: (pin.span, pin.decision.kind))
    return tuple(pins), (*findings, *_clashes(scan, pins))


def _clashes(scan: Scan, pins: Sequence[Pin]) -> Iterator[Finding]:
    """A warning where two decisions say on one line what it, or its passage, is: there the one further on holds."""
    for group in (LINES, PASSAGES):
        for one, other in pairwise(pin for pin in pins if pin.decision.kind in group):
            same = (one.decision.kind, one.decision.replace) == (other.decision.kind, other.decision.replace)
            if not same and "\n" not in scan.text[one.span.end - 1 : other.span.start]:
                message = f'decision "{one.decision.id}" gives way to "{other.decision.id}", further on in its line'
                yield Finding(scan.where(one.span.start), Kind.WARNING, message)


def _rivals(one: Pin, other: Pin) -> bool:
    return one.span.overlaps(other.span) and about_one_thing(one.decision.kind, other.decision.kind)


def _anchor(scan: Scan, decision: Decision) -> Anchor:
    exact = decision.exact
    offset = scan.offset(Place(decision.page, decision.line, decision.column))
    here = offset is not None and scan.text.startswith(exact, offset)
    if offset is not None and here and _fits(scan, decision, offset):
        return Anchor(decision, AnchorState.EXACT, _span(offset, exact))
    found = _places(scan, exact)
    fitting = [start for start in found if _fits(scan, decision, start)]
    if len(fitting) == 1:
        return _moved(scan, decision, _span(fitting[0], exact))
    if decision.scan == scan.digest and offset is not None and here:
        return Anchor(decision, AnchorState.EXACT, _span(offset, exact))
    likest = fitting or _likest(scan, decision, exact, found)
    if len(likest) == 1:
        return _moved(scan, decision, _span(likest[0], exact))
    if span := _fulfilled(scan, decision):
        return _moved(scan, decision, span, "; the scan now reads as was decided")
    return _unknown(scan, decision, likest or found)


def _fits(scan: Scan, decision: Decision, start: int) -> bool:
    """True if the words around the place are those the decision remembers (without any, only a unique place fits)."""
    before = scan.text.startswith(decision.prefix, start - len(decision.prefix)) if decision.prefix else True
    return before and scan.text.startswith(decision.suffix, start + len(decision.exact))


def _places(scan: Scan, words: str) -> list[int]:
    return [match.start() for match in re.finditer(f"(?={re.escape(words)})", scan.text)]


def _likest(scan: Scan, decision: Decision, words: str, found: Iterable[int]) -> list[int]:
    """The place whose surroundings are most like those remembered; several, where none stands out; none, if none is."""
    ranked = sorted(((_likeness(scan, decision, start, len(words)), start) for start in found), reverse=True)
    near = [(likeness, start) for likeness, start in ranked if likeness >= LIKE]
    return [start for likeness, start in near if likeness > near[0][0] - APART]


def _likeness(scan: Scan, decision: Decision, start: int, length: int) -> float:
    """How like the words before and behind a place are to those remembered, from 0 to 1."""
    size = len(decision.prefix) + len(decision.suffix)
    if not size:
        return 0.0
    before = scan.text[max(0, start - len(decision.prefix)) : start]
    behind = scan.text[start + length : start + length + len(decision.suffix)]
    return (
        len(decision.prefix) * SequenceMatcher(None, before, decision.prefix, autojunk=False).ratio()
        + len(decision.suffix) * SequenceMatcher(None, behind, decision.suffix, autojunk=False).ratio()
    ) / size


def _fulfilled(scan: Scan, decision: Decision) -> Span | None:
    """Where a scan that was read anew has what the editor decided, if there is just one such place."""
    words = decision.replace
    if not words or decision.kind not in LETTERS or decision.scan == scan.digest:
        return None
    likest = _likest(scan, decision, words, _places(scan, words))
    return _span(likest[0], words) if len(likest) == 1 else None


def _span(start: int, words: str) -> Span:
    return Span(start, start + len(words))


def _moved(scan: Scan, decision: Decision, span: Span, more: str = "") -> Anchor:
    was, now = f"p. {decision.page}, l. {decision.line}", scan.where(span.start)
    if (now.page, now.line, now.column) == (decision.page, decision.line, decision.column):
        message = f'decision "{decision.id}" is still here, though the words around it have changed{more}'
    else:
        message = f'decision "{decision.id}" has moved here from {was}{more}'
    return Anchor(decision, AnchorState.MOVED, span, message=message)


def _unknown(scan: Scan, decision: Decision, found: list[int]) -> Anchor:
    head = f'"{decision.id}" ({decision.kind}, "{decision.exact}", p. {decision.page}, l. {decision.line})'
    home = scan.offset(Place(decision.page, max(1, decision.line), 1)) or 0
    spans = likest_words(scan, decision, [_span(start, decision.exact) for start in found])
    places = "; ".join(f"{scan.where(span.start)}: …{_around(scan, span.start)}…" for span in spans)
    if found:
        message = f"{head} is ambiguous or its surroundings changed. Nearest: {places}."
        return Anchor(decision, AnchorState.AMBIGUOUS, None, spans, message)
    message = f"{head} is lost: these words stand nowhere in the scan. There stands now: …{_around(scan, home)}…"
    message += f" Likest: {places}." if spans else ""
    return Anchor(decision, AnchorState.LOST, None, spans or (Span(home, home),), message)


def _around(scan: Scan, start: int) -> str:
    return scan.text[max(0, start - 20) : start + 30].replace("\n", "⏎")
