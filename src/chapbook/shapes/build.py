"""Everything known of one book after the text stages: what writers write from and checks check against."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from chapbook.shapes.decisions import Pins
from chapbook.shapes.document import Document
from chapbook.shapes.edition import Book
from chapbook.shapes.findings import Finding
from chapbook.shapes.language import Language
from chapbook.shapes.layers import Layers
from chapbook.shapes.matter import Matter
from chapbook.shapes.regions import Regions
from chapbook.shapes.scan import Scan


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of a build: pages of the scan, words of body and notes, notes, changes on record, doubts left."""

    scan_pages: int
    words: int
    notes: int
    changes: int
    doubts: int


@dataclass(frozen=True, slots=True)
class Build:
    """One book between its text stages and its files. ``structured`` is the document before typography.

    ``printed`` is the document with the letters of the print: without the layers of orthography and before typography.
    ``matter`` is the publisher's own pages, which the scan knows nothing of.
    """

    book: Book
    language: Language
    scan: Scan
    pins: Pins
    regions: Regions
    layers: Layers
    structured: Document
    printed: Document
    document: Document
    findings: tuple[Finding, ...]
    tally: Tally
    matter: Matter = field(default_factory=Matter)

    def file(self, kind: str) -> Path:
        """The path of one of the book's files: ``.epub``, ``.pdf`` or ``-booklet.pdf`` behind the slug."""
        return self.book.output / f"{self.book.slug}{kind}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line of the check table: what was checked, whether it holds, and what was measured."""

    name: str
    passed: bool
    measured: str
