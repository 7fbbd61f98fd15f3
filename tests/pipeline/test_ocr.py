"""OCR of page images, by a stand-in for Tesseract: whole or not at all, nothing overwritten, told what lacks."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from chapbook.pipeline.display import Display
from chapbook.pipeline.ocr import run_ocr
from chapbook.readers.edition import read_book
from chapbook.readers.scans import OCR, read_scan
from scan_files import PAGES, PICTURE, TEXT, hocr, pdf

Install = Callable[..., None]

# It speaks as Tesseract 5 does, and reads the first page from the first picture it is given and so on.
# The shell starts it, since a path with spaces cannot stand behind #!; to Python those lines are a string.
STAND_IN = """#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys
from pathlib import Path
here = Path(__file__).resolve().parent
if sys.argv[1] == "--version":
    print("tesseract 5.3.0\\n leptonica-1.82.0")
elif sys.argv[1] == "--list-langs":
    print('List of available languages in "' + str(here) + '/" (2):\\neng\\n{model}')
else:
    picture = Path(sys.argv[1])
    assert picture.read_bytes()[1:4] == b"PNG" and sys.argv[2:5] == ["stdout", "-l", "fra"]
    log = here / "log"
    number = len(log.read_text().splitlines()) if log.exists() else 0
    if number == {breaks}:
        sys.exit("Error, cannot read input file")
    with log.open("a") as lines:
        lines.write(picture.name + "\\n")
    sys.stdout.buffer.write((here / ("page-%d.hocr" % number)).read_bytes())
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a stand-in for Tesseract on the path, alone: a real one is not found."""

    def installed(model: str = "fra", breaks: int = -1) -> None:
        folder = tmp_path / "programs"
        folder.mkdir()
        program = folder / "tesseract"
        program.write_text(STAND_IN.format(python=sys.executable, model=model, breaks=breaks), encoding="utf-8")
        program.chmod(0o755)
        (folder / "fra.traineddata").write_bytes(b"\0\x01data 4.00.00alpha:fra:synth20170629:[1,48]\0")
        for number, page in enumerate(PAGES):
            text = hocr([page]).replace("pg-1.png", "/elsewhere/on its disk.png")
            (folder / f"page-{number}.hocr").write_text(text, encoding="utf-8")
        monkeypatch.setenv("PATH", str(folder))

    return installed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book of two page images."""
    folder = tmp_path / "source" / "la-commune"
    (folder / "scan").mkdir(parents=True)
    (folder / "edition.toml").write_text('title = "La Commune & nous"\nauthor = "Louise Michel"\n', encoding="utf-8")
    for name in ("pg-2.png", "pg-10.png"):
        (folder / "scan" / name).write_bytes(b"\x89PNG")
    return folder


def run(root: Path, book: str = "la-commune") -> tuple[int, str]:
    console = Console(file=StringIO(), width=400)
    status = run_ocr(root, book, Display(console))
    assert isinstance(console.file, StringIO)
    return status, console.file.getvalue()


@pytest.mark.usefixtures("folder")
def test_the_pages_are_read_in_order_into_one_packed_file_that_reads_back(tmp_path: Path, install: Install) -> None:
    install()
    status, said = run(tmp_path)
    assert (status, "2/2" in said) == (0, True)
    assert (tmp_path / "programs" / "log").read_text(encoding="utf-8").split() == ["pg-2.png", "pg-10.png"]
    scan, _ = read_scan(read_book(tmp_path, "la-commune"))
    assert scan.text == TEXT
    assert [page.image for page in scan.pages] == ["scan/pg-2.png", "scan/pg-10.png"]


def test_engine_and_model_stand_in_the_file_and_are_told(tmp_path: Path, folder: Path, install: Install) -> None:
    install()
    run(tmp_path)
    content = gzip.decompress((folder / OCR).read_bytes()).decode()
    assert "tesseract 5.3.0" in content
    assert "fra (4.00.00alpha:fra:synth20170629:[1,48], sha256 " in content
    _, findings = read_scan(read_book(tmp_path, "la-commune"))
    assert any("synth20170629" in finding.message for finding in findings)


def test_pages_are_numbered_through_and_ids_are_unique(tmp_path: Path, folder: Path, install: Install) -> None:
    install()
    run(tmp_path)
    content = gzip.decompress((folder / OCR).read_bytes()).decode()
    assert all(part in content for part in ("id='page_1'", "ppageno 0", "id='page_2'", "ppageno 1"))
    assert content.count("id='page_2'") == 1


def test_the_same_pages_give_the_same_bytes(tmp_path: Path, folder: Path, install: Install) -> None:
    install()
    run(tmp_path)
    first = (folder / OCR).read_bytes()
    (folder / OCR).unlink()
    (tmp_path / "programs" / "log").unlink()
    run(tmp_path)
    assert (folder / OCR).read_bytes() == first


def test_the_pages_of_a_pdf_are_drawn_and_read(tmp_path: Path, folder: Path, install: Install) -> None:
    install()
    (folder / "scan.pdf").write_bytes(pdf([PICTURE, PICTURE]))
    with (folder / "edition.toml").open("a", encoding="utf-8") as lines:
        lines.write('scan = "scan.pdf"\n')
    assert run(tmp_path)[0] == 0
    scan, _ = read_scan(read_book(tmp_path, "la-commune"))
    assert scan.text == TEXT
    assert [page.image for page in scan.pages] == ["scan.pdf"] * 2


def test_a_page_that_fails_leaves_nothing_behind(tmp_path: Path, folder: Path, install: Install) -> None:
    install(breaks=1)
    status, said = run(tmp_path)
    assert (status, "cannot read input file" in said) == (1, True)
    assert sorted(path.name for path in folder.iterdir()) == ["edition.toml", "scan"]


def test_a_reading_that_is_there_is_left_as_it_is(tmp_path: Path, folder: Path, install: Install) -> None:
    install()
    (folder / OCR).write_bytes(b"mine")
    status, said = run(tmp_path)
    assert (status, "already there" in said) == (1, True)
    assert (folder / OCR).read_bytes() == b"mine"


def test_a_missing_model_or_program_is_named_with_what_to_install(
    tmp_path: Path, folder: Path, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(model="deu")
    assert "apt-get install tesseract-ocr-fra" in run(tmp_path)[1]
    monkeypatch.setenv("PATH", str(tmp_path))
    status, said = run(tmp_path)
    assert (status, "apt-get install tesseract-ocr tesseract-ocr-fra" in said) == (1, True)
    assert not (folder / OCR).exists()


def test_a_book_without_pictures_says_where_to_put_them(tmp_path: Path, folder: Path, install: Install) -> None:
    install()
    for path in (folder / "scan").iterdir():
        path.unlink()
    assert "no page images" in run(tmp_path)[1]


def test_a_book_has_to_be_named(tmp_path: Path) -> None:
    status, said = run(tmp_path, "")
    assert (status, "--book is missing" in said) == (1, True)
