"""One text from hOCR, ALTO and PDF: the same letters, lines, paragraphs and pages, whatever file they come in."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from chapbook.readers.scans import read_path
from chapbook.shapes.findings import SetupError
from chapbook.shapes.scan import Box, Scan
from scan_files import PAGES, TEXT, alto, hocr, pdf, shown

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "paresse"


def pdf_pages() -> bytes:
    contents = []
    for page in PAGES:
        content, bottom = "", 550
        for paragraph in page:
            for line in paragraph:
                content += shown(line, 50, bottom)
                bottom -= 12
            bottom -= 12
        contents.append(content)
    return pdf(contents)


FILES = {
    "scan.hocr": hocr().encode(),
    "scan.html": hocr().encode(),
    "scan.xml": alto().encode(),
    "scan.pdf": pdf_pages(),
    "scan.txt": TEXT.encode(),
}


def scan_of(folder: Path, data: bytes, name: str) -> Scan:
    path = folder / name
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return read_path(path)[0]


@pytest.mark.parametrize("name", [*FILES, *(f"{name}.gz" for name in FILES)])
def test_every_kind_of_file_gives_the_same_text_and_pages(tmp_path: Path, name: str) -> None:
    scan = scan_of(tmp_path, FILES[name.removesuffix(".gz")], name)
    assert scan.text == TEXT
    assert [page.span.of(scan.text) for page in scan.pages] == TEXT.split("\f")[:-1]


@pytest.mark.parametrize("name", ["scan.hocr", "scan.xml", "scan.pdf"])
def test_every_word_has_its_span_and_box(tmp_path: Path, name: str) -> None:
    scan = scan_of(tmp_path, FILES[name], name)
    assert [word.span.of(scan.text) for word in scan.words] == TEXT.split()
    assert all(word.box.left < word.box.right and word.box.top < word.box.bottom for word in scan.words)


@pytest.mark.parametrize(
    ("name", "box", "confidence", "size"),
    [
        ("scan.hocr", Box(50, 100, 70, 115), 0.9, 21.5),
        ("scan.xml", Box(50, 100, 110, 115), 0.9, 0.0),
        ("scan.pdf", Box(50, 36, 62, 48), 1.0, 10.0),
    ],
)
def test_box_confidence_and_size_are_those_of_the_file(
    tmp_path: Path, name: str, box: Box, confidence: float, size: float
) -> None:
    word = scan_of(tmp_path, FILES[name], name).words[0]
    assert (word.confidence, word.size) == (confidence, size)
    near = zip(
        (word.box.left, word.box.top, word.box.right, word.box.bottom),
        (box.left, box.top, box.right, box.bottom),
        strict=True,
    )
    assert all(abs(one - other) <= 1 for one, other in near)


@pytest.mark.parametrize(
    ("name", "size"), [("scan.hocr", (976, 1505)), ("scan.xml", (976, 1505)), ("scan.pdf", (420, 595))]
)
def test_every_page_has_its_size(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    assert scan_of(tmp_path, FILES[name], name).pages[1].box == Box(0, 0, *size)


@pytest.mark.parametrize("name", ["scan.hocr", "scan.xml"])
def test_the_engine_that_the_file_names_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    messages = [finding.message for finding in read_path(tmp_path / name)[1]]
    assert any("tesseract 5.3.0" in message for message in messages)
    assert any(message.startswith("2 pages found") for message in messages)


LAUGHS = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
LONG_TAG = f"<div title='{'x' * 1000}'/>"
FOREIGN = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("scan.hocr", hocr(head=LAUGHS).replace("LE", "&b;"), "entities"),
        ("scan.hocr", hocr(head=FOREIGN).replace("LE", "&a;"), "entities"),
        ("scan.xml", alto().replace("<alto", f"{LAUGHS.replace('html', 'alto')}<alto", 1), "entities"),
        ("scan.hocr", hocr()[:-300], "breaks off"),
        ("scan.xml", alto()[:-300], "breaks off"),
        ("scan.xml", "", "breaks off"),
        ("scan.hocr", "<html>" + "<div>" * 5000, "deep"),
        ("scan.xml", "<alto><Layout><Page>" + "<ComposedBlock>" * 5000, "deep"),
        ("scan.xml", f"<alto><Layout>{'x' * 11_000_000}</Layout></alto>", "too long"),
        ("scan.hocr", f"<html><body>{LONG_TAG * 17_000}</body></html>", "without the end of a page"),
        ("scan.xml", hocr(), "should be a file of <alto>"),
        ("scan.hocr", alto(), "should be a file of <html>"),
        ("scan.xml", "<PcGts/>", "PAGE XML"),
        ("scan.hocr", "<html><body>Nothing</body></html>", "no text"),
        ("scan.pdf", "no pdf", "no sound PDF"),
    ],
)
def test_hostile_and_broken_files_are_refused_by_name(tmp_path: Path, name: str, data: str, reason: str) -> None:
    path = tmp_path / name
    path.write_text(data, encoding="utf-8")
    with pytest.raises(SetupError, match=reason) as raised:
        read_path(path)
    assert str(path) in str(raised.value)


@pytest.mark.parametrize("name", ["scan.hocr.gz", "scan.xml.gz", "scan.pdf.gz"])
def test_a_packed_file_that_breaks_off_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(FILES[name.removesuffix(".gz")])[:-20])
    with pytest.raises(SetupError, match=r"cannot be read|breaks off"):
        read_path(path)


def test_controls_come_out_as_replacement_characters_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "scan.hocr"
    path.write_text(hocr().replace("TITRE", "TI\u0085TRE\u009f"), encoding="utf-8")
    scan, findings = read_path(path)
    assert "TITRE\ufffd" in scan.text
    assert any("U+FFFD" in finding.message for finding in findings)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the development corpus lies beside the project, not in it")
def test_hocr_and_alto_of_the_corpus_are_its_text_to_the_letter() -> None:
    text = (CORPUS / "scan.txt").read_text(encoding="utf-8")
    assert read_path(CORPUS / "hocr")[0].text == text
    assert read_path(CORPUS / "alto")[0].text == text


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the development corpus lies beside the project, not in it")
def test_the_pdf_of_the_corpus_has_its_words_and_nearly_all_its_lines() -> None:
    text, read = (CORPUS / "scan.txt").read_text(encoding="utf-8"), read_path(CORPUS / "scan.pdf")[0].text
    assert sorted(read.split()) == sorted(text.split())
    assert len(set(text.split("\n")) - set(read.split("\n"))) <= 2
