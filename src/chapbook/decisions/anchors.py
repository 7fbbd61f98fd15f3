"""Finds the place of each decision in the present scan by its quote: exact, moved, ambiguous or lost.

The selector is that of the W3C Web Annotation Data Model, 4.2.4 (text quote: prefix, exact, suffix), helped by the
page, line and column at which the decision was taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from chapbook.shapes.decisions import Decision, Pin, Pins
from chapbook.shapes.findings import Finding, Kind, SetupError
from chapbook.shapes.scan import Place, Scan, Span


def pin_decisions(scan: Scan, decisions: Iterable[Decision]) -> tuple[Pins, tuple[Finding, ...]]:
    """Each decision at its span, ascending; on one span the last one wins and the others are findings."""
    pins: dict[Span, Pin] = {}
    findings, lost = [], []
    for decision in decisions:
        span, warning = _find(scan, decision)
        if span is None:
            lost.append(warning)
            continue
        if warning:
            findings.append(Finding(scan.where(span.start), Kind.WARNING, warning))
        for other in [other for other in pins.values() if _rival(other, span, decision)]:
            del pins[other.span]
            message = f'decision "{other.decision.id}" gives way to the later "{decision.id}" on the same words'
            findings.append(Finding(scan.where(span.start), Kind.WARNING, message))
        pins[span] = Pin(span, decision)
    if lost:
        remedy = "Undo the decision with an appended line, or correct its place."
        raise SetupError("\n".join(["decisions.jsonl: " + lost[0], *lost[1:], remedy]))
    return tuple(sorted(pins.values(), key=lambda pin: pin.span)), tuple(findings)


def _rival(other: Pin, span: Span, decision: Decision) -> bool:
    return other.span == span or (other.span.overlaps(span) and other.decision.kind == decision.kind)


def _find(scan: Scan, decision: Decision) -> tuple[Span | None, str]:
    exact = decision.exact
    offset = scan.offset(Place(decision.page, decision.line, decision.column))
    if offset is not None and scan.text.startswith(exact, offset) and _fits(scan, decision, offset):
        return Span(offset, offset + len(exact)), ""
    found = [m.start() for m in re.finditer(f"(?={re.escape(exact)})", scan.text)]
    fitting = [start for start in found if _fits(scan, decision, start)]
    if len(fitting) == 1:
        moved = f'decision "{decision.id}" has moved here from p. {decision.page}, l. {decision.line}'
        return Span(fitting[0], fitting[0] + len(exact)), moved
    if decision.scan == scan.digest and offset is not None and scan.text.startswith(exact, offset):
        return Span(offset, offset + len(exact)), ""
    return None, _report(scan, decision, fitting or found)


def _fits(scan: Scan, decision: Decision, start: int) -> bool:
    """True if the words around the place are those the decision remembers (without any, only a unique place fits)."""
    end = start + len(decision.exact)
    return scan.text[:start].endswith(decision.prefix) and scan.text.startswith(decision.suffix, end)


def _report(scan: Scan, decision: Decision, found: list[int]) -> str:
    head = f'"{decision.id}" ({decision.kind}, "{decision.exact}", p. {decision.page}, l. {decision.line})'
    if not found:
        return f"{head} is lost: these words stand nowhere in the scan."
    home = scan.offset(Place(decision.page, max(1, decision.line), 1)) or 0
    nearest = sorted(found, key=lambda start: abs(start - home))[:3]
    places = "; ".join(f"{scan.where(start)}: …{_around(scan, start)}…" for start in nearest)
    return f"{head} is ambiguous or its surroundings changed. Nearest: {places}."


def _around(scan: Scan, start: int) -> str:
    return scan.text[max(0, start - 20) : start + 30].replace("\n", "⏎")
