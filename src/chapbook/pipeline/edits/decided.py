"""Edits of the cleaned text as decisions on the scan: each on all the raw characters that its words were made of.

An edit within a changed or decided word takes the whole of it; one over a page turn becomes a decision on each side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from chapbook.decisions import make_decision
from chapbook.pipeline.opened import OpenBook, proposed
from chapbook.shapes.decisions import LETTERS, Decision, DecisionKind, Pin
from chapbook.shapes.layers import Stream
from chapbook.shapes.scan import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """``[start, end)`` of the text of a stream (by its index) shall read ``words``."""

    stream: int
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Author:
    """Who decides, on which day (ISO 8601), and why."""

    by: str = ""
    when: str = ""
    why: str = ""


NOBODY = Author()


def decisions_of(opened: OpenBook, edits: Iterable[Edit], author: Author = NOBODY) -> tuple[Decision, ...]:
    """The decisions that make the text read so, behind an undo of each that they replace; without ids.

    Raises ValueError where an edit finds no character of the scan to hold on to: then the stream is empty.
    """
    pins = [pin for pin in opened.cleaned.pins if pin.decision.kind in LETTERS]
    undone: list[Pin] = []
    made: list[Decision] = []
    for index, run in groupby(sorted(edits, key=lambda one: (one.stream, one.start)), key=lambda one: one.stream):
        stream = opened.cleaned.layers.streams[index]
        for edit in _apart(stream, [_grown(stream, pins, edit) for edit in run], pins):
            raw = _raw(stream, edit)
            placed = (pin for pin in pins if pin.decision.kind is not DecisionKind.RULE)
            undone += (pin for pin in placed if _covers(stream, raw, pin))
            made += _decided(opened, stream, raw, edit, author)
    undos = (_undo(pin, author) for pin in undone)
    return (*undos, *made)


def _undo(pin: Pin, author: Author) -> Decision:
    return Decision(
        id="", kind=DecisionKind.UNDO, undoes=pin.decision.id, by=author.by, when=author.when, why="edited anew"
    )


def _grown(stream: Stream, pins: Sequence[Pin], edit: Edit) -> Edit:
    """The edit over all the words that come from the raw characters of its own, and of the decisions it touches."""
    while True:
        raw = _raw(stream, edit)
        edges = [(raw.start, raw.end), *(_edges(stream, pin) for pin in pins if _touches(stream, raw, pin))]
        low, high = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
        wide = _over(stream, edit, stream.forward(low), stream.forward(high, right=True))
        if not len(raw):
            wide = _over(stream, edit, max(0, edit.start - 1), edit.end + (edit.start == 0))
        if wide == edit:
            return edit
        edit = wide


def _over(stream: Stream, edit: Edit, start: int, end: int) -> Edit:
    """The edit with the words around it, so that it is one of ``[start, end)``."""
    start, end = min(start, edit.start), min(max(end, edit.end), len(stream.text))
    words = stream.text[start : edit.start] + edit.words + stream.text[edit.end : end]
    return replace(edit, start=start, end=end, words=words)


def _apart(stream: Stream, edits: Sequence[Edit], pins: Sequence[Pin]) -> list[Edit]:
    """The edits of one stream, where those that overlap have grown together. They are ascending by where they began."""
    done: list[Edit] = []
    for edit in edits:
        one = edit
        while done and one.start < done[-1].end:
            one = _grown(stream, pins, _together(stream, done.pop(), one))
        done.append(one)
    return done


def _together(stream: Stream, one: Edit, other: Edit) -> Edit:
    """Two overlapping edits as one: each has the other's words as they stand in the text, so the inner parts count."""
    start, end = min(one.start, other.start), max(one.end, other.end)
    left, right = _inner(stream, one), _inner(stream, other)
    first, second = sorted((left, right), key=lambda edit: edit.start)
    words = stream.text[start : first.start] + first.words + stream.text[first.end : second.start] + second.words
    return Edit(one.stream, start, end, words + stream.text[second.end : end])


def _inner(stream: Stream, edit: Edit) -> Edit:
    """The part of an edit that changes something."""
    text, words = stream.text[edit.start : edit.end], edit.words
    left = next((i for i, (a, b) in enumerate(zip(text, words, strict=False)) if a != b), min(len(text), len(words)))
    most = min(len(text), len(words)) - left
    right = next((i for i in range(most) if text[-1 - i] != words[-1 - i]), most)
    return replace(edit, start=edit.start + left, end=edit.end - right, words=words[left : len(words) - right])


def _raw(stream: Stream, edit: Edit) -> Span:
    start, end = edit.start, edit.end
    for layer in reversed(stream.layers):
        start, end = layer.backward(start, end)
    return Span(start, end)


def _edges(stream: Stream, pin: Pin) -> tuple[int, int]:
    start = stream.raw_offset(pin.span.start)
    return (start, start + len(pin.span)) if start is not None else (-1, -1)


def _touches(stream: Stream, raw: Span, pin: Pin) -> bool:
    start, end = _edges(stream, pin)
    return start >= 0 and Span(start, end).overlaps(raw)


def _covers(stream: Stream, raw: Span, pin: Pin) -> bool:
    start, end = _edges(stream, pin)
    return start >= 0 and raw.start <= start and end <= raw.end


def _decided(opened: OpenBook, stream: Stream, raw: Span, edit: Edit, author: Author) -> Iterator[Decision]:
    """A decision on each span of the scan behind the edit: the first has all its words, the others none."""
    scan = opened.cleaned.scan
    for number, span in enumerate(_spans(stream, raw)):
        words = "" if number else edit.words
        kind = _kind(span.of(scan.text), words)
        yield make_decision(
            scan,
            span,
            kind,
            replace=None if kind is DecisionKind.KEEP else words,
            seen=proposed(opened, span),
            by=author.by,
            when=author.when,
            why=author.why,
        )


def _spans(stream: Stream, raw: Span) -> Iterator[Span]:
    low = 0
    for span in stream.spans:
        start, end = max(raw.start, low), min(raw.end, low + len(span))
        if start < end:
            yield Span(span.start + start - low, span.start + end - low)
        low += len(span)


def _kind(exact: str, words: str) -> DecisionKind:
    if exact == words:
        return DecisionKind.KEEP
    return DecisionKind.JOIN if "-\n" in exact else DecisionKind.WORD
