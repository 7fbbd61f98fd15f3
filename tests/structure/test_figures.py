"""Pictures placed by a decision: behind the block of their words, with law 2 still whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from chapbook.check.laws import spans_ascend, structure_is_whole, texts_are_their_origins
from chapbook.decisions.anchors import pin_decisions
from chapbook.decisions.file import read_record
from chapbook.shapes.decisions import Decision, DecisionKind
from chapbook.shapes.document import Document, Figure, Paragraph, Text, plain
from chapbook.shapes.findings import SetupError
from chapbook.shapes.layers import Layers
from texts import scan_of, structured

LINE = "Voici une ligne pleine de ce texte, qui est assez longue ainsi."
PAGE = f"TITRE\n\n{LINE}\nUn mot (1) et une fin.\n\n{LINE}\nUne autre fin.\n\n(1) La note du bas.\n"
TEXT = f"{PAGE}\f{LINE}\nLa dernière fin.\n"


def placed(*words: str) -> tuple[Layers, Document]:
    decisions = [
        Decision(id=word, kind=DecisionKind.FIGURE, exact=word, image="images/a.png", alt=word, caption=f"Vue : {word}")
        for word in words
    ]
    layers, document, _ = structured(TEXT, pin_decisions(scan_of(TEXT), decisions)[0])
    return layers, document


def kinds(document: Document) -> list[str]:
    return [block.alt if isinstance(block, Figure) else type(block).__name__ for block in document.blocks]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("TITRE",), ["Heading", "TITRE", "Paragraph", "Paragraph", "Paragraph"]),
        (("une fin",), ["Heading", "Paragraph", "une fin", "Paragraph", "Paragraph"]),
        (("une fin", "Un mot"), ["Heading", "Paragraph", "Un mot", "une fin", "Paragraph", "Paragraph"]),
        (("dernière",), ["Heading", "Paragraph", "Paragraph", "Paragraph", "dernière"]),
        (("note du bas",), ["Heading", "Paragraph", "Paragraph", "note du bas", "Paragraph"]),
    ],
)
def test_a_figure_stands_behind_the_block_of_its_words(words: tuple[str, ...], expected: list[str]) -> None:
    assert kinds(placed(*words)[1]) == expected


def test_the_laws_hold_with_figures_and_their_captions() -> None:
    layers, document = placed("une fin", "Une autre", "dernière")
    assert next(plain(block.caption) for block in document.blocks if isinstance(block, Figure)) == "Vue : une fin"
    for law in (structure_is_whole, spans_ascend, texts_are_their_origins):
        assert law(layers, document).passed, law


def test_words_from_nowhere_that_are_no_caption_are_seen() -> None:
    layers, document = placed("dernière")
    figure = next(block for block in document.blocks if isinstance(block, Figure))
    stray = Paragraph((Text("d'ailleurs", figure.origin),), figure.origin)
    assert not texts_are_their_origins(layers, Document((*document.blocks, stray), document.dropped)).passed


@pytest.mark.parametrize("fields", ['"image": "images/a.png"', '"alt": "Un arbre"', '"image": "a.png", "alt": "b"'])
def test_a_figure_without_picture_or_words_is_refused(fields: str, tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text('{"id": "f", "kind": "figure", "exact": "mot", ' + fields + "}\n", encoding="utf-8")
    with pytest.raises(SetupError, match="line 1: a figure needs"):
        read_record(path)
