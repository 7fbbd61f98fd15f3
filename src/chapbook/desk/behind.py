"""What takes its time, and is therefore done behind the desk (``apart``): no key waits for it.

It weighs the letters anew where words or lines were decided since, and runs the later stages: what it finds (doubts on
passages and notes, every block, every note with its call) goes back to the desk. It writes nothing but the proposal
that every build keeps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chapbook.desk.kept import unsure_changes
from chapbook.desk.patterns import Pattern, patterns_of
from chapbook.desk.places import Places
from chapbook.layout import page_labels
from chapbook.pipeline.opened import build_of, open_book, renewed
from chapbook.shapes.build import Build
from chapbook.shapes.document import Note, Text, leaves
from chapbook.shapes.findings import Finding, SetupError
from chapbook.shapes.layers import Stream
from chapbook.shapes.scan import Span
from chapbook.structure import explain
from chapbook.structure.sight import Evidence

_SHOWN = 180
_AROUND = 60
_REASONS = 3
"""Pieces of evidence that are told of a block, the heaviest ones."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the body: its kind, its lines in the scan, how it begins, why it is that, what else it may be."""

    kind: str
    span: Span
    page: int
    line: int
    text: str
    reasons: tuple[Evidence, ...]
    rival: str = ""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of a note: as the scan has it, and as the book does."""

    span: Span
    scan: str
    book: str


@dataclass(frozen=True, slots=True)
class NotePart:
    """A piece of a note on one page."""

    span: Span
    page: int
    label: str
    lines: tuple[NoteLine, ...]


@dataclass(frozen=True, slots=True)
class NoteSeen:
    """A note: its number in the book, its mark in print, its pieces, and the text around its call.

    ``call`` is an offset of the scan.
    """

    number: int
    mark: str
    parts: tuple[NotePart, ...]
    call: int
    page: int
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Behind:
    """What the later stages found, and the decisions suggest, or why they could not run; ``heeded`` are the ids of the
    decisions they knew."""

    findings: tuple[Finding, ...] = ()
    blocks: tuple[Block, ...] = ()
    notes: tuple[NoteSeen, ...] = ()
    problem: str = ""
    heeded: frozenset[str] = frozenset()
    patterns: tuple[Pattern, ...] = ()


def look_behind(root: Path, slug: str) -> Behind:
    """Runs all text stages of a book as its files stand now."""
    try:
        opened = open_book(root, slug)
        opened = opened if opened.fresh else renewed(opened)
        build = build_of(opened)
        unsure_changes(opened)  # found here, so that they are kept when the desk takes this reading
    except SetupError as error:
        return Behind(problem=str(error))
    heeded = frozenset(pin.decision.id for pin in build.pins)
    answered = {rule.exact for rule in opened.record.rules if rule.replace is None}
    patterns = patterns_of(build, opened.words, answered)
    return Behind(build.findings, blocks_of(build), notes_of(build), heeded=heeded, patterns=patterns)


def blocks_of(build: Build) -> tuple[Block, ...]:
    """Every block of the body, in order."""
    body, labels = build.layers.streams[0], page_labels(build.scan, build.regions)
    found = []
    for place, one in explain(build.scan, labels, build.layers, build.pins, build.language):
        span = body.origin(one.passage.span.start, one.passage.span.end)[0]
        text, rival = " ".join(one.passage.text.split())[:_SHOWN], str(one.rival or "")
        found.append(Block(str(one.kind), span, place.page, place.line, text, one.evidence[:_REASONS], rival))
    return tuple(found)


def notes_of(build: Build) -> tuple[NoteSeen, ...]:
    """Every note, in the order of the calls."""
    body, places, found = build.layers.streams[0], Places(build), list[NoteSeen]()
    before: Text | None = None
    for leaf in leaves(build.structured.blocks):
        if isinstance(leaf, Text):
            before = leaf
        elif isinstance(leaf, Note):
            first = next((inner for inner in leaves(leaf.blocks) if isinstance(inner, Text)), None)
            if first is not None:
                stream = build.layers.streams[first.origin.stream]
                at = before.origin.end if before is not None else 0
                found.append(_note(places, len(found) + 1, leaf.mark, stream, (body, at)))
    return tuple(found)


def _note(places: Places, number: int, mark: str, stream: Stream, called: tuple[Stream, int]) -> NoteSeen:
    (body, at), build = called, places.build
    labels, scan = page_labels(build.scan, build.regions), build.scan
    parts = []
    for span in stream.spans:
        page = scan.page_index(span.start)
        parts.append(NotePart(span, page + 1, labels[page] if labels else "", tuple(_lines(places, span))))
    origin = body.origin(max(0, at - 1), at)[0] if body.text else Span(0, 0)
    left, right = body.text[max(0, at - _AROUND) : at], body.text[at : at + _AROUND].lstrip().removeprefix(mark)
    page = scan.where(origin.start).page
    return NoteSeen(number, mark, tuple(parts), origin.end, page, _one_line(left), _one_line(right))


def _lines(places: Places, span: Span) -> Iterator[NoteLine]:
    start = span.start
    for line in span.of(places.build.scan.text).splitlines(keepends=True):
        if line.strip():
            here = Span(start, start + len(line.rstrip()))
            stream, made = places.made(here)
            yield NoteLine(here, line.strip(), made.of(stream.text).strip())
        start += len(line)


def _one_line(text: str) -> str:
    return text.replace("\n", " ")
