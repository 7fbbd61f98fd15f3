"""What the report tells beside the changes: doubts, notes, what was dropped, decisions, metadata and files as rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from chapbook.shapes.build import Build
from chapbook.shapes.document import Document, DroppedKind, Note, Origin, Text, leaves, words_of
from chapbook.shapes.findings import Finding, Kind
from chapbook.shapes.regions import FURNITURE
from chapbook.writers.report_changes import left_of, right_of, visible

WORD = re.compile(r"\S+")
LINE = re.compile(r"\f|[^\n\f]*\n|[^\n\f]+")
PAGE_SIGN = {ord("\f"): "⇟"}
OPENING = 90
SILENT = frozenset({DroppedKind.LINE_END, DroppedKind.SPACE})
"""Dropped by the thousand and telling nothing: counted, not listed."""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with the scan around its place: ``word`` stands there, ``left`` and ``right`` beside it."""

    place: str
    message: str
    candidates: tuple[str, ...]
    left: str
    word: str
    right: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note: its number, its mark as printed, the place of its call and the words before, its pages and length.

    ``length`` counts characters, ``pages`` are pages of the scan counted from 1.
    """

    number: int
    mark: str
    place: str
    before: str
    pages: tuple[int, ...]
    length: int
    opening: str


@dataclass(frozen=True, slots=True)
class DroppedRow:
    """Characters of the cleaned text that are not in the book, and why."""

    place: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """An editor's decision that was applied."""

    place: str
    kind: str
    exact: str
    replace: str
    by: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """A finished file: its name below the output folder, its size in bytes, the first digits of its SHA-256."""

    name: str
    size: int
    digest: str


def finding_rows(build: Build, kind: Kind) -> tuple[FindingRow, ...]:
    """The findings of one kind in the order of the scan; those on the whole book come last."""
    found = [finding for finding in build.findings if finding.kind is kind]
    ordered = sorted((finding for finding in found if finding.place), key=_key)
    return tuple(_finding_row(build, finding) for finding in (*ordered, *(f for f in found if not f.place)))


def note_rows(build: Build) -> tuple[NoteRow, ...]:
    """The notes in the order of their calls, which is their numbering."""
    rows: list[NoteRow] = []
    before: Text | None = None
    for leaf in leaves(build.structured.blocks):
        if isinstance(leaf, Text):
            before = leaf
        elif isinstance(leaf, Note):
            rows.append(_note_row(build, leaf, len(rows) + 1, before))
    return tuple(rows)


def dropped_counts(document: Document) -> tuple[tuple[str, int], ...]:
    """How many stretches of each kind were dropped, by kind."""
    return tuple(sorted(Counter(str(dropped.kind) for dropped in document.dropped).items()))


def dropped_rows(build: Build) -> tuple[DroppedRow, ...]:
    """Each line of what was dropped, in the order of the scan; line ends and spaces are only counted.

    Furniture is told apart as the layout found it (running head, folio ...).
    """
    kinds = [(region.span, str(region.kind)) for region in build.regions if region.kind in FURNITURE]
    rows = []
    for dropped in build.structured.dropped:
        if dropped.kind in SILENT:
            continue
        for start, text in _lines(build, dropped.origin):
            kind = next((kind for span, kind in kinds if span.start <= start < span.end), str(dropped.kind))
            rows.append((start, DroppedRow(str(build.scan.where(start)), kind, text)))
    return tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))


def decision_rows(build: Build) -> tuple[DecisionRow, ...]:
    """The decisions of the editor that hold in this scan, in its order."""
    return tuple(
        DecisionRow(
            place=str(build.scan.where(pin.span.start)),
            kind=str(pin.decision.kind),
            exact=visible(pin.decision.exact),
            replace="" if pin.decision.replace is None else visible(pin.decision.replace),
            by=pin.decision.by,
            when=pin.decision.when,
            why=pin.decision.why,
        )
        for pin in sorted(build.pins, key=lambda pin: pin.span)
    )


