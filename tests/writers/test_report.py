"""The report: whole without script or network, everything escaped, and every change, doubt and note on it."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from bs4 import BeautifulSoup, Tag

from builders import repaired, stream_of, tiny_build
from chapbook.shapes.build import Build, Verdict
from chapbook.shapes.document import Dropped, DroppedKind, Origin
from chapbook.shapes.edition import Edition, Rights
from chapbook.shapes.findings import Finding, Kind
from chapbook.shapes.layers import Layers, StreamKind
from chapbook.writers.report import side_name, write_report
from chapbook.writers.report_changes import (
    change_rows,
    left_of,
    marks_of,
    pattern_of,
    pattern_rows,
    right_of,
    rule_rows,
    visible,
)
from chapbook.writers.report_tables import dropped_rows, finding_rows, note_rows

HOSTILE = "<script>alert(1)</script> & ]]> \" ' \x01"


@pytest.fixture
def build(tmp_path: Path) -> Build:
    return tiny_build(tmp_path)


@pytest.fixture
def page(build: Build) -> BeautifulSoup:
    verdicts = (Verdict("law 1", True, "4 changes"), Verdict("PDF: body", False, "differs"))
    return soup(write_report(build, verdicts))


def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "lxml")


def table(page: BeautifulSoup, section: str) -> list[list[str]]:
    """The cells of the rows of the first table of a section."""
    found = page.select_one(f"section[aria-labelledby={section}] table")
    assert isinstance(found, Tag)
    return [[" ".join(cell.get_text().split()) for cell in row.select("th, td")] for row in found.select("tbody tr")]


def blank_pdf(path: Path, pages: int) -> None:
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=(100, 150))
        made.save(path)


def test_every_change_is_a_row_with_its_place_in_the_scan(build: Build, page: BeautifulSoup) -> None:
    rows = table(page, "changes")
    assert len(rows) == build.tally.changes == 4
    assert rows[0][0] == "p. 1, l. 4, c. 1"
    assert rows[0][2:] == ["I'", "l'", "I' → l'", "l read as I", "99 %"]


def test_changed_letters_are_marked_in_their_final_context(page: BeautifulSoup) -> None:
    context = page.select("#change-table tbody tr")[1].select_one(".text")
    assert isinstance(context, Tag)
    assert str(context).endswith("que <del>g</del><ins>q</ins>u'il faut lire; le temps montrera la …</td>")


def test_a_join_over_the_page_turn_shows_both_halves(build: Build) -> None:
    row = change_rows(build)[2]
    assert (row.before, row.after, row.place) == ("mon-↵trera␣", "montrera↵", "p. 1, l. 5, c. 10")
    assert row.pattern == "-↵ → ∅"


def test_changes_are_counted_by_rule_and_by_pattern(build: Build) -> None:
    rows = change_rows(build)
    assert [(row.rule, row.count, row.lowest) for row in rule_rows(build, rows)] == [
        ("l read as I", 2, 0.99),
        ("line-end cut", 1, 0.98),
        ("q read as g", 1, 0.7),
    ]
    first = pattern_rows(rows)[0]
    assert (first.pattern, first.count, first.examples) == ("I' → l'", 2, ("l'on", "l'explique"))


@pytest.mark.parametrize(
    ("before", "after", "right", "pattern"),
    [
        ("a", "à", " la", "a → à"),
        ("I", "l", "'on", "I' → l'"),
        ("maniére", "manière", "", "é → è"),
        ("Ladiscipline", "La discipline", "", "∅ → ␣"),
        ("Iimpdt", "l'impôt", "", "I → l', d → ô"),
        ("-Iis", "-ils", "", "Ii → il"),
        ("x", "", "", "x → ∅"),
    ],
)
def test_a_pattern_is_what_happens_to_the_letters(before: str, after: str, right: str, pattern: str) -> None:
    assert pattern_of(marks_of(before, after), right) == pattern


def test_a_repair_within_a_repair_is_two_rows(build: Build) -> None:
    body, *others = build.layers.streams
    twice = replace(build, layers=Layers((repaired(body, "capital", "l'on", "L'on"), *others)))
    rows = [row for row in change_rows(twice) if row.offset == change_rows(build)[0].offset]
    assert [(row.before, row.after) for row in rows] == [("I'", "l'"), ("l'on", "L'on")]


def test_white_space_is_drawn_where_it_changed() -> None:
    assert (visible(" \n\f"), visible("")) == ("␣↵⇟", "∅")


def test_context_ends_at_words_and_says_that_it_goes_on() -> None:
    text = "un mot deux mots trois mots quatre mots cinq mots six mots sept mots"
    assert left_of(text, 48) == "… trois mots quatre mots cinq mot"
    assert right_of(text, 0) == "un mot deux mots trois mots quatre …"
    assert (left_of(text, 6), right_of(text, 60)) == ("un mot", "ept mots")


def test_every_doubt_shows_its_word_and_candidates(page: BeautifulSoup) -> None:
    assert table(page, "doubts") == [
        [
            "p. 1, l. 5, c. 4",
            "unknown word “temps”",
            "… sait (1) que gu'il faut lire; le temps mon- (1) Une note qui I'explique …",
            "temps tomps",
        ]
    ]


def test_findings_come_in_the_order_of_the_scan_and_the_whole_book_last(build: Build) -> None:
    places = [build.scan.where(offset) for offset in (90, 5, 40)]
    findings = (Finding(None, Kind.DOUBT, "book"), *(Finding(place, Kind.DOUBT, "here") for place in places))
    rows = finding_rows(replace(build, findings=findings), Kind.DOUBT)
    assert [row.place for row in rows] == [*map(str, sorted(places)), ""]
    assert rows[-1].message == "book"


def test_a_note_tells_its_call_its_pages_and_its_continuation(build: Build, page: BeautifulSoup) -> None:
    (row,) = note_rows(build)
    assert (row.number, row.mark, row.place, row.before) == (1, "(1)", "p. 1, l. 4, c. 10", "l'on sait")
    assert (row.pages, row.length) == ((1, 2), 53)
    assert table(page, "notes")[0][5] == "1, 2 continued"


def test_furniture_and_marks_that_were_dropped_are_listed_and_line_ends_counted(
    build: Build, page: BeautifulSoup
) -> None:
    assert [(row.kind, row.text) for row in dropped_rows(build)] == [
        ("running head", "LES LIVRES 3"),
        ("heading colon", ":"),
        ("note mark", "(1)"),
        ("note mark", "(1)"),
        ("page mark", "⇟"),
    ]
    assert "line end: 2" in page.get_text()


def test_furniture_dropped_in_one_piece_is_told_line_by_line(build: Build) -> None:
    body, note, head, mark = build.layers.streams
    one = stream_of(build.scan, StreamKind.FURNITURE, *head.spans, *mark.spans)
    dropped = (Dropped(Origin(2, 0, len(one.text)), DroppedKind.FURNITURE),)
    whole = replace(build, layers=Layers((body, note, one)), structured=replace(build.structured, dropped=dropped))
    assert [(row.place, row.kind, row.text) for row in dropped_rows(whole)] == [
        ("p. 1, l. 1, c. 1", "running head", "LES LIVRES 3"),
        ("p. 1, l. 7, c. 1", "page mark", "⇟"),
    ]


def test_a_failed_check_is_told_first(page: BeautifulSoup) -> None:
    state = page.select_one(".state")
    assert isinstance(state, Tag)
    assert "1 of 2 checks failed" in state.get_text()
    assert table(page, "checks")[1] == ["PDF: body", "✗ fails", "differs"]


def test_the_editors_decisions_stand_on_the_page(page: BeautifulSoup) -> None:
    assert table(page, "decisions") == [
        ["p. 1, l. 4, c. 30", "keep", "lire", "", "as printed", "A. Reader", "2026-11-01"]
    ]


def test_rights_that_are_not_stated_are_said_to_be_so(page: BeautifulSoup) -> None:
    assert "Rights are not stated." in page.get_text()


def test_finished_files_are_listed_with_their_sizes(build: Build) -> None:
    build.file(".epub").write_bytes(b"x" * 1234)
    (build.book.output / ".tiny.epub.77").write_bytes(b"half")
    write_report(build, ())
    assert table(soup(write_report(build, ())), "files") == [
        ["tiny.epub", "1,234", sha256(b"x" * 1234).hexdigest()[:12]]
    ]


def test_pages_and_sheets_are_pictured_in_small(build: Build) -> None:
    blank_pdf(build.file(".pdf"), 5)
    blank_pdf(build.file("-booklet.pdf"), 4)
    page = soup(write_report(build, ()))
    pictures = page.select(".thumbnails img")
    assert [picture["alt"] for picture in pictures[3:7]] == [
        "Printed book: page 4",
        "Printed book: page 5",
        "Booklet: sheet 1, front",
        "Booklet: sheet 1, back",
    ]
    assert all(str(picture["src"]).startswith("data:image/png;base64,") for picture in pictures)
    assert "The booklet: 2 sheets" in page.get_text()


def test_sides_of_sheets_are_named_front_and_back_in_turn() -> None:
    assert [side_name(number) for number in (1, 2, 3)] == ["Sheet 1, front", "Sheet 1, back", "Sheet 2, front"]


def test_a_hostile_text_comes_out_as_text_everywhere(build: Build) -> None:
    edition = Edition(title=HOSTILE, author=HOSTILE, rights=Rights(text=HOSTILE))
    finding = Finding(build.scan.where(3), Kind.DOUBT, HOSTILE, (HOSTILE,))
    hostile = replace(build, book=replace(build.book, edition=edition), findings=(finding,))
    body, *others = hostile.layers.streams
    hostile = replace(hostile, layers=Layers((repaired(body, HOSTILE, "lire", HOSTILE), *others)))
    page = soup(write_report(hostile, (Verdict(HOSTILE, True, HOSTILE),)))
    assert len(page.select("script")) == 1
    assert page.get_text().count("<script>alert(1)</script> & ]]> \" ' ␁") >= 8
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", str(page))


def test_a_lone_surrogate_does_not_stop_the_report(build: Build) -> None:
    edition = replace(build.book.edition, title="a\ud800b")
    assert "a?b" in soup(write_report(replace(build, book=replace(build.book, edition=edition)), ())).get_text()


def test_the_page_loads_nothing_and_allows_only_its_own_script_and_style(build: Build) -> None:
    blank_pdf(build.file(".pdf"), 1)
    page = soup(write_report(build, ()))
    assert not page.select("link, iframe, object, [src]:not([src^='data:']), [style], [onclick]")
    policy = str(page.select("meta[http-equiv]")[0]["content"])
    for name in ("script", "style"):
        (element,) = page.select(name)
        digest = b64encode(sha256(str(element.string).encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")


def test_a_table_has_a_caption_and_scoped_heads_and_an_id_is_used_once(page: BeautifulSoup) -> None:
    tables = page.select("table")
    assert all(found.select_one("caption") for found in tables)
    wide = [table for table in tables if "pairs" not in (table.get("class") or ())]
    assert all(table.find_parent(class_="scroll") for table in wide)
    assert all(head.get("scope") in {"col", "row"} for head in page.select("th"))
    ids = [str(element["id"]) for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    named = {str(element["aria-labelledby"]) for element in page.select("[aria-labelledby]")}
    assert named <= set(ids)
    assert {str(link["href"]).removeprefix("#") for link in page.select("a[href^='#']")} <= set(ids)


def test_the_same_build_gives_the_same_bytes_in_any_folder(tmp_path: Path) -> None:
    one, two = (write_report(tiny_build(tmp_path / name), ()).read_bytes() for name in ("a", "bé c"))
    assert one == two


def test_a_build_without_changes_doubts_notes_or_files_says_so(build: Build) -> None:
    body, note, *others = (replace(stream, text=stream.raw, layers=()) for stream in build.layers.streams)
    bare = replace(build.structured, blocks=(), dropped=())
    plain = replace(build, layers=Layers((body, note, *others)), structured=bare, document=bare, findings=(), pins=())
    said = soup(write_report(plain, ())).get_text()
    for sentence in (
        "The scan was left as it is.",
        "There is no doubt left.",
        "The book has no notes.",
        "There is no PDF.",
    ):
        assert sentence in said
