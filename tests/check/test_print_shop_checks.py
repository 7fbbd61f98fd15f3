"""The files for a print shop hold as they are made, and each seeded fault is found out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from chapbook.check.print_shop import check_print_shop
from chapbook.shapes.build import Build
from chapbook.shapes.edition import Booklet
from chapbook.writers.booklet import further_booklets, write_booklet
from chapbook.writers.pdf import PRINT_SHOP, write_pdf
from chapbook.writers.print_cover import PRINT_COVER
from print_texts import prose, short_pages


def ordered(root: Path, cover: str = "", bleed: str = "3 mm", size: tuple[int, int] = (1400, 2000)) -> Build:
    """A book with all that a print shop gets; ``cover`` is the name of a picture, in pixels of ``size``."""
    build = short_pages(root, 6, trim="A5", back_cover=prose(30))
    page = replace(build.book.edition.page, bleed=bleed, marks=True)
    edition = replace(build.book.edition, page=page, booklet=Booklet(cover=True, schemes=("quarto",)), cover=cover)
    build = replace(build, book=replace(build.book, edition=edition))
    if cover:
        (build.book.folder / cover).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", size, "#224488").save(build.book.folder / cover)
    return build


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Build:
    build = ordered(tmp_path_factory.mktemp("shop"), "images/c.png")
    write_pdf(build)
    write_booklet(build)
    return build


def failing(build: Build) -> str:
    return "; ".join(f"{one.name}: {one.measured}" for one in check_print_shop(build) if not one.passed)


def spoilt(made: Build, kind: str, change: Callable[[pikepdf.Pdf], None]) -> str:
    """What is found in a file once it has been changed; it is put back afterwards."""
    path = made.file(kind)
    before = path.read_bytes()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path)
    try:
        return failing(made)
    finally:
        path.write_bytes(before)


def test_pages_and_a_cover_whose_picture_bleeds_hold(made: Build) -> None:
    verdicts = check_print_shop(made)
    assert failing(made) == ""
    told = {one.name: one.measured for one in verdicts}
    assert len(told) == 7
    assert told["print shop, cover: what reaches the trim reaches the end of the bleed"].endswith(": 1")
    assert told["print shop, pages: what reaches the trim reaches the end of the bleed"] == "no ink at the trim"
    assert re.search(r"pictures: 1, 2\d\d dots", told["print shop, cover: pictures of 200 dots an inch at least"])


def test_a_drawn_cover_lies_on_a_ground_that_bleeds(tmp_path: Path) -> None:
    build = ordered(tmp_path)
    write_pdf(build)
    write_booklet(build)
    assert failing(build) == ""
    with pikepdf.open(build.file(PRINT_COVER)) as pdf:
        assert re.search(rb"0\.\d+ 0\.\d+ 0\.\d+ rg", pdf.pages[0].Contents[-1].read_bytes())


def trimmed_wrong(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].TrimBox = pikepdf.Array([0, 0, 400, 595])


def without_boxes(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].TrimBox
    del pdf.pages[0].BleedBox


def little_bleed(pdf: pikepdf.Pdf) -> None:
    left, bottom, right, top = (float(edge) for edge in pdf.pages[0].BleedBox)
    pdf.pages[0].BleedBox = pikepdf.Array([left + 3, bottom, right, top])


def small_paper(pdf: pikepdf.Pdf) -> None:
    left, bottom, right, top = (float(edge) for edge in pdf.pages[0].TrimBox)
    pdf.pages[0].MediaBox = pdf.pages[0].CropBox = pikepdf.Array([left, bottom - 30, right + 30, top + 30])


def drawn(content: bytes) -> Callable[[pikepdf.Pdf], None]:
    """Draws more on the first page, in the measures of its own content: from the head down."""

    def draw(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(pdf.make_stream(content))

    return draw


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (trimmed_wrong, "page 2 is trimmed to 141.1 × 209.9 mm"),
        (without_boxes, "page 1 is trimmed to"),
        (little_bleed, "page 1: the bleed is not 3 mm on each side"),
        (small_paper, "page 1: the paper is smaller than the bleed"),
        (drawn(b"q 0 g 0 100 60 60 re f Q"), "page 1: ink ends before the bleed at the left"),
        (drawn(b"q 0 g 100 -4 60 60 re f Q"), "page 1: ink ends before the bleed at the head"),
        (drawn(b"q 0 g 100 550 400 80 re f Q"), ""),
        (drawn(b"q 0 0 0.2 rg 50 50 9 9 re f Q"), "RGB on page 1"),
        (drawn(b"q 0 0 0 1 k 50 50 9 9 re f Q"), "CMYK on page 1"),
    ],
)
def test_each_fault_of_the_pages_is_found_out(made: Build, change: Callable[[pikepdf.Pdf], None], told: str) -> None:
    found = spoilt(made, PRINT_SHOP, change)
    assert told in found
    assert bool(told) == bool(found)


def test_a_cover_whose_ground_ends_at_the_trim_is_found_out(made: Build) -> None:
    def clipped(pdf: pikepdf.Pdf) -> None:
        trim = " ".join(str(edge) for edge in pdf.pages[0].TrimBox)
        pdf.pages[0].contents_add(pdf.make_stream(f"{trim} re W n".encode()), prepend=True)

    assert "page 1: ink ends before the bleed at the left, right, head, foot" in spoilt(made, PRINT_COVER, clipped)


def test_a_picture_of_too_few_dots_is_found_out(tmp_path: Path) -> None:
    build = ordered(tmp_path, "images/c.png", size=(700, 1000))
    write_pdf(build)
    write_booklet(build)
    assert re.search(r"pictures of 200 dots.*: 1[12]\d dots an inch on page 1", failing(build))


def test_what_is_ordered_and_not_there_is_asked_for_and_what_is_not_ordered_goes(tmp_path: Path, made: Build) -> None:
    with pytest.raises(FileNotFoundError):
        check_print_shop(ordered(tmp_path))
    plain = ordered(tmp_path / "plain", bleed="")
    write_pdf(plain)
    plain.file(PRINT_COVER).write_bytes(made.file(PRINT_COVER).read_bytes())
    write_booklet(plain)
    assert not plain.file(PRINT_COVER).exists()
    assert further_booklets(plain) == (plain.file("-booklet-cover.pdf"),)
    assert failing(plain) == ""
