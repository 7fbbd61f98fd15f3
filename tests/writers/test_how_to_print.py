"""how-to-print.pdf: one page a scheme, its figures right, its warnings measured; and the printer's test sheet."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from chapbook.check.glyphs import PrintedPage, read_fonts, read_pages
from chapbook.languages import known, load
from chapbook.languages.fr.printing import PRINTING
from chapbook.shapes.build import Build
from chapbook.shapes.edition import Booklet
from chapbook.shapes.hands import worked
from chapbook.shapes.sheets import Move
from chapbook.writers.how_to import TEST_SHEET, write_how_to_print
from chapbook.writers.how_to.moves import pictured
from chapbook.writers.how_to.trial import trial_pages
from chapbook.writers.imposition import SCHEMES, scheme_named
from chapbook.writers.orders import orders
from chapbook.writers.pdf import write_pdf
from chapbook.writers.pdf_reading import ink_margins
from chapbook.writers.placing import MILLIMETRE
from print_texts import short_pages


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Build:
    made = short_pages(tmp_path_factory.mktemp("book"), 14)
    write_pdf(made)
    return made


def ordered(build: Build, **keys: Any) -> Build:
    edition = replace(build.book.edition, booklet=Booklet(**keys))
    return replace(build, book=replace(build.book, edition=edition))


def words_of(page: PrintedPage) -> str:
    return re.sub(r"\s+", " ", "".join(glyph.letter for glyph in page.glyphs))


def letters(text: str) -> str:
    return re.sub(r"\W", "", text)


@pytest.fixture(scope="module")
def pages(book: Build) -> tuple[PrintedPage, ...]:
    return read_pages(write_how_to_print(ordered(book, schemes=SCHEMES, duplex="manual", copies=250, creep=True)))


def test_each_scheme_has_one_page_by_hand_with_all_its_steps(pages: tuple[PrintedPage, ...]) -> None:
    assert len(pages) == len(SCHEMES)
    for name, page in zip(SCHEMES, pages, strict=True):
        said = words_of(page)
        assert letters(PRINTING[f"scheme {name}"]) in letters(said)
        for move in scheme_named(name).moves:
            assert letters(PRINTING[f"hands {move}"])[:5] in letters(said)
        assert all(glyph.box[1] >= 0 and glyph.box[3] <= page.height for glyph in page.glyphs)


def test_the_sheets_and_the_reams_are_told(book: Build) -> None:
    asked = ordered(book, schemes=("saddle", "two-booklets"), copies=250)
    first, second = (words_of(page) for page in read_pages(write_how_to_print(asked)))
    sheets = len(orders(asked)[0].imposition.sheets)
    pages = 4 * sheets
    assert f"Feuilles par exemplaire : {sheets} ({pages} pages" in first
    reams = -(-250 * sheets // 500)
    assert re.search(
        rf"Pour 250 exemplaires : {250 * sheets:,}".replace(",", ".?") + rf" feuilles, {reams} ramettes", first
    )
    assert f"Feuilles pour 2 exemplaires : {sheets}" in second
    assert f"{125 * sheets} feuilles" in second


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({}, "retournement sur le bord court"),
        ({"flip": "long"}, "retournement sur le bord long"),
        ({"schemes": ("four-up",)}, "retournement sur le bord long"),
        ({"schemes": ("zine",)}, "recto seul"),
        ({"duplex": "manual"}, "fete-booklet-fronts.pdf, puis fete-booklet-backs.pdf"),
        ({"duplex": "manual"}, "la dernière feuille dessus"),
        ({"duplex": "manual", "backs": "first first"}, "la première feuille dessus"),
        ({"duplex": "manual", "backs": "first first"}, "doit se trouver la page"),
        ({"paper": "A3"}, "A3, posé en largeur"),
        ({"creep": True}, "Rognez"),
        ({"paper": "SRA3"}, "Rognez"),
        ({"schemes": ("quarto",)}, "Rognez"),
        ({"schemes": ("zine",), "paper": "450x320 mm"}, "Rognez d’abord chaque feuille"),
        ({"signature": 12}, "6 en 2 cahiers de 3"),
    ],
)
def test_what_is_ordered_is_what_is_told(book: Build, keys: dict[str, Any], said: str) -> None:
    assert letters(said) in letters(words_of(read_pages(write_how_to_print(ordered(book, **keys)))[0]))


@pytest.mark.parametrize("length", range(20, 80, 12))
def test_a_fact_stays_in_its_column_however_long_the_names_of_the_files(book: Build, length: int) -> None:
    asked = ordered(book)
    pdf = book.file(".pdf").read_bytes()
    named = replace(asked, book=replace(asked.book, slug="un-long-titre-" * 6))
    named = replace(named, book=replace(named.book, slug=named.book.slug[:length]))
    named.file(".pdf").write_bytes(pdf)
    page = read_pages(write_how_to_print(named))[0]
    printed = [glyph for glyph in page.glyphs if glyph.letter.strip()]
    said = "".join(glyph.letter for glyph in printed)
    start, end = said.index("Faces"), said.index("court") + len("court")
    assert len({glyph.x > page.width / 2 for glyph in printed[start:end]}) == 1


def test_the_steps_stand_under_the_margin_of_the_title(pages: tuple[PrintedPage, ...]) -> None:
    for page in pages:
        printed = [glyph for glyph in page.glyphs if glyph.letter.strip()]
        first = "".join(glyph.letter for glyph in printed).index("1.Imprimez")
        assert printed[first].x == pytest.approx(printed[0].x, abs=1)


def test_nothing_is_trimmed_that_is_even(book: Build) -> None:
    asked = ordered(book, schemes=("saddle", "cut-and-stack", "reading"), paper="")
    assert not any("Rognez" in words_of(page) for page in read_pages(write_how_to_print(asked)))


def test_ink_near_the_edge_is_measured_on_the_sheets_and_warned_of(book: Build) -> None:
    asked = ordered(book)
    assert "Aucune encre à moins de" in words_of(read_pages(write_how_to_print(asked))[0])
    path = book.file(".pdf")
    before = path.read_bytes()
    with pikepdf.open(BytesIO(before)) as pdf:
        page = pdf.pages[0]
        height = float(page.mediabox[3])
        stroke = f"q 0 0 0 rg 60 {height - 2 * MILLIMETRE - 8:.3f} 20 8 re f Q".encode()
        page.contents_add(pdf.make_stream(stroke))
        pdf.save(path)
    try:
        said = words_of(read_pages(write_how_to_print(asked))[0])
    finally:
        path.write_bytes(before)
    assert re.search(r"à (1,[7-9]|2,[0-3]) mm du bord de la feuille \(feuille 1, recto\)", said), said


def test_ink_is_measured_from_the_nearest_edge() -> None:
    with pikepdf.new() as pdf:
        for content in (b"", b"0 g 20 30 50 50 re f", b"0.97 g 0 0 200 200 re f"):
            pdf.add_blank_page(page_size=(200, 200))
            pdf.pages[-1].Contents = pdf.make_stream(content)
        out = BytesIO()
        pdf.save(out)
    found = ink_margins(out.getvalue())
    assert [(ink.side, ink.margin) for ink in found] == [(1, 20)]


@pytest.mark.parametrize("name", SCHEMES)
def test_every_move_has_its_picture_and_its_words_in_every_language(book: Build, name: str) -> None:
    order = orders(ordered(book, schemes=(name,)))[0]
    assert [move for move, _ in pictured(order)] == list(scheme_named(name).moves)
    for code in known():
        assert {f"hands {move}" for move in Move} | {f"scheme {name}" for name in SCHEMES} <= set(load(code).words)


@pytest.mark.parametrize(("flip", "turned"), [("short", False), ("long", True)])
def test_the_test_sheet_folds_to_1_2_3_4_as_the_booklet_does(book: Build, flip: str, turned: bool) -> None:
    write_how_to_print(ordered(book, flip=flip, paper="A4"))
    path = book.book.output / TEST_SHEET
    front, back = read_pages(path)
    assert (round(front.width), round(front.height)) == (842, 595)
    numbers = [_numerals(side) for side in (front, back)]
    if turned:
        numbers[1] = [(digit, angle + 180) for digit, angle in reversed(numbers[1])]
    ((*faces,),) = worked([((tuple(numbers[0]),), (tuple(numbers[1]),))], (Move.TURN, Move.FOLD_ACROSS))
    assert [face.print[0] for face in faces] == ["1", "2", "3", "4"]
    assert {round(face.print[1]) % 360 for face in faces} == {0}


def _numerals(side: PrintedPage) -> list[tuple[str, float]]:
    """The large numerals of a side from left to right, each with the degrees it is turned by."""
    large = [glyph for glyph in side.glyphs if glyph.letter.isdigit() and glyph.box[3] - glyph.box[1] > 25]
    return [(glyph.letter, glyph.angle) for glyph in sorted(large, key=lambda glyph: glyph.x)]


def test_each_page_of_the_test_sheet_has_a_cross_so_that_none_lacks_one_behind_it(book: Build) -> None:
    order = orders(ordered(book))[0]
    classes = [[part.get("class") for part in page] for page in trial_pages(order, load("fr").words)]
    assert [page.count("cross") for page in classes] == [1, 1, 1, 1]
    assert [page.count("rule") for page in classes] == [0, 0, 1, 0]


def test_one_sided_schemes_alone_need_no_test_sheet(book: Build) -> None:
    write_how_to_print(ordered(book))
    assert (book.book.output / TEST_SHEET).is_file()
    write_how_to_print(ordered(book, schemes=("zine",)))
    assert not (book.book.output / TEST_SHEET).exists()


def test_both_files_are_the_same_every_time_and_use_only_our_fonts(book: Build) -> None:
    asked = ordered(book, schemes=("saddle", "octavo"))
    paths = (write_how_to_print(asked), book.book.output / TEST_SHEET)
    once = [path.read_bytes() for path in paths]
    write_how_to_print(asked)
    assert [path.read_bytes() for path in paths] == once
    for path in paths:
        assert all(font.embedded and "Chapbook" in font.name for font in read_fonts(path))


def test_a_book_of_letter_paper_has_its_page_on_letter(tmp_path: Path) -> None:
    build = short_pages(tmp_path, 3, trim="half letter")
    write_pdf(build)
    page = read_pages(write_how_to_print(build))[0]
    assert (round(page.width), round(page.height)) == (612, 792)
    assert "letter, posé en largeur" in words_of(page)
