"""Every letter is proven in its face: what lacks a glyph is told once, with its place and a remedy."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chapbook.check.letters import without_glyph
from chapbook.shapes.document import Block, Emphasis, Epigraph, Note
from epub_books import NOWHERE, paragraph, text
from print_texts import book


@pytest.mark.parametrize(
    "block",
    [
        paragraph("a\u05d0b \u05d0"),
        paragraph(Emphasis((text("\u05d0"),))),
        paragraph("note", Note((paragraph("a\u05d0"),), "1")),
        Epigraph((paragraph("mot"),), (text("\u05d0"),), NOWHERE),
    ],
    ids=["text", "emphasis", "note", "epigraph"],
)
def test_a_letter_without_glyph_is_told_once_wherever_it_stands(tmp_path: Path, block: Block) -> None:
    told = list(without_glyph(book(tmp_path, block)))
    assert len(told) == 1
    assert told[0].startswith("“\u05d0” (U+05D0, HEBREW LETTER ALEF)")


def test_the_remedy_names_a_typeface_that_has_the_letter(tmp_path: Path) -> None:
    [told] = without_glyph(book(tmp_path, paragraph("une \u266a")))
    assert 'typeface = "Source Serif 4"' in told


def test_a_letter_of_edition_toml_is_placed_there(tmp_path: Path) -> None:
    build = book(tmp_path, paragraph("mot"))
    edition = replace(build.book.edition, publisher="\u05d0")
    [told] = without_glyph(replace(build, book=replace(build.book, edition=edition)))
    assert "edition.toml" in told


def test_french_needs_nothing(tmp_path: Path) -> None:
    assert list(without_glyph(book(tmp_path, paragraph("Où l’« État »\u202f: ÀÉÈÇŒ æ – — … n°\u00a04\u202f%")))) == []
