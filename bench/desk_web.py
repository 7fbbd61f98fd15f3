"""Measures the proofing desk on a book of many pages: how soon it opens, and how soon each key is answered.

    .venv/bin/python bench/desk_web.py [PAGES [FOLDER]]     (default: 1000 pages, in a folder that is thrown away)

The book is the first one of source/ over and over, and so is what the program proposes for its letters: the desk opens
on what a build or an earlier session has kept, and weighing the letters of a thousand pages takes minutes. With a
FOLDER the book stays there for the next time. Keys are pressed in Chromium; a key is answered when the next card
stands on the page and is painted.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from chapbook.check.full.browser import Page, open_browser
from chapbook.pipeline.opened import open_book
from chapbook.pipeline.proposals import kept_path, proposal_key
from chapbook.pipeline.store import Kept, store_proposal
from chapbook.readers.edition import read_book
from chapbook.readers.scans import read_path, read_scan
from chapbook.shapes.layers import Layer, Layers, Stream, StreamKind
from chapbook.shapes.proposal import Proposal
from chapbook.shapes.regions import Region, RegionKind
from chapbook.shapes.scan import Scan, Span
from structure import FIRST_BOOK, repeated

STYLES = Path(__file__).resolve().parents[1] / "styles"
START = """
import sys
from pathlib import Path
from chapbook.desk.proof import run_proof
sys.exit(run_proof(Path(sys.argv[1]), "long", browse=False))
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
        make_book(root, pages)
        tell(f"{pages} pages")
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


def make_book(root: Path, pages: int) -> None:
    """Makes the book unless it is there, with what is kept of an earlier session."""
    folder = root / "source" / "long"
    if folder.is_dir():
        return
    shutil.copytree(STYLES, root / "styles", dirs_exist_ok=True)
    once, _ = read_path(FIRST_BOOK)
    write_book(root / "source" / "once", repeated(once, len(once.pages)))
    write_book(folder, repeated(once, pages))
    short, long = open_book(root, "once"), read_book(root, "long")
    scan, _ = read_scan(long)
    kept = over_and_over(short.kept, short.cleaned.scan, scan, proposal_key(long, scan, frozenset()))
    store_proposal(kept_path(long), kept, scan)


def write_book(folder: Path, scan: Scan) -> None:
    """Writes a book folder."""
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text('title = "Un long livre"\nauthor = "A. Auteur"\n', encoding="utf-8")
    (folder / "scan.txt").write_text(scan.text, encoding="utf-8")


def over_and_over(kept: Kept, once: Scan, scan: Scan, key: str) -> Kept:
    """What is kept of a scan, for one that holds its pages so many times and perhaps some of them once more."""
    times, length, notes = (
        len(scan.text) // len(once.text),
        len(once.text),
        1 + max((region.note for region in kept.layout.regions if region.note is not None), default=-1),
    )
    regions = [
        replace(
            region,
            span=moved(region.span, turn * length),
            note=None if region.note is None else region.note + turn * notes,
        )
        for turn in range(times)
        for region in kept.layout.regions
    ]
    rest = Span(times * length, len(scan.text))
    regions += [Region(RegionKind.PAGE_MARK, rest)] if len(rest) else []
    streams = []
    for stream in kept.proposal.layers.streams:
        if stream.kind is StreamKind.NOTE:
            moves = [(replace(stream, note=(stream.note or 0) + turn * notes), turn) for turn in range(times)]
            streams += [
                replace(one, spans=tuple(moved(span, turn * length) for span in one.spans)) for one, turn in moves
            ]
        else:
            streams.append(many(stream, times, length, rest if stream.kind is StreamKind.FURNITURE else None, scan))
    findings = tuple(
        replace(
            finding,
            place=finding.place and replace(finding.place, page=finding.place.page + turn * len(once.pages)),
            span=finding.span and moved(finding.span, turn * length),
        )
        for turn in range(times)
        for finding in kept.proposal.findings
    )
    layout = replace(kept.layout, regions=tuple(regions), findings=())
    return Kept(key, layout, Proposal(tuple(regions), Layers(tuple(streams)), findings))


def many(stream: Stream, times: int, length: int, rest: Span | None, scan: Scan) -> Stream:
    """A stream over and over, each of its layers too; ``rest`` is what is left of the scan."""
    spans = tuple(moved(span, turn * length) for turn in range(times) for span in stream.spans)
    more = (rest,) if rest else ()
    raw = "".join(span.of(scan.text) for span in (*spans, *more))
    made, received = Stream(stream.kind, (*spans, *more), raw, raw), stream.raw
    for layer in stream.layers:
        changes = tuple(
            replace(change, start=change.start + turn * len(received), end=change.end + turn * len(received))
            for turn in range(times)
            for change in layer.changes
        )
        made, received = made.with_layer(Layer(layer.rule, changes)), layer.applied(received)
    return made


def moved(span: Span, by: int) -> Span:
    """The span so many characters later."""
    return Span(span.start + by, span.end + by)


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
