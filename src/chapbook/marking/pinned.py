"""The languages that the editor said: a decision of kind ``language`` whose ``replace`` is a tag such as en or la.

Words that are said to be in the book's own language are marked by no rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chapbook.marking.spans import Mark, reading
from chapbook.shapes.decisions import DecisionKind, Pin, Pins
from chapbook.shapes.document import Foreign, Inline, Text, flat
from chapbook.shapes.layers import Layers
from chapbook.shapes.scan import Span


@dataclass(frozen=True, slots=True)
class Said:
    """The language of a span of one stream's cleaned text."""

    stream: int
    span: Span
    lang: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What the editor said of the languages of a book; ``own`` is the book's."""

    said: tuple[Said, ...]
    own: str = ""

    def laid_over(self, run: tuple[Inline, ...], marks: Sequence[Mark]) -> tuple[Mark, ...]:
        """The marks of a run, those of the editor in the place of any that they touch; ascending."""
        ours = list(self._marks(run)) if self.said else []
        kept = [mark for mark in marks if not any(mark.span.overlaps(other.span) for other in ours)]
        foreign = [mark for mark in ours if mark.kind != Foreign(self.own, ())]
        return tuple(sorted((*kept, *foreign), key=lambda mark: mark.span))

    def _marks(self, run: tuple[Inline, ...]) -> Iterator[Mark]:
        for one in self.said:
            spans = [span for span in _shares(run, one) if span]
            if spans:
                yield Mark(Span(spans[0].start, spans[-1].end), Foreign(one.lang, ()))


def _shares(run: tuple[Inline, ...], said: Said) -> Iterator[Span]:
    """The parts of a run's reading that come from the span that was said."""
    done = 0
    for leaf in flat(run):
        size = len(reading((leaf,)))
        if isinstance(leaf, Text) and leaf.origin.stream == said.stream:
            start = max(said.span.start, leaf.origin.start) - leaf.origin.start + done
            yield Span(start, max(start, min(said.span.end, leaf.origin.end) - leaf.origin.start + done))
        done += size


def decided_passages(layers: Layers, pins: Pins, own: str) -> Decided:
    """What the live decisions say, ``own`` being the language of the book."""
    languages = [pin for pin in pins if pin.decision.kind is DecisionKind.LANGUAGE]
    return Decided(tuple(_said(layers, pin) for pin in languages if _in_stream(layers, pin) is not None), own)


def _in_stream(layers: Layers, pin: Pin) -> int | None:
    return next((i for i, stream in enumerate(layers.streams) if stream.raw_offset(pin.span.start) is not None), None)


def _said(layers: Layers, pin: Pin) -> Said:
    index = _in_stream(layers, pin) or 0
    stream = layers.streams[index]
    start = stream.raw_offset(pin.span.start) or 0
    last = stream.raw_offset(pin.span.end - 1)
    end = start + len(pin.span) if last is None else last + 1
    return Said(index, Span(stream.forward(start), stream.forward(end, right=True)), pin.decision.replace or "")
