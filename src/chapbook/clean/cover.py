"""Which spans of a text were named so far, so that each new one is asked about once, however many there are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from chapbook.shapes.scan import Span


class Cover:
    """Spans added in any order; those that overlap are kept as one, so that all that are kept stand apart."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in spans:
            self.add(span)

    def meets(self, span: Span) -> bool:
        """True if the span overlaps one that was added."""
        first, last = self._met(span)
        return first < last

    def add(self, span: Span) -> None:
        """Adds a span."""
        first, last = self._met(span)
        start, end = min([span.start, *self._starts[first:last]]), max([span.end, *self._ends[first:last]])
        self._starts[first:last], self._ends[first:last] = [start], [end]

    def _met(self, span: Span) -> tuple[int, int]:
        """Those of the spans that overlap this one, as a range of indices."""
        return bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
