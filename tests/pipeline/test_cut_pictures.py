"""Pictures of the scan are cut out of the page's image; a figure comes of one once an editor says what is on it."""

from __future__ import annotations

import json
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from rich.console import Console

from chapbook.pipeline.display import Display
from chapbook.pipeline.pictures import run_pictures
from chapbook.pipeline.stages import text_stages
from chapbook.readers.edition import read_book
from chapbook.shapes.document import Figure
from chapbook.shapes.findings import SetupError

SIZE, BOX = (800, 1200), (100, 420, 700, 840)
TEXT = (
    "LE PORT",
    "Voici le port de la ville, tel que le peintre l'a vu.",
    "La mer est calme, et les hommes travaillent.",
)


def engraving() -> Image.Image:
    """A picture of some tones: a sun over the sea."""
    picture = Image.linear_gradient("L").resize((BOX[2] - BOX[0], BOX[3] - BOX[1]))
    ImageDraw.Draw(picture).ellipse((250, 60, 350, 160), fill=240)
    return picture


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book of one page: two lines, the picture, a third line; as an engine reads it, with its image."""
    folder = tmp_path / "source" / "port"
    folder.mkdir(parents=True)
    (tmp_path / "styles").mkdir()
    (folder / "edition.toml").write_text('title = "Le port"\nauthor = "A. Auteur"\n', encoding="utf-8")
    page, font, lines = Image.new("L", SIZE, 255), ImageFont.load_default(size=20), []
    for top, line in zip((100, 300, 900), TEXT, strict=True):
        ImageDraw.Draw(page).text((100, top), line, fill=0, font=font)
        words = "".join(
            f'<span class="ocrx_word" title="bbox {100 + 60 * at} {top} {150 + 60 * at} {top + 24}">{word}</span> '
            for at, word in enumerate(line.split())
        )
        lines.append(
            f'<p class="ocr_par"><span class="ocr_line" title="bbox 100 {top} 700 {top + 24}">{words}</span></p>'
        )
    page.paste(engraving(), BOX[:2])
    page.save(folder / "page.png")
    lines.insert(2, f'<div class="ocr_photo" title="bbox {BOX[0]} {BOX[1]} {BOX[2]} {BOX[3]}"></div>')
    title = f'image "page.png"; bbox 0 0 {SIZE[0]} {SIZE[1]}'
    html = f"<html><body><div class=\"ocr_page\" title='{title}'>{''.join(lines)}</div></body></html>"
    (folder / "scan.hocr").write_text(html, encoding="utf-8")
    return folder


def cut(folder: Path) -> str:
    """What the task says of the book, which ends well."""
    out = StringIO()
    assert run_pictures(folder.parent.parent, "", Display(Console(file=out, width=60))) == 0
    return out.getvalue()


def offered(folder: Path) -> dict[str, object]:
    """The decision that the task prints."""
    said: dict[str, object] = json.loads(cut(folder).splitlines()[-1])
    return said


def figures(folder: Path) -> list[Figure]:
    build = text_stages(read_book(folder.parent.parent, "port"))
    return [block for block in build.document.blocks if isinstance(block, Figure)]


def decide(folder: Path, **fields: object) -> None:
    line = json.dumps(offered(folder) | fields)
    (folder / "decisions.jsonl").write_text(f"{line}\n", encoding="utf-8")


def test_the_piece_of_the_page_is_written_dot_for_dot(folder: Path) -> None:
    cut(folder)
    found = Image.open(BytesIO((folder / "images" / "page-1-1.png").read_bytes())).convert("L")
    assert found.tobytes() == engraving().tobytes()


def test_no_figure_comes_of_it_until_an_editor_says_what_is_on_it(folder: Path) -> None:
    decide(folder)
    with pytest.raises(SetupError, match="a figure needs"):
        figures(folder)
    (folder / "decisions.jsonl").unlink()
    assert figures(folder) == []


def test_the_decision_that_is_printed_sets_it_once_it_has_its_alternative(folder: Path) -> None:
    decide(folder, alt="Un port au lever du soleil.")
    (figure,) = figures(folder)
    assert (figure.image, figure.alt) == ("images/page-1-1.png", "Un port au lever du soleil.")
    assert "no picture of the scan waits" in cut(folder)


def test_a_file_that_is_there_is_left_alone(folder: Path) -> None:
    (folder / "images").mkdir()
    (folder / "images" / "page-1-1.png").write_bytes(b"the editor's own")
    cut(folder)
    assert (folder / "images" / "page-1-1.png").read_bytes() == b"the editor's own"


def test_a_page_without_image_is_told(folder: Path) -> None:
    (folder / "page.png").unlink()
    assert "page 1: no image of it is there" in " ".join(cut(folder).split())
    assert not (folder / "images").exists()
