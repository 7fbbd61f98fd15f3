"""Where pages and marks lie on the paper: turns, creep, the middle of the sheet, folds, cuts, staples."""

from __future__ import annotations

import pytest

from chapbook.shapes.findings import SetupError
from chapbook.writers.imposition import SCHEMES, impose, scheme_named
from chapbook.writers.marks import Mark, marks_of
from chapbook.writers.placing import (
    MILLIMETRE,
    creases,
    holding_paper,
    known_paper,
    layout_of,
    paper_name,
    placed,
)

A5 = (148 * MILLIMETRE, 210 * MILLIMETRE)
A6 = (105 * MILLIMETRE, 148 * MILLIMETRE)
HALF_LETTER = (139.7 * MILLIMETRE, 215.9 * MILLIMETRE)
A7 = (74 * MILLIMETRE, 105 * MILLIMETRE)


def corner(matrix: tuple[float, ...], x: float, y: float) -> tuple[float, float]:
    """Where a point of the page comes to lie."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


@pytest.mark.parametrize(
    ("name", "page", "paper"),
    [
        ("saddle", A5, "A4"),
        ("saddle", (210 * MILLIMETRE, 297 * MILLIMETRE), "A3"),
        ("saddle", HALF_LETTER, "letter"),
        ("saddle", A6, "A5"),
        ("notepad", A5, "A3"),
        ("four-up", A6, "A4"),
        ("two-booklets", A6, "A4"),
        ("two-copies", A5, "A4"),
        ("zine", A7, "A4"),
        ("zine", A6, "A3"),
        ("octavo", A6, "A3"),
        ("quarto", A5, "A3"),
        ("saddle", (110 * MILLIMETRE, 178 * MILLIMETRE), "A4"),
    ],
)
def test_a_sheet_is_the_paper_that_its_pages_fill_or_the_smallest_that_holds_them(
    name: str, page: tuple[float, float], paper: str
) -> None:
    layout = layout_of(scheme_named(name), page, "")
    assert paper_name(layout.width, layout.height) == paper


FILLED = {
    2: ("A4", "A5", "A5"),
    4: ("A3", "A4", "A5"),
    8: ("A2", "A3", "A4"),
}
"""What two, four and eight pages of A5, A6 and A7 fill: as A sizes double they gain up to two millimetres.

