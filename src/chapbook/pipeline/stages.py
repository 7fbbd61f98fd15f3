"""The text stages of one book, in order, from its scan to the typeset document; it writes no file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import TypeAlias

from chapbook import languages
from chapbook.clean import decide
from chapbook.decisions import read_pins
from chapbook.layout import find_regions, page_labels
from chapbook.marking import mark
from chapbook.pipeline.claims import doubted_claims
from chapbook.pipeline.proposals import Layout, lines_decided, proposal_of
from chapbook.readers.matter import read_matter
from chapbook.readers.scans import read_scan
from chapbook.shapes.build import Build, Tally
from chapbook.shapes.decisions import Pins
from chapbook.shapes.document import Document, Note, leaves, notes_of, words_of
from chapbook.shapes.edition import Book
from chapbook.shapes.findings import Finding, Kind
from chapbook.shapes.language import Language
from chapbook.shapes.layers import Layers
from chapbook.shapes.matter import Matter, MatterPage
from chapbook.shapes.regions import Regions
from chapbook.shapes.scan import Scan
from chapbook.structure import build_document
from chapbook.typography import typeset, typeset_edition

Telling: TypeAlias = Callable[[str], AbstractContextManager[None]]
"""Is entered with the name of a step, and left when the step is done: how the progress display hears of it."""

STAGES = (
    "scan: read the text and its pages",
    "decisions: tie the editor's words to the scan",
    "layout: tell body, notes and running heads apart",
    "clean: repair the letters, on record",
    "structure: headings, paragraphs, notes in their calls",
    "typography: spaces, quotes, dashes",
)


def untold(_name: str) -> AbstractContextManager[None]:
    """What stands around a stage whose progress nobody asked to see: nothing."""
    return nullcontext()


@dataclass(frozen=True, slots=True)
class Cleaned:
    """One book after the first four stages: what each line of the scan is, its letters repaired, what was noticed."""

    book: Book
    language: Language
    scan: Scan
    pins: Pins
    regions: Regions
    layers: Layers
    findings: tuple[Finding, ...]


def text_stages(book: Book, tell: Telling = untold, *, keep: bool = False) -> Build:
    """The book after its text stages, each told by its name in ``STAGES``.

    ``keep``: what the program proposes for the letters is kept in the book's work folder, and taken from there as long
    as nothing it depends on has changed.

    Raises SetupError where the scan, the decisions or the language cannot be used.
    """
    language = languages.load(book.edition.language)
    with tell(STAGES[0]):
        matter = read_matter(book)
        scan, read = read_scan(book)
    with tell(STAGES[1]):
        pins, moved = read_pins(book, scan)
    with tell(STAGES[2]):
        regions, laid = find_regions(scan, pins)
    with tell(STAGES[3]):
        proposal = proposal_of(book, scan, Layout(regions, laid, lines_decided(pins)), language, keep=keep)
        layers, cleaned = decide(scan, proposal, regions, pins, language)
    made = Cleaned(book, language, scan, pins, regions, layers, (*read, *moved, *laid, *cleaned))
    return built(made, matter, tell)


def built(made: Cleaned, matter: Matter, tell: Telling = untold) -> Build:
    """The cleaned book through the other stages: structure and typography."""
    scan, layers, pins, language = made.scan, made.layers, made.pins, made.language
    with tell(STAGES[4]):
        labels = page_labels(scan, made.regions)
        structured, weighed = build_document(scan, labels, layers, pins, language)
        spelt = layers.without({rule.name for rule in language.orthography})
        printed = structured if spelt == layers else build_document(scan, labels, spelt, pins, language)[0]
    with tell(STAGES[5]):
        marked, passages = mark(scan, structured, layers, pins, language)
        document = typeset(marked, language)
    claims = doubted_claims(made.book.edition, structured, layers.streams[0].text, language)
    findings = (*made.findings, *weighed, *passages, *claims)
    return Build(
        book=_typeset_book(made.book, language),
        language=language,
        scan=scan,
        pins=pins,
        regions=made.regions,
        layers=layers,
        structured=structured,
        printed=printed,
        document=document,
        findings=findings,
        tally=count(scan, layers, document, findings),
        matter=_typeset_matter(matter, language),
    )


def _typeset_book(book: Book, language: Language) -> Book:
    return replace(book, edition=typeset_edition(book.edition, language), typed=book.as_typed)


def _typeset_matter(matter: Matter, language: Language) -> Matter:
    def pages(side: tuple[MatterPage, ...]) -> tuple[MatterPage, ...]:
        return tuple(replace(page, blocks=typeset(Document(page.blocks), language).blocks) for page in side)

    return Matter(pages(matter.front), pages(matter.back))


def count(scan: Scan, layers: Layers, document: Document, findings: tuple[Finding, ...]) -> Tally:
    """The figures of a build; the words are those of body and notes together, cut at spaces."""
    return Tally(
        scan_pages=len(scan.pages),
        words=_words(document),
        notes=len(notes_of(document)),
        changes=sum(1 for _ in layers.changes()),
        doubts=sum(finding.kind is Kind.DOUBT for finding in findings),
    )


def _words(document: Document) -> int:
    runs = [document.blocks]
    for blocks in runs:
        runs += [leaf.blocks for leaf in leaves(blocks) if isinstance(leaf, Note)]
    return sum(len(words_of(blocks).split()) for blocks in runs)
