"""The booklet files: what the printer is told, which files there are, the paper they ask for, their bytes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from chapbook.shapes.build import Build
from chapbook.shapes.edition import Booklet
from chapbook.shapes.findings import SetupError
from chapbook.writers.booklet import further_booklets, write_booklet
from chapbook.writers.imposition import SCHEMES
from chapbook.writers.orders import orders
from chapbook.writers.pdf import write_pdf
from chapbook.writers.pdf_reading import ink_margins
from chapbook.writers.placing import MILLIMETRE
from print_texts import short_pages


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Build:
    made = short_pages(tmp_path_factory.mktemp("book"), 8, trim="A5", back_cover="Le dos.")
    write_pdf(made)
    return made


def ordered(build: Build, **keys: Any) -> Build:
    edition = replace(build.book.edition, booklet=Booklet(**keys))
    return replace(build, book=replace(build.book, edition=edition))


def media(path: Path) -> list[float]:
    with pikepdf.open(path) as pdf:
        return [float(edge) for edge in pdf.pages[0].mediabox]


def preferences(path: Path) -> dict[str, object]:
    with pikepdf.open(path) as pdf:
        return {str(key): str(value) for key, value in pdf.Root.ViewerPreferences.items()}


@pytest.mark.parametrize(
    ("keys", "edge"),
    [
        ({}, "/DuplexFlipShortEdge"),
        ({"flip": "long"}, "/DuplexFlipLongEdge"),
        ({"schemes": ("four-up",)}, "/DuplexFlipLongEdge"),
        ({"schemes": ("four-up",), "flip": "short"}, "/DuplexFlipShortEdge"),
        ({"schemes": ("zine",)}, "/Simplex"),
    ],
)
def test_the_printer_is_told_the_edge_the_paper_and_to_scale_nothing(
    book: Build, keys: dict[str, Any], edge: str
) -> None:
    found = preferences(write_booklet(ordered(book, **keys)))
    assert found == {
        "/Duplex": edge,
        "/PrintScaling": "/None",
        "/PickTrayByPDFSize": "True",
        "/DisplayDocTitle": "True",
    }


@pytest.mark.parametrize(
    ("schemes", "copies", "told"),
    [("saddle", 1, None), ("saddle", 3, 3), ("two-booklets", 5, 3), ("two-booklets", 2, None), ("saddle", 100, None)],
)
def test_the_printer_is_told_the_copies_where_a_pdf_can_say_so(
    book: Build, schemes: str, copies: int, told: int | None
) -> None:
    found = preferences(write_booklet(ordered(book, schemes=(schemes,), copies=copies)))
    assert found.get("/NumCopies") == (str(told) if told else None)


def test_two_a5_pages_ask_for_a4_and_stand_in_its_middle(book: Build) -> None:
    path = write_booklet(ordered(book))
    assert media(path) == pytest.approx([0, 0, 297 * MILLIMETRE, 210 * MILLIMETRE], abs=0.01)
    order = orders(ordered(book))[0]
    assert order.layout.left == pytest.approx(0.5 * MILLIMETRE, abs=0.1)


def test_a_larger_paper_takes_the_pages_in_its_middle(book: Build) -> None:
    path = write_booklet(ordered(book, paper="A3"))
    assert media(path) == pytest.approx([0, 0, 420 * MILLIMETRE, 297 * MILLIMETRE], abs=0.01)


@pytest.mark.parametrize(
    ("keys", "marks"),
    [
        ({"paper": "A3"}, {"crop"}),
        ({"schemes": ("notepad",)}, {"crop"}),
        ({}, set()),
        ({"paper": "A3", "schemes": ("reading",)}, set()),
        ({"paper": "A3", "marks": ("fold",)}, {"fold"}),
    ],
)
def test_pages_that_are_to_be_cut_out_of_their_paper_have_crop_marks_unasked(
    book: Build, keys: dict[str, Any], marks: set[str]
) -> None:
    assert orders(ordered(book, **keys))[0].marks == marks


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"paper": "A5"}, r"'A5' is too small.*'saddle' puts 2 × 1 pages.*296 × 210 mm. Write A4 or A3"),
        ({"paper": "A4", "schemes": ("zine",)}, r"'zine' puts 4 × 2 pages.*592 × 420 mm. Write A2,"),
        ({"paper": "foolscap"}, "'foolscap' is no paper. Use one of A5, A4"),
        ({"schemes": ("saddel",)}, "'saddel', which is no scheme"),
    ],
)
def test_what_cannot_be_is_refused_with_the_key_and_the_remedy(
    book: Build, keys: dict[str, Any], expected: str
) -> None:
    with pytest.raises(SetupError, match=expected):
        write_booklet(ordered(book, **keys))


def test_several_schemes_have_a_file_each_and_files_of_earlier_orders_go(book: Build) -> None:
    def files() -> set[str]:
        return {path.name for path in book.book.output.glob("*-booklet*.pdf")}

    write_booklet(ordered(book, schemes=("saddle", "reading"), duplex="manual"))
    assert files() == {
        f"fete-booklet{kind}.pdf" for kind in ("", "-fronts", "-backs", "-reading", "-reading-fronts", "-reading-backs")
    }
    assert {book.file("-booklet.pdf"), *further_booklets(book)} == {book.book.output / name for name in files()}
    write_booklet(ordered(book, schemes=("quarto",)))
    assert files() == {"fete-booklet.pdf"}
    assert further_booklets(book) == ()


def test_what_bleeds_over_the_trim_is_printed_where_the_paper_has_room(book: Build) -> None:
    path = book.file(".pdf")
    before = path.read_bytes()
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(edge) for edge in page.mediabox)
            page.trimbox = pikepdf.Array([left, bottom, right, top])
            page.obj.BleedBox = pikepdf.Array([left - 9, bottom - 9, right + 9, top + 9])
            page.mediabox = pikepdf.Array([left - 20, bottom - 20, right + 20, top + 20])
            frame = f"0 g {left - 20} {bottom - 20} {right + 40} {top + 40} re f"
            page.contents_add(pdf.make_stream(frame.encode()))
        pdf.save(path.with_suffix(".bled"))
    path.with_suffix(".bled").replace(path)
    try:
        large = ink_margins(write_booklet(ordered(book, schemes=("reading",), paper="A3")).read_bytes())
        tight = ink_margins(write_booklet(ordered(book)).read_bytes())
    finally:
        path.write_bytes(before)
    edge = (297 - 210) / 2 * MILLIMETRE
    assert large[0].margin == pytest.approx(edge - 9, abs=1.5)
    assert tight[0].margin == 0


def test_the_same_pdf_gives_the_same_files(book: Build) -> None:
    asked = ordered(book, schemes=SCHEMES, duplex="manual", marks=("fold", "staple", "crop"), paper="")
    write_booklet(asked)
    once = {path.name: path.read_bytes() for path in book.book.output.glob("*-booklet*.pdf")}
    write_booklet(asked)
    assert {path.name: path.read_bytes() for path in book.book.output.glob("*-booklet*.pdf")} == once


def test_each_page_is_stored_once_however_often_it_is_printed(book: Build) -> None:
    with pikepdf.open(write_booklet(ordered(book, schemes=("two-booklets",)))) as pdf:
        forms = {item.objgen for page in pdf.pages for item in page.Resources.XObject.values()}
        assert len(forms) == len(orders(ordered(book))[0].imposition.pages) - orders(ordered(book))[
            0
        ].imposition.pages.count(None)
