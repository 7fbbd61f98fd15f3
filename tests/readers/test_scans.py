"""Which file or folder of a book is its scan, folders of pages, and what is said where there are pictures only."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from chapbook.readers.files import PictureError, natural_order
from chapbook.readers.scans import OCR, find_scan, read_path, read_scan
from chapbook.shapes.edition import Book, Edition
from chapbook.shapes.findings import SetupError
from scan_files import PAGES, PICTURE, TEXT, alto, hocr, pdf


def book_in(root: Path, scan: str = "") -> Book:
    folder = root / "source" / "la-commune"
    folder.mkdir(parents=True, exist_ok=True)
    edition = Edition(title="La Commune", author="Louise Michel", scan=scan)
    return Book(slug="la-commune", folder=folder, output=root / "build", styles=root / "styles", edition=edition)


def pages_in(folder: Path, suffix: str) -> Path:
    """A folder with a file for each page, whose names sort wrongly letter by letter."""
    folder.mkdir()
    for name, page in zip(("pg-2", "pg-10"), PAGES, strict=True):
        texts = {".hocr": hocr([page]), ".xml": alto([page]), ".txt": TEXT.split("\f")[0 if name == "pg-2" else 1]}
        data = texts[suffix.removesuffix(".gz")].encode()
        (folder / f"{name}{suffix}").write_bytes(gzip.compress(data) if suffix.endswith(".gz") else data)
    return folder


@pytest.mark.parametrize("suffix", [".hocr", ".hocr.gz", ".xml", ".xml.gz", ".txt", ".txt.gz"])
def test_a_folder_of_pages_is_one_scan_in_natural_order(tmp_path: Path, suffix: str) -> None:
    scan, findings = read_path(pages_in(tmp_path / "scan", suffix))
    assert scan.text == TEXT
    assert [page.span.of(scan.text) for page in scan.pages] == TEXT.split("\f")[:-1]
    assert [word.span.of(scan.text) for word in scan.words] in (TEXT.split(), [])
    assert any(finding.message == "2 pages found; page mark: a file for each page" for finding in findings)


def test_numbers_in_names_sort_by_value(tmp_path: Path) -> None:
    names = ["pg-10", "pg-2", "pg-1b", "pg-1a", "cover", "PG-3", "pg-²"]
    ordered = sorted((tmp_path / name for name in names), key=natural_order)
    assert [path.name for path in ordered] == ["cover", "pg-1a", "pg-1b", "pg-2", "PG-3", "pg-10", "pg-²"]


def test_a_blank_page_of_a_folder_is_a_page(tmp_path: Path) -> None:
    folder = pages_in(tmp_path / "scan", ".txt")
    (folder / "pg-5.txt").write_text("\n", encoding="utf-8")
    scan, _ = read_path(folder)
    assert [page.span.of(scan.text) for page in scan.pages] == [TEXT.split("\f")[0], "", TEXT.split("\f")[1]]


def test_a_page_of_text_is_not_parted_at_its_spaces(tmp_path: Path) -> None:
    folder = pages_in(tmp_path / "scan", ".txt")
    (folder / "pg-11.txt").write_text("un\n" * 20 + " deux\n" + "trois\n" * 20, encoding="utf-8")
    assert len(read_path(folder)[0].pages) == 3


def test_a_warning_on_a_page_of_a_folder_tells_its_page(tmp_path: Path) -> None:
    folder = pages_in(tmp_path / "scan", ".txt")
    (folder / "pg-11.txt").write_bytes(b"texte " * 300 + b"\n\x07")
    _, findings = read_path(folder)
    assert [str(finding.place) for finding in findings if finding.place] == ["p. 3, l. 2, c. 1"]


def test_pages_of_two_kinds_in_a_folder_are_refused(tmp_path: Path) -> None:
    folder = pages_in(tmp_path / "scan", ".txt")
    (folder / "pg-2.hocr").write_text(hocr(), encoding="utf-8")
    with pytest.raises(SetupError, match=r"several kinds \(\.hocr, \.txt\)"):
        read_path(folder)


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text("texte", encoding="utf-8")
    with pytest.raises(SetupError, match="holds no page"):
        read_path(tmp_path)


def test_a_folder_named_scan_is_found_and_several_scans_are_refused(tmp_path: Path) -> None:
    folder = pages_in(tmp_path / "scan", ".hocr")
    assert find_scan(tmp_path) == folder
    (tmp_path / "scan.pdf").write_bytes(pdf([""]))
    with pytest.raises(SetupError, match="several scans"):
        find_scan(tmp_path)


def test_the_reading_by_ocr_stands_behind_any_other_scan(tmp_path: Path) -> None:
    (tmp_path / OCR).write_bytes(gzip.compress(hocr().encode()))
    assert find_scan(tmp_path).name == OCR
    (tmp_path / "scan.txt").write_text("texte", encoding="utf-8")
    assert find_scan(tmp_path).name == "scan.txt"


@pytest.mark.parametrize("name", ["scan.png", "scan/pg-1.JPG", "scan.pdf"])
def test_pictures_ask_for_ocr_and_then_its_reading_is_read(tmp_path: Path, name: str) -> None:
    book = book_in(tmp_path)
    path = book.folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(pdf([PICTURE]) if name.endswith(".pdf") else b"\x89PNG")
    with pytest.raises(PictureError, match="ocr --book la-commune"):
        read_scan(book)
    (book.folder / OCR).write_bytes(gzip.compress(hocr().encode()))
    scan, findings = read_scan(book)
    assert scan.text == TEXT
    assert any(OCR in finding.message for finding in findings)


def test_the_image_of_a_page_is_told_where_it_is_in_the_folder(tmp_path: Path) -> None:
    book = book_in(tmp_path, scan="scan.hocr")
    (book.folder / "scan.hocr").write_text(hocr(), encoding="utf-8")
    (book.folder / "scan").mkdir()
    (book.folder / "scan" / "pg-2.png").write_bytes(b"\x89PNG")
    assert [page.image for page in read_scan(book)[0].pages] == ["", "scan/pg-2.png"]


def test_an_image_outside_the_folder_is_not_told(tmp_path: Path) -> None:
    book = book_in(tmp_path, scan="scan.hocr")
    (tmp_path / "source" / "pg-1.png").write_bytes(b"\x89PNG")
    (book.folder / "scan.hocr").write_text(hocr().replace("pg-1.png", "../pg-1.png"), encoding="utf-8")
    assert [page.image for page in read_scan(book)[0].pages] == ["", ""]


def test_a_kind_without_a_reader_names_those_that_there_are(tmp_path: Path) -> None:
    (tmp_path / "scan.docx").write_bytes(b"PK")
    with pytest.raises(SetupError, match=r"\.hocr"):
        read_path(tmp_path / "scan.docx")
