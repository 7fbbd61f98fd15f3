"""A book that has everything an EPUB can hold, made by hand: every kind of block and inline, notes in odd places."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from builders import NoWords
from chapbook.languages.fr.words import WORDS
from chapbook.shapes.build import Build, Tally
from chapbook.shapes.document import (
    Byline,
    Chapter,
    Document,
    Emphasis,
    Epigraph,
    Foreign,
    Heading,
    Inline,
    LineBreak,
    Listing,
    ListItem,
    Note,
    Origin,
    Ornament,
    PageBreak,
    Paragraph,
    Quotation,
    Signature,
    SmallCaps,
    Superscript,
    Table,
    Text,
    Verse,
    leaves,
    notes_of,
)
from chapbook.shapes.edition import Book, Edition, Rights
from chapbook.shapes.language import Language
from chapbook.shapes.layers import Layers
from chapbook.shapes.scan import Page, Scan, Span

NOWHERE = Origin(0, 0, 0)
FRENCH = Language("fr", "français", NoWords(), (), (), (), frozenset(), re.compile(r"(?!)"), WORDS)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)
"""A picture of one pixel."""
STYLES = Path(__file__).resolve().parent.parent / "styles"
EDITION = Edition(
    title="De la fête\u00a0: essai <neuf> & complet",
    author="Jeanne & Cie",
    author_sort="Cie, Jeanne &",
    translator="Un inconnu",
    publisher="L’Atelier",
    description="Une brochure.",
    subjects=("fête", "société"),
    source="Brochure de quatre pages",
    first_published="1899",
    modified=date(2026, 3, 1),
    rights=Rights(translation="Le traducteur est inconnu."),
)


def text(words: str) -> Text:
    """A Text from nowhere."""
    return Text(words, NOWHERE)


def paragraph(*inlines: Inline | str) -> Paragraph:
    """A paragraph of inlines and words."""
    return Paragraph(tuple(text(part) if isinstance(part, str) else part for part in inlines), NOWHERE)


def note(*paragraphs: str) -> Note:
    """A note of these paragraphs."""
    return Note(tuple(paragraph(words) for words in paragraphs), "(1)")


def heading(level: int, *inlines: Inline | str) -> Heading:
    """A heading of inlines and words."""
    return Heading(level, paragraph(*inlines).inlines, NOWHERE)


def listing(*markers: str, ordered: bool = True, start: int = 1) -> Listing:
    """A list with an item for each marker."""
    return Listing(
        tuple(ListItem((text(f"item {marker}"),), marker, NOWHERE) for marker in markers), ordered, start, NOWHERE
    )


FULL = Document(
    (
        heading(0, PageBreak("3"), "DE LA FÊTE", LineBreak(), "essai"),
        Byline((text("Par Jeanne."),), NOWHERE),
        Epigraph((paragraph("Dansez."),), (text("UN SAGE"),), NOWHERE),
        paragraph(
            "On danse", note("La première note.", "Son second alinéa."), "\u202f; <script>alert(1)</script> & ]]>."
        ),
        heading(1, "La veille"),
        paragraph(
            "La nuit tom", PageBreak("4"), "be sur la ", Emphasis((text("ville"),)), " au ", SmallCaps((text("xix"),))
        ),
        Verse(((text("Un vers"), note("Une note au vers.")), (text("un autre"),)), NOWHERE),
        heading(2, "Les préparatifs", note("Une note au titre.")),
        listing("1-", "2-"),
        listing("—", "—", ordered=False),
        Chapter(
            (
                heading(1, "Le jour"),
                paragraph(
                    "Le 1",
                    Superscript((text("er"),)),
                    " mai, ",
                    Foreign("en", (text("the day"),)),
                    PageBreak("[4 bis]"),
                ),
                Quotation((paragraph("«\u00a0On rit."), paragraph("«\u00a0On pleure.\u00a0»")), NOWHERE),
                Table((((text("a"),), (text("b"),)), ((text("c"),), (text("d"),))), NOWHERE),
                Ornament((text("* * *"),), NOWHERE),
            ),
            NOWHERE,
        ),
        Signature((text("Jeanne."),), NOWHERE),
    )
)


def build_of(document: Document, edition: Edition, root: Path, slug: str = "fete") -> Build:
    """The document as a build; its scan has the pages that the document marks, each of one character."""
    labels = [leaf.label for leaf in leaves(document.blocks) if isinstance(leaf, PageBreak)]
    pages = tuple(Page(Span(index, index + 1), label) for index, label in enumerate(labels))
    folder, output = root / "source" / slug, root / "build" / slug
    book = Book(slug=slug, folder=folder, output=output, styles=STYLES, edition=edition)
    tally = Tally(len(pages), 60, len(notes_of(document)), 1281, 1)
    scan = Scan("x" * len(pages), pages)
    return Build(book, FRENCH, scan, (), (), Layers(()), document, document, document, (), tally)


def full_build(root: Path, **options: object) -> Build:
    """The full book, with options of its edition changed."""
    return build_of(FULL, replace(EDITION, **options), root)  # type: ignore[arg-type]  # the names are the edition's
