"""Measures of a page: whole lines, canonical margins, any trim size or a clear refusal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapbook.shapes.findings import SetupError
from chapbook.writers.pdf.geometry import POINTS, TRIMS, page_geometry, page_style
from chapbook.writers.styles import read_style
from epub_books import STYLES


@pytest.mark.parametrize("trim", [*TRIMS, "120x190 mm", "110 x 178 mm", "99,5×150mm"])
def test_a_known_or_free_trim_has_its_size(trim: str) -> None:
    width, height = page_geometry(trim).trim
    assert 95 < width < 150
    assert height > width
    assert f"size: {width}mm {height}mm" in page_style(page_geometry(trim))


@pytest.mark.parametrize("trim", ["A5", "A6"])
@pytest.mark.parametrize("name", ["sober", "photocopy", "large-print"])
def test_a_running_head_has_air_between_the_knife_and_the_text(name: str, trim: str) -> None:
    style = read_style(STYLES, name)
    geometry = page_geometry(trim, style.measures, style.typeface.family)
    assert geometry.head_room > geometry.line / 3


def test_a_free_trim_is_exact() -> None:
    assert page_geometry("120x190 mm").trim == (120.0, 190.0)


@pytest.mark.parametrize("trim", ["", "A7", "a5", "190x120 mm", "20x30 mm", "120x190", "120x190 in", "1e9x1e9 mm"])
def test_any_other_trim_is_refused_with_the_remedy(trim: str) -> None:
    with pytest.raises(SetupError, match=r"page\.trim.*A5, A6, half letter.*WIDTHxHEIGHT mm"):
        page_geometry(trim)


@given(st.integers(70, 300), st.floats(1, 1.5))
def test_margins_stand_as_two_three_four_six_and_the_text_block_inside_the_page(width: int, ratio: float) -> None:
    geometry = page_geometry(f"{width}x{width * ratio:.2f} mm")
    assert geometry.outer == pytest.approx(2 * geometry.inner)
    assert geometry.top == pytest.approx(1.5 * geometry.inner)
    # The foot takes what is left over by whole lines.
    assert 3 * geometry.inner - 2 * geometry.line <= geometry.foot <= 3 * geometry.inner + geometry.line
    assert geometry.lines >= 10
    assert geometry.width + geometry.inner + geometry.outer == pytest.approx(width * POINTS)


@pytest.mark.parametrize("trim", TRIMS)
def test_a_line_holds_between_forty_five_and_seventy_five_letters(trim: str) -> None:
    geometry = page_geometry(trim)
    assert 45 <= geometry.width / (0.41 * geometry.size) <= 75


def test_five_lines_of_notes_are_four_of_the_text() -> None:
    geometry = page_geometry("A5")
    assert geometry.note_line * 5 == pytest.approx(geometry.line * 4)
