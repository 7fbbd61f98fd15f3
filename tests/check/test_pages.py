"""The checks of the printed page hold on the books we make, and fail on pages that are wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from weasyprint import HTML

from chapbook.check.pages import check_pages
from chapbook.shapes.build import Build, Verdict
from chapbook.shapes.document import Block, Note
from chapbook.writers import fonts
from chapbook.writers.pdf import book_geometry, write_pdf
from chapbook.writers.pdf.finishing import Facts, finish
from chapbook.writers.pdf.geometry import page_style
from epub_books import full_build, heading, listing, note, paragraph
from print_texts import book, long_note, pages_of_prose, prose, with_notes

FORMATS = pytest.mark.parametrize("trim", ["A5", "A6"])


def faults(verdicts: tuple[Verdict, ...]) -> list[str]:
    return [f"{verdict.name}: {verdict.measured}" for verdict in verdicts if not verdict.passed]


def made(build: Build) -> Build:
    write_pdf(build)
    return build


@FORMATS
def test_a_book_with_every_kind_of_block_holds_every_check(tmp_path: Path, trim: str) -> None:
    build = full_build(tmp_path)
    edition = replace(build.book.edition, page=replace(build.book.edition.page, trim=trim))
    assert faults(check_pages(made(replace(build, book=replace(build.book, edition=edition))))) == []


@FORMATS
@pytest.mark.parametrize("before", [10, 120, 263, 271, 279, 287, 295, 420])
def test_a_note_of_several_pages_holds_every_check_wherever_its_call_stands(
    tmp_path: Path, trim: str, before: int
) -> None:
    build = book(tmp_path, paragraph(*with_notes(long_note(520), before=before, after=700)), trim=trim)
    verdicts = check_pages(made(build))
    assert faults(verdicts) == []
    cuts = next(verdict.measured for verdict in verdicts if "cut to two lines" in verdict.name)
    assert int(cuts.split()[0]) >= 2


@FORMATS
def test_two_long_notes_called_in_neighbouring_lines_hold_every_check(tmp_path: Path, trim: str) -> None:
    content = with_notes(long_note(400), long_note(350), between=12, after=900)
    assert faults(check_pages(made(book(tmp_path, paragraph(*content), trim=trim)))) == []


@FORMATS
def test_many_notes_of_several_paragraphs_hold_every_check(tmp_path: Path, trim: str) -> None:
    notes = [note(prose(40, index), prose(30, index), prose(4)) for index in range(9)]
    assert faults(check_pages(made(book(tmp_path, paragraph(*with_notes(*notes, between=90)), trim=trim)))) == []


@FORMATS
def test_a_note_in_a_list_a_heading_and_a_quotation_holds_every_check(tmp_path: Path, trim: str) -> None:
    blocks: list[Block] = [heading(1, f"Titre {index}", long_note(30)) for index in range(3)]
    mixed = [part for block in blocks for part in (block, paragraph(prose(150)), listing("1-", "2-", "3-"))]
    assert faults(check_pages(made(book(tmp_path, *mixed, trim=trim)))) == []


@FORMATS
@given(data=st.data())
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_book_with_notes_is_read_back_whole(tmp_path: Path, trim: str, data: st.DataObject) -> None:
    blocks: list[Block] = []
    for index in range(data.draw(st.integers(1, 12))):
        if data.draw(st.booleans()):
            blocks.append(heading(1, prose(data.draw(st.integers(1, 12)), index)))
        notes = [note(prose(length)) for length in data.draw(st.lists(st.integers(1, 120), max_size=2))]
        blocks.append(paragraph(*with_notes(*notes, before=data.draw(st.integers(1, 150)), after=60)))
    told = faults(check_pages(made(book(tmp_path, *blocks, trim=trim))))
    # Where notes crowd a short text their share of the page may be more; nothing else may ever give way.
    assert [fault for fault in told if "at most 60%" not in fault and "five lines" not in fault] == []


def test_a_chapter_may_end_or_be_short_before_another_opens(tmp_path: Path) -> None:
    short = [part for index in range(3) for part in (heading(1, f"Chapitre {index}"), paragraph(prose(12)))]
    assert faults(check_pages(made(book(tmp_path, *short, chapters="heading 1")))) == []


def naive(build: Build, content: str) -> None:
    """The PDF as WeasyPrint makes it when it is handed the notes as they are."""
    geometry = book_geometry(build.book)
    style = page_style(geometry) + (build.book.styles / "base.css").read_text(encoding="utf-8")
    page = f"<html lang=fr><style>{style}</style><body><main class=text><div><p>{content}</p></div></main>"
    pdf = HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    build.file(".pdf").parent.mkdir(parents=True)
    build.file(".pdf").write_bytes(finish(pdf, Facts((1,))))


@FORMATS
def test_the_checks_fail_where_a_long_note_is_left_to_the_layout(tmp_path: Path, trim: str) -> None:
    build = book(tmp_path, paragraph(*with_notes(long_note(900))), trim=trim)
    call = '<a class="call" href="#n1">1</a>'
    naive(build, f'{prose(300)}{call}<span class="note" id="n1">1.\u00a0{prose(900, 7)}</span> {prose(300)}')
    told = "; ".join(faults(check_pages(build)))
    assert "notes take at most 60% of a page" in told
    assert "every line in its area" in told or "no ink outside" in told or "page of its call" in told


Change = Callable[[bytes], bytes]


def tampered(build: Build, change: Change) -> list[str]:
    """What the checks say after the content of page 6 has been changed."""
    with pikepdf.open(build.file(".pdf"), allow_overwriting_input=True) as pdf:
        page = pdf.pages[5]
        page.Contents = pdf.make_stream(change(page.Contents.read_bytes()))
        pdf.save()
    return faults(check_pages(build))


def without_a_line(content: bytes) -> bytes:
    start = content.index(b"BT")
    end = content.index(b"ET", start)
    return content[:start] + content[end + 2 :]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (without_a_line, "PDF: body is the document's"),
        (lambda content: content.replace(b"0.75 0 0 0.75 0 0 cm", b"0.75 0 0 0.75 300 0 cm", 1), "no ink outside"),
        (lambda content: content.replace(b"0.75 0 0 0.75 0 0 cm", b"0.75 0 0 0.75 0 60 cm", 1), "line in its area"),
        (lambda content: content.replace(b"0.75 0 0 0.75 0 0 cm", b"0.75 0 0 0.5 0 0 cm", 1), "none over another"),
    ],
    ids=["a line lost", "off the sheet", "over the running head", "lines too close"],
)
def test_a_damaged_page_is_found_out(tmp_path: Path, change: Change, complaint: str) -> None:
    told = tampered(made(pages_of_prose(tmp_path, 12)), change)
    assert any(complaint in fault for fault in told)


def test_a_wrong_running_head_is_found_out(tmp_path: Path) -> None:
    build = made(pages_of_prose(tmp_path, 12))
    other = replace(build, book=replace(build.book, edition=replace(build.book.edition, author="Une autre")))
    assert any("furniture" in fault for fault in faults(check_pages(other)))


def test_a_note_that_the_pdf_lacks_is_found_out(tmp_path: Path) -> None:
    build = made(book(tmp_path, paragraph(*with_notes(long_note(20)))))
    more = book(tmp_path, paragraph(*with_notes(long_note(20), long_note(20))))
    told = "; ".join(faults(check_pages(replace(build, document=more.document))))
    assert "notes are the document's" in told
    assert "note 2 is called on page None" in told


def test_a_letter_without_glyph_is_told(tmp_path: Path) -> None:
    told = faults(check_pages(made(book(tmp_path, paragraph("a\u4e00b")))))
    fault = next(fault for fault in told if "every letter has its glyph" in fault)
    assert "“一” (U+4E00, CJK UNIFIED IDEOGRAPH-4E00)" in fault
    assert "Correct it by a decision" in fault
    assert "no typeface at hand has it" in fault


def test_a_strange_font_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = made(pages_of_prose(tmp_path, 1))
    monkeypatch.setattr(fonts, "POSTSCRIPT", "AnotherFace")
    assert any("only our fonts" in fault for fault in faults(check_pages(build)))


def test_a_missing_pdf_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        check_pages(pages_of_prose(tmp_path, 1))


def test_a_word_cut_overleaf_or_in_a_note_is_read_back_whole(tmp_path: Path) -> None:
    long_words = " ".join(["anticonstitutionnellement"] * 400)
    build = book(tmp_path, paragraph(long_words, Note((paragraph(long_words),), "1"), f" {long_words}"), trim="A6")
    told = faults(check_pages(made(build)))
    assert [fault for fault in told if "document's" in fault] == []
