"""OCR by Tesseract itself, on a page drawn here: what it writes is read, and voted on beside another scan."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from importlib.resources import files
from io import StringIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from rich.console import Console

from chapbook.pipeline.display import Display
from chapbook.pipeline.ocr import run_ocr
from chapbook.pipeline.stages import text_stages
from chapbook.readers.edition import read_book
from chapbook.readers.scans import OCR, read_scan

LINES = (
    "Le lendemain matin, la pluie avait cessé, et les ouvriers",
    "du village se remirent en route vers la ville. Ils allaient",
    "lentement, et chacun songeait à ce qu'il avait laissé.",
)


def lacking() -> str:
    """What the machine lacks for these tests, in words; empty if nothing."""
    program = shutil.which("tesseract")
    if program is None:
        return "Tesseract is not installed"
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    return "" if "fra" in (listed.stdout + listed.stderr).split() else "Tesseract has no French model"


def typeface() -> Path:
    """The upright serif that comes with the program."""
    folder = Path(str(files("fontpkg_source_serif_4")))
    return min(path for path in folder.rglob("*.ttf") if "Italic" not in path.name)


pytestmark = pytest.mark.skipif(bool(lacking()), reason=lacking() or "nothing lacks")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book of one page image."""
    folder = tmp_path / "source" / "a-book"
    (folder / "scan").mkdir(parents=True)
    (folder / "edition.toml").write_text('title = "A"\nauthor = "B"\n', encoding="utf-8")
    page = Image.new("L", (1300, 420), 255)
    font = ImageFont.truetype(str(typeface()), 44)
    for number, line in enumerate(LINES):
        ImageDraw.Draw(page).text((60, 60 + 90 * number), line, fill=0, font=font)
    page.save(folder / "scan" / "pg-1.png", dpi=(300, 300))
    return folder


def read(folder: Path) -> None:
    console = Console(file=StringIO(), width=400)
    status = run_ocr(folder.parent.parent, folder.name, Display(console))
    assert isinstance(console.file, StringIO)
    assert status == 0, console.file.getvalue()


def test_a_page_image_becomes_a_scan_with_words_confidences_engine_and_model(folder: Path) -> None:
    read(folder)
    scan, findings = read_scan(read_book(folder.parent.parent, folder.name))
    words = " ".join(scan.text.split())
    assert "pluie avait cessé" in words
    assert "songeait à ce qu" in words
    assert scan.pages[0].image == "scan/pg-1.png"
    assert all(0 < word.confidence <= 1 for word in scan.words)
    content = gzip.decompress((folder / OCR).read_bytes()).decode()
    assert "tesseract" in content
    assert "fra (" in content
    assert any("fra (" in finding.message for finding in findings)


def test_beside_a_text_it_is_the_second_reading_and_mends_the_first(folder: Path) -> None:
    read(folder)
    first = "\n".join(LINES).replace("ouvriers", "ouvriets").replace("songeait à", "songeait &")
    (folder / "scan.txt").write_text(first + "\n", encoding="utf-8")
    with (folder / "edition.toml").open("a", encoding="utf-8") as lines:
        lines.write('scan = "scan.txt"\n')
    build = text_stages(read_book(folder.parent.parent, folder.name))
    assert build.layers.cleaned().split() == " ".join(LINES).split()
    assert "second reading" in {change.rule for _, _, change in build.layers.changes()}
