"""What the package document says of the book: only what edition.toml states and what this very file has.

Dublin Core with refinements (EPUB 3.3 clause 5.5) and accessibility metadata (EPUB Accessibility 1.1 clause 2).
``conformsTo`` is never claimed: no person has evaluated the book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from chapbook.shapes.document import Document, Heading
from chapbook.shapes.edition import Book, Edition
from chapbook.shapes.language import Language
from chapbook.writers.epub.parts import Meta
from chapbook.writers.epub.pictures import figures_of
from chapbook.xhtml.blocks import flattened
from chapbook.xhtml.matter import rights_lines

IDENTIFIER_ID = "pub-id"
ISBN = re.compile(r"(?:urn:isbn:|ISBN[ :]*)?(97[89][\d -]{10,14}|[\d -]{9,12}[\dXx])", re.IGNORECASE)
YEAR = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
PREFIXES = "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/"


def metadata(book: Book, language: Language, document: Document, *, pages: bool, pictured: bool) -> tuple[Meta, ...]:
    """All metadata but the date of modification; ``pages``: there is a page list; ``pictured``: there are pictures."""
    edition = book.edition
    return (
        Meta("dc:identifier", identifier(book), (("id", IDENTIFIER_ID),)),
        *_titles(edition),
        *_people(edition),
        *_facts(edition, language),
        *(_page_source(edition, language) if pages else ()),
        *_accessibility(language, document, pages, pictured),
        _property("ibooks:specified-fonts", "true"),
        Meta("meta", "", (("name", "cover"), ("content", "cover-image"))),
    )


def identifier(book: Book) -> str:
    """The edition's own identifier (an ISBN as a URN), or a UUID of version 5 of slug, title and author as typed."""
    edition = book.as_typed
    said = edition.identifier.strip() or edition.isbn
    if match := ISBN.fullmatch(said):
        digits = re.sub(r"[ -]", "", match[1]).upper()
        return f"urn:isbn:{digits}"
    name = "\n".join((book.slug, edition.title, edition.author))
    return said or f"urn:uuid:{uuid5(NAMESPACE_URL, f'chapbook:{name}')}"


def _titles(edition: Edition) -> Iterator[Meta]:
    yield Meta("dc:title", edition.title, (("id", "title"),))
    yield _refined("title", "title-type", "main")
    if edition.subtitle:
        yield Meta("dc:title", edition.subtitle, (("id", "subtitle"),))
        yield _refined("subtitle", "title-type", "subtitle")


def _people(edition: Edition) -> Iterator[Meta]:
    yield Meta("dc:creator", edition.author, (("id", "author"),))
    yield _refined("author", "role", "aut", scheme="marc:relators")
    if edition.author_sort:
        yield _refined("author", "file-as", edition.author_sort)
    if edition.translator:
        yield Meta("dc:contributor", edition.translator, (("id", "translator"),))
        yield _refined("translator", "role", "trl", scheme="marc:relators")


def _facts(edition: Edition, language: Language) -> Iterator[Meta]:
    yield Meta("dc:language", edition.language)
    yield Meta("dc:date", edition.modified.isoformat())
    if YEAR.fullmatch(edition.first_published):
        yield _property("dcterms:issued", edition.first_published)
    rights = rights_lines(edition, language)
    yield from (Meta("dc:rights", language.words["term"].format(term=term, said=said)) for term, said in rights)
    texts = (
        ("publisher", edition.publisher),
        ("description", edition.description or " ".join(edition.back_cover.split())),
    )
    yield from (Meta(f"dc:{name}", text) for name, text in texts if text)
    yield from (Meta("dc:subject", subject) for subject in edition.subjects)
    if edition.collection:
        yield Meta("meta", edition.collection, (("property", "belongs-to-collection"), ("id", "collection")))
        yield _refined("collection", "collection-type", "series")
    if edition.source:
        yield Meta("dc:source", edition.source, (("id", "source"),))


def _page_source(edition: Edition, language: Language) -> Iterator[Meta]:
    """The print edition that the page marks stand for (EPUB Accessibility 1.1 clause 2.5.3)."""
    yield _property("pageBreakSource", edition.source or language.words["page list"])


def _accessibility(language: Language, document: Document, pages: bool, pictured: bool) -> Iterator[Meta]:
    figures = tuple(figures_of(document.blocks))
    headings = any(isinstance(block, Heading) for block in flattened(document.blocks))
    features = ["tableOfContents", "readingOrder", "displayTransformability"]
    features += ["structuralNavigation"] if headings else []
    features += ["pageBreakMarkers", "pageNavigation"] if pages else []
    described = all(figure.alt for figure in figures)
    features += ["alternativeText"] if described else []
    yield _property("schema:accessMode", "textual")
    if pictured:
        yield _property("schema:accessMode", "visual")
    yield _property("schema:accessModeSufficient", "textual" if described else "textual,visual")
    yield from (_property("schema:accessibilityFeature", feature) for feature in features)
    yield _property("schema:accessibilityHazard", "none")
    yield _property("schema:accessibilitySummary", language.words["accessibility summary"])


def _property(name: str, text: str) -> Meta:
    return Meta("meta", text, (("property", name),))


def _refined(subject: str, name: str, text: str, scheme: str = "") -> Meta:
    attributes = (("refines", f"#{subject}"), ("property", name), *((("scheme", scheme),) if scheme else ()))
    return Meta("meta", text, attributes)
