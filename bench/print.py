"""Measures the PDF and the booklet of a book, once and made of its text many times over; the figures go to stdout.

    .venv/bin/python bench/print.py [SLUG] [TIMES,TIMES ...]

What was measured, and where, stands in bench/print.md.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from chapbook.check.folding import check_folding
from chapbook.check.pages import check_pages
from chapbook.pipeline.stages import text_stages
from chapbook.readers.edition import read_book
from chapbook.shapes.build import Build
from chapbook.shapes.document import Document
from chapbook.writers.booklet import write_booklet
from chapbook.writers.pdf import write_pdf
from chapbook.writers.pdf_reading import page_count

ROOT = Path(__file__).resolve().parent.parent


def repeated(build: Build, times: int, folder: Path) -> Build:
    """The book with its text so many times over, in one flow, written to ``folder``."""
    document = Document(build.document.blocks * times)
    edition = replace(build.book.edition, chapters="one flow")
    return replace(build, document=document, book=replace(build.book, output=folder, edition=edition))


def measured(build: Build) -> str:
    """One line: pages, processor seconds of PDF, booklet and checks, peak memory so far, and what the checks found."""
    seconds = []
    for work in (write_pdf, write_booklet, check_pages, check_folding):
        begun = process_time()
        result = work(build)
        seconds.append(process_time() - begun)
        if isinstance(result, tuple):
            seconds[-1] = -seconds[-1] if any(not verdict.passed for verdict in result) else seconds[-1]
    memory = getrusage(RUSAGE_SELF).ru_maxrss // 1024
    pages = page_count(build.file(".pdf"))
    return f"{pages:6} {' '.join(f'{second:8.2f}' for second in seconds)} {memory:6} MB\n"


def main(slug: str = "rocker-essence", times: str = "1,10,40") -> None:
    """Times each size in turn; a check that fails shows its time with a minus."""
    begun = perf_counter()
    build = text_stages(read_book(ROOT, slug))
    sys.stdout.write(f"text stages {perf_counter() - begun:.2f} s\n")
    sys.stdout.write(f" times  pages {' '.join(f'{name:>8}' for name in ('PDF', 'booklet', 'check', 'fold'))}\n")
    for count in map(int, times.split(",")):
        with TemporaryDirectory() as folder:
            sys.stdout.write(f"{count:6} {measured(repeated(build, count, Path(folder)))}")


if __name__ == "__main__":
    main(*sys.argv[1:])
