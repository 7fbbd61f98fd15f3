"""Register and depth are measured on the finished PDF, and pages off the grid or of unequal depth are caught."""

from __future__ import annotations

from pathlib import Path

import pytest

from chapbook.check.glyphs import read_pages
from chapbook.check.lines import lines_of
from chapbook.check.register import PageDepth, depths, off_the_grid, uneven_spreads
from chapbook.shapes.build import Build
from chapbook.writers.pdf import page_geometry, write_pdf
from print_texts import pages_of_prose

STEP = page_geometry("A5").line


@pytest.fixture
def build(tmp_path: Path) -> Build:
    made = pages_of_prose(tmp_path, 12)
    made.book.folder.mkdir(parents=True)
    return made


def test_every_line_of_a_sound_book_stands_on_the_grid(build: Build) -> None:
    off = off_the_grid(lines_of(read_pages(write_pdf(build))), STEP)
    assert len(off) > 60
    assert max(points for _, points in off) < 0.01


def test_a_paragraph_pushed_off_the_grid_is_caught(build: Build) -> None:
    (build.book.folder / "style.css").write_text(".text p:nth-of-type(n + 2) { margin-top: 5pt }")
    off = [points for _, points in off_the_grid(lines_of(read_pages(write_pdf(build))), STEP) if points > 0.01]
    assert off
    assert max(off) > 1


def test_the_depth_of_a_page_is_where_its_last_line_stands(build: Build) -> None:
    pages = depths(lines_of(read_pages(write_pdf(build))))
    assert [page.page for page in pages] == list(range(pages[0].page, pages[-1].page + 1))
    assert all(page.first > page.last for page in pages)


def test_facing_pages_of_unequal_depth_are_caught() -> None:
    pages = (
        PageDepth(5, 500, 60),
        PageDepth(6, 500, 40),
        PageDepth(7, 500, 54),
        PageDepth(8, 500, 40.5),
        PageDepth(9, 500, 40),
    )
    assert list(uneven_spreads(pages, frozenset(), 1)) == [(pages[1], pages[2])]
    assert list(uneven_spreads(pages, frozenset({7}), 1)) == []
