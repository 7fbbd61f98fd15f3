"""The EPUB: what it holds, in what order, and the same bytes on any machine at any hour."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree

from chapbook.shapes.document import Document, Figure, Note, PageBreak
from chapbook.shapes.edition import Edition
from chapbook.shapes.findings import SetupError
from chapbook.writers import fonts
from chapbook.writers.epub import write_epub
from chapbook.writers.epub.metadata import identifier
from chapbook.writers.epub.navigation import navigation
from chapbook.xhtml import render
from epub_books import EDITION, FRENCH, FULL, NOWHERE, PNG, build_of, full_build, heading, paragraph, text

ROOT = Path(__file__).resolve().parent.parent.parent


def unpacked(path: Path) -> Mapping[str, bytes]:
    """The files of an EPUB in the order of the zip."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The full book as an EPUB."""
    return write_epub(full_build(tmp_path_factory.mktemp("epub")))


def package(path: Path) -> etree._Element:
    """The package document, its namespaces taken off the names."""
    root = etree.fromstring(unpacked(path)["EPUB/content.opf"])
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root


def said(root: etree._Element, name: str) -> list[str]:
    """The texts of all elements of a name."""
    return [element.text or "" for element in root.iter(name)]


def stated(root: etree._Element, name: str) -> list[str]:
    """The texts of all metas of a property."""
    return [meta.text or "" for meta in root.iter("meta") if meta.get("property") == name]


def test_the_zip_begins_with_its_mimetype_and_tells_no_time(written: Path) -> None:
    with ZipFile(written) as archive:
        first, *rest = archive.infolist()
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert {entry.date_time for entry in (first, *rest)} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in (first, *rest)} == {0o100644}


def test_the_book_reads_from_cover_to_imprint(written: Path) -> None:
    spine = [ref.get("idref") for ref in package(written).iter("itemref")]
    assert spine == ["cover", "title-page", "nav", "text", "colophon", "imprint"]


def test_the_cover_lies_beside_the_epub_and_in_it(written: Path) -> None:
    assert written.with_name("cover.jpg").read_bytes() == unpacked(written)["EPUB/cover.jpg"]
    assert etree.fromstring(written.with_name("cover.svg").read_bytes()).tag == "{http://www.w3.org/2000/svg}svg"


def test_the_package_states_what_the_edition_states(written: Path) -> None:
    root = package(written)
    assert said(root, "title") == [EDITION.title]
    assert said(root, "creator") == ["Jeanne & Cie"]
    assert said(root, "contributor") == ["Un inconnu"]
    assert said(root, "subject") == ["fête", "société"]
    assert stated(root, "dcterms:modified") == ["2026-03-01T00:00:00Z"]
    assert stated(root, "dcterms:issued") == ["1899"]
    assert stated(root, "pageBreakSource") == ["Brochure de quatre pages"]
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"


def test_people_have_their_roles_and_sorting(written: Path) -> None:
    metas = package(written).iter("meta")
    refined = [(meta.get("refines"), meta.get("property"), meta.text) for meta in metas if meta.get("refines")]
    assert refined == [
        ("#title", "title-type", "main"),
        ("#author", "role", "aut"),
        ("#author", "file-as", "Cie, Jeanne &"),
        ("#translator", "role", "trl"),
    ]


def test_how_an_author_is_sorted_is_not_guessed(tmp_path: Path) -> None:
    edition = replace(EDITION, author_sort="")
    path = write_epub(build_of(Document((heading(1, "A"), paragraph("b"))), edition, tmp_path))
    assert not [meta for meta in package(path).iter("meta") if meta.get("property") == "file-as"]


def test_conformance_is_not_claimed(written: Path) -> None:
    assert b"conformsTo" not in unpacked(written)["EPUB/content.opf"]


def test_a_book_without_pages_claims_none(tmp_path: Path) -> None:
    build = build_of(Document((heading(1, "A"), paragraph("b"))), EDITION, tmp_path)
    path = write_epub(build)
    files = unpacked(path)
    assert "pageNavigation" not in stated(package(path), "schema:accessibilityFeature")
    assert b"page-list" not in files["EPUB/nav.xhtml"]
    assert b"pageList" not in files["EPUB/toc.ncx"]


def test_contents_nest_as_headings_do_and_lose_no_level_on_the_title() -> None:
    entries = navigation(render(FULL, EDITION, FRENCH, "gathered"), ()).contents
    told = [(entry.text, [below.text for below in entry.below]) for entry in entries]
    assert told == [("DE LA FÊTE essai", []), ("La veille", ["Les préparatifs"]), ("Le jour", [])]


def test_a_text_without_headings_has_its_title_as_contents() -> None:
    entries = navigation(render(Document((paragraph("a"),)), EDITION, FRENCH, "gathered"), ()).contents
    assert [(entry.text, entry.href) for entry in entries] == [(EDITION.title, "text.xhtml")]


def test_a_level_that_is_left_out_loses_no_heading() -> None:
    document = Document((heading(3, "A"), heading(1, "B"), heading(3, "C"), heading(2, "D")))
    entries = navigation(render(document, EDITION, FRENCH, "gathered"), ()).contents
    told = [(entry.text, [below.text for below in entry.below]) for entry in entries]
    assert told == [("A", []), ("B", ["C", "D"])]


def test_the_embedded_font_has_a_name_of_its_own_and_brings_its_licence(written: Path) -> None:
    files = unpacked(written)
    assert b"SIL OPEN FONT LICENSE" in files["EPUB/fonts/OFL.txt"]
    assert fonts.copyright_line().encode() in files["EPUB/fonts/OFL.txt"]
    assert files["EPUB/book.css"].count(b"@font-face") == 2
    assert fonts.GARAMOND.family.name.encode() in files["EPUB/book.css"]


