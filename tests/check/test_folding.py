"""Law 4 on the finished booklets: each folds to the pages of the PDF, and a booklet that does not is found out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from chapbook.check.folding import check_folding
from chapbook.shapes.build import Build
from chapbook.shapes.edition import Booklet
from chapbook.shapes.findings import SetupError
from chapbook.shapes.hands import worked
from chapbook.shapes.sheets import Move
from chapbook.writers.booklet import write_booklet
from chapbook.writers.imposition import SCHEMES
from chapbook.writers.pdf import write_pdf
from print_texts import pages_of_prose, short_pages

EVERY = pytest.mark.parametrize("name", SCHEMES)
FLIPS = pytest.mark.parametrize("flip", ["short", "long"])


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Build:
    made = short_pages(tmp_path_factory.mktemp("booklet"), 7)
    write_pdf(made)
    return made


def ordered(build: Build, **keys: Any) -> Build:
    edition = replace(build.book.edition, booklet=Booklet(**keys))
    return replace(build, book=replace(build.book, edition=edition))


def holds(build: Build) -> bool:
    return all(verdict.passed for verdict in check_folding(build))


@FLIPS
@EVERY
def test_every_scheme_works_to_pages_in_order_on_either_edge(book: Build, name: str, flip: str) -> None:
    asked = ordered(book, schemes=(name,), flip=flip)
    write_booklet(asked)
    verdicts = check_folding(asked)
    assert all(verdict.passed for verdict in verdicts), verdicts


@pytest.mark.parametrize("backs", ["last first", "first first"])
@FLIPS
def test_fronts_and_backs_by_hand_become_the_same_pile(book: Build, flip: str, backs: str) -> None:
    asked = ordered(book, schemes=("saddle", "four-up", "zine"), flip=flip, duplex="manual", backs=backs)
    write_booklet(asked)
    verdicts = check_folding(asked)
    assert [verdict.passed for verdict in verdicts] == [True] * 5
    assert sum("by hand" in verdict.name for verdict in verdicts) == 2


@pytest.mark.parametrize("blanks", ["end", "before back cover", "wrapped"])
@EVERY
def test_blanks_creep_marks_and_larger_paper_leave_the_order_as_it_is(book: Build, name: str, blanks: str) -> None:
    marks = ("fold", "staple", "crop")
    keys: dict[str, Any] = {"blanks": blanks, "creep": True, "thickness": 0.4, "marks": marks, "paper": "SRA3"}
    if name in ("octavo", "zine"):
        keys["paper"] = "450 x 320 mm"
    asked = ordered(book, schemes=(name,), signature=8, **keys)
    write_booklet(asked)
    verdicts = check_folding(asked)
    assert all(verdict.passed for verdict in verdicts), verdicts


def test_pages_with_bleed_are_set_on_the_sheets_by_their_trim(book: Build) -> None:
    path = book.file(".pdf")
    before = path.read_bytes()
    asked = ordered(book)
    write_booklet(asked)
    with pikepdf.open(path) as pdf, pikepdf.open(asked.file("-booklet.pdf")) as plain:
        for page in pdf.pages:
            left, bottom, right, top = (float(edge) for edge in page.mediabox)
            page.contents_add(pdf.make_stream(b"q 1 0 0 1 20 30 cm"), prepend=True)
            page.contents_add(pdf.make_stream(b"Q"))
            page.mediabox = pikepdf.Array([left, bottom, right + 40, top + 60])
            page.trimbox = pikepdf.Array([left + 20, bottom + 30, right + 20, top + 30])
        pdf.save(path.with_suffix(".bled"))
        size = [float(edge) for edge in plain.pages[0].mediabox]
    path.with_suffix(".bled").replace(path)
    try:
        with pikepdf.open(write_booklet(asked)) as imposed:
            assert [float(edge) for edge in imposed.pages[0].mediabox] == pytest.approx(size, abs=0.01)
        assert holds(asked)
    finally:
        path.write_bytes(before)


def test_a_wrong_creep_is_found_out(book: Build) -> None:
    write_booklet(ordered(book, creep=True, thickness=1.0))
    assert not holds(ordered(book, creep=False))


def test_the_backs_in_the_other_order_are_found_out(book: Build) -> None:
    write_booklet(ordered(book, duplex="manual", backs="first first"))
    assert not holds(ordered(book, duplex="manual", backs="last first"))


def test_backs_turned_for_the_other_edge_are_found_out(book: Build) -> None:
    write_booklet(ordered(book, duplex="manual", flip="long"))
    path = book.file("-booklet-backs.pdf")
    long = path.read_bytes()
    write_booklet(ordered(book, duplex="manual", flip="short"))
    path.write_bytes(long)
    assert not holds(ordered(book, duplex="manual", flip="short"))


def test_a_booklet_flipped_on_the_other_edge_is_found_out(book: Build) -> None:
    asked = ordered(book)
    path = write_booklet(asked)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.ViewerPreferences.Duplex = pikepdf.Name.DuplexFlipLongEdge
        pdf.save()
    assert not holds(asked)


@pytest.mark.parametrize("name", ["saddle", "quarto", "cut-and-stack", "zine"])
def test_sheets_out_of_order_are_found_out(book: Build, name: str) -> None:
    asked = ordered(book, schemes=(name,))
    path = write_booklet(asked)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages.reverse()
        pdf.save()
    assert not holds(asked)


def test_a_lost_sheet_is_found_out(book: Build) -> None:
    asked = ordered(book)
    path = write_booklet(asked)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.pages[-2:]
        pdf.save()
    assert not holds(asked)


def test_a_page_upside_down_is_found_out(book: Build) -> None:
    asked = ordered(book)
    path = write_booklet(asked)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[2]
        width, height = (float(page.mediabox[index]) for index in (2, 3))
        turn = f"-1 0 0 -1 {width} {height} cm\n".encode()
        page.Contents = pdf.make_stream(turn + page.Contents.read_bytes())
        pdf.save()
    assert not holds(asked)


def test_without_a_pdf_there_is_no_booklet(tmp_path: Path) -> None:
    build = pages_of_prose(tmp_path, 1)
    with pytest.raises(SetupError, match=r"\./press pdf --book"):
        write_booklet(build)
    with pytest.raises(FileNotFoundError):
        check_folding(build)


def test_without_a_booklet_the_check_names_the_file(book: Build) -> None:
    asked = ordered(book, schemes=("saddle", "reading"))
    write_booklet(asked)
    book.file("-booklet-reading.pdf").unlink()
    with pytest.raises(FileNotFoundError) as raised:
        check_folding(asked)
    assert str(raised.value.filename).endswith("fete-booklet-reading.pdf")


def test_two_sheets_fold_as_hands_fold_them() -> None:
    sheets = [((("8", "1"),), (("2", "7"),)), ((("6", "3"),), (("4", "5"),))]
    ((*faces,),) = worked(sheets, (Move.TURN, Move.FOLD_ACROSS))
    assert "".join(face.print for face in faces) == "12345678"
    assert {face.turned for face in faces} == {0}


def test_a_sheet_folded_twice_has_its_upper_half_upside_down() -> None:
    sheets = [((("5", "4"), ("8", "1")), (("3", "6"), ("2", "7")))]
    ((*faces,),) = worked(sheets, (Move.TURN, Move.FOLD_DOWN, Move.FOLD_ACROSS))
    assert [(face.print, face.turned) for face in faces] == [
        (str(page), 180 if page in (3, 4, 5, 6) else 0) for page in range(1, 9)
    ]


def test_sheets_that_are_not_folded_to_leaves_are_refused() -> None:
    with pytest.raises(ValueError, match="not folded to single leaves"):
        worked([((("8", "1"),), (("2", "7"),))], (Move.TURN,))
    with pytest.raises(ValueError, match="only a strip of two layers"):
        worked([((("5", "6", "7", "8"),), (("1", "2", "3", "4"),))], (Move.PUSH,))
