"""Pages and lines together: a paragraph of another length spares a bad page, and nothing is lost by it."""

from __future__ import annotations

import pytest

from chapbook.check.glyphs import Part, read_pages
from chapbook.check.lines import PrintedLine, lines_of
from chapbook.check.pages import check_pages
from chapbook.shapes.build import Build
from chapbook.writers.pdf import write_pdf
from print_texts import pages_of_prose


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Build:
    build = pages_of_prose(tmp_path_factory.mktemp("refit"), 24, trim="A6")
    write_pdf(build)
    return build


def pages_of(build: Build) -> list[tuple[PrintedLine, ...]]:
    lines = [line for line in lines_of(read_pages(build.file(".pdf"))) if line.part is Part.TEXT and line.words.strip()]
    return [tuple(line for line in lines if line.page == page) for page in sorted({line.page for line in lines})]


def test_no_page_ends_inside_a_word(made: Build) -> None:
    assert [page[-1].words for page in pages_of(made)[:-1] if page[-1].words.rstrip().endswith("\u2010")] == []


def test_nothing_is_lost_by_it(made: Build) -> None:
    assert [verdict.name for verdict in check_pages(made) if not verdict.passed] == []
