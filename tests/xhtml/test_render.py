"""The document as XHTML: whole, well formed, with its notes tied, in both forms."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from chapbook.shapes.document import (
    Document,
    Figure,
    Note,
    PageBreak,
    Quotation,
    SmallCaps,
    Text,
    Verse,
    leaves,
    notes_of,
    words_of,
)
from chapbook.shapes.edition import Edition
from chapbook.xhtml import XhtmlFile, render
from chapbook.xhtml.elements import EPUB, XHTML, safe
from epub_books import EDITION, FRENCH, FULL, NOWHERE, heading, listing, note, paragraph, text

FORMS = ("gathered", "in place")


def tree(file: XhtmlFile) -> etree._Element:
    """The file, read by a strict XML parser."""
    return etree.fromstring(file.content)


def found(root: etree._Element, path: str) -> list[etree._Element]:
    """The elements at an XPath with the prefixes h (XHTML) and e (EPUB)."""
    elements = root.xpath(path, namespaces={"h": XHTML, "e": EPUB})
    assert isinstance(elements, list)
    return [element for element in elements if isinstance(element, etree._Element)]


def letters(element: etree._Element) -> str:
    """The text of an element as it stands."""
    return "".join(str(piece) for piece in element.itertext())


def words(element: etree._Element) -> str:
    """The text of an element, its spaces folded."""
    return " ".join(letters(element).split())


def gathered(document: Document, edition: Edition = EDITION) -> etree._Element:
    """The one file of a document, notes gathered."""
    (file,) = render(document, edition, FRENCH, "gathered")
    return tree(file)


def in_place(document: Document) -> etree._Element:
    """The one file of a document, notes in place."""
    (file,) = render(document, EDITION, FRENCH, "in place")
    return tree(file)


def test_markup_in_a_text_comes_out_as_text() -> None:
    root = gathered(Document((paragraph("<script>x</script> & ]]> <!-- - -->"),)))
    assert words(found(root, "//h:p")[0]) == "<script>x</script> & ]]> <!-- - -->"
    assert found(root, "//h:script") == []


@given(st.text())
def test_any_text_makes_a_well_formed_file_that_holds_it(said: str) -> None:
    root = gathered(Document((paragraph(said),)))
    assert letters(found(root, "//h:p")[0]) == safe(said)


def test_characters_that_xml_forbids_leave_a_mark() -> None:
    assert safe("a\x00b\x0bc\ud800d\ufffee\x85f\r\n\tg") == "a\ufffdb c\ufffdd\ufffde f \n\tg"


def test_a_call_leads_to_its_note_and_the_note_back() -> None:
    root = gathered(Document((paragraph("On", note("Une note."), " va."),)))
    (call,) = found(root, "//h:a[@e:type='noteref']")
    (aside,) = found(root, "//h:aside")
    (back,) = found(root, "//h:aside//h:a")
    assert (call.get("href"), call.get("id"), call.get("role")) == ("#n1", "r1", "doc-noteref")
    assert (aside.get("id"), aside.get("role"), aside.get(f"{{{EPUB}}}type")) == ("n1", "doc-footnote", "footnote")
    assert (back.get("href"), back.get("role"), words(back)) == ("#r1", "doc-backlink", "1")
    assert words(aside) == "1 Une note."


def test_notes_stand_after_the_text_in_the_order_of_their_calls() -> None:
    root = gathered(FULL)
    ids = [aside.get("id") for aside in found(root, "//h:body/h:aside")]
    assert ids == ["n1", "n2", "n3"] == [f"n{number}" for number in range(1, 1 + len(notes_of(FULL)))]
    assert found(root, "//h:body/*")[-1].get("id") == "n3"


def test_a_note_called_in_a_note_follows_the_last() -> None:
    inner = Note((paragraph("dehors", note("dedans")),), "*")
    root = gathered(Document((paragraph("a", inner), paragraph("b", note("deuxième")))))
    assert [words(aside) for aside in found(root, "//h:aside")] == ["1 dehors3", "2 deuxième", "3 dedans"]


def test_a_note_that_begins_with_verse_has_its_number_before_it() -> None:
    verse = Note((Verse(((text("un"),), (text("deux"),)), NOWHERE),), "1")
    (aside,) = found(gathered(Document((paragraph("a", verse),))), "//h:aside")
    assert words(aside) == "1 undeux"


def test_visible_endnotes_are_a_list_under_a_heading() -> None:
    root = gathered(FULL, replace(EDITION, notes="endnotes"))
    assert found(root, "//h:aside") == []
    (section,) = found(root, "//h:section[@role='doc-endnotes']")
    assert words(found(section, "h:h2")[0]) == "Notes"
    assert [item.get("id") for item in found(section, "h:ol/h:li")] == ["n1", "n2", "n3"]


def test_a_note_in_place_follows_its_call_and_holds_no_block() -> None:
    root = in_place(Document((paragraph("On", note("Un.", "Deux."), " va."),)))
    (call,) = found(root, "//h:p/h:a")
    (place,) = found(root, "//h:p/h:a/following-sibling::*[1]")
    assert (place.get("class"), place.get("id")) == ("note", call.get("href", "")[1:])
    assert [child.tag for child in place] == [f"{{{XHTML}}}br"]
    assert (place.text, place[0].get("class"), place[0].tail, place.tail) == ("Un.", "para", "Deux.", " va.")


def test_print_has_no_attribute_of_the_epub_namespace() -> None:
    (file,) = render(FULL, EDITION, FRENCH, "in place")
    assert b"epub" not in file.content
    assert EPUB.encode() not in file.content


@pytest.mark.parametrize("form", FORMS)
def test_no_word_is_lost_in_either_form(form: str) -> None:
    (file,) = render(FULL, EDITION, FRENCH, "gathered" if form == "gathered" else "in place")
    spaceless = "".join(letters(tree(file)).split())
    for leaf in [*leaves(FULL.blocks), *(inner for one in notes_of(FULL) for inner in leaves(one.blocks))]:
        if isinstance(leaf, Text):
            assert "".join(leaf.text.split()) in spaceless


def test_a_page_mark_names_its_page_and_keeps_the_word_whole() -> None:
    root = gathered(Document((paragraph("tom", PageBreak("8"), "be"),)))
    (mark,) = found(root, "//h:span")
    assert (mark.get("id"), mark.get("role"), mark.get("aria-label")) == ("page8", "doc-pagebreak", "8")
    assert words(found(root, "//h:p")[0]) == "tombe"


def test_two_pages_of_one_label_have_ids_of_their_own() -> None:
    (file,) = render(Document((paragraph(PageBreak("8"), PageBreak("8"), "a"),)), EDITION, FRENCH, "gathered")
    assert [(page.label, page.id) for page in file.pages] == [("8", "page8"), ("8", "page8-2")]


def test_the_turn_of_a_page_inside_a_note_is_not_marked() -> None:
    inner = Note((paragraph("a", PageBreak("9"), "b"),), "1")
    for form in FORMS:
        (file,) = render(
            Document((paragraph(inner),)), EDITION, FRENCH, "gathered" if form == "gathered" else "in place"
        )
        assert file.pages == ()


def test_headings_open_sections_that_nest_by_level() -> None:
    blocks = (heading(0, "T"), heading(1, "A"), heading(2, "B"), paragraph("b"), heading(1, "C"), paragraph("c"))
    root = gathered(Document(blocks))
    assert [words(section) for section in found(root, "//h:body/h:section")] == ["A B b", "C c"]
    assert [words(section) for section in found(root, "//h:section/h:section")] == ["B b"]
    assert [one.tag.rpartition("}")[2] for one in found(root, "//*[starts-with(@id, 's')]")] == ["h1", "h2", "h3", "h2"]


def test_heading_entries_carry_words_without_calls() -> None:
    (file,) = render(FULL, EDITION, FRENCH, "gathered")
    assert [(entry.level, entry.id, entry.text) for entry in file.headings] == [
        (0, "s1", "DE LA FÊTE essai"),
        (1, "s2", "La veille"),
        (2, "s3", "Les préparatifs"),
        (1, "s4", "Le jour"),
    ]


def test_a_text_in_chapters_is_a_file_for_each_with_numbers_running_on() -> None:
    files = render(FULL, replace(EDITION, chapters="heading 1"), FRENCH, "gathered")
    assert [(file.name, file.title) for file in files] == [
        ("text.xhtml", EDITION.title),
        ("chapter-01.xhtml", "La veille"),
        ("chapter-02.xhtml", "Le jour"),
    ]
    assert [[entry.number for entry in file.notes] for file in files] == [[1], [2, 3], []]
    assert [words(found(tree(file), "//h:h1")[0]) for file in files] == ["DE LA FÊTEessai", "La veille", "Le jour"]


def test_a_text_that_begins_with_a_chapter_has_no_empty_file() -> None:
    document = Document((heading(1, "Un"), paragraph("a"), heading(1, "Deux")))
    files = render(document, replace(EDITION, chapters="heading 1"), FRENCH, "gathered")
    assert [file.name for file in files] == ["chapter-01.xhtml", "chapter-02.xhtml"]


def test_a_long_text_is_cut_into_chapters_unless_the_edition_says_one_flow() -> None:
    document = Document((heading(1, "Un"), paragraph("mot " * 20_000), heading(1, "Deux")))
    assert len(render(document, EDITION, FRENCH, "gathered")) == 2
    assert len(render(document, replace(EDITION, chapters="one flow"), FRENCH, "gathered")) == 1
    assert len(words_of(document.blocks).split()) > 20_000


def test_a_list_counts_as_the_print_does() -> None:
    blocks = (listing("3.", "4.", start=3), listing("a)", "b)"), listing("B.", start=2), listing("-", ordered=False))
    lists = found(gathered(Document(blocks)), "//h:ol | //h:ul")
    told = [(one.tag.rpartition("}")[2], one.get("start"), one.get("type")) for one in lists]
    assert told == [("ol", "3", None), ("ol", None, "a"), ("ol", "2", "A"), ("ul", None, None)]


def test_a_figure_always_has_an_alternative_text() -> None:
    blocks = (Figure("images/a.png", "", (), NOWHERE), Figure("images/b.png", "Une vue", (text("Vue"),), NOWHERE))
    root = gathered(Document(blocks))
    assert [image.get("alt") for image in found(root, "//h:img")] == ["", "Une vue"]
    assert [words(caption) for caption in found(root, "//h:figcaption")] == ["Vue"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("//h:h1[@class='title']", "DE LA FÊTEessai"),
        ("//h:blockquote[@class='epigraph'][@role='doc-epigraph']/h:p[@class='source']", "UN SAGE"),
        ("//h:div[@class='verse']//h:span[@class='line'][2]", "un autre"),
        ("//h:p[@class='signature']", "Jeanne."),
        ("//h:blockquote[@class='quotation']/h:p[1]", "« On rit."),
        ("//h:p[@class='ornament']", "* * *"),
        ("//h:span[@class='foreign'][@lang='en']", "the day"),
        ("//h:em", "ville"),
        ("//h:sup", "er"),
        ("//h:span[@class='small-caps']", "xix"),
        ("//h:td[1]", "a"),
    ],
)
def test_what_is_not_plain_prose_says_what_it_is(path: str, expected: str) -> None:
    assert words(found(gathered(FULL), path)[0]) == expected


@pytest.mark.parametrize(
    ("said", "low"),
    [
        ("KARL MARX", ["ARL", "ARX"]),
        ("L’ORATEUR", ["RATEUR"]),
        ("LOUIS XIV", ["OUIS"]),
        ("C’EST LA LUTTE FINALE", ["EST", "LA", "LUTTE", "FINALE"]),
        ("Karl Marx", []),
        ("xix", []),
    ],
)
def test_capitals_in_small_capitals_keep_their_letters_and_look_low(said: str, low: list[str]) -> None:
    root = gathered(Document((paragraph(SmallCaps((text(said),))),)))
    assert letters(found(root, "//h:span[@class='small-caps']")[0]) == said
    assert [words(span) for span in found(root, "//h:span[@class='low']")] == low


def test_a_name_that_the_page_turns_in_is_low_behind_the_turn_as_well() -> None:
    root = gathered(Document((paragraph(SmallCaps((text("LAFAR"), PageBreak("2"), text("GUE")))),)))
    assert [words(span) for span in found(root, "//h:span[@class='low']")] == ["AFAR", "GUE"]


def test_empty_elements_have_end_tags_for_parsers_of_html() -> None:
    (file,) = render(Document((paragraph(PageBreak("1"), "a"),)), EDITION, FRENCH, "gathered")
    assert b'aria-label="1"></span>' in file.content


def test_a_file_names_its_language_title_and_stylesheet() -> None:
    (file,) = render(FULL, EDITION, FRENCH, "gathered", stylesheet="x.css")
    root = tree(file)
    assert (root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang")) == ("fr", "fr")
    assert letters(found(root, "//h:title")[0]) == EDITION.title
    assert found(root, "//h:link")[0].get("href") == "x.css"
    (bare,) = render(FULL, EDITION, FRENCH, "gathered", stylesheet="")
    assert found(tree(bare), "//h:link") == []


def test_a_quotation_in_a_note_keeps_its_words_in_both_forms() -> None:
    quoting = Note((paragraph("Il dit"), Quotation((paragraph("oui"),), NOWHERE)), "1")
    assert words(found(gathered(Document((paragraph(quoting),))), "//h:aside")[0]) == "1 Il dit oui"
    assert words(found(in_place(Document((paragraph(quoting),))), "//h:span[@class='note']")[0]) == "Il ditoui"


def test_a_list_shows_its_markers_as_printed_where_a_reader_would_number_it_otherwise() -> None:
    blocks = (listing("1°.", "2° "), listing("1.", "2."), listing("—", "–", ordered=False))
    items = [words(item) for item in found(gathered(Document(blocks)), "//h:li")]
    assert items == ["1°. item 1°.", "2° item 2°", "item 1.", "item 2.", "item —", "item –"]
    assert [one.get("class") for one in found(gathered(Document(blocks)), "//h:ol")] == ["printed", None]


def test_in_print_the_style_sheet_has_the_marker() -> None:
    (item,) = found(in_place(Document((listing("a)", ordered=False),))), "//h:li")
    assert (item.get("data-marker"), words(item)) == ("a)", "item a)")
