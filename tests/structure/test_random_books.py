"""Random books, printed as paged text with furniture and notes, are read back as what they were."""

from __future__ import annotations

import re

from hypothesis import Phase, assume, given, settings

from chapbook.check.laws import spans_ascend, structure_is_whole, texts_are_their_origins
from chapbook.shapes.document import notes_of
from printed_books import Printed, printed_books
from texts import scan_of, shown, structured


def plain(line: str) -> str:
    """Without page breaks and the marks of notes; one space between words."""
    line = re.sub(r"\|[^|]*\|", "", re.sub(r"\[(?:\(\d+\)|\*+|\d+\.?) ", "[", line))
    return re.sub(r" ?\[", " [", re.sub(r"\s+", " ", line))


@settings(max_examples=120)
@given(printed_books())
def test_a_printed_book_is_read_back_block_by_block_with_its_notes(book: Printed) -> None:
    read_back(book)


@settings(max_examples=25, phases=[Phase.explicit, Phase.generate])
@given(printed_books(marked=False))
def test_a_book_without_page_marks_is_read_back_by_its_heads_and_folios(book: Printed) -> None:
    assume(book.pages > 4)
    # The number of a last page of a few lines proves nothing.
    assert len(scan_of(book.text).pages) in (book.pages, book.pages - 1)
    read_back(book)


def read_back(book: Printed) -> None:
    layers, document, _ = structured(book.text)
    assert [plain(line) for line in shown(document).split("\n")] == [plain(line) for line in book.blocks]
    assert len(notes_of(document)) == book.notes
    for verdict in (
        structure_is_whole(layers, document),
        spans_ascend(layers, document),
        texts_are_their_origins(layers, document),
    ):
        assert verdict.passed, verdict
