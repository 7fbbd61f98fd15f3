"""Words that line ends cut are found and copied whole, while the page looks the same and is read back as printed."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path
from shutil import which

import pikepdf
import pytest

from chapbook.check.glyphs import read_pages
from chapbook.check.lines import lines_of
from chapbook.check.searching import check_searching
from chapbook.shapes.build import Build
from chapbook.writers.pdf import finishing, write_pdf
from chapbook.writers.pdf.finishing.words import join_cut_words
from chapbook.writers.pdf_reading import page_texts
from epub_books import paragraph
from print_texts import book, long_note, prose, with_notes

PDFTOTEXT = which("pdftotext")


def narrow(root: Path) -> Build:
    """A book on narrow pages, with many cuts in text and notes."""
    return book(root, paragraph(*with_notes(long_note(60), before=200)), paragraph(prose(300)), trim="A6")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pdf(narrow(tmp_path_factory.mktemp("cut")))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same without the step."""
    steps = finishing.STEPS
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finishing, "STEPS", tuple(step for step in steps if step is not join_cut_words))
        return write_pdf(narrow(tmp_path_factory.mktemp("plain")))


def test_cut_words_are_found_whole_and_without_the_step_they_are_not(printed: Path, plain: Path) -> None:
    verdict = check_searching(lines_of(read_pages(printed)), page_texts(printed))
    assert verdict.passed, verdict
    assert int(verdict.measured.split()[0]) > 10
    assert not check_searching(lines_of(read_pages(plain)), page_texts(plain)).passed


def test_the_page_looks_and_reads_as_before(printed: Path, plain: Path) -> None:
    for one, other in zip(read_pages(printed), read_pages(plain), strict=True):
        assert [(glyph.letter, glyph.tag, glyph.font) for glyph in one.glyphs] == [
            (glyph.letter, glyph.tag, glyph.font) for glyph in other.glyphs
        ]
        inked = (pair for pair in zip(one.glyphs, other.glyphs, strict=True) if not pair[0].letter.isspace())
        for left, right in inked:
            assert (*left.box, left.x, left.y, left.end) == pytest.approx(
                (*right.box, right.x, right.y, right.end), abs=0.01
            )


def test_no_letter_is_said_twice_and_none_is_lost(printed: Path) -> None:
    lines = lines_of(read_pages(printed))
    for number, text in enumerate(page_texts(printed), start=1):
        page = [line.words.strip() for line in lines if line.page == number]
        # A word cut over the page turn keeps its hyphen; list markers stand in no line.
        printed_letters = Counter("".join(words.removesuffix("\u2010") for words in page))
        assert Counter(text.replace("\u2010", "")) - printed_letters <= Counter(dict.fromkeys(" \r\n", 999))
        assert printed_letters - Counter(text) <= Counter({" ": 999})


@pytest.mark.skipif(PDFTOTEXT is None, reason="pdftotext is missing: on Debian, apt install poppler-utils")
def test_another_reader_finds_them_too(printed: Path) -> None:
    done = subprocess.run([PDFTOTEXT or "", "-enc", "UTF-8", printed, "-"], check=True, capture_output=True)
    texts = done.stdout.decode().split("\f")
    assert check_searching(lines_of(read_pages(printed)), texts).passed


def test_a_content_without_cuts_is_left_as_it_is(tmp_path: Path) -> None:
    path = write_pdf(book(tmp_path, paragraph("Un mot.")))
    with pikepdf.open(path) as pdf:
        before = [page.Contents.read_bytes() for page in pdf.pages]
        join_cut_words(pdf, finishing.Facts())
        assert [page.Contents.read_bytes() for page in pdf.pages] == before
