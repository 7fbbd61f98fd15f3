"""Where a stretch of the scan stands: its page, its lines, and what became of them in the book. It changes nothing."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from chapbook.layout.pinned import name_of
from chapbook.shapes.decisions import LINES, DecisionKind, Pins
from chapbook.shapes.edition import Book
from chapbook.shapes.findings import Finding
from chapbook.shapes.layers import Layers, Stream
from chapbook.shapes.regions import Regions
from chapbook.shapes.scan import Scan, Span


class Look(Protocol):
    """A book as far as the desk looks at it: ``Cleaned`` is one, and so is ``Build``."""

    @property
    def book(self) -> Book:
        """Its folder and edition."""
        ...

    @property
    def scan(self) -> Scan:
        """The raw text that every place of the desk counts in."""
        ...

    @property
    def pins(self) -> Pins:
        """The editor's decisions at their places."""
        ...

    @property
    def regions(self) -> Regions:
        """What each line of the scan is."""
        ...

    @property
    def layers(self) -> Layers:
        """Its letters, cleaned on record."""
        ...

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the stages noticed, in the order they told it; the doubts among it become questions."""
        ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A span of the scan, the index of its stream, and where it begins in the stream's raw text."""

    span: Span
    stream: int
    raw: int


@dataclass(frozen=True)
class Places:
    """A book looked at by place. Not slotted: the pieces are sorted once."""

    build: Look
    blocks: tuple[tuple[Span, str], ...] = ()
    """What each passage of the body is taken for, ascending; nothing while that is not known."""
    proposed: Layers | None = None
    """The letters as the program has them by itself; None: no editor has decided anything."""

    def seen(self, span: Span, group: frozenset[DecisionKind]) -> str | None:
        """What the program by itself takes a line or passage for, as far as that is known.

        Where an editor has decided it before, that is what he saw then.
        """
        for pin in self.build.pins:
            if pin.decision.kind in group and pin.span.overlaps(span):
                return pin.decision.seen
        if group is LINES:
            kinds = (region.kind for region in self.build.regions if region.span.overlaps(span))
            return next((name_of(kind) for kind in kinds), None)
        at = bisect_right(self.blocks, span.start, key=lambda block: block[0].start) - 1
        return self.blocks[at][1] if at >= 0 and span.start < self.blocks[at][0].end else None

    @cached_property
    def _pieces(self) -> tuple[Piece, ...]:
        found = []
        for index, stream in enumerate(self.build.layers.streams):
            low = 0
            for span in stream.spans:
                found.append(Piece(span, index, low))
                low += len(span)
        return tuple(sorted(found, key=lambda piece: piece.span))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(piece.span.start for piece in self._pieces)

    def piece(self, offset: int) -> Piece:
        """The piece of a stream in which an offset of the scan lies."""
        return self._pieces[max(0, bisect_right(self._starts, offset) - 1)]

    def pieces(self, span: Span) -> tuple[Piece, ...]:
        """The pieces that lie in a span of the scan, or reach into it."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_right(self._starts, max(span.start, span.end - 1))
        return tuple(piece for piece in self._pieces[first:last] if piece.span.overlaps(span))

    def stream(self, piece: Piece) -> Stream:
        """The stream of a piece."""
        return self.build.layers.streams[piece.stream]

    def page(self, offset: int) -> Span:
        """The span of the page on which an offset lies."""
        pages = self.build.scan.pages
        return pages[self.build.scan.page_index(offset)].span if pages else Span(0, len(self.build.scan.text))

    def line(self, offset: int) -> Span:
        """The line of an offset, without its line end, kept to its page."""
        page, text = self.page(offset), self.build.scan.text
        start = max(page.start, text.rfind("\n", 0, offset) + 1)
        end = text.find("\n", offset, page.end)
        return Span(min(start, offset), page.end if end < 0 else end)

    def lines(self, span: Span) -> Span:
        """The whole lines that a span touches, on the page where it begins."""
        last = min(max(span.start, span.end - 1), max(span.start, self.page(span.start).end - 1))
        return Span(self.line(span.start).start, max(self.line(span.start).end, self.line(last).end))

    def before(self, line: Span) -> Span | None:
        """The nearest line above on the same page that holds something."""
        page = self.page(line.start)
        while line.start > page.start:
            line = self.line(line.start - 1)
            if line.of(self.build.scan.text).strip():
                return line
        return None

    def after(self, line: Span) -> Span | None:
        """The nearest line below on the same page that holds something."""
        page = self.page(line.start)
        while line.end + 1 < page.end:
            line = self.line(line.end + 1)
            if line.of(self.build.scan.text).strip():
                return line
        return None

    def made(self, span: Span) -> tuple[Stream, Span]:
        """What became of a span of the scan: its stream, and the stretch of its cleaned text (as far as the stream
        goes on without a break)."""
        piece = self.piece(span.start)
        stream = self.stream(piece)
        start = piece.raw + span.start - piece.span.start
        end = piece.raw + min(span.end, piece.span.end) - piece.span.start
        return stream, Span(stream.forward(start), stream.forward(end, right=True))

    def proposal(self, span: Span) -> str:
        """What the program by itself makes of a span of the scan, whatever an editor decided there."""
        for stream in self.proposed.streams if self.proposed is not None else ():
            start, last = stream.raw_offset(span.start), stream.raw_offset(max(span.start, span.end - 1))
            if start is not None and last is not None:
                return stream.text[stream.forward(start) : stream.forward(last + 1, right=True)]
        stream, made = self.made(span)
        return made.of(stream.text)

    def word(self, span: Span) -> Span:
        """The span widened to the spaces around it, within its piece."""
        piece, text = self.piece(span.start), self.build.scan.text
        start, end = span.start, min(span.end, piece.span.end)
        while start > piece.span.start and not text[start - 1].isspace():
            start -= 1
        while end < piece.span.end and not text[end].isspace():
            end += 1
        return Span(start, end)
