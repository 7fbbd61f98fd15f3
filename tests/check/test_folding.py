"""Law 4 on the finished booklet: it folds to the pages of the PDF, and a booklet that does not is found out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import pikepdf
import pytest

from chapbook.check.folding import check_folding, folded
from chapbook.shapes.build import Build
from chapbook.shapes.edition import Booklet
from chapbook.shapes.findings import SetupError
from chapbook.writers.booklet import write_booklet
from chapbook.writers.pdf import write_pdf
from print_texts import pages_of_prose

FLIPS = pytest.mark.parametrize("flip", ["short", "long"])
Flip = Literal["short", "long"]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    made = pages_of_prose(tmp_path_factory.mktemp("booklet"), 20)
    write_pdf(made)
    return made


def flipping(build: Build, flip: Flip) -> Build:
    edition = replace(build.book.edition, booklet=Booklet(flip=flip))
    return replace(build, book=replace(build.book, edition=edition))


def holds(build: Build) -> bool:
    return all(verdict.passed for verdict in check_folding(build))


@FLIPS
def test_the_booklet_folds_to_its_pages_in_order(build: Build, flip: Flip) -> None:
    asked = flipping(build, flip)
    write_booklet(asked)
    verdict = check_folding(asked)[0]
    assert verdict.passed, verdict.measured


@FLIPS
def test_the_printer_is_told_which_edge_to_flip_and_to_scale_nothing(build: Build, flip: Flip) -> None:
    with pikepdf.open(write_booklet(flipping(build, flip))) as pdf:
        wanted = "/DuplexFlipShortEdge" if flip == "short" else "/DuplexFlipLongEdge"
        assert pdf.Root.ViewerPreferences.Duplex == wanted
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"


def test_sheets_are_twice_the_page_and_an_even_number_of_sides(build: Build) -> None:
    with pikepdf.open(build.file(".pdf")) as source, pikepdf.open(write_booklet(build)) as booklet:
        width, height = (float(source.pages[0].mediabox[index]) for index in (2, 3))
        assert [float(edge) for edge in booklet.pages[0].mediabox] == pytest.approx([0, 0, 2 * width, height])
        assert len(booklet.pages) == 2 * -(-len(source.pages) // 4)


def test_the_same_pdf_gives_the_same_booklet(build: Build) -> None:
    assert write_booklet(build).read_bytes() == write_booklet(build).read_bytes()


def test_a_booklet_flipped_on_the_other_edge_is_found_out(build: Build) -> None:
    path = write_booklet(build)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.ViewerPreferences.Duplex = pikepdf.Name.DuplexFlipLongEdge
        pdf.save()
    assert not holds(build)


def test_sheets_out_of_order_are_found_out(build: Build) -> None:
    path = write_booklet(build)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages.reverse()
        pdf.save()
    assert not holds(build)


def test_a_lost_sheet_is_found_out(build: Build) -> None:
    path = write_booklet(build)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.pages[-2:]
        pdf.save()
    assert not holds(build)


def test_a_page_upside_down_is_found_out(build: Build) -> None:
    path = write_booklet(build)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[2]
        width, height = (float(page.mediabox[index]) for index in (2, 3))
        turn = f"-1 0 0 -1 {width} {height} cm\n".encode()
        page.Contents = pdf.make_stream(turn + page.Contents.read_bytes())
        pdf.save()
    assert not holds(build)


def test_without_a_pdf_there_is_no_booklet(tmp_path: Path) -> None:
    build = pages_of_prose(tmp_path, 1)
    with pytest.raises(SetupError, match="invoke pdf"):
        write_booklet(build)
    with pytest.raises(FileNotFoundError):
        check_folding(build)


def test_two_sheets_fold_as_hands_fold_them() -> None:
    assert folded([(("8", "1"), ("2", "7")), (("6", "3"), ("4", "5"))]) == tuple("12345678")
