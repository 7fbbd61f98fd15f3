"""The PDF for a print shop: the same pages, with boxes and marks where a guillotine looks for them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from chapbook.check.glyphs import read_pages
from chapbook.shapes.build import Build
from chapbook.shapes.findings import SetupError
from chapbook.writers.pdf import write_pdf
from chapbook.writers.pdf.geometry import POINTS, bleed_of
from epub_books import paragraph
from print_texts import book, prose


def ordered(root: Path, **page: object) -> Build:
    build = book(root, paragraph(prose(60)))
    edition = build.book.edition
    changed = replace(edition, page=replace(edition.page, **page))  # type: ignore[arg-type]  # keys of [page]
    return replace(build, book=replace(build.book, edition=changed))


def test_boxes_are_the_page_what_is_cut_away_and_the_paper(tmp_path: Path) -> None:
    build = ordered(tmp_path, bleed="3 mm", marks=True)
    write_pdf(build)
    width, height, bleed = 148 * POINTS, 210 * POINTS, 3 * POINTS
    with pikepdf.open(build.file("-print.pdf")) as pdf:
        for page in pdf.pages:
            trim, cut, paper = ([float(edge) for edge in box] for box in (page.trimbox, page.BleedBox, page.mediabox))
            assert trim == pytest.approx([0, 0, width, height], abs=0.01)
            assert cut == pytest.approx([-bleed, -bleed, width + bleed, height + bleed], abs=0.01)
            assert paper[0] < cut[0] - 10
            assert paper[2] > cut[2] + 10
            assert [float(edge) for edge in page.cropbox] == paper


def test_marks_lie_in_the_cuts_and_outside_of_the_bleed(tmp_path: Path) -> None:
    build = ordered(tmp_path, bleed="5 mm", marks=True)
    write_pdf(build)
    width, height, bleed = 148 * POINTS, 210 * POINTS, 5 * POINTS
    with pikepdf.open(build.file("-print.pdf")) as pdf:
        page = pdf.pages[0]
        drawn = page.Contents[0].read_bytes().decode()
        lines = [
            list(map(float, line.replace("m", "").replace("l S", "").split())) for line in drawn.splitlines()[1:-1]
        ]
    assert drawn.startswith("/Artifact BMC")
    assert "0 G" in drawn
    assert len(lines) == 8
    for x, y, to_x, to_y in lines:
        assert min(abs(x - edge) for edge in (0, width)) < 0.01 or min(abs(y - edge) for edge in (0, height)) < 0.01
        outside = [not -bleed + 0.01 < at < size + bleed - 0.01 for at, size in ((to_x, width), (to_y, height))]
        assert any(outside)


def test_the_text_is_where_it_is_in_the_other_pdf(tmp_path: Path) -> None:
    build = ordered(tmp_path, bleed="3 mm")
    pages, printed = (read_pages(path) for path in (write_pdf(build), build.file("-print.pdf")))
    assert [[(g.letter, g.x, g.y) for g in page.glyphs] for page in pages] == [
        [(g.letter, g.x, g.y) for g in page.glyphs] for page in printed
    ]


def test_without_bleed_and_marks_there_is_none_and_an_old_one_goes(tmp_path: Path) -> None:
    write_pdf(ordered(tmp_path, marks=True))
    plain = ordered(tmp_path)
    assert plain.file("-print.pdf").exists()
    write_pdf(plain)
    assert not plain.file("-print.pdf").exists()


@pytest.mark.parametrize("bleed", ["3", "3 in", "-3 mm", "300 mm", "drei"])
def test_a_bleed_that_is_none_is_refused_with_the_remedy(bleed: str) -> None:
    with pytest.raises(SetupError, match=r"page\.bleed.*\"3 mm\""):
        bleed_of(bleed)
