"""Reading a scan in plain text: encodings, line ends, page marks, and what is no text."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapbook.readers.plain import find_pages, read
from chapbook.readers.scans import find_scan, read_path
from chapbook.shapes.findings import Kind, SetupError

FRENCH = "Été à Noël\nœuvre\n"


def scan_file(folder: Path, data: bytes, name: str = "scan.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (FRENCH.encode(), ""),
        (FRENCH.encode("utf-8-sig"), "UTF-8 with a byte order mark"),
        (FRENCH.encode("utf-16"), "UTF-16"),
        (FRENCH.encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (FRENCH.encode("utf-16-be"), "UTF-16 without a byte order mark"),
        (FRENCH.encode("cp1252"), "Windows-1252"),
    ],
)
def test_the_encoding_is_recognised_and_said(tmp_path: Path, data: bytes, said: str) -> None:
    scan, findings = read(scan_file(tmp_path, data))
    assert scan.text == FRENCH
    assert [said in finding.message for finding in findings if "read as" in finding.message] == ([True] if said else [])


def test_latin_1_is_the_last_resort(tmp_path: Path) -> None:
    scan, findings = read(scan_file(tmp_path, b"\xe9t\xe9 \x81 et plus"))
    assert scan.text.startswith("été ")
    assert any("Latin-1" in finding.message for finding in findings)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_line_ends_are_folded(tmp_path: Path, end: str) -> None:
    scan, _ = read(scan_file(tmp_path, f"un{end}deux{end}".encode()))
    assert scan.text == "un\ndeux\n"


def test_a_packed_scan_is_read(tmp_path: Path) -> None:
    scan, _ = read_path(scan_file(tmp_path, gzip.compress(FRENCH.encode()), "scan.txt.gz"))
    assert scan.text == FRENCH


def test_form_feeds_end_pages_and_an_empty_last_page_is_none() -> None:
    text = "un\n\fdeux\n\f\n \n"
    pages, mark = find_pages(text)
    assert [page.span.of(text) for page in pages] == ["un\n", "deux\n"]
    assert mark == "form feed"


def test_a_blank_page_between_others_is_a_page() -> None:
    assert len(find_pages("un\n\f\fdeux\n")[0]) == 3


def test_a_line_that_begins_with_one_space_opens_a_page_where_no_form_feed_is() -> None:
    first, second = "Titre\n" + "ligne\n" * 10, "deux\n" + "ligne\n" * 10
    text = f" {first} {second} \n"
    pages, mark = find_pages(text)
    assert [page.span.of(text) for page in pages] == [first, second]
    assert "one space" in mark


def test_indented_text_has_no_page_marks() -> None:
    text = "".join(f"  vers {number}\n suite {number}\n" for number in range(20))
    pages, mark = find_pages(text)
    assert len(pages) == 1
    assert mark == "none"


def test_the_reader_says_how_many_pages_it_found_and_by_what(tmp_path: Path) -> None:
    _, findings = read_path(scan_file(tmp_path, b"un\n\fdeux\n"))
    assert "2 pages found; page mark: form feed" in [finding.message for finding in findings]


def test_controls_come_out_as_replacement_characters_with_a_warning(tmp_path: Path) -> None:
    scan, findings = read(scan_file(tmp_path, b"un\x07 <script>&]]>\x00\n" + b"texte " * 300))
    assert scan.text.startswith("un\ufffd <script>&]]>\ufffd\n")
    assert findings[0].kind is Kind.WARNING


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\f\n", "empty"),
        (b"%PDF-1.7 \x00\x01", "a PDF"),
        (b"PK\x03\x04rest", "a zip"),
        (b"\x89PNG\r\n", "a PNG"),
        (bytes(range(7)) * 100, "binary"),
        (b"\xff\xfea", "broken"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    path = scan_file(tmp_path, data)
    with pytest.raises(SetupError, match=reason) as raised:
        read(path)
    assert str(path) in str(raised.value)


def test_a_broken_packed_scan_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="cannot be read"):
        read(scan_file(tmp_path, gzip.compress(b"texte " * 99)[:-9], "scan.txt.gz"))


def test_a_scan_is_found_by_name_or_alone(tmp_path: Path) -> None:
    path = scan_file(tmp_path, b"texte")
    assert find_scan(tmp_path) == path
    packed = scan_file(tmp_path, gzip.compress(b"texte"), "scan.txt.gz")
    assert find_scan(tmp_path, "scan.txt.gz") == packed
    with pytest.raises(SetupError, match="several scans"):
        find_scan(tmp_path)


@pytest.mark.parametrize("named", ["other.txt", "../scan.txt", "/etc/hostname"])
def test_a_scan_that_is_missing_or_outside_its_folder_is_refused(tmp_path: Path, named: str) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    scan_file(tmp_path, b"texte")
    with pytest.raises(SetupError, match=r"edition\.toml"):
        find_scan(folder, named)
    with pytest.raises(SetupError, match="no scan"):
        find_scan(folder)


@given(st.text(alphabet="ab \n\f", max_size=60))
def test_pages_ascend_and_what_lies_outside_them_is_blank(text: str) -> None:
    pages, _ = find_pages(text)
    reached = 0
    for page in pages:
        assert not text[reached : page.span.start].strip()
        assert page.span.start >= reached
        reached = page.span.end
    assert not text[reached:].strip()
