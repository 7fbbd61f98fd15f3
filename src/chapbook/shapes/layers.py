"""Cleaning on record: streams of the scan, each with the layers of changes that made its cleaned text.

A stream is a chain of scan spans in reading order (the body; a note with its continuation; one piece of
furniture). Every layer keeps what it replaced, so that the layers taken back give the scan (law 1).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from chapbook.shapes.scan import Span


@dataclass(frozen=True, slots=True)
class Change:
    """``before`` at ``[start, end)`` of the text the layer received became ``after``; confidence runs from 0 to 1."""

    start: int
    end: int
    before: str
    after: str
    rule: str
    confidence: float


@dataclass(frozen=True)
class Layer:
    """The changes of one step, ascending and apart from one another. Not slotted: shifts are computed once."""

    rule: str
    changes: tuple[Change, ...]

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(change.end for change in self.changes)

    @cached_property
    def _shifts(self) -> tuple[int, ...]:
        return (0, *accumulate(len(change.after) - len(change.before) for change in self.changes))

    @cached_property
    def _out_ends(self) -> tuple[int, ...]:
        return tuple(end + shift for end, shift in zip(self._ends, self._shifts[1:], strict=True))

    def applied(self, text: str) -> str:
        """The text with the changes made; raises ValueError where a change does not fit the text."""
        parts, done = [], 0
        for change in self.changes:
            if change.start < done or text[change.start : change.end] != change.before:
                raise ValueError(f"change {change} does not fit the text it is applied to")
            parts += [text[done : change.start], change.after]
            done = change.end
        return "".join([*parts, text[done:]])

    def undone(self, text: str) -> str:
        """The text this layer received, from the text it made."""
        parts, done = [], 0
        for change, end in zip(self.changes, self._out_ends, strict=True):
            start = end - len(change.after)
            if text[start:end] != change.after:
                raise ValueError(f"change {change} cannot be taken back")
            parts += [text[done:start], change.before]
            done = end
        return "".join([*parts, text[done:]])

    def first_behind(self, offset: int) -> int:
        """The index (from 0) of the first change that ends behind an offset of the received text."""
        return bisect_right(self._ends, offset)

    def shift(self, index: int) -> int:
        """By how many characters the changes before that index have lengthened the text."""
        return self._shifts[index]

    def backward(self, start: int, end: int) -> tuple[int, int]:
        """The span of the received text that the span ``[start, end)`` of the made text came from.

        A span that touches a change takes all of its ``before``; an insertion belongs to its left edge.
        """
        first = bisect_right(self._out_ends, start)
        if first < len(self.changes) and start > self._out_ends[first] - len(self.changes[first].after):
            start = self.changes[first].start
        else:
            start -= self._shifts[first]
        last = bisect_left(self._out_ends, end)
        if last < len(self.changes) and end > self._out_ends[last] - len(self.changes[last].after):
            end = self.changes[last].end
        else:
            end -= self._shifts[last]
        return start, max(start, end)

    def forward(self, offset: int, *, right: bool = False) -> int:
        """Where an offset of the received text stands in the made text; inside a change: its left or right edge."""
        index = bisect_right(self._ends, offset)
        if index < len(self.changes) and offset > self.changes[index].start:
            made = self._out_ends[index]
            return made if right else made - len(self.changes[index].after)
        return offset + self._shifts[index]


class StreamKind(StrEnum):
    """The three sequences in which a book is read and compared."""

    BODY = "body"
    NOTE = "note"
    FURNITURE = "furniture"


@dataclass(frozen=True)
class Stream:
    """Spans of the scan read as one text, and the layers that cleaned it.

    ``raw`` is the spans' text joined, ``text`` what the layers made of it. Offsets of the first layer count in
    ``raw``. ``note`` is the note's index (from 0) for a note. Not slotted: seams are computed once.
    """

    kind: StreamKind
    spans: tuple[Span, ...]
    raw: str
    text: str
    layers: tuple[Layer, ...] = ()
    note: int | None = None

    @cached_property
    def _seams(self) -> tuple[int, ...]:
        return (0, *accumulate(len(span) for span in self.spans))

    def with_layer(self, layer: Layer) -> Stream:
        """This stream with one layer more (or itself where the layer changes nothing)."""
        if not layer.changes:
            return self
        return replace(self, text=layer.applied(self.text), layers=(*self.layers, layer))

    def undone(self) -> str:
        """The raw text, got by taking all layers back: law 1 asks that it equals ``raw``."""
        text = self.text
        for layer in reversed(self.layers):
            text = layer.undone(text)
        return text

    def without(self, rules: Collection[str]) -> Stream:
        """This stream with its last layers taken back, as far as their rules are among ``rules``."""
        text, layers = self.text, self.layers
        while layers and layers[-1].rule in rules:
            text, layers = layers[-1].undone(text), layers[:-1]
        return replace(self, text=text, layers=layers) if layers != self.layers else self

    def origin(self, start: int, end: int, depth: int | None = None) -> tuple[Span, ...]:
        """The spans of the scan behind ``[start, end)`` of the text after ``depth`` layers (default: all).

        Two spans for a word cut over a page turn; one empty span for an insertion.
        """
        for layer in reversed(self.layers[:depth]):
            start, end = layer.backward(start, end)
        first = max(0, min(bisect_right(self._seams, start) - 1, len(self.spans) - 1))
        found = []
        for index in range(first, len(self.spans)):
            low, span = self._seams[index], self.spans[index]
            left, right = max(start, low), min(end, low + len(span))
            if left < right or (index == first and start == end):
                found.append(Span(span.start + left - low, span.start + right - low))
            if end <= low + len(span):
                break
        return tuple(found)

    def forward(self, raw_offset: int, *, right: bool = False) -> int:
        """Where an offset of ``raw`` stands in ``text``; inside a change: the change's left or right edge."""
        for layer in self.layers:
            raw_offset = layer.forward(raw_offset, right=right)
        return raw_offset

    def raw_offset(self, scan_offset: int) -> int | None:
        """Where an offset of the scan stands in ``raw``; None if it lies outside this stream."""
        index = bisect_right(self.spans, scan_offset, key=lambda span: span.start) - 1
        if index < 0 or scan_offset >= self.spans[index].end:
            return None
        return self._seams[index] + scan_offset - self.spans[index].start

    def pieces(self) -> Iterator[tuple[Span, Span]]:
        """Each scan span with the span of ``text`` made from it; a word cut over a seam goes with the first."""
        low = 0
        for seam, span in zip(self._seams[1:], self.spans, strict=True):
            high = self.forward(seam, right=True)
            yield span, Span(low, high)
            low = high


