"""The text stages on the first book: told in their order, the same each time, and its figures in sight."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from chapbook.pipeline.stages import STAGES, count, text_stages
from chapbook.readers.edition import read_book
from chapbook.shapes.build import Build
from chapbook.shapes.document import Document, Note, Origin, Paragraph, Text
from chapbook.shapes.findings import Finding, Kind, SetupError

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def build() -> Build:
    return text_stages(read_book(ROOT, "rocker-essence"))


def test_every_stage_is_told_in_the_order_of_the_list() -> None:
    told: list[str] = []

    @contextmanager
    def tell(name: str) -> Iterator[None]:
        told.append(name)
        yield

    text_stages(read_book(ROOT, "rocker-essence"), tell)
    assert tuple(told) == STAGES


def test_the_first_book_has_its_six_pages_and_its_one_note(build: Build) -> None:
    assert (build.tally.scan_pages, build.tally.notes) == (6, 1)
    assert build.tally.changes == sum(1 for _ in build.layers.changes())


def test_the_same_source_gives_the_same_document(build: Build) -> None:
    again = text_stages(read_book(ROOT, "rocker-essence"))
    assert (again.document, again.layers, again.findings) == (build.document, build.layers, build.findings)


def test_title_and_author_come_typeset_to_the_writers_and_stay_known_as_typed() -> None:
    book = read_book(ROOT, "rocker-essence")
    typed = replace(book.edition, title="Aux habitants d'Amérique: que faire ?", author="Pierre d'Arcis")
    made = text_stages(replace(book, edition=typed)).book
    assert (made.edition.title, made.edition.author) == (
        "Aux habitants d’Amérique\u00a0: que faire\u202f?",
        "Pierre d’Arcis",
    )
    assert made.as_typed == typed


def test_words_of_notes_and_of_notes_in_notes_are_counted(build: Build) -> None:
    nowhere = Origin(0, 0, 0)

    def paragraph(words: str, *notes: Note) -> Paragraph:
        return Paragraph((Text(words, nowhere), *notes), nowhere)

    inner = Note((paragraph("a note of a note"),), "(2)")
    document = Document((paragraph("two words", Note((paragraph("one note", inner),), "(1)")),))
    doubt = Finding(None, Kind.DOUBT, "a doubt")
    tally = count(build.scan, replace(build.layers, streams=()), document, (doubt, replace(doubt, kind=Kind.NOTE)))
    assert (tally.words, tally.notes, tally.changes, tally.doubts) == (9, 1, 0, 1)


def test_a_language_that_is_not_there_is_named(build: Build) -> None:
    book = replace(build.book, edition=replace(build.book.edition, language="xx"))
    with pytest.raises(SetupError, match="xx"):
        text_stages(book)
