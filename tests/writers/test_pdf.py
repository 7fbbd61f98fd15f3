"""The PDF: furniture, front matter, metadata, tags; the same bytes anywhere; nothing read from outside the book."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from chapbook.check.glyphs import Part, read_pages
from chapbook.check.lines import PrintedLine, lines_of
from chapbook.shapes.build import Build
from chapbook.shapes.document import Document, Figure
from chapbook.shapes.edition import Page
from chapbook.shapes.findings import SetupError
from chapbook.writers.pdf import Heads, write_pdf
from epub_books import NOWHERE, full_build, heading, paragraph
from print_texts import book, long_note, pages_of_prose, prose, short_pages, with_notes


@pytest.fixture(scope="module")
def prose_book(tmp_path_factory: pytest.TempPathFactory) -> Build:
    build = pages_of_prose(tmp_path_factory.mktemp("prose"), 24)
    write_pdf(build)
    return build


@pytest.fixture(scope="module")
def lines(prose_book: Build) -> tuple[PrintedLine, ...]:
    return lines_of(read_pages(prose_book.file(".pdf")))


def words(lines: tuple[PrintedLine, ...], page: int, part: Part | None = None) -> list[str]:
    return [line.words.strip() for line in lines if line.page == page and part in (None, line.part)]


def test_the_front_matter_is_title_imprint_and_contents_and_the_text_begins_on_a_recto(
    lines: tuple[PrintedLine, ...],
) -> None:
    assert "Jeanne & Cie" in words(lines, 1)
    assert any(line.startswith("Source\u00a0: ") for line in words(lines, 2))
    assert words(lines, 3)[0] == "Table des matières"
    assert words(lines, 5, Part.TEXT)[0] == "LA FABRIQUE"


def test_the_contents_name_each_section_with_its_page_behind_leaders(lines: tuple[PrintedLine, ...]) -> None:
    listed = words(lines, 3)[1:]
    assert len(listed) == 6
    for entry in listed:
        title, page = entry.rstrip("0123456789").rstrip(" ."), int(entry.rpartition(".")[2])
        assert title in words(lines, page, Part.TEXT)
        assert "...." in entry


def test_the_half_title_comes_first_with_a_blank_verso_and_says_the_title_without_its_second_part(
    tmp_path: Path,
) -> None:
    build = book(tmp_path, paragraph(prose(50)))
    page = replace(build.book.edition.page, half_title=True)
    build = replace(build, book=replace(build.book, edition=replace(build.book.edition, page=page)))
    found = lines_of(read_pages(write_pdf(build)))
    assert words(found, 1) == ["De la fête"]
    assert words(found, 2) == []
    assert words(found, 3)[:2] == ["Jeanne & Cie", "De la fête"]
    assert words(found, 5, Part.TEXT)[0] == "LA FABRIQUE"


@pytest.mark.parametrize("style", ["sober", "photocopy", "large-print"])
@pytest.mark.parametrize("trim", ["A5", "A6"])
def test_nothing_of_long_matter_leaves_its_page(tmp_path: Path, style: str, trim: str) -> None:
    build = book(
        tmp_path, heading(1, "Un"), paragraph(prose(30)), title=prose(25), imprint=f"{prose(60)}\n\n{prose(60)}"
    )
    page = Page(trim=trim, style=style, front_matter="full")
    build = replace(build, book=replace(build.book, edition=replace(build.book.edition, page=page)))
    pages = read_pages(write_pdf(build))
    told = "".join("".join(glyph.letter for page in pages for glyph in page.glyphs).split())
    assert told.count("".join(prose(60).split())) == 2
    # Half title, title page and both paragraphs of the imprint.
    assert told.count("".join(prose(25).split())) >= 4
    for sheet in pages:
        for glyph in sheet.glyphs:
            assert 5 < glyph.x < sheet.width - 5
            assert 5 < glyph.y < sheet.height - 5


def test_two_headings_need_no_contents(tmp_path: Path) -> None:
    build = book(tmp_path, heading(1, "Un"), paragraph(prose(50)), heading(1, "Deux"), paragraph(prose(50)))
    found = lines_of(read_pages(write_pdf(build)))
    assert words(found, 3, Part.TEXT)[0] == "LA FABRIQUE"


def test_versos_name_the_author_and_rectos_the_section(lines: tuple[PrintedLine, ...]) -> None:
    assert words(lines, 6, Part.FURNITURE) == ["Jeanne & Cie", "6"]
    head, folio = words(lines, 7, Part.FURNITURE)
    assert head.startswith("Partie")
    assert folio == "7"


def test_a_recto_that_begins_with_a_heading_does_not_say_it_twice(tmp_path: Path) -> None:
    blocks = [block for number in range(1, 9) for block in (heading(1, f"Partie {number}"), paragraph(prose(150)))]
    found = lines_of(read_pages(write_pdf(book(tmp_path, *blocks))))
    assert words(found, 7, Part.TEXT)[0] == "Partie 4"
    assert words(found, 7, Part.FURNITURE) == ["De la fête", "7"]
    assert words(found, 9, Part.TEXT)[0] != words(found, 9, Part.FURNITURE)[0] == "Partie 8"


def test_the_first_page_has_no_head_and_blanks_and_front_matter_no_furniture(lines: tuple[PrintedLine, ...]) -> None:
    assert words(lines, 5, Part.FURNITURE) == ["5"]
    assert [page for page in (1, 2, 3, 4) if words(lines, page, Part.FURNITURE)] == []
    assert words(lines, 4) == []


def test_the_colophon_states_the_number_of_changes_and_the_typeface_and_not_what_the_imprint_does(
    lines: tuple[PrintedLine, ...],
) -> None:
    text = " ".join(words(lines, lines[-1].page))
    assert "1\u202f281 corrections" in text
    assert "EB Garamond" in text
    assert "Brochure de quatre pages" not in text
    assert "Brochure de quatre pages" in " ".join(words(lines, 2))
    assert "EB Garamond" not in " ".join(words(lines, 2))
    assert "sa licence ne s’étend pas à ce livre" in text


def test_the_lines_of_every_page_stand_on_one_grid(lines: tuple[PrintedLine, ...]) -> None:
    body = [line for line in lines if line.part is Part.TEXT]
    top = max(line.baseline for line in body)
    assert all(abs((top - line.baseline) / 14 - round((top - line.baseline) / 14)) < 0.002 for line in body)


def test_the_last_line_of_the_notes_stands_where_that_of_a_full_page_does(tmp_path: Path) -> None:
    build = book(tmp_path, paragraph(*with_notes(long_note(60), before=500, after=900)))
    found = lines_of(read_pages(write_pdf(build)))
    last = {line.page: line for line in found if line.part in (Part.TEXT, Part.NOTE)}
    notes = [line.baseline for line in last.values() if line.part is Part.NOTE]
    full = min(line.baseline for line in last.values() if line.part is Part.TEXT)
    assert notes == [pytest.approx(full, abs=0.02)]


def test_metadata_are_the_editions(prose_book: Build) -> None:
    with pikepdf.open(prose_book.file(".pdf")) as pdf:
        assert pdf.docinfo["/Title"] == "De la fête\u00a0: essai <neuf> & complet"
        assert pdf.docinfo["/Author"] == "Jeanne & Cie"
        assert pdf.docinfo["/CreationDate"] == pdf.docinfo["/ModDate"] == "D:20260301"
        assert pdf.Root.Lang == "fr"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_the_outline_has_the_headings(prose_book: Build) -> None:
    with pikepdf.open(prose_book.file(".pdf")) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        assert titles == ["Table des matières", "LA FABRIQUE", "Colophon"]
        assert [item.title for item in outline.root[1].children] == [f"Partie {n}" for n in range(1, 7)]


def test_a_note_over_several_pages_is_one_tag(tmp_path: Path) -> None:
    build = book(tmp_path, paragraph(*with_notes(long_note(700), long_note(30))))
    with pikepdf.open(write_pdf(build)) as pdf:
        notes = [kid for area in pdf.Root.StructTreeRoot.K[0].K for kid in area.K if kid.get("/S") == "/Note"]
        assert [str(note.ID) for note in notes] == ["n1", "n2"]
        assert len({str(kid.Pg.objgen) for kid in notes[0].K}) > 1


def test_a_heading_of_several_lines_is_broken_evenly_and_stays_whole_in_outline_and_head(tmp_path: Path) -> None:
    title = "Révolution bourgeoise ou révolution des masses dans les campagnes et dans les villes de la Russie nouvelle"
    build = book(tmp_path, heading(1, title), paragraph(prose(900)), trim="A6")
    path = write_pdf(build)
    printed = [line for line in lines_of(read_pages(path)) if line.heading and line.part is Part.TEXT][1:]
    widths = [line.right - line.left for line in printed]
    assert len(widths) > 1
    assert max(widths) - min(widths) < 0.35 * max(widths)
    assert " ".join(line.words.strip() for line in printed) == title
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        assert outline.root[0].children[0].title == title


def test_a_running_head_ends_without_its_colon_and_is_cut_between_words_where_it_is_too_long() -> None:
    heads = Heads("", "", 20)
    assert heads.shortened("La question\u00a0:") == "La question"
    assert heads.shortened("Une question de longue haleine") == "Une question de…"
    assert len(heads.shortened("x" * 50)) == 20


def test_chapters_open_pages_and_on_rectos_where_asked(tmp_path: Path) -> None:
    build = pages_of_prose(tmp_path, 12, chapters="heading 1", chapters_on_recto=True)
    found = lines_of(read_pages(write_pdf(build)))
    opening = [
        line.page for line in found if line.heading and line.words.startswith("Partie") and line.part is Part.TEXT
    ]
    assert len(opening) == 3
    assert all(page % 2 for page in opening)
    for page in opening:
        assert words(found, page, Part.TEXT)[0].startswith("Partie")
        assert words(found, page, Part.FURNITURE) == [str(page)]


def test_the_verso_before_a_chapter_on_a_recto_is_empty_where_the_text_leaves_it_blank(tmp_path: Path) -> None:
    found = lines_of(read_pages(write_pdf(short_pages(tmp_path, 3, chapters_on_recto=True))))
    texts = sorted({line.page for line in found if line.part is Part.TEXT})
    assert texts == [5, 7, 9, 11]
    assert [words(found, blank) for blank in (6, 8, 10)] == [[], [], []]


def test_every_kind_of_block_is_set_without_a_complaint(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        write_pdf(full_build(tmp_path))
    assert caplog.messages == []


MAKE = """
import sys
from pathlib import Path
from chapbook.writers.pdf import write_pdf
from chapbook.writers.booklet import write_booklet
from epub_books import full_build
build = full_build(Path(sys.argv[1]))
write_pdf(build)
write_booklet(build)
"""


def test_the_bytes_are_the_same_in_any_folder_time_zone_locale_and_hash_seed(tmp_path: Path) -> None:
    made = []
    for name, zone, locale, seed in (("one", "UTC", "C.UTF-8", "1"), ("été deux", "Asia/Tokyo", "C", "2")):
        root = tmp_path / name
        root.mkdir()
        surroundings = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
        surroundings["PYTHONPATH"] = os.pathsep.join(sys.path)
        subprocess.run([sys.executable, "-c", MAKE, str(root)], env=surroundings, cwd=root, check=True)
        output = root / "build" / "fete"
        made.append([(output / f"fete{kind}").read_bytes() for kind in (".pdf", "-booklet.pdf")])
    assert made[0] == made[1]


def test_the_system_fonts_are_out_of_reach(tmp_path: Path) -> None:
    build = book(tmp_path, paragraph("a\u05d0b"))
    with pikepdf.open(write_pdf(build)) as pdf:
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
    assert fonts
    assert all("Chapbook-Garamond" in font for font in fonts)


@pytest.mark.parametrize(
    ("image", "complaint"),
    [
        ("http://example.org/a.png", "nothing from the network"),
        ("file:///etc/passwd", "outside the book's folder"),
        ("../../secret.png", "outside the book's folder"),
        ("images/missing.png", "no such file"),
    ],
)
def test_no_file_from_elsewhere_is_read(tmp_path: Path, image: str, complaint: str) -> None:
    build = book(tmp_path, Figure(image, "une image", (), NOWHERE))
    with pytest.raises(SetupError, match=complaint):
        write_pdf(build)
    assert not build.file(".pdf").exists()


def test_a_picture_of_the_book_is_set(tmp_path: Path) -> None:
    build = book(tmp_path, Figure("images/a.svg", "une image", (), NOWHERE), paragraph("Fin."))
    (build.book.folder / "images").mkdir(parents=True)
    (build.book.folder / "images" / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>'
    )
    assert write_pdf(build).is_file()


def test_an_unknown_style_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    build = book(tmp_path, paragraph("Fin."))
    edition = replace(build.book.edition, page=replace(build.book.edition.page, style="baroque"))
    with pytest.raises(SetupError, match=r"page\.style = 'baroque'.*sober"):
        write_pdf(replace(build, book=replace(build.book, edition=edition)))


def test_the_books_own_style_comes_last(tmp_path: Path) -> None:
    build = book(tmp_path, paragraph(prose(30)))
    build.book.folder.mkdir(parents=True)
    plain = write_pdf(build).read_bytes()
    (build.book.folder / "style.css").write_text(".text p { text-indent: 5em; }")
    assert write_pdf(build).read_bytes() != plain


def test_dates_come_from_the_edition_alone(tmp_path: Path) -> None:
    build = book(tmp_path, paragraph("Fin."), modified=date(1999, 12, 31))
    with pikepdf.open(write_pdf(build)) as pdf:
        assert pdf.docinfo["/CreationDate"] == "D:19991231"


def test_a_text_without_blocks_still_makes_a_book(tmp_path: Path) -> None:
    build = book(tmp_path)
    assert write_pdf(replace(build, document=Document(()))).is_file()
