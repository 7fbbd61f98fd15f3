"""Puts the regions of a scan into the order they are read in: the body, each note with its continuation, furniture."""

from __future__ import annotations

from collections.abc import Iterable

from chapbook.shapes.layers import Stream, StreamKind
from chapbook.shapes.regions import FURNITURE, Region, RegionKind, Regions
from chapbook.shapes.scan import Scan


def streams_of(scan: Scan, regions: Regions) -> tuple[Stream, ...]:
    """The body, the notes in order and all furniture: every character of the scan stands in just one of them."""
    notes = sorted({region.note for region in regions if region.kind is RegionKind.NOTE and region.note is not None})
    return (
        _stream(scan, StreamKind.BODY, (r for r in regions if r.kind is RegionKind.BODY)),
        *(_stream(scan, StreamKind.NOTE, (r for r in regions if r.note == note), note) for note in notes),
        _stream(scan, StreamKind.FURNITURE, (r for r in regions if r.kind in FURNITURE)),
    )


def _stream(scan: Scan, kind: StreamKind, regions: Iterable[Region], note: int | None = None) -> Stream:
    spans = tuple(region.span for region in regions)
    raw = "".join(span.of(scan.text) for span in spans)
    return Stream(kind, spans, raw, raw, note=note)
