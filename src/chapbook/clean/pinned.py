"""The editor's decisions on letters: the first layer, and a shield over it against every later rule."""

from __future__ import annotations

from dataclasses import replace

from chapbook.clean.draft import Draft
from chapbook.shapes.decisions import LETTERS, Pins
from chapbook.shapes.findings import Finding, Kind
from chapbook.shapes.layers import Change, Layer
from chapbook.shapes.scan import Span


def apply_decisions(draft: Draft, pins: Pins) -> Draft:
    """The stream with the decided words in place and shielded; a decision over two streams is a failure, on record."""
    stream, changes, spans, findings = draft.stream, [], [], []
    for pin in pins:
        start = stream.raw_offset(pin.span.start)
        if start is None or pin.decision.kind not in LETTERS:
            continue
        end, exact = start + len(pin.span), pin.decision.exact
        if stream.raw[start:end] != exact:
            message = f'decision "{pin.decision.id}" runs from one part of the page into another: split it in two'
            findings.append(Finding(draft.scan.where(pin.span.start), Kind.FAILURE, message))
            continue
        spans.append(Span(start, end))
        after = exact if pin.decision.replace is None else pin.decision.replace
        if after != exact:
            changes.append(Change(start, end, exact, after, f"decision {pin.decision.id}", 1.0))
    layer = Layer("decisions", tuple(changes))
    shields = tuple(Span(layer.forward(span.start), layer.forward(span.end)) for span in spans)
    return replace(draft, stream=stream.with_layer(layer), shields=shields, findings=tuple(findings))
