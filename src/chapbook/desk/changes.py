"""The changes of a book as questions, and those of its proposal found once for all readings of the book.

A decision changes nothing but its own words and what touches them, so that only the lines around decisions have to be
looked at again: in a book of a thousand pages everything else is the greater part of the work. It decides nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from chapbook.desk.items import LOW, Item, Sort
from chapbook.desk.lines import NAMES
from chapbook.desk.places import Look, Places
from chapbook.desk.traces import Trace, traces_of, unsure_traces_of
from chapbook.shapes.decisions import LETTERS, Pin, PinsByPlace
from chapbook.shapes.layers import Layers, Stream, StreamKind
from chapbook.shapes.scan import Scan, Span
from chapbook.writers.report_changes import marks_of, pattern_of

Found = tuple[Span, Item]
"""A change: its stretch of the raw text of its stream, and its question."""
Known = Mapping[tuple[Span, ...], Sequence[Found]]
"""The changes of each stream of a proposal, ascending, by the spans of the stream."""


def known_changes(proposed: Layers, *, every: bool) -> Known:
    """The changes that a proposal makes; without ``every`` those that are not sure."""
    return {
        stream.spans: tuple(
            (trace.raw, _change(stream, trace))
            for trace in _traces(stream, _whole(stream), every=every)
            if _is_change(stream, trace)
        )
        for stream in proposed.streams
    }


def changes_of(build: Look, *, every: bool, known: Known | None = None) -> Iterator[Item]:
    """The questions of a book's changes, and one for each decision at its place; without ``every`` no sure change.

    What is ``known`` of a stream is looked at again only around decisions.
    """
    told: set[Pin] = set()
    decided = PinsByPlace(pin for pin in build.pins if pin.decision.kind in LETTERS)
    pins: dict[str, list[Pin]] = {}
    for one in build.pins:
        pins.setdefault(one.decision.id, []).append(one)
    for stream in build.layers.streams:
        before = known.get(stream.spans) if known is not None else None
        zones = [_whole(stream)] if before is None else _around_decisions(stream, decided, before)
        yield from _outside(before or (), zones)
        for trace in (trace for zone in zones for trace in _traces(stream, zone, every=every)):
            pin = _pin_of(pins, trace)
            if pin is not None:
                told.add(pin)
                yield _settled(build.scan, pin, trace.made.of(stream.text))
            elif _is_change(stream, trace):
                yield _change(stream, trace)
    for pin in build.pins:
        if pin not in told:
            kept = pin.decision.exact if pin.decision.replace is None else pin.decision.replace
            yield _settled(build.scan, pin, kept if pin.decision.kind in LETTERS else pin.decision.exact)


def id_of(spans: Sequence[Span]) -> str:
    """What a change of these words of the scan is called."""
    return f"{spans[0].start}-{spans[-1].end}"


def change_named(places: Places, id_: str) -> Item | None:
    """The program's change of an id, a sure one too; None where there is none."""
    named = re.fullmatch(r"(\d+)-(\d+)", id_)
    if named is None or int(named[1]) >= len(places.build.scan.text):
        return None
    return next((one for one in _changes_on(places, Span(int(named[1]), int(named[1]) + 1)) if one.id == id_), None)


def changes_of_words(places: Places, words: str) -> Iterator[Item]:
    """The program's changes of just these words of the scan, sure ones too, wherever they stand on one page."""
    for found in re.finditer(re.escape(words), places.build.scan.text):
        yield from (one for one in _changes_on(places, Span(*found.span())) if one.before == words)


def _changes_on(places: Places, span: Span) -> Iterator[Item]:
    piece = places.piece(span.start)
    stream, start = places.stream(piece), piece.raw + span.start - piece.span.start
    for trace in traces_of(stream, raw := Span(start, start + len(span))):
        if trace.raw.overlaps(raw) and not trace.decision and _is_change(stream, trace):
            yield _change(stream, trace)


def _whole(stream: Stream) -> Span:
    return Span(0, len(stream.raw) + 1)


def _traces(stream: Stream, zone: Span, *, every: bool) -> Iterator[Trace]:
    """The traces that begin in a zone of the raw text."""
    found = traces_of(stream, zone) if every else unsure_traces_of(stream, LOW, zone)
    return (trace for trace in found if zone.start <= trace.raw.start < zone.end)


def _around_decisions(stream: Stream, decided: PinsByPlace, known: Sequence[Found]) -> list[Span]:
    """The stretches of the raw text in which decisions may have changed something, ascending and apart.

    Each is the line of a decision with its neighbours, and holds whole what begins or ends in it.
    """
    zones: list[Span] = []
    low = 0
    for span in stream.spans:
        for pin in decided.over(span):
            start, end = (low + min(max(edge - span.start, 0), len(span)) for edge in (pin.span.start, pin.span.end))
            zones.append(_held_whole(Span(_line_before(stream.raw, start), _line_after(stream.raw, end)), known))
        low += len(span)
    return list(_merged(zones))


def _merged(zones: Sequence[Span]) -> Iterator[Span]:
    last: Span | None = None
    for zone in zones:
        if last is not None and zone.start <= last.end:
            last = Span(min(last.start, zone.start), max(last.end, zone.end))
            continue
        if last is not None:
            yield last
        last = zone
    if last is not None:
        yield last


def _line_before(raw: str, offset: int) -> int:
    """Where the line before that of an offset begins."""
    return raw.rfind("\n", 0, max(0, raw.rfind("\n", 0, offset))) + 1


def _line_after(raw: str, offset: int) -> int:
    """Where the line after that of an offset ends; behind the end of a text that ends before."""
    first = raw.find("\n", offset)
    second = raw.find("\n", first + 1) if first >= 0 else -1
    return second if second >= 0 else len(raw) + 1


def _held_whole(zone: Span, known: Sequence[Found]) -> Span:
    first = bisect_left(known, zone.start, key=lambda one: one[0].end)
    last = bisect_left(known, zone.end, key=lambda one: one[0].start)
    held = [raw for raw, _ in known[first:last]]
    return Span(min((zone.start, *(raw.start for raw in held))), max((zone.end, *(raw.end for raw in held))))


def _outside(known: Sequence[Found], zones: Sequence[Span]) -> Iterator[Item]:
    at = 0
    for raw, item in known:
        while at < len(zones) and zones[at].end <= raw.start:
            at += 1
        if at == len(zones) or raw.start < zones[at].start:
            yield item


def _is_change(stream: Stream, trace: Trace) -> bool:
    return bool(trace.spans) and trace.before != trace.made.of(stream.text)


def _pin_of(pins: Mapping[str, Sequence[Pin]], trace: Trace) -> Pin | None:
    """The pin that made a change; a rule of the book has pins in several places."""
    mine = pins.get(trace.decision, ()) if trace.decision else ()
    return next((pin for pin in mine if any(pin.span.overlaps(span) for span in trace.spans)), None)


def _change(stream: Stream, trace: Trace) -> Item:
    after, behind = trace.made.of(stream.text), stream.text[trace.made.end : trace.made.end + 1]
    join = trace.rules[0] == "join"
    return Item(
        id=id_of(trace.spans),
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
    names = {str(sort): sort for sort in Sort} | {"figure": Sort.PICTURE}
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
        kind=NAMES.get(decision.kind, ""),
        decided=decision.id,
    )
