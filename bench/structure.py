"""Times layout and structure on a book of many pages, made of one scan repeated: time and memory grow with the pages.

    .venv/bin/python bench/structure.py [SCAN [PAGES ...]]     (default: the first book; 60, 300, 1000 pages)

The corrector is left out: it is measured by bench/clean.py.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from chapbook import languages
from chapbook.clean.streams import streams_of
from chapbook.layout import find_regions, page_labels
from chapbook.readers.scans import read_path
from chapbook.shapes.layers import Layers
from chapbook.shapes.scan import Page, Scan, Span
from chapbook.structure import build_document

FRENCH = languages.load("fr")
ROOT = Path(__file__).resolve().parent.parent
FIRST_BOOK = ROOT / "source" / "rocker-essence" / "scan.txt"


def repeated(scan: Scan, pages: int) -> Scan:
    """A scan of so many pages: those of the given one over and over, divided by form feeds."""
    texts = [page.span.of(scan.text) for page in scan.pages]
    made, spans, start = [], [], 0
    for number in range(pages):
        text = texts[number % len(texts)]
        made.append(text + "\f")
        spans.append(Page(Span(start, start + len(text))))
        start += len(text) + 1
    return Scan("".join(made), tuple(spans), "form feed")


def main(arguments: list[str]) -> None:
    """Prints one line for each number of pages."""
    scan, _ = read_path(Path(arguments[0]) if arguments else FIRST_BOOK)
    for pages in [int(word) for word in arguments[1:]] or [60, 300, 1000]:
        book = repeated(scan, pages)
        begun = time.process_time()
        regions, _ = find_regions(book, ())
        laid_out = time.process_time()
        layers = Layers(streams_of(book, regions))
        document, _ = build_document(book, page_labels(book, regions), layers, (), FRENCH)
        built = time.process_time()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        sys.stdout.write(
            f"{pages:5} pages  {len(book.text):9,} characters  layout {laid_out - begun:5.2f} s  "
            f"structure {built - laid_out:5.2f} s  {len(document.blocks):6} blocks  {memory} MB\n"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
