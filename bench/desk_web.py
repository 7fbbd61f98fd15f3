"""Measures the proofing desk on a book of many pages: how soon it opens, and how soon each key is answered.

    .venv/bin/python bench/desk_web.py [PAGES [FOLDER]]     (default: 1000 pages, in a folder that is thrown away)

The book is the first one of source/ over and over. Its letters are weighed once before, which takes minutes and is not
counted: the desk opens on what a build or an earlier session has kept. With a FOLDER the book stays there for the next
time. Keys are pressed in Chromium; a key is answered when the next card stands on the page and is painted.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from chapbook.check.full.browser import Page, open_browser
from chapbook.pipeline.opened import open_book
from chapbook.readers.scans import read_path
from structure import FIRST_BOOK, repeated

START = """
import sys
from pathlib import Path
from chapbook.desk.proof import run_proof
sys.exit(run_proof(Path(sys.argv[1]), "", browse=False))
"""
KEYS = ("j", "k", "Enter", "j", "x", "j", "Enter", "k", "u", "Enter") * 4
PRESSED = """
() => {
  window.answered = new Promise((resolve) => {
    const begun = performance.now();
    const shown = document.querySelector("#card .question")?.dataset.id;
    const look = () => {
      const now = document.querySelector("#card .question, #card .finished");
      if (now && now.dataset.id !== shown) requestAnimationFrame(() => resolve(performance.now() - begun));
      else if (performance.now() - begun > 5000) resolve(5000);
      else requestAnimationFrame(look);
    };
    look();
  });
}
"""


def main(arguments: list[str]) -> None:
    """Prints what was measured, a line each."""
    pages = int(arguments[0]) if arguments else 1000
    with tempfile.TemporaryDirectory() as place:
        root = Path(arguments[1]) if len(arguments) > 1 else Path(place)
        weighed = make_book(root, pages)
        tell(f"{pages} pages; letters weighed in {weighed:.0f} s (once, kept)")
        begun = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-c", START, str(root)], stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own words
        try:
            address = printed_address(process)
            tell(
                f"the address is printed after {time.perf_counter() - begun:.2f} s ({cpu(process):.2f} s of processor)"
            )
            with open_browser() as browser:
                page = browser.chromium.new_context(viewport={"width": 1280, "height": 800}).new_page()
                measure(page, address, process)
        finally:
            process.kill()
            process.communicate()


def make_book(root: Path, pages: int) -> float:
    """Makes the book unless it is there, and has its letters weighed; the seconds that took."""
    folder = root / "source" / "long"
    if not folder.is_dir():
        folder.mkdir(parents=True)
        (root / "styles").mkdir(exist_ok=True)
        (folder / "edition.toml").write_text('title = "Un long livre"\nauthor = "A. Auteur"\n', encoding="utf-8")
        scan, _ = read_path(FIRST_BOOK)
        (folder / "scan.txt").write_text(repeated(scan, pages).text, encoding="utf-8")
    begun = time.perf_counter()
    open_book(root, "long")
    return time.perf_counter() - begun


def printed_address(process: subprocess.Popen[str]) -> str:
    """The address that the desk prints when it is ready."""
    assert process.stdout is not None  # noqa: S101 - it was asked for
    return next(found[0] for line in process.stdout if (found := re.search(r"http://\S+", line)))


def measure(page: Page, address: str, process: subprocess.Popen[str]) -> None:
    """Opens the page and presses the keys."""
    begun = time.perf_counter()
    page.goto(address)
    page.wait_for_selector("#card .kicker")
    tell(f"the first card stands {time.perf_counter() - begun:.2f} s after the page was asked for")
    tell(f"questions: {page.inner_text('#left')}")
    page.wait_for_timeout(1000)
    tell(told("each key is answered", [answered(page, key) for key in KEYS]))
    tell(told("the same, with a second between the keys", [answered(page, key, 1000) for key in KEYS[:10]]))
    tell(f"processor time of the desk: {cpu(process):.1f} s")


def answered(page: Page, key: str, wait: int = 150) -> float:
    """Milliseconds until a key is answered."""
    page.evaluate(PRESSED)
    page.keyboard.press(key)
    spent = float(page.evaluate("() => window.answered"))
    page.wait_for_timeout(wait)
    return spent


def told(what: str, spent: list[float]) -> str:
    """The median and the slowest."""
    return f"{what} in {median(spent):.0f} ms (median of {len(spent)}), {max(spent):.0f} ms at the slowest"


def cpu(process: subprocess.Popen[str]) -> float:
    """Seconds of processor time that a process has used (Linux)."""
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def tell(line: str) -> None:
    """Writes a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
