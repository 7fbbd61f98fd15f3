"""Keeps what the program's unsure changes come to as questions: to find them takes most of the time of opening a book.

They stand beside the proposal in ``build/SLUG/work``, under a digest of it and of the program; what is damaged or of
another day is found again, never used.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from chapbook.desk.changes import Found, Known, id_of, known_changes
from chapbook.desk.items import LOW, Item, Sort
from chapbook.pipeline.opened import OpenBook
from chapbook.pipeline.proposals import WORK, program_digest
from chapbook.shapes.layers import Layers
from chapbook.shapes.scan import Span
from chapbook.writers.files import write_whole

NAME = "changes.json"


def unsure_changes(opened: OpenBook) -> Known:
    """The changes of a book's proposal that are not sure: those that are kept, or found now and then kept."""
    proposed = opened.kept.proposal.layers
    if not opened.weighed:
        return known_changes(proposed, every=False)
    path, key = opened.book.output / WORK / NAME, _key(opened)
    kept = _load(path, key, proposed)
    if kept is None:
        kept = known_changes(proposed, every=False)
        _store(path, key, [kept[stream.spans] for stream in proposed.streams])
    return kept


def _key(opened: OpenBook) -> str:
    told = f"{opened.kept.key} {opened.kept.layout.decided} {program_digest()} {LOW}"
    return sha256(told.encode()).hexdigest()


def _load(path: Path, key: str, proposed: Layers) -> Known | None:
    try:
        found, streams = json.loads(path.read_bytes())
        if found != key:
            return None
        paired = zip(proposed.streams, streams, strict=True)
        return {stream.spans: tuple(map(_found, rows)) for stream, rows in paired}
    except (OSError, ValueError, TypeError):
        return None


def _store(path: Path, key: str, streams: Sequence[Sequence[Found]]) -> None:
    rows = [[_row(raw, item) for raw, item in found] for found in streams]
    write_whole(path, json.dumps([key, rows], ensure_ascii=False).encode())


def _row(raw: Span, item: Item) -> tuple[object, ...]:
    spans = [(span.start, span.end) for span in item.spans]
    return raw.start, raw.end, spans, item.sort, item.before, item.after, item.pattern, item.risk, item.rule


def _found(row: list[Any]) -> Found:
    start, end, spans, sort, before, after, pattern, risk, rule = row
    places = tuple(Span(*span) for span in spans)
    return Span(start, end), Item(
        id=id_of(places),
        sort=Sort(sort),
        spans=places,
        before=before,
        after=after,
        seen=after,
        pattern=pattern,
        risk=risk,
        rule=rule,
    )
