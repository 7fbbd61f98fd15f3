"""What the EPUB says of itself is true: its metadata, its accessibility claims, its fonts and their licence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from chapbook.check.epub.container import verdict
from chapbook.check.epub.places import HEADINGS
from chapbook.check.epub.reading import Opened, of_kind, said, words
from chapbook.shapes.build import Build, Verdict
from chapbook.writers import fonts

VISUAL = frozenset({"cover-image"})
LICENCE_WORDS = "SIL OPEN FONT LICENSE Version 1.1"
FONT_STARTS = (b"\0\1\0\0", b"OTTO", b"true")
CLAIMS = ("conformsTo", "certifiedBy", "certifierCredential", "certifierReport")
"""What only a person who has evaluated the book may state (EPUB Accessibility 1.1 clauses 3 and 4)."""


def metadata_is_the_edition(epub: Opened, build: Build) -> Verdict:
    """Title, author, language, rights and date are those of edition.toml; there is one cover."""
    edition = build.book.edition
    wanted = {
        "dc:title": [text for text in (edition.title, edition.subtitle) if text],
        "dc:creator": [edition.author],
        "dc:language": [edition.language],
        "dcterms:modified": [f"{edition.modified.isoformat()}T00:00:00Z"],
        "dc:subject": list(edition.subjects),
        "dc:source": [text for text in (edition.source,) if text],
    }
    found = {key: _values(epub, key) for key in wanted}
    faults = [f"{key} is {found[key]}, not {value}" for key, value in wanted.items() if found[key] != _folded(value)]
    if not _values(epub, "dc:rights"):
        faults.append("nothing is said of the rights")
    if len([item for item in epub.manifest if VISUAL & set(item.properties)]) != 1:
        faults.append("there is not one cover image")
    if not _values(epub, "dc:identifier")[:1]:
        faults.append("there is no identifier")
    return verdict("EPUB: metadata is the edition's", faults, ", ".join(_values(epub, "dc:identifier")))


def accessibility_is_true(epub: Opened, _build: Build) -> Verdict:
    """Each accessibility claim is exactly what the file has; conformance is not claimed; each picture has words."""
    claimed = set(_values(epub, "schema:accessibilityFeature"))
    faults = [f"{feature} is claimed but not true" for feature in sorted(claimed - set(_true_features(epub)))]
    faults += [f"{feature} is true but not said" for feature in sorted(set(_true_features(epub)) - claimed)]
    faults += [f"{claim} is claimed" for claim in CLAIMS if _states(epub, claim)]
    pictures = [(path, tag) for path, page in epub.pages.items() for tag in page.find_all("img")]
    faults += [f"{path}: a picture has no words for it" for path, tag in pictures if not said(tag, "alt").strip()]
    modes = {"textual"} | ({"visual"} if any(said(tag, "role") != "doc-cover" for _, tag in pictures) else set())
    if set(_values(epub, "schema:accessMode")) != modes:
        faults.append("the access modes are not those of the book")
    singles = ("schema:accessModeSufficient", "schema:accessibilityHazard", "schema:accessibilitySummary")
    faults += [f"{single} is missing" for single in singles if not _values(epub, single)]
    if bool(_values(epub, "pageBreakSource")) != (epub.nav("page-list") is not None):
        faults.append("the source of the page marks is not told, or told without any")
    return verdict("EPUB: accessibility metadata is true", faults, f"{len(claimed)} features, no conformance claimed")


def fonts_cover_the_text(epub: Opened, _build: Build) -> Verdict:
    """Each embedded font has a glyph for every character of the pages, and its licence is in the file."""
    letters = {letter for page in epub.pages.values() for letter in page.get_text() if not letter.isspace()}
    letters |= {letter for page in epub.pages.values() for letter in page.get_text() if letter in "\u00a0\u202f"}
    items = [item for item in epub.manifest if item.media_type.startswith("font/")]
    faults = [] if items else ["no font is embedded"]
    for item in items:
        missing = _missing(epub.files.get(item.path, b""), "".join(sorted(letters)))
        faults += [f"{item.path} lacks {', '.join(missing[:8])}"] if missing else []
    licences = (epub.files.get(item.path, b"") for item in epub.manifest if item.media_type == "text/plain")
    if not any(LICENCE_WORDS in content.decode("utf-8", "replace") for content in licences):
        faults.append("the fonts' licence is not in the file")
    return verdict("EPUB: fonts cover every character", faults, f"{len(items)} fonts, {len(letters)} characters")


def _true_features(epub: Opened) -> Iterator[str]:
    yield from ("displayTransformability", "readingOrder")
    if any(page.find(HEADINGS) for _, page in epub.text_pages()):
        yield "structuralNavigation"
    if epub.nav("toc") is not None:
        yield "tableOfContents"
    if epub.nav("page-list") is not None:
        yield "pageNavigation"
    if any(of_kind(page, "pagebreak") for _, page in epub.text_pages()):
        yield "pageBreakMarkers"
    if all(said(tag, "alt").strip() for page in epub.pages.values() for tag in page.find_all("img")):
        yield "alternativeText"


def _values(epub: Opened, key: str) -> list[str]:
    """The texts of a Dublin Core element, or of a meta that refines nothing."""
    if key.startswith("dc:"):
        return [words(tag) for tag in epub.package.find_all(key.removeprefix("dc:")) if tag.prefix == "dc"]
    metas = epub.package.find_all("meta", attrs={"property": key})
    return [words(meta) for meta in metas if not said(meta, "refines")]


def _folded(texts: list[str]) -> list[str]:
    return [" ".join(text.split()) for text in texts]


def _states(epub: Opened, claim: str) -> bool:
    metas = (said(meta, "property") for meta in epub.package.find_all("meta"))
    rels = (said(link, "rel") for link in epub.package.find_all("link"))
    return any(claim in value for value in (*metas, *rels))


def _missing(font: bytes, letters: str) -> tuple[str, ...]:
    """The characters that a font file has no glyph for; all of them if it is no font."""
    if font[:4] not in FONT_STARTS:
        return tuple(letters)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "font.ttf"
        path.write_bytes(font)
        return fonts.missing(fonts.Face(fonts.Style.REGULAR, path), letters)
