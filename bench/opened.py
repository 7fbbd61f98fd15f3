"""Times a book kept open: opening it, laying decisions over it, and the draft that shows one of them.

    python bench/opened.py [PAGES]      default 300; the first book's pages over and over, in a throw-away folder

Processor seconds of one process. The first line is what opening saves: the program weighing all letters.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from chapbook.decisions import make_decision
from chapbook.pipeline.opened import OpenBook, open_book, supposing
from chapbook.pipeline.warm import Warm
from chapbook.readers.plain import read
from chapbook.shapes.decisions import Decision, DecisionKind
from chapbook.shapes.scan import Span

ROOT = Path(__file__).resolve().parent.parent
FIRST = ROOT / "source" / "rocker-essence"
Made = TypeVar("Made")


def make_book(root: Path, pages: int) -> None:
    """A book of so many pages in ``root/source/long``."""
    folder = root / "source" / "long"
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "styles", root / "styles")
    (folder / "edition.toml").write_text('title = "Titre"\nauthor = "Auteur"\n', encoding="utf-8")
    scan, _ = read(FIRST / "scan.txt")
    texts = [page.span.of(scan.text) for page in scan.pages]
    long = "\f".join(texts[number % len(texts)] for number in range(pages))
    (folder / "scan.txt").write_text(long, encoding="utf-8")


def decisions(opened: OpenBook, count: int) -> list[Decision]:
    """Decisions on words here and there, the same every time."""
    scan, chance = opened.cleaned.scan, Random(1)  # noqa: S311 - no secret hangs on it
    starts = (scan.text.find(" ", chance.randrange(len(scan.text) - 99)) + 1 for _ in range(count))
    spans = (Span(start, scan.text.find(" ", start)) for start in sorted(set(starts)))
    return [make_decision(scan, span, DecisionKind.WORD, replace="mot") for span in spans if len(span) > 0]


def main(pages: int) -> None:
    """Prints the times."""
    table = Table("what", "seconds")

    def timed(what: str, work: Callable[[], Made]) -> Made:
        begun = time.process_time()
        made = work()
        table.add_row(what, f"{time.process_time() - begun:.2f}")
        return made

    with TemporaryDirectory() as place:
        root, warm = Path(place), Warm()
        make_book(root, pages)
        timed("opened for the first time", lambda: open_book(root, "long"))
        opened = timed("opened again", lambda: open_book(root, "long"))
        timed("200 decisions laid over it", lambda: supposing(opened, decisions(opened, 200)))
        timed("the first draft", lambda: warm.draft(opened))
        after = timed("one decision laid over it", lambda: supposing(opened, decisions(opened, 1)))
        draft = timed("the draft that shows it", lambda: warm.draft(after))
        timed("its pages", lambda: warm.pages(draft, draft.fresh[0]))
    Console().print(table)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
