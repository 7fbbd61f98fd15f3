"""The tags say what a reader sees: contents of entries, each paragraph once however many pages it runs over."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name
from weasyprint import HTML

from chapbook.shapes.document import Block, Listing, ListItem, Quotation
from chapbook.writers.pdf import write_pdf
from chapbook.writers.pdf.finishing import Facts, finish
from chapbook.writers.pdf.finishing.elements import elements_below, kids_of
from epub_books import NOWHERE, heading, paragraph, text
from print_texts import book, long_note, pages_of_prose, prose, with_notes


def parts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """What holds the text of each page."""
    return [element for element in elements_below(pdf.Root.StructTreeRoot) if Name.Part == element.S]


def kinds(pdf: pikepdf.Pdf) -> Counter[str]:
    """How many elements of each kind the text has."""
    return Counter(str(element.S).removeprefix("/") for part in parts(pdf) for element in elements_below(part))


@pytest.mark.parametrize("trim", ["A5", "A6"])
def test_contents_are_entries_that_refer_each_to_its_heading(tmp_path: Path, trim: str) -> None:
    blocks = [part for index in range(50) for part in (heading(1, prose(9, index)), paragraph(prose(20)))]
    with pikepdf.open(write_pdf(book(tmp_path, *blocks, trim=trim))) as pdf:
        (contents,) = [one for one in elements_below(pdf.Root.StructTreeRoot) if Name.TOC == one.S]
        entries = kids_of(contents)
        assert [str(entry.S) for entry in entries] == ["/TOCI"] * 50
        assert len({entry.Pg.objgen for entry in entries}) > 1
        for entry in entries:
            (reference,) = kids_of(entry)
            assert Name.Reference == reference.S
            assert Name.Link == kids_of(reference)[0].S
            assert entry.P.objgen == contents.objgen


def test_a_paragraph_over_pages_is_one_paragraph(tmp_path: Path) -> None:
    with pikepdf.open(write_pdf(pages_of_prose(tmp_path / "prose", 24))) as pdf:
        assert kinds(pdf)["P"] == 24
    endless = paragraph(prose(1500))
    with pikepdf.open(write_pdf(book(tmp_path / "endless", endless, paragraph(prose(30)), trim="A6"))) as pdf:
        assert kinds(pdf)["P"] == 2
        pages = {int(span.Pg.objgen[0]) for span in elements_below(parts(pdf)[0]) if "/Pg" in span}
        assert len(pages) > 3


def test_a_paragraph_a_quotation_and_a_list_over_pages_are_each_one(tmp_path: Path) -> None:
    blocks: list[Block] = [
        paragraph(prose(150)),
        Quotation((paragraph(prose(150)), paragraph(prose(150))), NOWHERE),
        Quotation((paragraph(prose(150)),), NOWHERE),
        Listing(tuple(ListItem((text(prose(70, index)),), "", NOWHERE) for index in range(6)), True, 1, NOWHERE),
        paragraph(*with_notes(long_note(300), long_note(200), before=100, after=200)),
        heading(1, "Un"),
        paragraph(*with_notes(long_note(100), before=2, after=10)),
    ]
    with pikepdf.open(write_pdf(book(tmp_path, *blocks, trim="A6"))) as pdf:
        found = kinds(pdf)
        assert (found["P"], found["LI"], found["LBody"]) == (6, 6, 6)
        assert (found["BlockQuote"], found["L"]) == (2, 1)
        (items,) = [element for part in parts(pdf) for element in elements_below(part) if Name.L == element.S]
        assert [str(kid.S) for kid in kids_of(items)] == ["/LI"] * 6


def test_pages_of_text_that_nobody_planned_are_an_error() -> None:
    pdf = HTML(string="<html lang=fr><main><p>Rien.").write_pdf(pdf_variant="pdf/ua-1")
    with pytest.raises(ValueError, match="1 pages of text are set, 2 were planned"):
        finish(pdf, Facts(continued=(False, True)))
