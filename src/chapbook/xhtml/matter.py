"""The pages around the text, made from the edition alone: half title, title page, imprint and colophon.

Nothing is claimed that edition.toml does not say; rights that are not stated are said to be so, aloud.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from chapbook.shapes.build import Tally
from chapbook.shapes.edition import UNDATED, Edition
from chapbook.shapes.language import Language
from chapbook.xhtml.elements import Element, make
from chapbook.xhtml.entries import XhtmlFile
from chapbook.xhtml.page import Dress, write_page

NOT_STATED = "not stated"
COLON = re.compile(r"\s*:\s+")

EPUB_DRESS = Dress()


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    title: str
    kind: str


def title_parts(edition: Edition) -> tuple[str, str]:
    """The title and what stands below it: the subtitle or, where there is none, what follows the title's colon."""
    parts = COLON.split(edition.title, maxsplit=1)
    if edition.subtitle or len(parts) == 1:
        return edition.title, edition.subtitle
    return parts[0], parts[1]


def half_title(edition: Edition, language: Language, dress: Dress = EPUB_DRESS) -> XhtmlFile:
    """The title alone, without what follows its colon: the first page of a printed book."""
    words = make("p", {"class": "title"}, title_parts(edition)[0])
    content = make("section", {"class": "half-title", "epub:type": "halftitlepage"}, words)
    return _file(_File("half-title", language.words["half title"], "frontmatter"), edition, content, dress)


def title_page(edition: Edition, language: Language, dress: Dress = EPUB_DRESS) -> XhtmlFile:
    """Author, title, subtitle, translator and publisher, as edition.toml has them."""
    translator = language.words["translated by"].format(translator=edition.translator) if edition.translator else ""
    content = make(
        "section",
        {"class": "title-page", "epub:type": "titlepage"},
        *_line("p", "author", edition.author),
        make("h1", {"class": "title", "epub:type": "title"}, edition.title),
        *_line("p", "subtitle", edition.subtitle, "subtitle"),
        *_line("p", "translator", translator),
        *_logo(edition),
        *_line("p", "publisher", edition.publisher),
    )
    return _file(_File("title-page", language.words["title page"], "frontmatter"), edition, content, dress)


def cover_page(edition: Edition, language: Language, image: str, dress: Dress = EPUB_DRESS) -> XhtmlFile:
    """The cover as a page; ``image`` is the address of its picture, whose text alternative names the book."""
    alternative = language.words["cover of"].format(title=edition.title, author=edition.author)
    picture = make("img", {"src": image, "alt": alternative, "role": "doc-cover"})
    content = make("section", {"class": "cover", "epub:type": "cover"}, picture)
    return _file(_File("cover", language.words["cover"], "frontmatter"), edition, content, dress)


def imprint(edition: Edition, language: Language, dress: Dress = EPUB_DRESS) -> XhtmlFile:
    """What the edition is: the publisher's own text, collection, source, first publication, rights, ISBN, date."""
    words = language.words
    entries = (
        (words["collection"], edition.collection),
        (words["source"], edition.source),
        (words["first published"], edition.first_published),
        *rights_lines(edition, language),
        ("ISBN", edition.isbn),
        (words["identifier"], edition.identifier),
        (words["modified"], written_date(edition.modified, language) if edition.modified != UNDATED else ""),
    )
    pairs = [pair for term, said in entries if said for pair in (make("dt", None, term), make("dd", None, said))]
    content = make(
        "section",
        {"class": "imprint", "epub:type": "copyright-page"},
        make("h1", None, words["imprint"]),
        *paragraphs(edition.imprint),
        make("dl", None, *pairs),
        *(() if edition.rights.stated else (make("p", None, words["rights not stated"]),)),
    )
    return _file(_File("imprint", words["imprint"], "backmatter"), edition, content, dress)


def colophon(
    edition: Edition, language: Language, tally: Tally, font_notice: str = "", dress: Dress = EPUB_DRESS
) -> XhtmlFile:
    """How the book was made: from what scan, the changes on record, the doubts left, the typeface and the program."""
    told = (*_making(edition, language, tally), font_notice, language.words["licence does not cover"])
    sentences = (make("p", None, sentence) for sentence in told if sentence)
    heading = make("h1", None, language.words["colophon"])
    kinds = {"class": "colophon", "epub:type": "colophon", "role": "doc-colophon"}
    content = make("section", kinds, heading, *sentences)
    return _file(_File("colophon", language.words["colophon"], "backmatter"), edition, content, dress)


def rights_lines(edition: Edition, language: Language) -> tuple[tuple[str, str], ...]:
    """What edition.toml states of each right: (the label with its part, the statement in the book's language)."""
    words = language.words
    return tuple(
        (words["rights"].format(part=part), words[NOT_STATED] if said == NOT_STATED else said)
        for part, said in _rights(edition, language)
        if said
    )


def written_date(day: date, language: Language) -> str:
    """The date in words, as the language writes it."""
    words = language.words
    number = words["first of month"] if day.day == 1 else str(day.day)
    return words["date"].format(day=number, month=words["months"].split()[day.month - 1], year=day.year)


def _rights(edition: Edition, language: Language) -> tuple[tuple[str, str], ...]:
    words, rights = language.words, edition.rights
    return (
        (words["text right"], rights.text),
        (words["translation right"], rights.translation),
        (words["edition right"], rights.edition),
    )


def _making(edition: Edition, language: Language, tally: Tally) -> Iterator[str]:
    words = language.words
    yield _counted("made from", tally.scan_pages, words)
    yield f"{_counted('changes', tally.changes, words)} {_counted('doubts', tally.doubts, words)}"
    if edition.scan_note:
        yield words["term"].format(term=words["scan"], said=edition.scan_note)


def _counted(key: str, count: int, words: Mapping[str, str]) -> str:
    """The sentence for none, one or many; figures group in thousands as the language does."""
    form = {0: "none", 1: "one"}.get(count, "many")
    return words[f"{key}: {form}"].format(count=f"{count:,}".replace(",", words["thousands"]))


def paragraphs(text: str) -> Iterator[Element]:
    """The paragraphs of a text of edition.toml: blank lines part them, other line ends are spaces."""
    return (make("p", None, " ".join(part.split())) for part in re.split(r"\n\s*\n", text) if part.strip())


def _logo(edition: Edition) -> tuple[Element, ...]:
    if not edition.logo:
        return ()
    return (make("p", {"class": "logo"}, make("img", {"src": edition.logo, "alt": edition.publisher})),)


def _line(name: str, kind: str, text: str, semantics: str = "") -> tuple[Element, ...]:
    return (make(name, {"class": kind, "epub:type": semantics}, text),) if text else ()


def _file(file: _File, edition: Edition, content: Element, dress: Dress) -> XhtmlFile:
    page = write_page(file.title, edition.language, file.kind, (content,), dress)
    return XhtmlFile(f"{file.name}.xhtml", file.title, page)
