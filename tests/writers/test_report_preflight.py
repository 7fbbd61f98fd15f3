"""The page of the preflight: a plot of the word spaces, the worst lines, every page in its spread."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapbook.shapes.build import Build, Verdict
from chapbook.shapes.preflight import Frame, Point, Preflight, Spot
from chapbook.writers.pdf import write_pdf
from chapbook.writers.report import render_preflight, write_report
from chapbook.writers.report_preflight import cut_out_lines, plot, spreads
from print_texts import short_pages

SPOT = Spot(5, (60.0, 300.0, 200.0, 312.0), "word spaces of 0.61 em", "Les <ouvriers> & de la")
BAD = Verdict("spaces: few holes", False, "1 of 9 lines; see page 5")
FLIGHT = Preflight(
    (Point("Imposition", "Does it fold?", ()), Point("Spaces", "Holes?", (BAD,), (SPOT,))),
    Frame(297.6, 419.5, 35, 47, 35, 73, 11.5),
    (0.21, 0.25, 0.25, 0.61),
    0.5,
    (SPOT,),
)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    made = short_pages(tmp_path_factory.mktemp("preflight"), 4)
    write_pdf(made)
    return made


@given(st.lists(st.floats(-0.1, 3), max_size=40))
def test_the_plot_counts_every_line_once_and_shows_the_holes_in_red(spaces: list[float]) -> None:
    drawn = plot(replace(FLIGHT, spaces=tuple(spaces)))
    assert sum(int(bar.told.split()[0]) for bar in drawn.bars) == len(spaces)
    assert all(bar.y >= 0 and bar.y + bar.height <= 180.01 and bar.x + bar.width <= 640.01 for bar in drawn.bars)
    assert drawn.told.startswith(f"{len(spaces)} lines")
    if max(spaces, default=0) > 0.53:
        assert any(bar.loose for bar in drawn.bars)


def test_every_page_is_shown_beside_the_one_that_faces_it(build: Build) -> None:
    shown = spreads(build.file(".pdf"), FLIGHT)
    numbers = [[view.number if view else 0 for view in spread] for spread in shown]
    assert numbers[:3] == [[0, 1], [2, 3], [4, 5]]
    assert [mark.told for mark in shown[2][1].faults] == ["Spaces: word spaces of 0.61 em"]  # type: ignore[union-attr]
    recto, verso = shown[2][1], shown[2][0]
    assert recto is not None
    assert verso is not None
    assert (recto.block.x, verso.block.x) == (35, 47)


def test_a_line_is_cut_out_as_it_is_printed(build: Build) -> None:
    (cut,) = cut_out_lines(build.file(".pdf"), (SPOT,))
    assert (cut.width, cut.height) == pytest.approx(((140 + 16) * 2.6, (12 + 2) * 2.6), abs=2)


def test_the_page_tells_every_figure_and_loads_nothing(build: Build) -> None:
    page = render_preflight(build, FLIGHT).decode()
    assert render_preflight(build, FLIGHT).decode() == page
    assert "1 of 2 points fail" in page
    assert "✗ Few holes" in page
    assert "1 of 9 lines; see page 5" in page
    assert "Les &lt;ouvriers&gt; &amp; de la" in page
    assert "– not judged" in page
    assert re.findall(r'(?:src|href)="(?!data:|#|report\.html)[^"]*"', page) == []


def test_the_report_leads_to_it_and_an_old_one_goes_with_a_new_build(build: Build) -> None:
    report = write_report(build, (BAD,), FLIGHT).read_text()
    beside = build.book.output / "preflight.html"
    assert beside.is_file()
    assert 'href="preflight.html#point-2"' in report
    assert "preflight" not in write_report(build, ()).read_text().lower()
    assert not beside.exists()


def test_a_book_of_no_lines_has_a_page_too(build: Build) -> None:
    page = render_preflight(build, replace(FLIGHT, points=(), spaces=(), worst=())).decode()
    assert "No line is justified." in page
    assert "All 0 points hold" in page
