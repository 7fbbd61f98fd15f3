"""The exports: the tree reads back equal, the plain forms hold the text; what each kind of block becomes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from builders import stream_of, tiny_build
from chapbook.check.exports import check_exports, markdown_is_the_document, plain_is_the_print
from chapbook.shapes.document import (
    Block,
    Document,
    Emphasis,
    Epigraph,
    Figure,
    Inline,
    LineBreak,
    Note,
    Ornament,
    PageBreak,
    Paragraph,
    Quotation,
    Signature,
    SmallCaps,
    Superscript,
    Table,
    Verse,
)
from chapbook.shapes.findings import SetupError
from chapbook.shapes.layers import Change, Layer, Layers, StreamKind
from chapbook.shapes.scan import Scan, Span
from chapbook.writers.exports import (
    document_json,
    markdown_of,
    plain_json,
    plain_of,
    read_document,
    read_plain,
    write_document_json,
    write_markdown,
    write_plain_json,
)
from documents import DOCUMENTS
from epub_books import EDITION, FULL, NOWHERE, full_build, heading, listing, note, paragraph, text


@given(DOCUMENTS)
def test_a_document_is_read_back_equal(document: Document) -> None:
    assert read_document(document_json(document)) == document


@given(DOCUMENTS)
@settings(max_examples=80)
def test_the_plain_book_holds_the_text_and_reads_back_equal(document: Document) -> None:
    book = plain_of(document, EDITION)
    assert read_plain(plain_json(book)) == book
    verdict = plain_is_the_print(plain_json(book), document)
    assert verdict.passed, verdict


@given(DOCUMENTS)
@settings(max_examples=80)
def test_the_markdown_holds_the_text(document: Document) -> None:
    verdict = markdown_is_the_document(markdown_of(document, EDITION), document)
    assert verdict.passed, verdict


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "truncated"),
        (b'{"form": "chapbook document", "version": 2, "document": {}}', "version 1"),
        (b'{"form": "chapbook document", "version": 1, "document": {"is": "Text"}}', "'Text' cannot stand here"),
        (b'{"form": "chapbook document", "version": 1, "document": []}', "dict expected"),
    ],
)
def test_what_is_no_document_is_refused_with_a_remedy(content: bytes, told: str) -> None:
    with pytest.raises(SetupError, match=re.escape(told)) as caught:
        read_document(content)
    assert "./press structure" in str(caught.value)


@pytest.mark.parametrize("spoilt", [('"level"', '"depth"'), ('"level": 0', '"level": "0"'), ('"Signature"', '"Title"')])
def test_a_spoilt_document_is_refused(spoilt: tuple[str, str]) -> None:
    with pytest.raises(SetupError, match="no whole chapbook document"):
        read_document(document_json(FULL).replace(spoilt[0].encode(), spoilt[1].encode()))


def plain_blocks(*blocks: Block) -> list[tuple[str, str]]:
    return [(block.type, block.text) for block in plain_of(Document(blocks), EDITION).blocks]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (heading(0, "LE TITRE", LineBreak(), "de deux lignes"), [("title", "LE TITRE\nde deux lignes")]),
        (heading(2, PageBreak("3"), "I. — Un début"), [("heading", "I. — Un début")]),
        (listing("1-", "2-"), [("list_item", "item 1-"), ("list_item", "item 2-")]),
        (Epigraph((paragraph("Dansez."),), (text("UN SAGE"),), NOWHERE), [("epigraph", "Dansez.\nUN SAGE")]),
        (Verse(((text("Un vers"),), (text("un autre"),)), NOWHERE), [("verse", "Un vers\nun autre")]),
        (Quotation((paragraph("Un."), paragraph("Deux.")), NOWHERE), [("quotation", "Un."), ("quotation", "Deux.")]),
        (Signature((text("Jeanne."), LineBreak(), text("Paris")), NOWHERE), [("signature", "Jeanne.\nParis")]),
        (Ornament((text("* * *"),), NOWHERE), []),
        (Table((((text("a"),), (text("1"),)),), NOWHERE), [("list_item", "a 1")]),
        (Figure("images/a.png", "Un arbre", (text("Mot de l'éditeur"),), NOWHERE), []),
        (paragraph("un mot ", note("Oui."), ", puis"), [("paragraph", "un mot[^1], puis")]),
    ],
)
def test_each_kind_of_block_has_its_type_in_the_plain_book(block: Block, expected: list[tuple[str, str]]) -> None:
    assert plain_blocks(block) == expected


def test_notes_are_numbered_by_their_calls_and_those_in_notes_come_last() -> None:
    deep = Note((paragraph("profonde", note("au fond")),), "*")
    book = plain_of(Document((paragraph("un", deep, " deux", note("plate", "et longue")),)), EDITION)
    assert book.blocks[0].text == "un[^1] deux[^2]"
    assert [(one.n, one.text) for one in book.notes] == [
        (1, "profonde[^3]"),
        (2, "plate\net longue"),
        (3, "au fond"),
    ]


def test_the_plain_book_has_the_letters_of_the_print(tmp_path: Path) -> None:
    build = tiny_build(tmp_path)
    printed = Document((paragraph("Etat"),))
    path = write_plain_json(replace(build, printed=printed))
    assert [block.text for block in read_plain(path.read_bytes()).blocks] == ["Etat"]


def test_trailing_layers_are_taken_back_by_the_names_of_their_rules() -> None:
    raw = stream_of(Scan("I'Etat", ()), StreamKind.BODY, Span(0, 6))
    repaired = raw.with_layer(Layer("repair", (Change(0, 1, "I", "l", "repair", 0.9),)))
    modern = repaired.with_layer(Layer("accents", (Change(2, 3, "E", "É", "accents", 0.9),)))
    assert Layers((modern,)).without({"accents"}) == Layers((repaired,))
    assert modern.without({"repair"}) is modern
    assert modern.without({"repair", "accents"}) == raw


def body_of(*inlines: Inline | str) -> str:
    return markdown_of(Document((paragraph(*inlines),)), EDITION).split("\n\n", 1)[1].rstrip("\n")


@pytest.mark.parametrize(
    ("inlines", "expected"),
    [
        (("1. Un",), "1\\. Un"),
        (("(a) Un",), "\\(a\\) Un"),
        (("1848. Un, 2. deux",), "1848\\. Un, 2. deux"),
        (("- dit-il -- ou...",), "\\- dit-il \\-\\- ou\\.\\.\\."),
        (("# <b> [1] *x* _y_ $z$",), "\\# \\<b\\> \\[1\\] \\*x\\* \\_y\\_ \\$z\\$"),
        (("la ", Emphasis((text(" ville "),)), "!"), "la  *ville* !"),
        ((Emphasis((text("a"),)), Emphasis((text("b"),))), "*a*<!-- -->*b*"),
        ((SmallCaps((text("xix"),)), Superscript((text("e"),))), "[xix]{.smallcaps}^e^"),
        (("un", LineBreak(), "- deux"), "un\\\n\\- deux"),
        (("oui !", note("Non."), "(bis)"), "oui \\![^1]\\(bis)\n\n[^1]: Non."),
        (("mot", note("Un.", "Deux.")), "mot[^1]\n\n[^1]: Un.\n\n    Deux."),
    ],
)
def test_signs_of_markdown_are_escaped_where_they_would_mean_something(
    inlines: tuple[Inline | str, ...], expected: str
) -> None:
    assert body_of(*inlines) == expected


def test_the_full_book_as_markdown() -> None:
    lines = markdown_of(FULL, EDITION).splitlines()
    assert lines[:5] == [
        "---",
        'title: "De la fête\u00a0: essai \\\\<neuf\\\\> \\\\& complet"',
        'author: "Jeanne \\\\& Cie"',
        'lang: "fr"',
        "---",
    ]
    for line in (
        "# DE LA FÊTE essai",
        "> Dansez.",
        "> UN SAGE",
        "## La veille",
        "| un autre",
        "1.  item 1-",
        "-   item —",
    ):
        assert line in lines
    assert "|a|b|" in lines
    assert any("[the day]{lang=en}" in line for line in lines)


def test_two_lists_and_a_figure_stand_apart() -> None:
    figure = Figure("images/a b.png", 'Un "arbre"', (text("Le hêtre"),), NOWHERE)
    made = markdown_of(Document((listing("1-"), listing("1-"), figure)), EDITION)
    assert "1.  item 1-\n\n<!-- -->\n\n1.  item 1-\n\n" in made
    assert made.endswith('![Le hêtre](<images/a b.png>){alt="Un \\"arbre\\""}\n')


def test_the_exports_of_a_full_book_hold(tmp_path: Path) -> None:
    build = full_build(tmp_path)
    for write in (write_document_json, write_plain_json, write_markdown):
        write(build)
    verdicts = check_exports(build)
    assert [verdict.passed for verdict in verdicts] == [True] * 3, verdicts
    assert verdicts[1].measured.endswith("left out: 1")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("document.json", "On danse", "On chante"),
        ("book.json", "On danse", "On chante"),
        ("book.json", "[^2]", ""),
        ("book.json", '"verse"', '"song"'),
        ("book.md", "On danse", "On chante"),
        ("book.md", "[^2]:", "[^7]:"),
        ("book.md", "vers[^2]", "vers"),
    ],
)
def test_a_fault_in_an_export_is_seen(name: str, before: str, after: str, tmp_path: Path) -> None:
    build = full_build(tmp_path)
    for write in (write_document_json, write_plain_json, write_markdown):
        write(build)
    path = build.book.output / name
    content = path.read_text(encoding="utf-8")
    assert before in content
    path.write_text(content.replace(before, after), encoding="utf-8")
    assert [verdict.name.split()[1] for verdict in check_exports(build) if not verdict.passed] == [name]


def test_a_document_of_before_the_last_change_is_told(tmp_path: Path) -> None:
    build = full_build(tmp_path)
    older = replace(build, document=Document(build.document.blocks[1:]))
    for write in (write_document_json, write_plain_json, write_markdown):
        write(older if write is write_document_json else build)
    failed = [verdict for verdict in check_exports(build) if not verdict.passed]
    assert [verdict.name.split()[1] for verdict in failed] == ["document.json"]


def test_a_missing_export_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"document\.json"):
        check_exports(tiny_build(tmp_path))


def test_a_paragraph_of_no_words_is_left_out_of_the_plain_book() -> None:
    assert plain_blocks(Paragraph((PageBreak("2"),), NOWHERE)) == []
