"""Text of a PDF: reading order, paragraphs, style, turned pages, hyphens; and what has no text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from chapbook.readers.files import PictureError
from chapbook.readers.pdf import read
from chapbook.shapes.findings import Kind
from chapbook.shapes.scan import Scan
from scan_files import PICTURE, pdf, shown

FULL = "Une ligne pleine de la page imprimée, d'une marge"


def scan_of(folder: Path, *contents: str, turned: int = 0) -> Scan:
    path = folder / "scan.pdf"
    path.write_bytes(pdf(contents, turned=turned))
    return read(path)[0]


def lines(texts: Sequence[tuple[str, float]], top: float = 550, way: float = 12) -> str:
    """Lines one under another, each with its indent."""
    return "".join(shown(text, 50 + indent, top - way * index) for index, (text, indent) in enumerate(texts))


def test_what_is_drawn_last_but_stands_first_is_read_first(tmp_path: Path) -> None:
    scan = scan_of(tmp_path, lines([("corps", 0), ("suite", 0)]) + shown("TITRE COURANT", 50, 580))
    assert scan.text == "TITRE COURANT\n\ncorps\nsuite\n\f"


def test_a_folio_far_off_on_the_level_of_the_head_is_of_its_line(tmp_path: Path) -> None:
    scan = scan_of(tmp_path, shown("TITRE", 150, 580) + shown("12", 380, 580) + lines([("corps", 0)]))
    assert scan.text.startswith("TITRE 12\n")


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [(f"gauche {number} dans la colonne", 0.0) for number in range(12)]
    right = [(f"droite {number} dans la colonne", 180.0) for number in range(12)]
    words = scan_of(tmp_path, lines(left) + lines(right)).text.split()
    assert words.index("droite") > max(index for index, word in enumerate(words) if word == "gauche")


def test_an_indent_opens_a_paragraph(tmp_path: Path) -> None:
    text = [(FULL, 0), (FULL, 0), ("fin.", 0), (FULL, 12), (FULL, 0), (FULL, 12), (FULL, 0)]
    assert scan_of(tmp_path, lines(text)).text == "\n".join([FULL, FULL, "fin.", "", FULL, FULL, "", FULL, FULL, "\f"])


def test_a_gap_opens_a_paragraph(tmp_path: Path) -> None:
    content = lines([(FULL, 0)] * 3) + lines([(FULL, 0)] * 3, top=500)
    assert scan_of(tmp_path, content).text == f"{FULL}\n{FULL}\n{FULL}\n\n{FULL}\n{FULL}\n{FULL}\n\f"


def test_the_lines_of_a_verse_stay_together_whatever_their_indent(tmp_path: Path) -> None:
    verse = [(FULL, 0), (FULL, 0), ("Un vers de", 40), ("huit syllabes", 60), ("et son frère", 40), ("plus bas", 60)]
    assert "huit syllabes\net son frère" in scan_of(tmp_path, lines(verse)).text


def test_speeches_are_paragraphs_each(tmp_path: Path) -> None:
    text = [(FULL, 0), ("— Oui, dit-il.", 12), ("— Non.", 12), ("— Si.", 12), (FULL, 12), (FULL, 0)]
    assert "— Oui, dit-il.\n\n— Non.\n\n— Si.\n" in scan_of(tmp_path, lines(text)).text


def test_a_hyphen_at_a_line_end_stays_there(tmp_path: Path) -> None:
    assert scan_of(tmp_path, lines([("un mot cou-", 0), ("pé en deux", 0)])).text == "un mot cou-\npé en deux\n\f"


def test_italics_and_size_are_those_of_the_font(tmp_path: Path) -> None:
    scan = scan_of(tmp_path, shown("droit", 50, 500) + shown("penché", 90, 500, size=12, font="F2"))
    assert [(word.italic, word.size) for word in scan.words] == [(False, 10.0), (True, 12.0)]


@pytest.mark.parametrize(("turned", "corner"), [(0, (50, 86)), (90, (497, 50)), (180, (345, 495)), (270, (86, 345))])
def test_boxes_are_those_of_the_page_as_it_is_shown(tmp_path: Path, turned: int, corner: tuple[int, int]) -> None:
    scan = scan_of(tmp_path, shown("mot", 50, 500), turned=turned)
    word, sheet = scan.words[0], scan.pages[0].box
    assert sheet is not None
    assert (sheet.right, sheet.bottom) == ((595, 420) if turned in (90, 270) else (420, 595))
    assert 0 <= word.box.left < word.box.right <= sheet.right
    assert 0 <= word.box.top < word.box.bottom <= sheet.bottom
    assert abs(word.box.left - corner[0]) <= 25
    assert abs(word.box.top - corner[1]) <= 25


def test_pictures_without_text_ask_for_ocr_by_the_name_of_the_book(tmp_path: Path) -> None:
    path = tmp_path / "source" / "la-commune" / "scan.pdf"
    path.parent.mkdir(parents=True)
    path.write_bytes(pdf([shown("Couverture de la bibliothèque", 50, 500), PICTURE, PICTURE]))
    with pytest.raises(PictureError, match="ocr --book la-commune"):
        read(path)


def test_one_page_that_is_a_picture_among_others_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf([lines([(FULL, 0)]), PICTURE, lines([(FULL, 0)])]))
    scan, findings = read(path)
    assert len(scan.pages) == 3
    assert [finding.kind for finding in findings] == [Kind.WARNING]
    assert "without text: 2." in findings[0].message


def test_a_picture_behind_the_text_of_a_page_is_no_picture_on_it(tmp_path: Path) -> None:
    small = "q 100 0 0 50 60 70 cm /Im Do Q\n"
    scan = scan_of(tmp_path, PICTURE + shown("mot", 50, 500) + small)
    (found,) = scan.pages[0].pictures
    assert (found.left, found.top, found.right, found.bottom) == (60, 475, 160, 525)


def test_a_blank_page_is_a_page(tmp_path: Path) -> None:
    scan = scan_of(tmp_path, shown("un", 50, 500), "", shown("trois", 50, 500))
    assert [page.span.of(scan.text) for page in scan.pages] == ["un\n", "", "trois\n"]
