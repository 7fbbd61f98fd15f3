"""The card of a picture of the scan shows the picture, and every card of a passage stands without candidates too."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from chapbook.desk.items import Item, Sort
from chapbook.desk.pictures import piece
from chapbook.desk.questions import items_of
from chapbook.shapes.build import Build
from chapbook.shapes.scan import Box
from desk_books import LINES, build_of, make_scanned_book

BOX = Box(300, 420, 900, 700)


def with_a_picture(root: Path) -> Build:
    """A book whose page has, below its lines, what the engine took for a picture."""
    folder = make_scanned_book(root, pages=[[*LINES, *[""] * 10]])
    hocr = (folder / "scan.hocr").read_text(encoding="utf-8")
    photo = f'<div class="ocr_photo" title="bbox {BOX.left} {BOX.top} {BOX.right} {BOX.bottom}"></div></div></body>'
    (folder / "scan.hocr").write_text(hocr.replace("</div></body>", photo), encoding="utf-8")
    picture = Image.open(folder / "page-1.png")
    picture.paste(60, (BOX.left, BOX.top, BOX.right, BOX.bottom))
    picture.save(folder / "page-1.png")
    return build_of(root, "image")


def asked(build: Build) -> Item:
    (item,) = [item for item in items_of(build) if item.box is not None]
    return item


def test_a_picture_is_a_question_with_its_box(tmp_path: Path) -> None:
    item = asked(with_a_picture(tmp_path))
    assert (item.sort, item.box, item.kind) == (Sort.PASSAGE, BOX, "")


def test_its_piece_of_the_page_is_what_the_engine_took_for_a_picture(tmp_path: Path) -> None:
    content = piece(with_a_picture(tmp_path), 0, BOX)
    assert content is not None
    found = Image.open(BytesIO(content))
    assert found.size == (BOX.right - BOX.left, BOX.bottom - BOX.top)
    assert found.convert("L").getextrema() == (60, 60)
