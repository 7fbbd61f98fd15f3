"""The ten points of the preflight: a sound book holds those that hang on no line breaking, and each fault is caught."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from weasyprint import HTML

from chapbook.check.folding import check_folding
from chapbook.check.pages import check_pages
from chapbook.check.preflight import TAKEN, run_preflight
from chapbook.shapes.build import Build, Verdict
from chapbook.shapes.document import Block
from chapbook.shapes.preflight import Point, Preflight
from chapbook.writers.booklet import write_booklet
from chapbook.writers.pdf import book_geometry, write_pdf
from chapbook.writers.pdf.finishing import Facts, finish
from chapbook.writers.pdf.geometry import page_style
from epub_books import heading, paragraph
from print_texts import book, long_note, prose, with_notes

VERAPDF = Verdict("PDF: veraPDF, PDF/UA-1", True, "12 checks")


def chapters(root: Path) -> Build:
    """A book of some pages with sections and a note."""
    blocks: list[Block] = [heading(1, "Un"), paragraph(*with_notes(long_note(40)))]
    for index in range(3):
        blocks += [heading(1, f"Partie {index}"), *(paragraph(prose(90, index + at)) for at in range(3))]
    return book(root, *blocks)


def flown(build: Build, *, booklet: bool = False) -> Preflight:
    """The preflight of what stands in the output folder."""
    verdicts = (*check_pages(build), *(check_folding(build) if booklet else ()), VERAPDF)
    found = run_preflight(build, verdicts)
    assert found is not None
    return found


def point(found: Preflight, name: str) -> Point:
    """One of the ten."""
    return next(one for one in found.points if one.name == name)


def failing(found: Preflight, name: str) -> str:
    """What failed on a point."""
    return "; ".join(f"{one.name}: {one.measured}" for one in point(found, name).verdicts if not one.passed)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The sound book, with its booklet."""
    build = chapters(tmp_path_factory.mktemp("sound"))
    write_pdf(build)
    write_booklet(build)
    return build


@pytest.fixture(scope="module")
def preflight(sound: Build) -> Preflight:
    """Its preflight."""
    return flown(sound, booklet=True)


def spoilt(sound: Build, root: Path, change: Callable[[pikepdf.Pdf], None]) -> Build:
    """A book like the sound one, whose PDF has been changed."""
    build = chapters(root)
    build.book.output.mkdir(parents=True)
    with pikepdf.open(sound.file(".pdf")) as pdf:
        change(pdf)
        pdf.save(build.file(".pdf"))
    return build


def styled(root: Path, style: str) -> Preflight:
    """The preflight of a book whose own style sheet spoils it."""
    build = chapters(root)
    build.book.folder.mkdir(parents=True)
    (build.book.folder / "style.css").write_text(style)
    write_pdf(build)
    return flown(build)


