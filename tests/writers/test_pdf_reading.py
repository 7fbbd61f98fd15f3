"""Pages of a finished PDF are counted and pictured."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from chapbook.writers.pdf_reading import opened, page_count, pictures


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """Three pages of 100 by 150 points with a black square in the lower left corner of each."""
    path = tmp_path / "squares.pdf"
    with pikepdf.new() as made:
        for _ in range(3):
            page = made.add_blank_page(page_size=(100, 150))
            page.Contents = made.make_stream(b"0 g 0 0 50 50 re f")
        made.save(path)
    return path


def test_pages_are_counted(pdf: Path) -> None:
    assert page_count(pdf) == 3


def test_pictures_have_the_width_asked_for_and_the_shape_of_the_page(pdf: Path) -> None:
    found = pictures(pdf, 60, 10)
    assert [(picture.width, picture.height) for picture in found] == [(60, 90)] * 3
    assert all(picture.png.startswith(b"\x89PNG") for picture in found)


def test_no_more_pictures_are_made_than_asked_for(pdf: Path) -> None:
    assert len(pictures(pdf, 60, 2)) == 2


def test_the_same_pdf_gives_the_same_bytes(pdf: Path) -> None:
    assert pictures(pdf, 60, 3) == pictures(pdf, 60, 3)


def test_a_pdf_is_closed_after_use(pdf: Path) -> None:
    with opened(pdf) as document:
        assert len(document) == 3
    assert document.raw is None
