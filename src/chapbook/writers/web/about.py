"""What the web edition says of the book to search engines and catalogues: schema.org's Book, as JSON-LD."""

from __future__ import annotations

import json

from chapbook.shapes.build import Build
from chapbook.writers.epub.metadata import identifier
from chapbook.xhtml.matter import rights_lines


def about(build: Build, *, pages: int) -> str:
    """The JSON-LD; it holds only what edition.toml states. Nothing in it can end the script element it stands in."""
    edition, language = build.book.edition, build.language
    term = language.words["term"]
    rights = " ".join(f"{term.format(term=right, said=said)}." for right, said in rights_lines(edition, language))
    facts = (
        ("@context", "https://schema.org"),
        ("@type", "Book"),
        ("name", edition.title),
        ("alternativeHeadline", edition.subtitle),
        ("author", _person(edition.author)),
        ("translator", _person(edition.translator)),
        ("publisher", {"@type": "Organization", "name": edition.publisher} if edition.publisher else ""),
        ("inLanguage", edition.language),
        ("identifier", identifier(build.book)),
        ("isbn", identifier(build.book).removeprefix("urn:isbn:") if "urn:isbn:" in identifier(build.book) else ""),
        ("datePublished", edition.first_published),
        ("dateModified", edition.modified.isoformat()),
        ("description", edition.description),
        ("keywords", ", ".join(edition.subjects)),
        ("isBasedOn", {"@type": "Book", "name": edition.source} if edition.source else ""),
        ("copyrightNotice", rights),
        ("bookFormat", "https://schema.org/EBook"),
        ("accessMode", ["textual"]),
        ("accessibilityFeature", ["tableOfContents", "readingOrder", *(["pageNavigation"] if pages else [])]),
        ("accessibilityHazard", "none"),
    )
    text = json.dumps({name: said for name, said in facts if said}, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c").replace("&", "\\u0026")


def _person(name: str) -> object:
    return {"@type": "Person", "name": name} if name else ""
