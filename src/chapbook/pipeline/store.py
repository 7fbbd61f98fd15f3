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
class StoredStream:
    """A stream without the text that the scan and its layers give."""

    kind: StreamKind
    spans: tuple[tuple[int, int], ...]
    note: int | None
    layers: tuple[tuple[str, tuple[StoredChange, ...]], ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept of a proposal: its regions are those it is asked for with."""

    streams: tuple[StoredStream, ...]
    findings: tuple[Finding, ...]


def store_proposal(path: Path, proposal: Proposal, key: str) -> None:
    """Writes a proposal under a key (64 hexadecimal digits)."""
    streams = tuple(_stored(stream) for stream in proposal.layers.streams)
    packed = msgspec.msgpack.encode(Stored(streams, proposal.findings))
    write_whole(path, bytes.fromhex(key) + sha256(packed).digest() + packed)


def load_proposal(path: Path, scan: Scan, regions: Regions, key: str) -> Proposal | None:
    """The proposal that is kept under a key; None if there is none, or it is damaged."""
    if not path.is_file():
        return None
    content = path.read_bytes()
    kept, digest, packed = content[:32], content[32:64], content[64:]
    if kept.hex() != key or sha256(packed).digest() != digest:
        return None
    stored = msgspec.msgpack.decode(packed, type=Stored)
    return Proposal(regions, Layers(tuple(_stream(scan, one) for one in stored.streams)), stored.findings)


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
