"""Ragged lines, as large print has them: none is wider than the measure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from chapbook.check.pages import check_pages
from chapbook.shapes.edition import Page
from chapbook.writers.pdf import write_pdf
from epub_books import paragraph
from print_texts import book, long_note, prose, with_notes


def test_no_line_of_large_print_leaves_its_measure(tmp_path: Path) -> None:
    paragraphs = [paragraph(prose(length, length)) for length in range(20, 70)]
    build = book(tmp_path, *paragraphs, paragraph(*with_notes(long_note(120))))
    edition = replace(build.book.edition, page=Page(style="large-print"))
    build = replace(build, book=replace(build.book, edition=edition))
    write_pdf(build)
    assert [verdict for verdict in check_pages(build) if not verdict.passed] == []
