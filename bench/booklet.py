"""Measures imposition on a thick book: each scheme, refolding, how-to-print.pdf, and other tools; to stdout.

    .venv/bin/python bench/booklet.py [SLUG] [TIMES]

The book's text is set TIMES times over (41 times the first book give some 560 pages of A5). pypdf and pdfimpose are
measured if they are installed beside Chapbook; nothing here needs them. What was measured stands in bench/README.md.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from chapbook.check.folding import check_folding
from chapbook.pipeline.stages import text_stages
from chapbook.readers.edition import read_book
from chapbook.shapes.build import Build
from chapbook.shapes.document import Document
from chapbook.shapes.edition import Booklet
from chapbook.writers.booklet import write_booklet
from chapbook.writers.how_to import write_how_to_print
from chapbook.writers.imposition import SCHEMES
from chapbook.writers.orders import orders
from chapbook.writers.pdf import write_pdf

ROOT = Path(__file__).resolve().parent.parent


def thick(build: Build, times: int, folder: Path) -> Build:
    """The book with its text so many times over, in one flow, written to ``folder``."""
    edition = replace(build.book.edition, chapters="one flow")
    book = replace(build.book, output=folder, edition=edition)
    return replace(build, document=Document(build.document.blocks * times), book=book)


def ordered(build: Build, **keys: object) -> Build:
    """The book with other keys under [booklet]."""
    booklet = replace(Booklet(), **keys)  # type: ignore[arg-type]  # the names are the shape's
    return replace(build, book=replace(build.book, edition=replace(build.book.edition, booklet=booklet)))


def seconds(work: Callable[[], object]) -> float:
    """The processor's time that a call takes."""
    begun = process_time()
    work()
    return process_time() - begun


def schemes(build: Build) -> None:
    """A line for each scheme: sheets, seconds to impose, bytes over the PDF's; then refolding, and how to print."""
    source = build.file(".pdf").stat().st_size
    sys.stdout.write(f"{'scheme':14} sheets  seconds  bytes to the PDF's\n")
    for name in SCHEMES:
        asked = ordered(build, schemes=(name,))
        imposing = min(seconds(lambda asked=asked: write_booklet(asked)) for _ in range(3))
        size = asked.file("-booklet.pdf").stat().st_size / source
        sys.stdout.write(f"{name:14} {len(orders(asked)[0].imposition.sheets):6} {imposing:8.2f}  {size:.2f}\n")
    asked = ordered(build)
    write_booklet(asked)
    begun = process_time()
    held = all(verdict.passed for verdict in check_folding(asked))
    sys.stdout.write(f"refolding saddle {process_time() - begun:.2f} s{'' if held else ', FAILS'}\n")
    sys.stdout.write(f"how-to-print.pdf {seconds(lambda: write_how_to_print(asked)):.2f} s\n")


def rivals(build: Build, folder: Path) -> None:
    """The same saddle stitch by other tools, if they are there."""
    source = build.file(".pdf")
    for name, work in (("pypdf", pypdf_saddle), ("pdfimpose", pdfimpose_saddle)):
        try:
            import_module(name)
        except ImportError:
            sys.stdout.write(f"{name}: not installed\n")
            continue
        target = folder / f"{name}.pdf"
        time = seconds(lambda work=work, target=target: work(build, target))
        size = target.stat().st_size / source.stat().st_size
        sys.stdout.write(f"{name:14} {time:15.2f}  {size:.2f}\n")


def pypdf_saddle(build: Build, target: Path) -> None:
    """Pages merged on new sheets, in the order of our own imposition."""
    pypdf = import_module("pypdf")
    order = orders(ordered(build))[0]
    pages, writer = pypdf.PdfReader(build.file(".pdf")).pages, pypdf.PdfWriter()
    for sheet in order.imposition.sheets:
        for side in (sheet.front, sheet.back):
            page = writer.add_blank_page(order.layout.width, order.layout.height)
            for place, cell in enumerate(side[0]):
                if number := order.imposition.page(cell):
                    page.merge_translated_page(pages[number - 1], place * order.layout.cell[0], 0)
    writer.write(target)


def pdfimpose_saddle(build: Build, target: Path) -> None:
    """Its own saddle scheme, in signatures of as many sheets as ours."""
    saddle = import_module("pdfimpose.schema.saddle")
    size = len(orders(ordered(build))[0].imposition.signatures[0])
    saddle.impose([str(build.file(".pdf"))], str(target), folds="h", group=size)


def main(slug: str = "rocker-essence", times: str = "41") -> None:
    """Sets the book, then measures."""
    build = text_stages(read_book(ROOT, slug))
    with TemporaryDirectory() as folder:
        made = thick(build, int(times), Path(folder))
        write_pdf(made)
        order = orders(ordered(made))[0]
        sys.stdout.write(f"{len([page for page in order.imposition.pages if page])} pages\n")
        schemes(made)
        rivals(made, Path(folder))


if __name__ == "__main__":
    main(*sys.argv[1:])
