"""The same book comes of its text, hOCR, ALTO and PDF, but for what only boxes tell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from chapbook.clean import clean
from chapbook.layout import find_regions, page_labels
from chapbook.readers.scans import read_path
from chapbook.structure import build_document
from scan_files import alto, hocr, pdf
from scan_files import shown as drawn
from texts import RULES_ALONE, shown

Paragraphs = Sequence[Sequence[str]]

FULL = "Voici une ligne du texte qui est aussi pleine que les autres"
PAGES: tuple[Paragraphs, ...] = (
    (
        ("LE PAIN DU PEUPLE",),
        ("Jean DUPONT",),
        ("I. — La terre",),
        (FULL, FULL, FULL, FULL, "et une fin plus courte."),
        (FULL, FULL, FULL, FULL, "dont un mot (1) appelle une note, et qui finit ici."),
        (FULL, FULL, "et voici ce que demandent les gens:"),
        ("1- Le pain de chaque jour;",),
        ("2- La terre à ceux qui la cultivent.",),
        (FULL, FULL, FULL, "et cette phrase qui ne finit pas sur cette page, mais con-"),
        ("(1) Une note qui tient en une ligne, et plus serrée que le texte lui-même.",),
    ),
    (
        ("4 JEAN DUPONT",),
        ("tinue sur la suivante.",),
        ("II. — Le travail",),
        (FULL, FULL, FULL, "et une autre."),
        (FULL, FULL, FULL, FULL, "et la dernière."),
        ("Jean DUPONT.",),
    ),
)
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "paresse"


def drawn_page(paragraphs: Paragraphs) -> str:
    """The operators that draw a page: its lines 13 points apart, 20 more before a paragraph."""
    parts, height = [], 570
    for paragraph in paragraphs:
        for line in paragraph:
            parts.append(drawn(line, 40, height, 9))
            height -= 13
        height -= 20
    return "".join(parts)


def blocks_of(path: Path) -> list[str]:
    """The blocks of a scan with their notes, a line each, by the rules alone."""
    scan, _ = read_path(path)
    regions, _ = find_regions(scan, ())
    layers, _ = clean(scan, regions, (), RULES_ALONE, modern=False)
    document, _ = build_document(scan, page_labels(scan, regions), layers, (), RULES_ALONE)
    return shown(document).split("\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The four forms of a book of two pages."""
    text = "\f".join("\n\n".join("\n".join(lines) for lines in page) + "\n" for page in PAGES)
    (tmp_path / "scan.txt").write_text(text, encoding="utf-8")
    (tmp_path / "scan.hocr").write_text(hocr(PAGES), encoding="utf-8")
    (tmp_path / "scan.xml").write_text(alto(PAGES), encoding="utf-8")
    (tmp_path / "scan.pdf").write_bytes(pdf([drawn_page(page) for page in PAGES]))
    return tmp_path


@pytest.mark.parametrize("form", ["scan.hocr", "scan.xml", "scan.pdf"])
def test_a_book_of_our_own_is_the_same_from_every_form(folder: Path, form: str) -> None:
    text = blocks_of(folder / "scan.txt")
    kinds = [block.partition(" ")[0] for block in text]
    assert (kinds.count("heading:"), kinds.count("item"), kinds.count("paragraph:")) == (2, 2, 7)
    assert "[(1) " in "".join(text)
    assert blocks_of(folder / form) == text


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the development corpus is not here")
def test_a_scan_is_the_same_book_from_its_alto_and_its_hocr() -> None:
    assert blocks_of(CORPUS / "alto") == blocks_of(CORPUS / "hocr")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the development corpus is not here")
def test_a_pdf_tells_the_same_words_in_the_order_in_which_they_stand_on_the_page() -> None:
    # The engine put one line of a note behind the others; a PDF is read from top to bottom.
    pdf_form, hocr_form = blocks_of(CORPUS / "scan.pdf"), blocks_of(CORPUS / "hocr")
    assert [block.partition(" ")[0] for block in pdf_form] == [block.partition(" ")[0] for block in hocr_form]
    assert sorted("".join(pdf_form).replace(" ", "")) == sorted("".join(hocr_form).replace(" ", ""))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the development corpus is not here")
def test_the_plain_text_of_a_scan_lacks_only_what_indents_alone_tell() -> None:
    text, boxed = blocks_of(CORPUS / "scan.txt"), blocks_of(CORPUS / "hocr")
    # One paragraph ends at a full line and the next one stands in; a speck stands alone under it.
    apart = [block for block in boxed if block not in text]
    assert len(apart) == len(boxed) - len(text) + 1 == 3
