"""Makes the tree of the book from the cleaned streams. Loses nothing: what is not in the tree is dropped on record.

No word is changed here; what a line is on its page was settled by the layout.
"""

from __future__ import annotations

from collections.abc import Sequence

from chapbook.shapes.decisions import Pins
from chapbook.shapes.document import Document, Dropped, DroppedKind, Note, Origin
from chapbook.shapes.findings import Finding
from chapbook.shapes.layers import Layers, StreamKind
from chapbook.shapes.scan import Scan
from chapbook.structure.blocks import blocks_of
from chapbook.structure.calls import Call, find_calls
from chapbook.structure.figures import place_figures
from chapbook.structure.inlines import Setting, spaces_between
from chapbook.structure.kinds import classify
from chapbook.structure.notes import note_of
from chapbook.structure.passages import read_passages
from chapbook.structure.turns import find_turns

__all__ = ["build_document"]


def build_document(
    scan: Scan, layers: Layers, pins: Pins, labels: Sequence[str]
) -> tuple[Document, tuple[Finding, ...]]:
    """The document with its notes in their calls, and the doubts about calls and notes; ``labels`` name the pages."""
    body = layers.streams[0]
    turns = find_turns(scan, body, labels)
    calls, findings = find_calls(scan, layers, turns)
    dropped: list[Dropped] = []
    notes = _notes(layers, calls, dropped)
    passages = read_passages(body.text, turns, body.raw)
    setting = Setting(0, body.text, turns, notes, dropped)
    blocks = place_figures(blocks_of(classify(body, passages, pins), setting), body, pins)
    dropped += spaces_between(0, body.text, [passage.span for passage in passages])
    for index, stream in enumerate(layers.streams):
        if stream.kind is StreamKind.FURNITURE and stream.text:
            dropped.append(Dropped(Origin(index, 0, len(stream.text)), DroppedKind.FURNITURE))
    return Document(blocks, tuple(sorted(dropped, key=lambda one: one.origin))), findings


def _notes(layers: Layers, calls: tuple[Call, ...], dropped: list[Dropped]) -> tuple[tuple[Call, Note], ...]:
    """Each note built from its stream, with the call it is set in, in the order of the calls."""
    return tuple(
        (call, note_of(call.stream, layers.streams[call.stream].text, call.mark, dropped))
        for call in sorted(calls, key=lambda call: call.start)
    )
