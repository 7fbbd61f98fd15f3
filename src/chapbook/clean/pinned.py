"""The editor's decisions on letters, laid over what the program proposes: they win on their words and change no other.

The decided words are the first layer of a stream; of the layers above, every change that touches them is left out. So
the text depends on the decisions alone and not on their order, and a decision shows at once, without a new reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chapbook.clean.carrying import carry, shared_stretches, without_holes
from chapbook.clean.streams import streams_of
from chapbook.shapes.decisions import LETTERS, Pin, Pins, PinsByPlace
from chapbook.shapes.findings import About, Finding, Kind
from chapbook.shapes.layers import Change, Layer, Layers, Stream
from chapbook.shapes.regions import Regions
from chapbook.shapes.scan import Scan, Span

RULE = "decisions"


def lay_pins(
    scan: Scan, proposed: Layers, regions: Regions, pins: Pins, order: Sequence[str]
) -> tuple[Layers, tuple[Finding, ...]]:
    """The layers with the decided words in place; ``order`` names the rules above them in the order of their layers.

    A decision that runs over two streams is a failure on record; one with which the program now disagrees, and did
    not when it was taken, is a doubt.
    """
    bare, decided = streams_of(scan, regions), PinsByPlace(pin for pin in pins if pin.decision.kind in LETTERS)
    parted = [_decided(scan, stream, decided) for stream in bare]
    findings = [finding for one in parted for finding in one.findings]
    findings += (finding for one in parted for finding in _disagreements(scan, proposed, one.pins))
    if bare == tuple(_bare(stream) for stream in proposed.streams) and not any(one.holes for one in parted):
        return proposed, tuple(findings)
    stretches = without_holes(shared_stretches(proposed.streams, bare), [one.holes for one in parted])
    stretches = [one.moved(parted[one.new].layer.forward(one.place)) for one in stretches]
    made = carry(proposed.streams, [one.stream for one in parted], stretches, order)
    return Layers(tuple(made)), tuple(findings)


def open_doubts(findings: Iterable[Finding], pins: Pins) -> Iterator[Finding]:
    """The findings without the doubts on letters that an editor has settled."""
    decided = PinsByPlace(pin for pin in pins if pin.decision.kind in LETTERS)
    for finding in findings:
        span = finding.span
        if finding.kind is not Kind.DOUBT or span is None or not any(decided.over(span)):
            yield finding


@dataclass(frozen=True, slots=True)
class _Decided:
    """A stream with its layer of decisions, the pins of it, and the spans of its raw text that are decided."""

    stream: Stream
    layer: Layer
    pins: Pins
    holes: tuple[Span, ...]
    findings: tuple[Finding, ...]


def _decided(scan: Scan, stream: Stream, decided: PinsByPlace) -> _Decided:
    changes, mine, holes, findings = [], [], [], []
    for pin in (pin for span in stream.spans for pin in decided.starting(span)):
        start = stream.raw_offset(pin.span.start)
        if start is None:
            continue
        end, here = start + len(pin.span), pin.span.of(scan.text)
        if stream.raw[start:end] != here:
            message = f'decision "{pin.decision.id}" runs from one part of the page into another: split it in two'
            findings.append(Finding(scan.where(pin.span.start), Kind.FAILURE, message))
            continue
        mine.append(pin)
        holes.append(Span(start, end))
        after = wanted(pin, here)
        if after != here:
            changes.append(Change(start, end, here, after, f"decision {pin.decision.id}", 1.0))
    ranked = sorted(zip(holes, mine, strict=True), key=lambda one: one[0])
    layer = Layer(RULE, tuple(sorted(changes, key=lambda change: change.start)))
    holes, mine = [hole for hole, _ in ranked], [pin for _, pin in ranked]
    return _Decided(stream.with_layer(layer), layer, tuple(mine), tuple(holes), tuple(findings))


def wanted(pin: Pin, here: str) -> str:
    """What the editor wants where the scan reads ``here``."""
    return here if pin.decision.replace is None else pin.decision.replace


def _bare(stream: Stream) -> Stream:
    return Stream(stream.kind, stream.spans, stream.raw, stream.raw, note=stream.note)


def _disagreements(scan: Scan, proposed: Layers, pins: Pins) -> Iterator[Finding]:
    """A doubt for each decision where the program proposes neither what was decided nor what it proposed then."""
    for pin in pins:
        theirs = proposal_for(proposed, pin.span)
        if pin.decision.seen is None or theirs is None:
            continue
        span, today = theirs
        mine, seen = (
            _widened(scan, span, pin, words) for words in (wanted(pin, pin.span.of(scan.text)), pin.decision.seen)
        )
        if today not in (mine, seen):
            message = f'decision "{pin.decision.id}" says “{mine}”, where “{seen}” was proposed; today it is “{today}”'
            yield Finding(scan.where(pin.span.start), Kind.DOUBT, message, (mine, today), span, About.WORD)


def proposal_for(proposed: Layers, span: Span) -> tuple[Span, str] | None:
    """What the program makes of a span of the scan, and the span that is made of: wider where a change reaches over it.

    None where the span lies in no one stream, or a change reaches over a page turn.
    """
    for stream in proposed.streams:
        start, last = stream.raw_offset(span.start), stream.raw_offset(span.end - 1)
        if start is None or last is None:
            continue
        made = Span(stream.forward(start), stream.forward(last + 1, right=True))
        origin = stream.origin(made.start, made.end)
        return (origin[0], made.of(stream.text)) if len(origin) == 1 else None
    return None


def _widened(scan: Scan, span: Span, pin: Pin, words: str) -> str:
    """The words of a pin with what the scan has around them in a wider span."""
    return scan.text[span.start : pin.span.start] + words + scan.text[pin.span.end : max(span.end, pin.span.end)]
