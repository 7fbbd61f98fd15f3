"""Pages and lines together: a paragraph of another length spares a bad page, and nothing is lost by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from chapbook.check.glyphs import Part, read_pages
from chapbook.check.lines import PrintedLine, lines_of
from chapbook.check.pages import check_pages
from chapbook.shapes.build import Build
from chapbook.writers import fonts
from chapbook.writers.pdf import write_pdf
from chapbook.writers.pdf.assembly import PrintText
from chapbook.writers.pdf.breaking import Typesetter
from chapbook.writers.pdf.breaking.pieces import parts_of
from chapbook.writers.pdf.breaking.points import Cutter
from chapbook.writers.pdf.breaking.shapes import Frame, TextStyle
from chapbook.writers.pdf.breaking.widths import Ruler
from chapbook.writers.pdf.plan import NEVER, Row
from chapbook.writers.pdf.reading import read_again
from chapbook.xhtml.elements import make
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


def test_a_page_ends_two_lines_below_a_heading_only_for_want_of_a_better_place(tmp_path: Path) -> None:
    heading, below = make("h2", None, "Un"), make("p", None, "un mot " * 80)
    (part,) = parts_of(below, {})
    frame = Frame("b1", 0, 0.0, 14.0, 14.0, 300.0, "justify", (TextStyle(italic=False, size=11.5),))
    made = Typesetter(Ruler(*(face.path for face in fonts.faces(tmp_path))), Cutter(()), total=True).broken(part, frame)
    for before, worse in ((heading, True), (below, False)):
        rows = read_again(PrintText(make("main"), (before, below), (), ()), 1, made, Row(0.0, 14.0))
        assert rows[1].badness == NEVER
        assert (rows[2].badness > rows[3].badness == 0.0) == worse
