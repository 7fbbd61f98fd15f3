"""The drop cap: drawn large beside the first lines, while its word stays whole for search, copy and voice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from chapbook.check.glyphs import Part, read_pages
from chapbook.check.lines import PrintedLine, lines_of
from chapbook.check.pages import check_pages
from chapbook.shapes.build import Build
from chapbook.writers.pdf import book_geometry, write_pdf
from epub_books import heading, paragraph
from print_texts import book, prose


def with_drop_cap(build: Build, **page: object) -> Build:
    edition = build.book.edition
    changed = replace(edition, page=replace(edition.page, drop_cap=True, **page))  # type: ignore[arg-type]  # keys of [page]
    return replace(build, book=replace(build.book, edition=changed))


def text_lines(build: Build) -> list[PrintedLine]:
    return [line for line in lines_of(read_pages(write_pdf(build))) if line.part is Part.TEXT and not line.heading]


@pytest.mark.parametrize("linebreaking", ["total-fit", "first-fit"])
@pytest.mark.parametrize(("letter", "style"), [("L", "sober"), ("É", "photocopy"), ("Q", "large-print")])
def test_the_first_lines_stand_aside_and_the_word_is_whole(
    tmp_path: Path, letter: str, style: str, linebreaking: str
) -> None:
    build = with_drop_cap(
        book(tmp_path, paragraph(f"{letter}es {prose(120, 1)}"), paragraph(prose(40))),
        style=style,
        linebreaking=linebreaking,
    )
    lines, geometry = text_lines(build), book_geometry(build.book)
    assert lines[0].words.startswith(f"{letter}es ouvriers")
    aside = [line.left > geometry.inner + 10 for line in lines[:5]]
    assert aside[1]
    assert aside[3:] == [False, False]
    assert [verdict for verdict in check_pages(build) if not verdict.passed] == []


def test_the_letter_is_drawn_as_an_outline_within_the_measure(tmp_path: Path) -> None:
    plain, dropped = book(tmp_path, paragraph(prose(60))), with_drop_cap(book(tmp_path, paragraph(prose(60))))

    def curves(build: Build) -> int:
        with pikepdf.open(write_pdf(build)) as pdf:
            drawn = [page.Contents.read_bytes() for page in pdf.pages]
            forms = [form.read_bytes() for page in pdf.pages for form in page.Resources.get("/XObject", {}).values()]
            tiles = [tile.read_bytes() for page in pdf.pages for tile in page.Resources.get("/Pattern", {}).values()]
        return sum(part.count(b" l\n") + part.count(b" c\n") for part in (*drawn, *forms, *tiles))

    assert curves(dropped) > curves(plain) + 10


@pytest.mark.parametrize("opening", ["« Les ouvriers »", "— Les ouvriers", "1886 vit", "les ouvriers"])
def test_a_paragraph_that_begins_with_no_capital_keeps_its_indent(tmp_path: Path, opening: str) -> None:
    build = book(tmp_path, paragraph(f"{opening} {prose(40)}"))
    assert write_pdf(with_drop_cap(build)).read_bytes() == write_pdf(build).read_bytes()


def test_each_chapter_opens_with_one(tmp_path: Path) -> None:
    parts = [
        block for name in ("Un", "Deux") for block in (heading(1, name), paragraph(prose(60)), paragraph(prose(60)))
    ]
    build = with_drop_cap(book(tmp_path, *parts, chapters="heading 1"))
    geometry = book_geometry(build.book)
    lines = [line for line in text_lines(build) if line.words.startswith("Les ouvriers")]
    left = {line.page: geometry.inner if line.page % 2 else geometry.outer for line in lines}
    assert [line.left > left[line.page] + 18 for line in lines] == [True, False, True, False]
