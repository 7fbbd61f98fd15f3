"""Law 4 in arithmetic: each page stands on the sheets once, and folding gives them back in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapbook.check.folding import folded
from chapbook.shapes.sheets import Sheet
from chapbook.writers.imposition import Side, printing_order, saddle_stitch


@pytest.mark.parametrize("pages", range(1, 201))
def test_folding_gives_the_pages_in_order_with_the_blanks_last(pages: int) -> None:
    found = folded([(sheet.front, sheet.back) for sheet in saddle_stitch(pages)])
    assert found == (*range(1, pages + 1), *(None for _ in range(-pages % 4)))


@given(st.integers(1, 5000))
def test_each_page_stands_on_the_sheets_exactly_once(pages: int) -> None:
    sides = [side for sheet in saddle_stitch(pages) for side in (sheet.front, sheet.back)]
    placed = sorted(page for side in sides for page in side if page is not None)
    assert placed == list(range(1, pages + 1))
    assert len(sides) == 2 * -(-pages // 4)


def test_eight_pages_stand_as_every_manual_of_bookbinding_has_them() -> None:
    assert saddle_stitch(8) == (Sheet((8, 1), (2, 7)), Sheet((6, 3), (4, 5)))


def test_a_booklet_of_no_page_is_refused() -> None:
    with pytest.raises(ValueError, match="one page at least"):
        saddle_stitch(0)


def test_backs_are_turned_only_where_the_printer_flips_on_the_long_edge() -> None:
    sheets = saddle_stitch(4)
    assert printing_order(sheets, "short") == (Side((4, 1)), Side((2, 3)))
    assert printing_order(sheets, "long") == (Side((4, 1)), Side((2, 3), turned=True))