def naive(root: Path, content: str, *blocks: Block, style: str = "") -> Preflight:
    """The preflight of a PDF that the layout alone made of a text."""
    build = book(root, *blocks)
    css = page_style(book_geometry(build.book)) + (build.book.styles / "base.css").read_text(encoding="utf-8") + style
    page = f"<html lang=fr><style>{css}</style><body><main class=text><div><h1>LA FABRIQUE</h1>{content}</div></main>"
    build.book.output.mkdir(parents=True)
    build.file(".pdf").write_bytes(finish(HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"), Facts()))
    return flown(build)


def test_a_sound_book_holds_every_point_that_no_line_breaking_decides(preflight: Preflight) -> None:
    assert [one.name for one in preflight.points] == list(TAKEN)
    broken = [(one.name, failing(preflight, one.name)) for one in preflight.points if not one.passed]
    assert [name for name, _ in broken if name not in ("Register", "Colour", "Spaces", "Widows")] == [], broken
    assert "grid" not in failing(preflight, "Register")
    assert all(one.judged for one in preflight.points)


def test_every_point_has_a_figure_and_each_verdict_taken_over_exists(preflight: Preflight) -> None:
    assert all(verdict.measured for one in preflight.points for verdict in one.verdicts)
    for name, prefixes in TAKEN.items():
        for prefix in prefixes:
            if prefix not in ("veraPDF", "print shop"):  # said where it was skipped; where files for one are ordered
                assert any(verdict.name.startswith(prefix) for verdict in point(preflight, name).verdicts), prefix


def test_the_spaces_of_all_justified_lines_are_plotted_and_the_worst_lines_shown(preflight: Preflight) -> None:
    assert len(preflight.spaces) > 60
    assert preflight.worst[0].what == f"widest: {max(preflight.spaces):.2f} em"
    assert preflight.worst[8].what == f"tightest: {min(preflight.spaces):.2f} em"
    assert all(spot.words and spot.box[0] < spot.box[2] for spot in preflight.worst)


def test_without_a_pdf_there_is_no_preflight(tmp_path: Path) -> None:
    assert run_preflight(chapters(tmp_path), ()) is None


def test_what_was_skipped_is_not_judged() -> None:
    assert not Point("Imposition", "", ()).judged
    assert not Point("Inks", "", (Verdict("veraPDF", True, "skipped: no Java"),)).judged


# --- one fault for each point -------------------------------------------------------------------------------------


def test_1_a_line_lost_is_caught(sound: Build, tmp_path: Path) -> None:
    def cut(pdf: pikepdf.Pdf) -> None:
        content = pdf.pages[5].Contents.read_bytes()
        start = content.index(b"BT")
        pdf.pages[5].Contents = pdf.make_stream(content[:start] + content[content.index(b"ET", start) + 2 :])

    assert "PDF: body is the document's" in failing(flown(spoilt(sound, tmp_path, cut)), "Nothing lost")


def test_2_pages_out_of_order_are_caught(tmp_path: Path) -> None:
    build = chapters(tmp_path)
    write_pdf(build)
    path = write_booklet(build)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages.reverse()
        pdf.save()
    assert "not in its place" in failing(flown(build, booklet=True), "Imposition")


def test_3_lines_off_the_grid_are_caught(tmp_path: Path) -> None:
    found = styled(tmp_path, ".text p:nth-of-type(n + 2) { margin-top: 5pt }")
    assert "every line on the grid: at most" in failing(found, "Register")
    assert point(found, "Register").faults[0].what.endswith("pt off the grid")


def test_3_facing_pages_of_unequal_depth_are_caught(tmp_path: Path) -> None:
    text = "".join(f"<p style='height: {13 * 14}pt; overflow: hidden'>{prose(60)}</p>" for _ in range(6))
    style = "@page :left { padding-bottom: 80pt }"
    assert "facing pages" in failing(naive(tmp_path, text, paragraph(prose(60)), style=style), "Register")


def test_4_a_text_block_beside_its_margin_and_ink_under_the_knife_are_caught(tmp_path: Path) -> None:
    beside = failing(styled(tmp_path / "beside", ".text { margin-left: 6pt; margin-right: -6pt }"), "Margins")
    assert "each page's text stands at them" in beside
    edge = failing(styled(tmp_path / "edge", "@page text { @bottom-center { padding-top: 96pt } }"), "Margins")
    assert "no ink within 5 mm" in edge


def test_5_a_pale_page_is_caught(tmp_path: Path) -> None:
    found = styled(tmp_path, ".text section ~ section p { color: #555 }")
    assert "pages within 5% of the book's grey" in failing(found, "Colour")
    assert point(found, "Colour").faults[0].what.endswith("of the book's grey")


def test_6_widows_orphans_and_stranded_headings_are_caught(tmp_path: Path) -> None:
    loose = "* { orphans: 1 !important; widows: 1 !important; break-after: auto !important }"
    pairs: list[Block] = [*[paragraph(prose(14))] * 3, heading(1, "Titre")]
    text = f"{f'<p>{prose(14)}</p>' * 3}<h2 style='margin: 0'>Titre</h2>"
    found = naive(tmp_path / "pairs", text * 25, *(pairs * 25), style=loose)
    kinds = {spot.what for spot in point(found, "Widows").faults}
    assert {"the last line of a paragraph alone at the head of a page", "a heading at the foot of a page"} <= kinds


def test_6_a_last_line_under_the_indent_and_a_last_page_of_a_line_are_caught(tmp_path: Path) -> None:
    text = f"<p>{prose(30)}<br>a</p><p style='break-before: page'>Fin.</p>"
    found = naive(tmp_path, text, paragraph(f"{prose(30)} a"), paragraph("Fin."))
    told = failing(found, "Widows")
    assert "no last line shorter than the indent" in told
    assert "no chapter ends on fewer than 4 lines: 1 lines" in told


def test_7_holes_ladders_and_words_cut_over_the_turn_are_caught(tmp_path: Path) -> None:
    stairs = "<br>".join(["cou\u2010"] * 4 + ["pé"])
    turned = f"{prose(9)} cou\u2010<br><span style='break-before: page; display: block'>pé. {prose(9)}</span>"
    text = f"<p style='word-spacing: 9pt'>{prose(60)}</p><p>{stairs}</p><p>{turned}</p>"
    told = failing(naive(tmp_path, text, paragraph(prose(60))), "Spaces")
    assert "word spaces over 0.5 em" in told
    assert "at most 2 hyphens running: at most" in told
    assert "no word cut over a page turn: 1 cut" in told


def test_8_a_letter_that_the_typeface_lacks_is_caught(tmp_path: Path) -> None:
    build = book(tmp_path, paragraph(f"a\u4e00b {prose(40)}"))
    write_pdf(build)
    assert "U+4E00" in failing(flown(build), "Glyphs")


def test_9_wrong_folios_and_furniture_on_a_blank_page_are_caught(tmp_path: Path) -> None:
    wrong = failing(styled(tmp_path / "wrong", "@page text { @bottom-center { content: '9' } }"), "Furniture")
    assert "folios are the page labels" in wrong
    blank = failing(styled(tmp_path / "blank", "@page contents { @bottom-center { content: 'x' } }"), "Furniture")
    assert "none on blank pages" in blank


def test_10_colour_and_a_page_of_another_size_are_caught(sound: Build, tmp_path: Path) -> None:
    coloured = failing(styled(tmp_path / "red", ".text h2 { color: red }"), "Inks, boxes, tags")
    assert "black alone: RGB on page" in coloured

    def widen(pdf: pikepdf.Pdf) -> None:
        pdf.pages[3].MediaBox = pdf.pages[3].TrimBox = pikepdf.Array([0, 0, 500, 600])

    assert "page 4 is 176.4 × 211.7 mm" in failing(flown(spoilt(sound, tmp_path / "wide", widen)), "Inks, boxes, tags")


def test_10_missing_tags_and_labels_are_caught(sound: Build, tmp_path: Path) -> None:
    def strip(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.Lang, pdf.Root.PageLabels, pdf.Root.ViewerPreferences, pdf.Root.Outlines

    told = failing(flown(spoilt(sound, tmp_path, strip)), "Inks, boxes, tags")
    assert "no language; the title is not shown; 0 entries in the outline" in told