Offices have no A6.
"""
LYING = ("A3", "A4", "A5")
"""What holds two of them, head to head."""


@pytest.mark.parametrize("name", SCHEMES)
@pytest.mark.parametrize(("number", "page"), [(0, A5), (1, A6), (2, A7)], ids=["A5", "A6", "A7"])
def test_pages_of_a_sizes_fill_a_sizes(name: str, number: int, page: tuple[float, float]) -> None:
    scheme = scheme_named(name)
    layout = layout_of(scheme, page, "")
    filled = LYING if scheme.lying else FILLED[scheme.columns * scheme.rows]
    assert paper_name(layout.width, layout.height) == filled[number]


@pytest.mark.parametrize("name", SCHEMES)
def test_every_page_lies_within_the_sheet_and_fills_its_cell(name: str) -> None:
    scheme = scheme_named(name)
    layout = layout_of(scheme, A6, "SRA3" if scheme.columns < 4 else "450x320 mm")
    made = impose(scheme, 40)
    for sheet in made.sheets:
        for side in (sheet.front, sheet.back):
            for page in placed(layout, side, made, 0.0):
                ends = [corner(page.matrix, x, y) for x in (0, A6[0]) for y in (0, A6[1])]
                left, bottom = min(x for x, _ in ends), min(y for _, y in ends)
                width, height = max(x for x, _ in ends) - left, max(y for _, y in ends) - bottom
                assert (left, bottom, width, height) == pytest.approx(page.room)
                assert left >= 0
                assert bottom >= 0
                assert left + width <= layout.width + 0.01
                assert bottom + height <= layout.height + 0.01


def test_creep_moves_inner_pages_towards_the_fold_by_the_thickness_of_each_leaf_around() -> None:
    made = impose(scheme_named("saddle"), 16)
    layout = layout_of(made.scheme, A5, "")
    for depth, sheet in enumerate(made.sheets):
        for side in (sheet.front, sheet.back):
            left, right = placed(layout, side, made, 0.5)
            assert left.matrix[4] - layout.left == pytest.approx(0.5 * depth)
            assert right.matrix[4] - layout.width / 2 == pytest.approx(-0.5 * depth)


def test_creep_in_an_upside_down_row_goes_towards_the_same_fold() -> None:
    made = impose(scheme_named("quarto"), 8)
    layout = layout_of(made.scheme, A6, "")
    pages = {
        page.page: page
        for side in (made.sheets[0].front, made.sheets[0].back)
        for page in placed(layout, side, made, 1.0)
    }
    still = {
        page.page: page
        for side in (made.sheets[0].front, made.sheets[0].back)
        for page in placed(layout, side, made, 0.0)
    }
    shifts = {number: pages[number].matrix[4] - still[number].matrix[4] for number in pages}
    for number, shift in shifts.items():
        middle = layout.width / 2
        centre = still[number].room[0] + still[number].room[2] / 2
        inward = 1 if centre < middle else -1
        assert shift == pytest.approx(inward if number in (3, 4, 5, 6) else 0)


@pytest.mark.parametrize(
    ("name", "folds", "cuts"),
    [
        ("saddle", {(True, 1.0)}, set()),
        ("four-up", {(True, 1.0)}, {(False, 1.0)}),
        ("quarto", {(True, 1.0), (False, 1.0)}, set()),
        ("octavo", {(True, 2.0), (True, 1.0), (True, 3.0), (False, 1.0)}, set()),
        ("cut-in-four", set(), {(True, 1.0), (False, 1.0)}),
        ("zine", {(True, 1.0), (True, 2.0), (True, 3.0), (False, 1.0)}, set()),
        ("reading", set(), set()),
    ],
)
def test_folds_and_cuts_are_where_the_moves_make_them(
    name: str, folds: set[tuple[bool, float]], cuts: set[tuple[bool, float]]
) -> None:
    found = creases(scheme_named(name))
    assert {(crease.upright, float(crease.at)) for crease in found if not crease.cut} == folds
    assert {(crease.upright, float(crease.at)) for crease in found if crease.cut} == cuts


def marks(name: str, page: tuple[float, float], paper: str, *kinds: str, sheet: int = 0) -> tuple[Mark, ...]:
    made = impose(scheme_named(name), 24)
    return marks_of(layout_of(made.scheme, page, paper), made, made.sheets[sheet], kinds)


def test_staples_are_marked_on_the_fold_of_the_outermost_sheet_alone() -> None:
    found = marks("saddle", A5, "", "staple")
    assert [mark.start[0] for mark in found] == pytest.approx([297 / 2 * MILLIMETRE] * 2)
    middles = sorted((mark.start[1] + mark.end[1]) / 2 / MILLIMETRE for mark in found)
    assert middles == pytest.approx([52.5, 157.5], abs=0.1)
    assert marks("saddle", A5, "", "staple", sheet=1) == ()
    assert marks("quarto", A6, "", "staple") == ()
    assert len(marks("two-booklets", A6, "", "staple")) == 4
    assert len(marks("four-up", A6, "", "staple")) == 2


def test_marks_stand_outside_the_pages_where_there_is_room_and_at_the_edge_where_not() -> None:
    layout = layout_of(scheme_named("saddle"), A5, "A3")
    for mark in marks("saddle", A5, "A3", "fold", "crop"):
        for x, y in (mark.start, mark.end):
            inside = layout.left < x < layout.width - layout.left and layout.bottom < y < layout.height - layout.bottom
            assert not inside
            assert 0 <= x <= layout.width
            assert 0 <= y <= layout.height
    assert len(marks("saddle", A5, "A3", "crop")) == 8
    assert next(mark.start[1] for mark in marks("saddle", A5, "", "fold")) == 0
    assert marks("saddle", A5, "", "crop") == ()


def test_crop_marks_along_one_pair_of_edges_stand_at_the_others() -> None:
    layout = layout_of(scheme_named("notepad"), A5, "")
    found = marks("notepad", A5, "", "crop")
    assert {round(mark.start[1], 2) for mark in found} == {
        round(layout.bottom, 2),
        round(layout.height - layout.bottom, 2),
    }
    inner = layout.width - 4 * MILLIMETRE
    assert sorted(mark.start[0] for mark in found) == pytest.approx([0, 0, inner, inner])


def test_the_slit_of_the_zine_runs_over_the_two_middle_columns() -> None:
    (slit,) = marks("zine", A7, "", "crop")
    assert slit.start[1] == slit.end[1]
    assert (slit.end[0] - slit.start[0]) / MILLIMETRE == pytest.approx(2 * 74, abs=1)


def test_nothing_is_marked_unasked() -> None:
    assert marks("saddle", A5, "A3") == ()


@pytest.mark.parametrize(
    ("paper", "size"),
    [("A4", (210, 297)), ("320x450 mm", (320, 450)), ("450 × 320,5 mm", (320.5, 450)), ("foolscap", None)],
)
def test_papers_are_known_by_name_or_measure(paper: str, size: tuple[float, float] | None) -> None:
    assert known_paper(paper) == size


def test_whoever_has_letter_gets_tabloid_and_not_a3() -> None:
    block = (290 * MILLIMETRE, 216 * MILLIMETRE)
    assert paper_name(*holding_paper(block, "letter")) == "legal"
    assert paper_name(*holding_paper(block, "A4")) == "A3"
    huge = (900 * MILLIMETRE, 600 * MILLIMETRE)
    assert holding_paper(huge, "A4") == huge


def test_pages_larger_than_any_paper_are_refused() -> None:
    with pytest.raises(SetupError, match=r"No paper is as large: choose a smaller page\.trim"):
        layout_of(scheme_named("zine"), (210 * MILLIMETRE, 297 * MILLIMETRE), "A3")


def test_ink_may_bleed_over_the_outer_edges_alone_and_no_further_than_the_paper() -> None:
    bleed = 3 * MILLIMETRE
    wide = layout_of(scheme_named("saddle"), A5, "A3", bleed=bleed)
    left, right = wide.room(0, 0), wide.room(1, 0)
    assert left[0] == pytest.approx(wide.left - bleed)
    assert left[0] + left[2] == pytest.approx(wide.width / 2)
    assert right[0] == pytest.approx(wide.width / 2)
    assert right[2] == pytest.approx(A5[0] + bleed)
    assert left[1::2] == pytest.approx((wide.bottom - bleed, A5[1] + 2 * bleed))
    tight = layout_of(scheme_named("saddle"), A5, "", bleed=bleed)
    assert tight.room(0, 0)[0] == pytest.approx(0)
    assert tight.room(0, 0)[1] == pytest.approx(0, abs=0.01)
