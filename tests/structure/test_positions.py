"""Where lines stand on the page: it tells paragraphs apart, also on a page that lies askew."""

from __future__ import annotations

import pytest

from chapbook.clean.streams import streams_of
from chapbook.layout import find_regions, page_labels
from chapbook.readers.printed import PrintedPage, PrintedWord, compose
from chapbook.shapes.document import Document, Heading, Paragraph, Quotation, Signature
from chapbook.shapes.layers import Layers
from chapbook.shapes.scan import Box, Scan
from chapbook.structure import build_document
from chapbook.structure.positions import line_positions
from texts import FRENCH

WIDE, LEADING, LETTER = 600, 24, 10
FULL = "une ligne pleine de ce texte qui va bien jusqu'au bout"


def line(row: int, text: str, left: int = 0, slope: float = 0.0, size: float = 20.0) -> tuple[PrintedWord, ...]:
    """A line whose words fill it from an indent to the right margin, on a page turned by a slope."""
    words, made = text.split(), []
    letters = sum(map(len, words))
    space = (WIDE - left - LETTER * letters) / max(1, len(words) - 1) if len(text) > 40 else LETTER
    x = 100.0 + left
    for word in words:
        top = 100 + LEADING * row
        turned = (x - slope * top, top + slope * x)
        box = Box(round(turned[0]), round(turned[1]), round(turned[0] + LETTER * len(word)), round(turned[1] + 16))
        made.append(PrintedWord(word, box, size=size))
        x += LETTER * len(word) + space
    return tuple(made)


def read(*lines: tuple[PrintedWord, ...]) -> tuple[Scan, Layers]:
    scan, _ = compose([PrintedPage((lines,), Box(0, 0, 900, 1400))], "pages")
    return scan, Layers(streams_of(scan, find_regions(scan, ())[0]))


def built(*lines: tuple[PrintedWord, ...]) -> Document:
    scan, layers = read(*lines)
    regions, _ = find_regions(scan, ())
    return build_document(scan, page_labels(scan, regions), layers, (), FRENCH)[0]


@pytest.mark.parametrize("slope", [0.0, 0.008, -0.008])
def test_a_paragraph_begins_at_a_line_that_stands_in_though_the_one_above_is_full(slope: float) -> None:
    texts = [(FULL.capitalize() + ".", 30), (FULL, 0), (FULL + ".", 0)]
    lines = [line(row, *texts[row % 3], slope=slope) for row in range(12)]
    document = built(line(-2, "LE TITRE", 250, slope), *lines)
    assert [type(block) for block in document.blocks] == [Heading, *[Paragraph] * 4]


def test_the_indents_and_the_size_of_a_line_are_shares_of_the_page_and_of_the_type() -> None:
    lines = [line(row, FULL) for row in range(8)]
    scan, layers = read(*lines, line(8, FULL[:45], 60, size=16.0))
    positions = line_positions(scan, layers.streams[0])
    assert positions[0] is not None
    assert positions[8] is not None
    assert (round(positions[0].left, 2), round(positions[0].size, 2)) == (0.0, 1.0)
    assert (round(positions[8].left, 2), round(positions[8].size, 2)) == (0.1, 0.8)


def test_a_scan_without_boxes_tells_no_positions() -> None:
    scan = Scan("Un texte.\n", ())
    assert line_positions(scan, Layers(streams_of(scan, ())).streams[0]) == ()


def test_a_block_that_stands_in_behind_a_colon_is_a_quotation_and_a_name_to_the_right_signs() -> None:
    said = [line(6, FULL.capitalize()[:48], 50), line(7, FULL[:48], 50), line(8, FULL[:44] + ".", 50)]
    document = built(
        line(-2, "LE TITRE", 250),
        *(line(row, FULL.capitalize() if row == 0 else FULL) for row in range(5)),
        line(5, "et il disait encore ces mots à tous ceux qui étaient là :"),
        *said,
        *(line(row, FULL.capitalize() if row == 9 else FULL) for row in range(9, 14)),
        line(14, "et voilà la fin."),
        line(16, "Jean Dupont.", 400),
    )
    assert [type(block) for block in document.blocks] == [Heading, Paragraph, Quotation, Paragraph, Signature]