def metadata(build: Build) -> tuple[tuple[str, str], ...]:
    """What edition.toml says of the book, as (label, value); what it leaves out is not shown."""
    edition = build.book.edition
    rows = (
        ("Title", edition.title),
        ("Subtitle", edition.subtitle),
        ("Author", edition.author),
        ("Translator", edition.translator),
        ("Language", f"{build.language.name} ({build.language.code})"),
        ("Description", edition.description),
        ("Subjects", ", ".join(edition.subjects)),
        ("Publisher", edition.publisher),
        ("First published", edition.first_published),
        ("Scanned from", edition.source),
        ("The scan", edition.scan_note),
        ("Pages found by", build.scan.mark),
        ("Identifier", edition.identifier),
        ("Date of this edition", edition.modified.isoformat()),
        ("Orthography", edition.orthography),
        ("Page", f"{edition.page.trim}, style {edition.page.style}"),
        ("Booklet", ", ".join(edition.booklet.schemes)),
    )
    return tuple(row for row in rows if row[1])


def rights(build: Build) -> tuple[tuple[str, str], ...]:
    """What is known of the rights, as (label, value)."""
    known = build.book.edition.rights
    rows = (("Text", known.text), ("Translation", known.translation), ("This edition", known.edition))
    return tuple(row for row in rows if row[1])


def file_rows(output: Path, report: Path) -> tuple[FileRow, ...]:
    """The files below the output folder by name, the report itself and hidden files left out."""
    found = []
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        if path.is_file() and path != report and not path.name.startswith("."):
            content = path.read_bytes()
            found.append(FileRow(name, len(content), sha256(content).hexdigest()[:12]))
    return tuple(found)


def _key(finding: Finding) -> tuple[int, int, int]:
    place = finding.place
    return (place.page, place.line, place.column) if place else (0, 0, 0)


def _finding_row(build: Build, finding: Finding) -> FindingRow:
    offset = build.scan.offset(finding.place) if finding.place else None
    if offset is None:
        return FindingRow("", finding.message, finding.candidates, "", "", "")
    text = build.scan.text
    word = WORD.match(text, offset)
    end = word.end() if word else offset
    left, right = left_of(text, offset), right_of(text, end)
    return FindingRow(str(finding.place), finding.message, finding.candidates, left, text[offset:end], right)


def _note_row(build: Build, note: Note, number: int, before: Text | None) -> NoteRow:
    origins = [leaf.origin for leaf in leaves(note.blocks) if isinstance(leaf, Text)]
    spans = [span for o in origins for span in build.layers.streams[o.stream].origin(o.start, o.end)]
    ends = [offset for span in spans for offset in (span.start, max(span.start, span.end - 1))]
    words = words_of(note.blocks)
    return NoteRow(
        number=number,
        mark=note.mark,
        place=str(build.scan.where(_offset(build, before.origin, at_end=True))) if before else "",
        before=left_of(before.text, len(before.text)) if before else "",
        pages=tuple(sorted({build.scan.page_index(offset) + 1 for offset in ends})),
        length=len(words),
        opening=right_of(words, 0, OPENING),
    )


def _lines(build: Build, origin: Origin) -> Iterator[tuple[int, str]]:
    """The lines of a stretch of cleaned text that are not blank, each with its offset in the scan."""
    stream, start = build.layers.streams[origin.stream], origin.start
    for line in LINE.findall(stream.text[origin.start : origin.end]):
        if shown := line.strip(" \n").translate(PAGE_SIGN):
            yield stream.origin(start, start + len(line))[0].start, shown
        start += len(line)


def _offset(build: Build, origin: Origin, *, at_end: bool = False) -> int:
    """Where an origin begins (or ends) in the scan."""
    spans = build.layers.streams[origin.stream].origin(origin.start, origin.end)
    return spans[-1].end if at_end else spans[0].start
