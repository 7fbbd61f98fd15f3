"""The tree is read in order, and notes are found wherever they are called."""

from __future__ import annotations

from chapbook.shapes.document import (
    Block,
    Chapter,
    Document,
    Emphasis,
    Epigraph,
    Figure,
    Foreign,
    Heading,
    Inline,
    LineBreak,
    Listing,
    ListItem,
    Note,
    Origin,
    Ornament,
    PageBreak,
    Paragraph,
    Quotation,
    Signature,
    SmallCaps,
    Superscript,
    Table,
    Text,
    Verse,
    notes_of,
    plain,
    words_of,
)

NOWHERE = Origin(0, 0, 0)


def text(words: str) -> tuple[Text, ...]:
    return (Text(words, NOWHERE),)


def paragraph(words: str) -> Paragraph:
    return Paragraph(text(words), NOWHERE)


def test_every_kind_of_block_yields_its_words_in_reading_order() -> None:
    blocks: tuple[Block, ...] = (
        Epigraph((paragraph("1"),), text("2"), NOWHERE),
        Chapter((Heading(1, text("3"), NOWHERE), Quotation((paragraph("4"),), NOWHERE)), NOWHERE),
        Verse((text("5"), text("6")), NOWHERE),
        Listing((ListItem(text("7"), "a", NOWHERE), ListItem(text("8"), "b", NOWHERE)), False, 1, NOWHERE),
        Table(((text("9"), text("10")), (text("11"), text("12"))), NOWHERE),
        Figure("a.png", "alt", text("13"), NOWHERE),
        Ornament(text("14"), NOWHERE),
        Signature(text("15"), NOWHERE),
    )
    assert words_of(blocks).split() == [str(number) for number in range(1, 16)]


def test_spans_are_entered_and_notes_and_page_breaks_are_not_words() -> None:
    note = Note((paragraph("note"),), "1")
    spans: tuple[Inline, ...] = (*text("a"), Emphasis((*text("b"), SmallCaps(text("c")))), Superscript(text("d")))
    assert plain((*spans, Foreign("la", text("e")), note, PageBreak("2"), LineBreak(), *text("f"))) == "abcde f"


def test_notes_come_in_the_order_of_their_calls_from_any_depth() -> None:
    first, second = Note((paragraph("x"),), "*"), Note((paragraph("y"),), "*")
    quotation = Quotation((Paragraph((Emphasis((first,)),), NOWHERE),), NOWHERE)
    assert notes_of(Document((quotation, Paragraph((second,), NOWHERE)))) == (first, second)
