"""Tables: columns parted by leaders, by runs of spaces, or by where the words stand on the page."""

from __future__ import annotations

import pytest

from chapbook.check.laws import spans_ascend, structure_is_whole, texts_are_their_origins
from chapbook.clean.streams import streams_of
from chapbook.layout import find_regions, page_labels
from chapbook.readers.printed import PrintedPage, PrintedWord, compose
from chapbook.shapes.document import Document, DroppedKind, Paragraph, Table, plain
from chapbook.shapes.layers import Layers
from chapbook.shapes.scan import Box
from chapbook.structure import build_document
from texts import FRENCH, structured

PROSE = "Voici le commencement de ce texte, qui est assez long pour\navoir deux lignes pleines et une courte.\n"


def tables(document: Document) -> list[list[list[str]]]:
    return [
        [[plain(cell) for cell in row] for row in block.rows] for block in document.blocks if isinstance(block, Table)
    ]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Pain ........ 12 fr.\nVin . . . . . . 7 fr.\n", [["Pain", "12 fr."], ["Vin", "7 fr."]]),
        ("Année    Pain    Vin\n1848     12      3\n\n1849     14      5\n", [["Année", "Pain", "Vin"]]),
    ],
)
def test_leaders_and_runs_of_spaces_part_the_columns_of_a_table(printed: str, expected: list[list[str]]) -> None:
    layers, document, _ = structured(f"TITRE\n\n{PROSE}\n{printed}\n{PROSE}")
    (found,) = tables(document)
    assert found[: len(expected)] == expected
    for verdict in (
        structure_is_whole(layers, document),
        spans_ascend(layers, document),
        texts_are_their_origins(layers, document),
    ):
        assert verdict.passed, verdict


def test_the_leaders_of_a_table_are_on_record() -> None:
    _, document, _ = structured(f"TITRE\n\n{PROSE}\nPain ........ 12 fr.\nVin ......... 7 fr.\n\n{PROSE}")
    assert [one.kind for one in document.dropped].count(DroppedKind.LEADER) == 2


def test_one_line_with_a_wide_gap_is_no_table() -> None:
    _, document, _ = structured(f"TITRE\n\n{PROSE}\nPain ........ 12 fr.\n\n{PROSE}")
    assert not tables(document)


def line(top: int, *words: tuple[int, str]) -> tuple[PrintedWord, ...]:
    return tuple(PrintedWord(text, Box(left, top, left + 10 * len(text), top + 12)) for left, text in words)


def prose(top: int) -> tuple[tuple[PrintedWord, ...], ...]:
    return tuple(line(top + 20 * row, *((60 * at, "parole") for at in range(10))) for row in range(4))


def placed(*rows: tuple[PrintedWord, ...]) -> tuple[Layers, Document]:
    page = PrintedPage(((line(10, (200, "TITRE")),), prose(60), rows, prose(300)), Box(0, 0, 700, 900))
    scan, _ = compose([page], "pages")
    regions, _ = find_regions(scan, ())
    layers = Layers(streams_of(scan, regions))
    return layers, build_document(scan, page_labels(scan, regions), layers, (), FRENCH)[0]


def test_words_that_stand_under_one_another_behind_wide_gaps_are_columns() -> None:
    layers, document = placed(
        line(200, (0, "Pain"), (50, "blanc"), (400, "12")),
        line(220, (0, "Vin"), (400, "7")),
        line(240, (0, "Bois"), (390, "140")),
    )
    assert tables(document) == [[["Pain blanc", "12"], ["Vin", "7"], ["Bois", "140"]]]
    assert structure_is_whole(layers, document).passed


def test_gaps_that_do_not_stand_under_one_another_are_loose_lines_of_prose() -> None:
    _, document = placed(
        line(200, (0, "Pain"), (300, "blanc")), line(220, (0, "et"), (80, "bis"), (160, "ou"), (560, "vin."))
    )
    assert not tables(document)
    assert any(isinstance(block, Paragraph) for block in document.blocks)


def test_a_first_cell_of_two_lines_has_the_columns_on_its_last() -> None:
    wood = "Bois de chauffage, coupé et\nlivré en hiver ........ 9 fr.\n"
    printed = f"Pain ........ 12 fr.\nVin ......... 7 fr.\n{wood}Sel ....... 2 fr.\n"
    layers, document, _ = structured(f"TITRE\n\n{PROSE}\n{printed}\n{PROSE}")
    (found,) = tables(document)
    assert found[1:] == [["Vin", "7 fr."], ["Bois de chauffage, coupé et livré en hiver", "9 fr."], ["Sel", "2 fr."]]
    for verdict in (structure_is_whole(layers, document), spans_ascend(layers, document)):
        assert verdict.passed, verdict


def test_a_line_of_its_own_between_rows_is_in_no_cell() -> None:
    printed = "Pain ........ 12 fr.\nVin ......... 7 fr.\nDe la ville\nSel ....... 2 fr.\nBois ....... 9 fr.\n"
    _, document, _ = structured(f"TITRE\n\n{PROSE}\n{printed}\n{PROSE}")
    assert all("ville" not in cell for table in tables(document) for row in table for cell in row)
