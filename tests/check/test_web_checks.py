"""The web edition: a sound one passes every check, each seeded fault is seen, and it says what the book is."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from chapbook.check.web import check_web, judge_web
from chapbook.shapes.build import Build
from chapbook.shapes.document import Block, Byline, Document, Figure, PageBreak
from chapbook.writers.web import web_page, write_web
from epub_books import EDITION, NOWHERE, PNG, build_of, full_build, heading, listing, paragraph, text

ALONE, LINKS, PAGES = "web: stands alone", "web: every link is closed", "web: every page is marked"
BODY, NOTES = "web: body is the document's", "web: notes are the document's"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The full book."""
    return full_build(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="module")
def page(build: Build) -> str:
    """Its web edition."""
    return web_page(build).decode()


def failed(page: str, build: Build) -> set[str]:
    """The names of the checks that a web edition fails."""
    return {verdict.name for verdict in judge_web(page.encode(), build) if not verdict.passed}


def test_a_sound_web_edition_passes_every_check(build: Build) -> None:
    write_web(build)
    verdicts = check_web(build)
    assert [verdict.name for verdict in verdicts if not verdict.passed] == []
    assert len(verdicts) == 5


def test_a_book_without_a_web_edition_is_not_judged_on_one(tmp_path: Path) -> None:
    assert check_web(full_build(tmp_path)) == ()


@pytest.mark.parametrize(
    ("seen", "before", "after"),
    [
        (BODY, "be sur la ", "be sur la la "),
        (BODY, "</a>Dansez.", "</a>"),
        (NOTES, "Son second alinéa.", ""),
        (NOTES, "Une note au titre.", "Une note au vers."),
        (LINKS, 'id="n2"', 'id="n9"'),
        (LINKS, 'id="p2"', 'id="p3"'),
        (PAGES, 'aria-label="Page 4">4<', 'aria-label="Page 4">5<'),
        (PAGES, '<li><a href="#page4">4</a></li>', ""),
        (ALONE, '<a class="skip" href="#text">', '<a class="skip" href="https://example.org/">'),
        (ALONE, "<header", '<script src="x.js"></script><header'),
        (ALONE, "default-src 'none'; ", ""),
        (ALONE, 'type="application/ld+json"', 'type="module"'),
    ],
)
def test_each_seeded_fault_is_seen(build: Build, page: str, seen: str, before: str, after: str) -> None:
    assert before in page
    assert seen in failed(page.replace(before, after), build)


def test_the_page_says_what_the_book_is(page: str) -> None:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    about = json.loads(found[1])
    assert (about["@type"], about["name"], about["author"]["name"]) == ("Book", EDITION.title, EDITION.author)
    assert about["dateModified"] == "2026-03-01"
    assert "<" not in found[1]


@pytest.mark.parametrize(
    "begins",
    [(), (heading(0, "La fête"),), (heading(0, "Essai"),), (heading(0, "La fête"), Byline((text("Jeanne"),), NOWHERE))],
)
def test_a_page_opens_with_author_and_title_whatever_the_text_begins_with(
    tmp_path: Path, begins: tuple[Block, ...]
) -> None:
    build = build_of(Document((*begins, paragraph("b"))), replace(EDITION, title="La fête", author="Jeanne"), tmp_path)
    page = web_page(build).decode()
    header = page[page.index("<header") : page.index("</header>")]
    assert header.index(">Jeanne</p>") < header.index(">La fête</")
    assert page.count("<h1") == 1
    assert failed(page, build) == set()


@pytest.mark.parametrize(("printed", "listed"), [("LA FÊTE…", "La fête"), ("La fin", "La fin")])
def test_the_contents_write_the_texts_own_title_as_the_books_where_the_letters_are_the_same(
    tmp_path: Path, printed: str, listed: str
) -> None:
    document = Document((heading(0, printed), paragraph("b")))
    build = build_of(document, replace(EDITION, title="La fête", author="Jeanne"), tmp_path)
    page = web_page(build).decode()
    assert f'<a href="#s1">{listed}</a>' in page
    assert f"{printed}</h1>" in page
    assert failed(page, build) == set()


def test_markup_in_a_title_stays_text(page: str) -> None:
    assert "<neuf>" not in page
    assert "alert(1)</script>" not in page


def test_a_note_stands_behind_its_call_and_leads_back(page: str) -> None:
    at = page.index('id="r1"')
    behind = page[at : at + 700]
    assert 'id="n1" role="note"' in behind
    assert 'href="#r1"' in behind


def test_a_book_in_chapters_is_one_flow_on_the_web(tmp_path: Path) -> None:
    build = full_build(tmp_path, chapters="heading 1", notes="endnotes")
    assert failed(web_page(build).decode(), build) == set()


def test_a_picture_comes_into_the_page(tmp_path: Path) -> None:
    figure = Figure("vue.png", "Une vue", (text("Vue"),), NOWHERE)
    build = build_of(
        Document((heading(1, "A"), figure, listing("1°", "2°"), paragraph(PageBreak("1"), "b"))), EDITION, tmp_path
    )
    build.book.folder.mkdir(parents=True)
    (build.book.folder / "vue.png").write_bytes(PNG)
    page = web_page(build).decode()
    assert 'src="data:image/png;base64,' in page
    assert 'data-marker="1°"' in page
    assert failed(page, build) == set()


def test_a_book_without_pages_or_headings_is_sound(tmp_path: Path) -> None:
    build = build_of(Document((paragraph("b"),)), replace(EDITION, subtitle="Un sous-titre"), tmp_path)
    page = web_page(build).decode()
    assert page.count("<h1") == 1
    assert failed(page, build) == set()
