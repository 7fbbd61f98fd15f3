"""What hOCR tells besides words: style, pictures, lines of every kind, and words of lines without them."""

from __future__ import annotations

from pathlib import Path

import pytest

from chapbook.readers.hocr import read
from chapbook.shapes.scan import Box, Scan

PAGE = "<div class='ocr_page' title='image &quot;/elsewhere/pg.png&quot;; bbox 0 0 100 200'>{}</div>"


def page(folder: Path, content: str) -> Scan:
    path = folder / "scan.hocr"
    path.write_text(f"<html><body>{PAGE.format(content)}</body></html>", encoding="utf-8")
    return read(path)[0]


def word(content: str, properties: str = "bbox 1 2 3 4") -> str:
    return f"<span class='ocr_line'><span class='ocrx_word' title='{properties}'>{content}</span></span>"


@pytest.mark.parametrize(
    ("content", "properties", "italic", "bold"),
    [
        ("<em>mot</em>", "bbox 1 2 3 4", True, False),
        ("<strong><em>mot</em></strong>", "bbox 1 2 3 4", True, True),
        ("mot", "bbox 1 2 3 4; x_font Garamond_Bold; x_wconf 7", False, True),
        ("mot", "bbox 1 2 3 4", False, False),
    ],
)
def test_style_is_read_from_marks_and_font_names(
    tmp_path: Path, content: str, properties: str, italic: bool, bold: bool
) -> None:
    (found,) = page(tmp_path, word(content, properties)).words
    assert (found.italic, found.bold) == (italic, bold)


def test_the_size_of_a_word_goes_before_that_of_its_line(tmp_path: Path) -> None:
    line = "<span class='ocr_line' title='x_size 30'><span class='ocrx_word' title='x_fsize 11'>a</span></span>"
    assert page(tmp_path, line).words[0].size == 11


@pytest.mark.parametrize("kind", ["ocr_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat", "ocrx_line"])
def test_every_kind_of_line_is_a_line(tmp_path: Path, kind: str) -> None:
    lines = word("un") + word("deux").replace("ocr_line", kind)
    assert page(tmp_path, lines).text == "un\ndeux\n\f"


def test_a_line_without_words_is_parted_at_its_spaces(tmp_path: Path) -> None:
    scan = page(tmp_path, "<span class='ocr_line' title='bbox 5 6 7 8'>un  deux</span>")
    assert scan.text == "un deux\n\f"
    assert [word.box for word in scan.words] == [Box(5, 6, 7, 8)] * 2


def test_words_of_single_letters_are_put_together(tmp_path: Path) -> None:
    letters = "<span class='ocrx_cinfo'>m</span>\n<span class='ocrx_cinfo'>ot</span>"
    assert page(tmp_path, word(letters)).text == "mot\n\f"


def test_blank_words_lines_and_paragraphs_leave_no_trace(tmp_path: Path) -> None:
    blank = f"<p class='ocr_par'>{word(' ')}</p>"
    assert page(tmp_path, f"{blank}<p class='ocr_par'>{word('un')}</p>{blank}").text == "un\n\f"


def test_a_picture_is_kept_as_a_box(tmp_path: Path) -> None:
    scan = page(tmp_path, "<div class='ocr_photo' title='bbox 5 6 70 80'></div>" + word("un"))
    assert scan.pages[0].pictures == (Box(5, 6, 70, 80),)
    assert scan.pages[0].image == "/elsewhere/pg.png"


def test_named_characters_of_html_are_looked_up(tmp_path: Path) -> None:
    path = tmp_path / "scan.hocr"
    doctype = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "absent.dtd">'
    path.write_text(f"{doctype}<html><body>{PAGE.format(word('caf&eacute;'))}</body></html>", encoding="utf-8")
    assert read(path)[0].text == "café\n\f"


@pytest.mark.parametrize(
    ("said", "confidence"), [("x_wconf -5", 0.0), ("x_wconf 250", 1.0), ("x_wconf 1.2.3", 1.0), ("", 1.0)]
)
def test_confidence_stays_between_0_and_1(tmp_path: Path, said: str, confidence: float) -> None:
    assert page(tmp_path, word("mot", said)).words[0].confidence == confidence
