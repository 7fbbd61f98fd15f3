"""The editor's decisions on where a note is called; they come over every call that was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chapbook.shapes.decisions import DecisionKind, Pins
from chapbook.shapes.findings import Finding
from chapbook.shapes.layers import Layers, Stream, StreamKind
from chapbook.shapes.marks import calls_in
from chapbook.shapes.scan import Span
from chapbook.structure.calls import Call

_NEAR = 6
"""A mark that begins within so many characters behind the words is the printed call, and is taken for it."""


def place_calls(layers: Layers, calls: Sequence[Call], pins: Pins) -> tuple[Call, ...]:
    """The calls with the decided ones in their places: behind the words of the pin, at the mark if one stands there.

    A decision names its note by the first line of it in the scan (``replace``).
    """
    decided: dict[int, Span] = {}
    for pin in pins:
        stream = _note(layers, pin.decision.replace or "") if pin.decision.kind is DecisionKind.CALL else None
        at = layers.streams[0].raw_offset(pin.span.end - 1)
        if stream is not None and at is not None:
            decided[stream] = _mark(layers.streams[0], layers.streams[0].forward(at + 1, right=True))
    placed = []
    for call in calls:
        span = decided.get(call.stream)
        placed.append(call if span is None else replace(call, start=span.start, end=span.end))
    return tuple(placed)


def without_placed(findings: Sequence[Finding], layers: Layers, pins: Pins) -> tuple[Finding, ...]:
    """The findings without the doubts about notes whose call an editor has placed."""
    notes = [_note(layers, pin.decision.replace or "") for pin in pins if pin.decision.kind is DecisionKind.CALL]
    spans = {layers.streams[note].spans[0] for note in notes if note is not None}
    return tuple(finding for finding in findings if finding.span is None or finding.span not in spans)


def _note(layers: Layers, first: str) -> int | None:
    """The stream of the note that begins with a line of the scan."""
    for index, stream in enumerate(layers.streams):
        if stream.kind is StreamKind.NOTE and first and stream.raw.lstrip().startswith(first):
            return index
    return None


def _mark(body: Stream, at: int) -> Span:
    """The printed mark right behind an offset of the body's text, or the empty span there."""
    marks = (mark.span for mark in calls_in(body.text, max(0, at - 1), min(len(body.text), at + _NEAR)))
    return next((span for span in marks if span.start in (at, at + 1)), Span(at, at))