def test_the_typeface_is_named_once_so_that_a_reader_can_switch_it_off(written: Path) -> None:
    rules = unpacked(written)["EPUB/book.css"].decode().split("}")
    naming = [rule for rule in rules if "font-family" in rule and "@font-face" not in rule]
    assert len(naming) == 1
    assert "body {" in naming[0]


@pytest.mark.parametrize("word", ["color:", "background", "calc(", "var(", "min(", "px", "!important"])
def test_the_stylesheet_leaves_to_the_reader_what_is_the_readers(written: Path, word: str) -> None:
    sheet = unpacked(written)["EPUB/book.css"].decode().replace("1px solid", "")
    assert word not in sheet


def test_body_sets_neither_size_nor_line_height(written: Path) -> None:
    sheet = unpacked(written)["EPUB/book.css"].decode()
    body = sheet[sheet.index("\nbody {") :].partition("}")[0]
    assert "font-size" not in body
    assert "line-height" not in body


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("978-2-07-036822-8", "urn:isbn:9782070368228"),
        ("ISBN 2-07-036822-X", "urn:isbn:207036822X"),
        ("https://example.org/fete", "https://example.org/fete"),
        ("", "urn:uuid:388fcb7e-e6e9-5872-9f0d-7d74fcd009d1"),
    ],
)
def test_the_identifier_is_the_editions_or_always_the_same(tmp_path: Path, stated: str, expected: str) -> None:
    assert identifier(full_build(tmp_path, identifier=stated).book) == expected


def test_two_books_of_one_title_have_two_identifiers(tmp_path: Path) -> None:
    one, other = (build_of(FULL, EDITION, tmp_path, slug) for slug in ("fete", "fete-2"))
    assert identifier(one.book) != identifier(other.book)


def picture(name: str) -> Document:
    """A text with one picture, called from a note."""
    figure = Figure(name, "Une vue", (text("Vue"),), NOWHERE)
    return Document((heading(1, "A"), paragraph(PageBreak("1"), "b", Note((figure,), "1"))))


def test_pictures_come_from_the_books_folder(tmp_path: Path) -> None:
    build = build_of(picture("images/vue.png"), EDITION, tmp_path)
    (build.book.folder / "images").mkdir(parents=True)
    (build.book.folder / "images" / "vue.png").write_bytes(PNG)
    path = write_epub(build)
    assert unpacked(path)["EPUB/images/vue.png"] == PNG
    assert stated(package(path), "schema:accessMode") == ["textual", "visual"]


@pytest.mark.parametrize(
    "name", ["../secret.png", "/etc/secret.png", "images/none.png", "images/x.svg", "images/link.png"]
)
def test_no_picture_comes_from_elsewhere(tmp_path: Path, name: str) -> None:
    build = build_of(picture(name), EDITION, tmp_path)
    (build.book.folder / "images").mkdir(parents=True)
    (tmp_path / "source" / "secret.png").write_bytes(PNG)
    (build.book.folder / "images" / "link.png").symlink_to(tmp_path / "source" / "secret.png")
    with pytest.raises(SetupError):
        write_epub(build)
    assert not build.file(".epub").exists()


ELSEWHERE = """
import sys, time
true = time.time
time.time = lambda: true() + int(sys.argv[3])
from pathlib import Path
from epub_books import full_build
from chapbook.writers.epub import write_epub
from chapbook.writers.sums import write_sums
from chapbook.writers.web import write_web
build = full_build(Path(sys.argv[1]), notes=sys.argv[2])
sys.stdout.write(str(write_epub(build)))
write_web(build)
write_sums(build)
"""


def built_elsewhere(folder: Path, seconds: int, **environment: str) -> tuple[bytes, ...]:
    """All files built by another process in another folder, on another clock, in another environment."""
    path = os.pathsep.join(str(ROOT / part) for part in ("src", "tests"))
    folder.mkdir()
    command = [sys.executable, "-c", ELSEWHERE, str(folder), "endnotes", str(seconds)]
    setting = {**os.environ, "PYTHONPATH": path, **environment}
    done = subprocess.run(command, cwd=folder, env=setting, check=True, capture_output=True, text=True)
    written = Path(done.stdout)
    files = sorted(path for path in written.parent.rglob("*") if path.is_file())
    assert {"SHA256SUMS", "cover-shop.jpg", "fete.epub", "fete.kepub.epub", "index.html"} <= {
        path.name for path in files
    }
    return tuple(path.read_bytes() for path in files)


def test_the_bytes_are_the_same_on_any_machine_at_any_hour(tmp_path: Path) -> None:
    here = built_elsewhere(tmp_path / "a", 0, TZ="UTC", PYTHONHASHSEED="1", LC_ALL="C.UTF-8")
    there = built_elsewhere(
        tmp_path / "été b",
        123_456_789,
        TZ="Asia/Tokyo",
        PYTHONHASHSEED="2",
        LC_ALL="C",
        USER="nobody",
        XDG_CACHE_HOME=str(tmp_path / "cache"),
    )
    assert here == there


def test_another_text_is_another_file(tmp_path: Path) -> None:
    edition: Edition = replace(EDITION, title="Autre")
    one, other = (write_epub(build_of(FULL, chosen, tmp_path)).read_bytes() for chosen in (EDITION, edition))
    with ZipFile(BytesIO(one)) as first, ZipFile(BytesIO(other)) as second:
        assert first.read("EPUB/text.xhtml") != second.read("EPUB/text.xhtml")
