"""A book kept warm: typeset and laid out once, and then only where it has changed.

What it makes are drafts to look at. The files of an edition are made by the tasks, from nothing, every time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from chapbook.layout import page_labels
from chapbook.marking import mark
from chapbook.pipeline.galleys import Galley, galleys_of
from chapbook.pipeline.opened import OpenBook
from chapbook.pipeline.stages import Cleaned, count
from chapbook.readers.matter import read_matter
from chapbook.shapes.build import Build
from chapbook.shapes.document import Block, Document
from chapbook.shapes.findings import Finding
from chapbook.structure import build_document
from chapbook.typography import typeset
from chapbook.writers.pdf import draw_text
from chapbook.xhtml import XhtmlFile, render


@dataclass(frozen=True, slots=True)
class Draft:
    """A book as it now is, to look at.

    ``build`` is what the text stages make of it, but for ``printed``, which is the modern text; ``files`` are those of
    the EPUB's text, ``changed`` the names of those that are not what they were; ``galleys`` are the pieces it is laid
    out in, ``fresh`` the indexes (from 0) of those that are new.
    """

    opened: OpenBook
    build: Build
    files: tuple[XhtmlFile, ...]
    changed: tuple[str, ...]
    galleys: tuple[Galley, ...]
    fresh: tuple[int, ...]


@dataclass(slots=True)
class Warm:
    """What is kept from one draft to the next: typeset galleys and their pages by digest, the last files by name."""

    _typeset: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    _pages: dict[str, bytes] = field(default_factory=dict)
    _files: Mapping[str, bytes] = field(default_factory=dict)

    def draft(self, opened: OpenBook) -> Draft:
        """The book through the other stages, each of which meets only the galleys that it has not met."""
        made = opened.cleaned
        labels = page_labels(made.scan, made.regions)
        structured, weighed = build_document(made.scan, labels, made.layers, made.pins, made.language)
        galleys = galleys_of(structured, made.pins)
        fresh = tuple(index for index, galley in enumerate(galleys) if galley.key not in self._typeset)
        self._typeset = {galley.key: self._set(galley, made) for galley in galleys}
        blocks = tuple(block for galley in galleys for block in self._typeset[galley.key])
        document = replace(structured, blocks=blocks)
        build = _build(made, structured, document, (*made.findings, *weighed))
        files = render(document, made.book.edition, made.language, "gathered")
        changed = tuple(file.name for file in files if self._files.get(file.name) != file.content)
        self._files = {file.name: file.content for file in files}
        return Draft(opened, build, files, changed, galleys, fresh)

    def _set(self, galley: Galley, made: Cleaned) -> tuple[Block, ...]:
        if (known := self._typeset.get(galley.key)) is not None:
            return known
        marked, _ = mark(made.scan, Document(galley.blocks), made.layers, made.pins, made.language)
        return typeset(marked, made.language).blocks

    def pages(self, draft: Draft, index: int) -> bytes:
        """The PDF of one galley (from 0): its pages as they will be, but for folios, note numbers and what is around.

        Laid out once; when the styles have changed, ``forget_pages`` first. Raises SetupError for a wrong style.
        """
        key = draft.galleys[index].key
        if key not in self._pages:
            alive = {galley.key for galley in draft.galleys}
            self._pages = {kept: pages for kept, pages in self._pages.items() if kept in alive}
            self._pages[key] = draw_text(replace(draft.build, document=Document(self._typeset[key])))
        return self._pages[key]

    def forget_pages(self) -> None:
        """Has all galleys laid out anew when they are asked for."""
        self._pages = {}


def _build(made: Cleaned, structured: Document, document: Document, findings: tuple[Finding, ...]) -> Build:
    return Build(
        book=made.book,
        language=made.language,
        scan=made.scan,
        pins=made.pins,
        regions=made.regions,
        layers=made.layers,
        structured=structured,
        printed=structured,
        document=document,
        findings=findings,
        tally=count(made.scan, made.layers, document, findings),
        matter=read_matter(made.book),
    )
