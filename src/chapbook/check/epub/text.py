"""Law 5 on the EPUB: the text read back from the file is the document's, and each page turns at its very word."""

from __future__ import annotations

from collections.abc import Iterator

from chapbook.check.epub.places import NOTES
from chapbook.check.epub.reading import Opened, Tag, of_kind, reading, said
from chapbook.check.sequences import Sequences, difference, normal, of_document, verdicts
from chapbook.shapes.build import Build, Verdict
from chapbook.shapes.document import LineBreak, PageBreak, Text, flat, inlines_of
from chapbook.xhtml.elements import safe

TURN = "\ue000"
"""Stands for a page turn while two texts are compared: a character for private use, which no print has."""


def text_is_the_document(epub: Opened, build: Build) -> tuple[Verdict, ...]:
    """Body and notes are the document's, whole and in order."""
    expected = of_document(build.document)
    body = normal("".join(piece for piece in _body(epub) if isinstance(piece, str)))
    found = Sequences(body, tuple(normal(_note(note)) for note in _notes(epub)))
    made_safe = Sequences(safe(expected.body), tuple(safe(note) for note in expected.notes))
    return verdicts("EPUB", made_safe, found)[:2]


def pages_turn_at_their_words(epub: Opened, build: Build) -> Verdict:
    """Each page mark stands at the very place in the text where the document has it."""
    name = "EPUB: pages turn at their words"
    expected = _turning(_document_pieces(build))
    found = _turning(TURN if isinstance(piece, Tag) and _turns(piece) else piece for piece in _body(epub))
    told = difference(safe(expected), found)
    return Verdict(name, not told, told.replace(TURN, "|") or f"{found.count(TURN)} turns")


def _turning(pieces: Iterator[str | Tag]) -> str:
    """The text with its turns; spaces around a turn say nothing, since a turn takes none."""
    text = normal("".join(piece for piece in pieces if isinstance(piece, str)))
    return text.replace(f" {TURN}", TURN).replace(f"{TURN} ", TURN)


def _document_pieces(build: Build) -> Iterator[str | Tag]:
    for block in build.document.blocks:
        for run in inlines_of(block):
            for leaf in flat(run):
                match leaf:
                    case Text():
                        yield leaf.text
                    case PageBreak():
                        yield TURN
                    case LineBreak():
                        yield " "
                    case _:
                        pass
            yield " "


def _body(epub: Opened) -> Iterator[str | Tag]:
    for _, page in epub.text_pages():
        body = page.find("body")
        if isinstance(body, Tag):
            yield from reading(body)
            yield " "


def _notes(epub: Opened) -> Iterator[Tag]:
    for _, page in epub.text_pages():
        yield from of_kind(page, *NOTES)


def _note(note: Tag) -> str:
    """The words of a note without the number that leads back."""
    number = next(iter(of_kind(note, "backlink")), None)
    text = "".join(piece for piece in reading(note) if isinstance(piece, str))
    return text.strip().removeprefix(number.get_text() if number else "")


def _turns(tag: Tag) -> bool:
    return said(tag, "epub:type") == "pagebreak"
