"""A page side by side: the lines of the scan, and the lines of the book made of them, each word by who changed it.

Both have the same line breaks. It reads a book and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from chapbook.desk.cards import Part, Row
from chapbook.desk.items import Item
from chapbook.desk.places import Piece, Places
from chapbook.desk.traces import Trace, traces_of
from chapbook.shapes.regions import RegionKind
from chapbook.shapes.scan import Span


class Author(StrEnum):
    """Who changed a word."""

    EDITOR = "editor"
    RULE = "rule"
    CORRECTOR = "corrector"
    JOIN = "join"
    SPELLING = "orthography"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of the page: as in the scan, as in the book, and what it is there (body, note, running head ...)."""

    number: int
    span: Span
    scan: Row
    book: Row
    kind: str


@dataclass(frozen=True, slots=True)
class _Coloured:
    span: Span
    author: str


def lines_of_page(
    places: Places, index: int, items: Iterable[Item], orthography: frozenset[str]
) -> tuple[PageLine, ...]:
    """The lines of a page (from 0); ``items`` are the questions, of which the doubts are marked."""
    build, page = places.build, places.build.scan.pages[index].span
    doubts = [span for item in items if item.is_open and item.is_doubt for span in item.spans if span.overlaps(page)]
    kinds = [(region.span, str(region.kind)) for region in build.regions if region.span.overlaps(page)]
    lines: list[PageLine] = []
    for piece in places.pieces(page):
        span = Span(max(piece.span.start, page.start), min(piece.span.end, page.end))
        if not span.of(build.scan.text).strip("\f"):
            continue
        kind = next((kind for found, kind in kinds if found.overlaps(span)), "")
        if kind == RegionKind.PAGE_MARK:
            continue
        lines += _lines(places, piece, span, (doubts, orthography, kind, len(lines)))
    return tuple(_single_blanks(lines))


def _single_blanks(lines: Iterable[PageLine]) -> Iterator[PageLine]:
    """The lines, of blank ones that follow one another only the first."""
    blank = True
    for line in lines:
        before, blank = blank, not (line.scan.parts or line.book.parts)
        if not (blank and before):
            yield line


def _lines(
    places: Places, piece: Piece, span: Span, more: tuple[list[Span], frozenset[str], str, int]
) -> Iterator[PageLine]:
    doubts, orthography, kind, before = more
    stream, text = places.stream(piece), places.build.scan.text
    raw = Span(piece.raw + span.start - piece.span.start, piece.raw + span.end - piece.span.start)
    made = Span(stream.forward(raw.start), stream.forward(raw.end, right=True))
    if raw.start and piece.raw == raw.start:
        made = Span(stream.forward(raw.start, right=True), made.end)  # a word cut over the seam went with the first
    traces = [trace for trace in traces_of(stream, raw) if raw.start <= trace.raw.end and trace.raw.start <= raw.end]
    left = [_Coloured(one, _author(trace, orthography)) for trace in traces for one in trace.spans]
    right = [_Coloured(trace.made, _author(trace, orthography)) for trace in traces]
    for doubt in doubts:
        if piece.span.start <= doubt.start < piece.span.end:
            left.append(_Coloured(doubt, Author.DOUBT))
            right.append(_Coloured(places.made(doubt)[1], Author.DOUBT))
    scan_rows, book_rows = _rows(text, span, left), _rows(stream.text, made, right)
    if traces and traces[0].raw.start < raw.start:
        # A word cut over the page turn stands whole on the page before, with the line ends between its parts.
        book_rows = [Row(())] * (len(scan_rows) - len(book_rows)) + book_rows
    start = span.start
    for number in range(max(len(scan_rows), len(book_rows))):
        scan = scan_rows[number] if number < len(scan_rows) else Row(())
        book = book_rows[number] if number < len(book_rows) else Row(())
        yield PageLine(before + number + 1, Span(start, start + scan.width), scan, book, kind)
        start += scan.width + 1


def _author(trace: Trace, orthography: frozenset[str]) -> str:
    if trace.decision:
        return Author.EDITOR
    last = trace.rules[-1]
    if last in orthography:
        return Author.SPELLING
    return {"join": Author.JOIN, "corrector": Author.CORRECTOR}.get(last, Author.RULE)


def _rows(text: str, span: Span, coloured: list[_Coloured]) -> list[Row]:
    """The lines of a stretch of a text, its coloured words as parts of their own."""
    rows: list[list[Part]] = [[]]
    done = span.start
    for one in sorted(coloured, key=lambda one: (one.span.start, -one.span.end)):
        low, high = max(one.span.start, done), min(one.span.end, span.end)
        if low >= high:
            continue
        _add(rows, text[done:low], "")
        _add(rows, text[low:high], one.author)
        done = high
    _add(rows, text[done : span.end], "")
    if rows and not rows[-1]:
        rows.pop()
    return [Row(tuple(row)) for row in rows]


def _add(rows: list[list[Part]], text: str, look: str) -> None:
    first, *others = text.split("\n")
    if first:
        rows[-1].append(Part(first, look))
    for other in others:
        rows.append([Part(other, look)] if other else [])
