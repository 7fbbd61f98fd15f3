"""A picture of the scan is a question with its piece of the page, and is settled by an editor's words."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from chapbook.decisions import read_record
from chapbook.desk.choices import Act, Choice
from chapbook.desk.items import Item, Sort
from chapbook.desk.lines import WrongChoiceError
from chapbook.desk.opened import Opened
from chapbook.desk.pictures import piece
from chapbook.shapes.decisions import DecisionKind
from chapbook.shapes.document import Figure
from chapbook.shapes.scan import Box
from desk_books import LINES, build_of, make_scanned_book, opened_desk

BOX = Box(300, 420, 900, 700)


WHO = ("A. Lectrice", "2026-12-01T00:00:00Z")


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    with_a_picture(tmp_path)
    found = opened_desk(tmp_path, "image")
    found.look_again()
    return found


def with_a_picture(root: Path) -> None:
    """A book whose page has, below its lines, what the engine took for a picture."""
    folder = make_scanned_book(root, pages=[[*LINES, *[""] * 10]])
    hocr = (folder / "scan.hocr").read_text(encoding="utf-8")
    photo = f'<div class="ocr_photo" title="bbox {BOX.left} {BOX.top} {BOX.right} {BOX.bottom}"></div></div></body>'
    (folder / "scan.hocr").write_text(hocr.replace("</div></body>", photo), encoding="utf-8")
    picture = Image.open(folder / "page-1.png")
    picture.paste(60, (BOX.left, BOX.top, BOX.right, BOX.bottom))
    picture.save(folder / "page-1.png")


def asked(opened: Opened) -> list[Item]:
    return [item for item in opened.items() if item.box is not None and item.is_open]


def test_a_picture_is_a_question_with_its_box(opened: Opened) -> None:
    (item,) = asked(opened)
    assert (item.sort, item.box, item.kind) == (Sort.PICTURE, BOX, "")


def test_its_piece_of_the_page_is_what_the_engine_took_for_a_picture(opened: Opened) -> None:
    content = piece(opened.book.cleaned, 0, BOX)
    assert content is not None
    found = Image.open(BytesIO(content))
    assert found.size == (BOX.right - BOX.left, BOX.bottom - BOX.top)
    assert found.convert("L").getextrema() == (60, 60)


def test_what_is_on_it_is_said_and_the_figure_stands_in_the_book(opened: Opened) -> None:
    (item,) = asked(opened)
    for choice in (Choice(Act.ACCEPT), Choice(Act.EDIT, "  \nUne légende")):
        with pytest.raises(WrongChoiceError):
            opened.decide([item.id], choice, *WHO)
    opened.decide([item.id], Choice(Act.EDIT, "Un port.\nLe port de Brest"), *WHO)
    opened.read_again()
    assert asked(opened) == []
    (decision,) = read_record(opened.folder / "decisions.jsonl").live
    assert (decision.kind, decision.alt, decision.caption) == (DecisionKind.FIGURE, "Un port.", "Le port de Brest")
    assert Image.open(opened.folder / decision.image).convert("L").getextrema() == (60, 60)
    figures = [block for block in build_of(opened.root, "image").structured.blocks if isinstance(block, Figure)]
    assert [(figure.image, figure.alt) for figure in figures] == [(decision.image, "Un port.")]


def test_said_to_be_none_it_is_asked_no_more_until_that_is_taken_back(opened: Opened) -> None:
    (item,) = asked(opened)
    opened.decide([item.id], Choice(Act.KEEP), *WHO)
    opened.read_again()
    opened.look_again()
    assert asked(opened) == []
    assert not any(isinstance(block, Figure) for block in build_of(opened.root, "image").structured.blocks)
    opened.undo(*WHO)
    opened.look_again()
    opened.read_again()
    assert asked(opened) == [item]
