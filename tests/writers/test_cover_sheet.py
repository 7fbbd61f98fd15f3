"""The separate cover: its spine is as thick as the book, its words real text in their places, its paper holds it."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from chapbook.check.cover_sheet import check_cover_sheet
from chapbook.check.folding import check_folding
from chapbook.check.glyphs import read_fonts, read_pages
from chapbook.shapes.build import Build
from chapbook.shapes.edition import Booklet
from chapbook.shapes.findings import SetupError
from chapbook.writers.booklet import write_booklet
from chapbook.writers.cover_sheet import CoverSheet, cover_sheet_of
from chapbook.writers.how_to import write_how_to_print
from chapbook.writers.orders import orders
from chapbook.writers.pdf import write_pdf
from chapbook.writers.placing import MILLIMETRE, paper_name
from chapbook.writers.settings import check_print_settings
from print_texts import prose, short_pages


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Build:
    options: dict[str, Any] = {"back_cover": f"{prose(60)}\n\n{prose(40, 3)}", "isbn": "9782070368228"}
    made = short_pages(tmp_path_factory.mktemp("book"), 30, trim="A5", **options)
    write_pdf(made)
    return made


def ordered(build: Build, **keys: Any) -> Build:
    edition = replace(build.book.edition, booklet=Booklet(cover=True, **keys))
    return replace(build, book=replace(build.book, edition=edition))


def sheet_of(build: Build) -> CoverSheet:
    return cover_sheet_of(orders(build)[0])


@pytest.mark.parametrize(
    ("keys", "spine"),
    [({}, False), ({"schemes": ("quarto",)}, True), ({"schemes": ("cut-and-stack",)}, True), ({"signature": 16}, True)],
)
def test_the_spine_is_as_thick_as_the_leaves_and_none_where_it_is_stapled(
    book: Build, keys: dict[str, Any], spine: bool
) -> None:
    asked = ordered(book, thickness=0.25, **keys)
    leaves = len(orders(asked)[0].imposition.pages) // 2
    assert sheet_of(asked).spine == pytest.approx(leaves * 0.25 * MILLIMETRE if spine else 0)


def test_front_spine_and_back_stand_in_their_places_as_text(book: Build) -> None:
    asked = ordered(book, schemes=("quarto",), thickness=0.3)
    write_booklet(asked)
    (verdict,) = check_cover_sheet(asked)
    assert verdict.passed, verdict.measured
    assert verdict.measured.startswith(f"spine {sheet_of(asked).spine / MILLIMETRE:.1f} mm")
    (page,) = read_pages(asked.file("-booklet-cover.pdf"))
    turned = [glyph.letter for glyph in page.glyphs if abs(glyph.angle - 270) < 1]
    assert "".join(turned).replace(" ", "") == "Jeanne&Cie–Delafête"
    assert all(font.embedded for font in read_fonts(asked.file("-booklet-cover.pdf")))


def test_with_a_separate_cover_the_back_cover_leaves_the_pages(book: Build) -> None:
    asked = ordered(book)
    inside = len([page for page in orders(asked)[0].imposition.pages if page])
    write_booklet(asked)
    with pikepdf.open(book.file(".pdf")) as pdf:
        assert inside == len(pdf.pages) - 1
    assert all(verdict.passed for verdict in check_folding(asked))


@pytest.mark.parametrize(("keys", "paper"), [({}, "A4"), ({"schemes": ("quarto",), "thickness": 0.3}, "A3")])
def test_the_paper_holds_the_cover(book: Build, keys: dict[str, Any], paper: str) -> None:
    layout = sheet_of(ordered(book, **keys)).layout
    assert paper_name(layout.width, layout.height) == paper
    assert min(layout.left, layout.bottom) >= -0.01


def test_a_narrow_spine_carries_no_words(book: Build) -> None:
    asked = ordered(book, schemes=("quarto",), thickness=0.1)
    write_booklet(asked)
    (page,) = read_pages(asked.file("-booklet-cover.pdf"))
    assert {round(glyph.angle) % 360 for glyph in page.glyphs} == {0}


def test_a_picture_takes_the_place_of_the_type(book: Build) -> None:
    asked = ordered(book)
    asked = replace(asked, book=replace(asked.book, edition=replace(asked.book.edition, cover="images/c.png")))
    (asked.book.folder / "images").mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (300, 424), "grey").save(asked.book.folder / "images" / "c.png")
    write_booklet(asked)
    (verdict,) = check_cover_sheet(asked)
    assert verdict.passed, verdict.measured
    assert verdict.measured.startswith("spine 0.0 mm, 0 + 0 +")


def test_a_back_cover_too_long_for_a_page_is_refused(book: Build) -> None:
    asked = ordered(book)
    longer = replace(asked.book.edition, back_cover=prose(2500))
    with pytest.raises(SetupError, match=r"back_cover is too long.*Shorten it"):
        write_booklet(replace(asked, book=replace(asked.book, edition=longer)))


def test_only_the_scheme_that_the_cover_fits_tells_of_it(book: Build) -> None:
    pages = read_pages(write_how_to_print(ordered(book, schemes=("saddle", "cut-and-stack"))))
    first, second = ("".join(glyph.letter for glyph in page.glyphs) for page in pages)
    assert "Posez la couverture (fete-booklet-cover.pdf)" in first
    assert "ouverture" not in second


@pytest.mark.parametrize(("scheme", "why"), [("notepad", "head"), ("zine", "not bound"), ("reading", "not bound")])
def test_what_no_cover_fits_is_refused_before_anything_is_made(book: Build, scheme: str, why: str) -> None:
    with pytest.raises(SetupError, match=rf"booklet\.cover.*'{scheme}' is.*{why}|{why}.*Name another"):
        check_print_settings(ordered(book, schemes=(scheme,)).book)
    check_print_settings(ordered(book, schemes=("saddle", scheme)).book)


def test_a_lost_cover_and_a_cover_of_another_book_are_found_out(book: Build) -> None:
    asked = ordered(book)
    write_booklet(asked)
    other = replace(asked.book.edition, author="Louise Michel")
    assert not check_cover_sheet(replace(asked, book=replace(asked.book, edition=other)))[0].passed
    path = asked.file("-booklet-cover.pdf")
    turned = BytesIO()
    with pikepdf.open(path) as pdf:
        page = pdf.pages[0]
        width, height = (float(page.mediabox[index]) for index in (2, 3))
        page.Contents = pdf.make_stream(f"-1 0 0 -1 {width} {height} cm\n".encode() + page.Contents.read_bytes())
        pdf.save(turned)
    path.write_bytes(turned.getvalue())
    assert not check_cover_sheet(asked)[0].passed
    path.unlink()
    with pytest.raises(FileNotFoundError):
        check_cover_sheet(asked)


def test_a_book_without_a_separate_cover_is_not_asked_for_one(book: Build, tmp_path: Path) -> None:
    plain = replace(book, book=replace(book.book, output=tmp_path))
    assert check_cover_sheet(plain) == ()


def test_all_that_is_drawn_is_one_ink(book: Build) -> None:
    asked = ordered(book, schemes=("quarto",), thickness=0.3)
    write_booklet(asked)
    write_how_to_print(asked)
    for path in (asked.file("-booklet-cover.pdf"), *asked.book.output.glob("*print*.pdf")):
        with pikepdf.open(path) as pdf:
            streams = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
            drawn = [stream.read_bytes() for stream in streams if stream.get("/Subtype") in (None, "/Form")]
        assert not any(re.search(rb"(?<!\S)0 0 0 (?:rg|RG)(?!\S)", content) for content in drawn), path.name


def test_the_cover_is_told_of_and_the_same_every_time(book: Build) -> None:
    asked = ordered(book, schemes=("quarto",), thickness=0.3)
    write_booklet(asked)
    once = asked.file("-booklet-cover.pdf").read_bytes()
    write_booklet(asked)
    assert asked.file("-booklet-cover.pdf").read_bytes() == once
    said = "".join(glyph.letter for glyph in read_pages(write_how_to_print(asked))[0].glyphs)
    assert "fete-booklet-cover.pdf, A3" in said
    assert "Encollez le dos" in said
    assert re.search(r"dos de \d,\d mm", said)
