"""A document to the XHTML files of its text: one flow, or a file for each chapter."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from chapbook.shapes.document import Block, Document, Heading, words_of
from chapbook.shapes.edition import Edition
from chapbook.shapes.language import Language
from chapbook.xhtml.blocks import flattened, render_sections
from chapbook.xhtml.entries import XhtmlFile
from chapbook.xhtml.inlines import InlineRenderer, Notes, Numbers
from chapbook.xhtml.notes import render_notes
from chapbook.xhtml.page import STYLESHEET, Dress, write_page

ONE_FLOW_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a file stands: the count of its chapter from 1; 0 for a text in one flow and for what opens a book."""

    chapter: int
    edition: Edition
    language: Language

    @property
    def name(self) -> str:
        return f"chapter-{self.chapter:02}.xhtml" if self.chapter else "text.xhtml"


def render(
    document: Document, edition: Edition, language: Language, notes: Notes, *, stylesheet: str = STYLESHEET
) -> tuple[XhtmlFile, ...]:
    """The files of the text in reading order.

    ``notes``: "gathered" at the end of each file with the EPUB's semantics, or "in place" right after their calls
    and without any attribute of the epub namespace. ``stylesheet`` is the link's address; empty: no link.
    """
    dress = Dress(stylesheet, semantics=notes == "gathered")
    numbers = Numbers()
    return tuple(
        _file(part, _Place(index, edition, language), InlineRenderer(notes, numbers), dress)
        for index, part in enumerate(_parts(document, edition))
        if part
    )


def in_chapters(document: Document, edition: Edition) -> bool:
    """True if each heading of level 1 opens a file: by the edition's word, or by default over 20,000 words."""
    if not any(_opens(block) for block in flattened(document.blocks)):
        return False
    if edition.chapters:
        return edition.chapters == "heading 1"
    return len(words_of(document.blocks).split()) > ONE_FLOW_WORDS


def _parts(document: Document, edition: Edition) -> tuple[tuple[Block, ...], ...]:
    """What comes before the first chapter (it may be nothing), then each chapter."""
    blocks = flattened(document.blocks)
    if not in_chapters(document, edition):
        return (blocks,)
    cuts = [0, *(index for index, block in enumerate(blocks) if _opens(block)), len(blocks)]
    return tuple(blocks[start:end] for start, end in pairwise(cuts))


def _opens(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1


def _file(part: tuple[Block, ...], place: _Place, inlines: InlineRenderer, dress: Dress) -> XhtmlFile:
    body, headings = render_sections(part, inlines, chapters=place.chapter > 0)
    gathered = render_notes(inlines, place.edition, place.language) if inlines.form == "gathered" else ()
    title = headings[0].text if place.chapter else place.edition.title
    content = write_page(title, place.edition.language, "bodymatter", (*body, *gathered), dress)
    notes = tuple(entry for entry, _ in inlines.notes)
    return XhtmlFile(place.name, title, content, headings, tuple(inlines.pages), notes)
