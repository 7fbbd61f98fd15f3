"""The finishing of the PDF: one ink, page labels, notes with IDs, metadata that claim what holds."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from weasyprint import HTML

from chapbook.writers.booklet import write_booklet
from chapbook.writers.pdf import write_pdf
from chapbook.writers.pdf.finishing import Facts, finish
from chapbook.writers.pdf.finishing.ink import in_grey
from chapbook.writers.pdf.finishing.lists import tidy_lists
from epub_books import heading, paragraph
from print_texts import book, long_note, pages_of_prose, prose, with_notes

COLOUR = re.compile(rb"(?<!\S)(?:rg|RG|k|K)(?!\S)")


def drawn(path: Path) -> bytes:
    """All that the pages of a PDF and the forms on them draw."""
    with pikepdf.open(path) as pdf:
        forms = [
            item.read_bytes()
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
        ]
        return b"\n".join([*(page.Contents.read_bytes() for page in pdf.pages), *forms])


def test_black_is_one_ink_in_the_pdf_and_in_the_booklet(tmp_path: Path) -> None:
    build = book(tmp_path, paragraph(*with_notes(long_note(60))))
    for path in (write_pdf(build), write_booklet(build)):
        content = drawn(path)
        assert b"0 g" in content
        assert COLOUR.search(content) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"q\n0 0 0 rg\n0 0 0 RG\nQ", b"q\n0 g\n0 G\nQ"),
        (b"0.5 0.5 0.5 rg", b"0.5 g"),
        (b"1 0 0 rg 0 0 1 RG 0.2 0.2 0.3 rg", b"1 0 0 rg 0 0 1 RG 0.2 0.2 0.3 rg"),
        (b"10 0 0 0 rg", b"10 0 g"),
        (b"(0 0 0 rg) Tj (a (0 0 0 rg) \\( 0 0 0 rg) Tj", b"(0 0 0 rg) Tj (a (0 0 0 rg) \\( 0 0 0 rg) Tj"),
        (b"/a BDC <</E (0 0 0 RG)>> 0 0 0 RG", b"/a BDC <</E (0 0 0 RG)>> 0 G"),
        (b"0 0 0 rgb 0 0 0 scn", b"0 0 0 rgb 0 0 0 scn"),
    ],
)
def test_greys_become_one_ink_and_nothing_else_changes(before: bytes, after: bytes) -> None:
    assert in_grey(before) == after
    assert in_grey(after) == after


@given(st.binary(max_size=80))
def test_content_without_the_operators_is_left_as_it_is(content: bytes) -> None:
    if b"rg" not in content and b"RG" not in content:
        assert in_grey(content) == content


def test_pages_are_labelled_as_the_book_numbers_them(tmp_path: Path) -> None:
    with pikepdf.open(write_pdf(pages_of_prose(tmp_path, 4))) as pdf:
        assert [page.label for page in pdf.pages] == [str(number) for number in range(1, len(pdf.pages) + 1)]


def test_the_metadata_are_one_packet_that_claims_both_standards(tmp_path: Path) -> None:
    with pikepdf.open(write_pdf(pages_of_prose(tmp_path, 1))) as pdf:
        packet = pdf.Root.Metadata.read_bytes()
        assert pdf.Root.Metadata.read_raw_bytes() == packet
        assert packet.count(b"<rdf:RDF") == 1
        with pdf.open_metadata(update_docinfo=False, set_pikepdf_as_editor=False) as found:
            assert found["pdfuaid:part"] == "1"
            assert (found["pdfaid:part"], found["pdfaid:conformance"]) == ("3", "A")
            assert found["dc:language"] == {"fr"}
            assert found["dc:title"] == str(pdf.docinfo["/Title"])
        assert [str(intent.S) for intent in pdf.Root.OutputIntents] == ["/GTS_PDFA1"]


def test_each_note_is_listed_by_its_id(tmp_path: Path) -> None:
    build = book(tmp_path, paragraph(*with_notes(*[long_note(8)] * 11)))
    with pikepdf.open(write_pdf(build)) as pdf:
        names = pdf.Root.StructTreeRoot.IDTree.Names
        listed = [str(name) for name in names[0::2]]
        assert listed == sorted(f"n{number}" for number in range(1, 12))
        assert [str(note.ID) for note in names[1::2]] == listed
        assert {str(note.S) for note in names[1::2]} == {"/Note"}


def test_pieces_of_notes_that_nobody_planned_are_an_error() -> None:
    pdf = HTML(string="<html lang=fr><p>Rien.").write_pdf(pdf_variant="pdf/ua-1")
    with pytest.raises(ValueError, match="0 pieces of notes are set, 1 were planned"):
        finish(pdf, Facts((1,)))


def test_every_link_is_reached_by_its_tag_and_stands_on_something(tmp_path: Path) -> None:
    titled = [part for index in range(4) for part in (heading(1, prose(16, index)), paragraph(prose(30)))]
    with pikepdf.open(write_pdf(book(tmp_path, *titled, trim="A6"))) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        holders = {int(number): holder for number, holder in zip(numbers[0::2], numbers[1::2], strict=True)}
        links = [link for page in pdf.pages for link in page.obj.get("/Annots", ())]
        assert len(links) > 4
        for link in links:
            assert pikepdf.Name.Link == holders[int(link.StructParent)].S
            assert link.Rect[2] - link.Rect[0] > 1
            kids = [kid for kid in holders[int(link.StructParent)].K if isinstance(kid, pikepdf.Dictionary)]
            assert any("/Obj" in kid and kid.Obj.objgen == link.objgen for kid in kids)


def test_an_item_of_a_list_holds_a_label_and_a_body_only() -> None:
    with pikepdf.new() as pdf:
        root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        item = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.LI, P=root))
        names = (pikepdf.Name.Lbl, pikepdf.Name.Span, pikepdf.Name.Span)
        item.K = pikepdf.Array([pdf.make_indirect(pikepdf.Dictionary(S=name, P=item, K=0)) for name in names])
        root.K = pikepdf.Array([item])
        pdf.Root.StructTreeRoot = root
        for _ in range(2):  # what is right stays as it is
            tidy_lists(pdf, Facts())
            assert [str(kid.S) for kid in item.K] == ["/Lbl", "/LBody"]
            assert [str(kid.S) for kid in item.K[1].K] == ["/Span", "/Span"]
            assert {kid.P.objgen for kid in item.K[1].K} == {item.K[1].objgen}
