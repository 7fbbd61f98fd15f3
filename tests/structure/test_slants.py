"""Italics that the input reports become emphasis, over line ends and page turns, and lose no letter."""

from __future__ import annotations

from dataclasses import replace

from chapbook.check.laws import structure_is_whole, texts_are_their_origins
from chapbook.clean import clean
from chapbook.layout import find_regions, page_labels
from chapbook.readers.plain import find_pages
from chapbook.shapes.document import Document, Emphasis, Paragraph, plain
from chapbook.shapes.layers import Layers
from chapbook.shapes.scan import Box, Scan, Span, Word
from chapbook.structure import build_document
from chapbook.structure.slants import parted
from texts import FRENCH

TEXT = "LE TITRE\n\nIl a lu la Fable des\nabeilles, de Mandeville, et il en a ri avec tous ses amis.\n"


def built(*italic: str) -> tuple[Layers, Document]:
    pages, mark = find_pages(TEXT)
    words = []
    start = 0
    for piece in TEXT.split():
        start = TEXT.index(piece, start)
        span = Span(start, start + len(piece))
        words.append(Word(span, Box(0, 0, 1, 1), 1.0, italic=piece in italic))
        start = span.end
    scan = replace(Scan(TEXT, pages, mark), words=tuple(words))
    regions, _ = find_regions(scan, ())
    layers, _ = clean(scan, regions, (), FRENCH, modern=True)
    return layers, build_document(scan, page_labels(scan, regions), layers, (), FRENCH)[0]


def test_italic_words_that_follow_one_another_are_one_emphasis_over_a_line_end() -> None:
    layers, document = built("Fable", "des", "abeilles,")
    paragraph = document.blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert [plain(inline.inlines) for inline in paragraph.inlines if isinstance(inline, Emphasis)] == [
        "Fable des abeilles,"
    ]
    assert structure_is_whole(layers, document).passed
    assert texts_are_their_origins(layers, document).passed


def test_a_reader_that_reports_everything_as_italic_is_not_believed() -> None:
    _, document = built(*TEXT.split())
    assert all(
        not isinstance(inline, Emphasis) for block in document.blocks for inline in getattr(block, "inlines", ())
    )


def test_parts_cover_the_span_in_order() -> None:
    parts = parted(Span(2, 20), [Span(0, 4), Span(6, 9), Span(19, 30)])
    assert parts == [
        (Span(2, 4), True),
        (Span(4, 6), False),
        (Span(6, 9), True),
        (Span(9, 19), False),
        (Span(19, 20), True),
    ]