@dataclass(frozen=True, slots=True)
class Layers:
    """The cleaned streams of a book: the body first, then the notes in order, then the furniture."""

    streams: tuple[Stream, ...]

    def without(self, rules: Collection[str]) -> Layers:
        """These layers with the last ones of each stream taken back, as far as their rules are among ``rules``."""
        return Layers(tuple(stream.without(rules) for stream in self.streams))

    def undone(self) -> str:
        """The scan's text put together again from the streams with every layer taken back (law 1)."""
        pieces: list[tuple[Span, str]] = []
        for stream in self.streams:
            text, low = stream.undone(), 0
            for span in stream.spans:
                pieces.append((span, text[low : low + len(span)]))
                low += len(span)
        return "".join(text for _, text in sorted(pieces, key=lambda piece: piece[0]))

    def cleaned(self) -> str:
        """The cleaned text in the order of the scan, furniture and notes included."""
        pieces = [(span, made.of(stream.text)) for stream in self.streams for span, made in stream.pieces()]
        return "".join(text for _, text in sorted(pieces, key=lambda piece: piece[0]))

    def changes(self) -> Iterator[tuple[Stream, int, Change]]:
        """Every change with its stream and the number of layers before it (for ``Stream.origin``)."""
        for stream in self.streams:
            for depth, layer in enumerate(stream.layers):
                for change in layer.changes:
                    yield stream, depth, change
