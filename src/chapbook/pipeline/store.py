"""A proposal as a file, and back: packed, with the digest of what it was made from and of its own bytes.

It holds nothing that runs when it is read. What does not fit its digests is as if it were not there.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

import msgspec

from chapbook.shapes.findings import Finding
from chapbook.shapes.layers import Change, Layer, Layers, Stream, StreamKind
from chapbook.shapes.proposal import Proposal
from chapbook.shapes.regions import Regions
from chapbook.shapes.scan import Scan, Span
from chapbook.writers.files import write_whole

StoredChange: TypeAlias = tuple[int, int, str, str, str, float]


@dataclass(frozen=True, slots=True)
class Layout:
    """The regions of a scan, what was noticed in finding them, and the decisions on lines they were found with."""

    regions: Regions
    findings: tuple[Finding, ...]
    decided: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A proposal with the digest of what it was made from, beside the layout it was made for."""

    key: str
    layout: Layout
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class StoredStream:
    """A stream without the text that the scan and its layers give."""

    kind: StreamKind
    spans: tuple[tuple[int, int], ...]
    note: int | None
    layers: tuple[tuple[str, tuple[StoredChange, ...]], ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept of a proposal, as it is packed."""

    form: int
    key: str
    scan: str
    layout: Layout
    streams: tuple[StoredStream, ...]
    findings: tuple[Finding, ...]


FORM = 1
"""The number of the form of the file: another form is not read."""


def store_proposal(path: Path, kept: Kept, scan: Scan) -> None:
    """Writes a proposal for a scan."""
    streams = tuple(_stored(stream) for stream in kept.proposal.layers.streams)
    packed = msgspec.msgpack.encode(Stored(FORM, kept.key, scan.digest, kept.layout, streams, kept.proposal.findings))
    write_whole(path, sha256(packed).digest() + packed)


def load_proposal(path: Path, scan: Scan) -> Kept | None:
    """The proposal that is kept for a scan, of whatever settings; None if there is none, or it is damaged."""
    if not path.is_file():
        return None
    content = path.read_bytes()
    if sha256(content[32:]).digest() != content[:32]:
        return None
    try:
        stored = msgspec.msgpack.decode(content[32:], type=Stored)
    except msgspec.MsgspecError:
        return None
    if stored.form != FORM or stored.scan != scan.digest:
        return None
    layers = Layers(tuple(_stream(scan, one) for one in stored.streams))
    return Kept(stored.key, stored.layout, Proposal(stored.layout.regions, layers, stored.findings))


def _stored(stream: Stream) -> StoredStream:
    return StoredStream(
        stream.kind,
        tuple((span.start, span.end) for span in stream.spans),
        stream.note,
        tuple((layer.rule, tuple(_packed(change) for change in layer.changes)) for layer in stream.layers),
    )


def _packed(change: Change) -> StoredChange:
    return change.start, change.end, change.before, change.after, change.rule, change.confidence


def _stream(scan: Scan, stored: StoredStream) -> Stream:
    spans = tuple(Span(start, end) for start, end in stored.spans)
    raw = "".join(span.of(scan.text) for span in spans)
    stream = Stream(stored.kind, spans, raw, raw, note=stored.note)
    for rule, changes in stored.layers:
        stream = stream.with_layer(Layer(rule, tuple(Change(*change) for change in changes)))
    return stream
