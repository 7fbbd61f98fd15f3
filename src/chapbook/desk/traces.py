"""The changes of a stream traced back to the scan: what became of which words, by which rules, through all layers.

Changes that touch the same words of the scan are told as one. It changes nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from chapbook.shapes.layers import Stream
from chapbook.shapes.scan import Span

_START, _END = attrgetter("start"), attrgetter("end")
DECISION = "decision "
"""What the rule of an editor's change begins with; the id of the decision follows."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A stretch of a stream that was changed.

    ``raw`` counts in the stream's raw text, ``made`` in its cleaned text; ``spans`` are the words in the scan,
    ``before`` as they stand there. ``rules`` are those that changed it, in order; ``confidence`` the lowest of theirs.
    """

    raw: Span
    made: Span
    spans: tuple[Span, ...]
    before: str
    rules: tuple[str, ...]
    confidence: float

    @property
    def decision(self) -> str:
        """The id of the editor's decision, where it was one; else an empty string."""
        return next((rule.removeprefix(DECISION) for rule in self.rules if rule.startswith(DECISION)), "")


@dataclass(frozen=True, slots=True)
class _Touch:
    start: int
    end: int
    depth: int
    rule: str
    confidence: float


def traces_of(stream: Stream, within: Span | None = None) -> Iterator[Trace]:
    """The traces of a stream, ascending; with ``within`` only those of a stretch of its raw text."""
    yield from _grouped(stream, _touches(stream, within or Span(0, len(stream.raw))))


def unsure_traces_of(stream: Stream, least: float, within: Span | None = None) -> Iterator[Trace]:
    """Those traces of a stream, ascending, that are less sure than ``least``, and those of an editor.

    With ``within`` only those of a stretch of its raw text. Each is the same as among all: a change that is sure
    belongs to it where it touches the same words.
    """
    done = -1
    within = within or Span(0, len(stream.raw))
    for touch in sorted(_touches(stream, within, least), key=lambda touch: (touch.start, touch.end)):
        if touch.start < done:
            continue
        for trace in _grouped(stream, _around(stream, touch)):
            if trace.raw.start >= done and (trace.confidence < least or trace.decision):
                yield trace
                done = trace.raw.end


def _around(stream: Stream, touch: _Touch) -> list[_Touch]:
    """A change with all that touch its words, and theirs."""
    low, high = touch.start, touch.end
    while True:
        found = [one for one in _touches(stream, Span(low, high)) if one.start < high and low < one.end]
        start, end = min(one.start for one in found), max(one.end for one in found)
        if (start, end) == (low, high):
            return found
        low, high = min(start, low), max(end, high)


def _grouped(stream: Stream, found: Iterable[_Touch]) -> Iterator[Trace]:
    touches = sorted(found, key=lambda touch: (touch.start, touch.end))
    group: list[_Touch] = []
    end = -1
    for touch in touches:
        if group and touch.start >= end and not (touch.start == end == touch.end):
            yield _trace(stream, group)
            group, end = [], -1
        group.append(touch)
        end = max(end, touch.end)
    if group:
        yield _trace(stream, group)


def _touches(stream: Stream, within: Span, least: float = 2.0) -> Iterator[_Touch]:
    """Each change that is less sure than ``least``, or an editor's, as a stretch of the raw text."""
    low, high = within.start, within.end
    for depth, layer in enumerate(stream.layers):
        if not layer.changes:
            continue
        first, last = bisect_left(layer.changes, low, key=_END), bisect_right(layer.changes, high, key=_START)
        for change in layer.changes[first:last]:
            if change.confidence >= least and not change.rule.startswith(DECISION):
                continue
            start, end = change.start, change.end
            for before in reversed(stream.layers[:depth]):
                start, end = before.backward(start, end)
            yield _Touch(*_held(stream.raw, start, end), depth, change.rule, change.confidence)
        low, high = layer.forward(low), layer.forward(high, right=True)


def _held(raw: str, start: int, end: int) -> tuple[int, int]:
    """An insertion holds on to the letter behind it, or at a line end to the one before."""
    if start < end:
        return start, end
    return (start, end + 1) if raw[end : end + 1] not in ("", "\n") else (max(0, start - 1), end)


def _trace(stream: Stream, group: Sequence[_Touch]) -> Trace:
    raw = Span(min(touch.start for touch in group), max(touch.end for touch in group))
    made = Span(stream.forward(raw.start), stream.forward(raw.end, right=True))
    ordered = sorted(group, key=lambda touch: touch.depth)
    return Trace(
        raw=raw,
        made=made,
        spans=_scan_spans(stream, raw),
        before=raw.of(stream.raw),
        rules=tuple(touch.rule for touch in ordered),
        confidence=min(touch.confidence for touch in ordered),
    )


def _scan_spans(stream: Stream, raw: Span) -> tuple[Span, ...]:
    return stream.origin(raw.start, raw.end, 0)
