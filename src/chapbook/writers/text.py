"""The intermediates that a person can look at: clean.txt and the folder xhtml/. Nothing reads them again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from chapbook.shapes.build import Build
from chapbook.shapes.layers import Layers, Stream
from chapbook.shapes.scan import Scan, Span
from chapbook.writers.epub.style import stylesheet
from chapbook.writers.files import write_folder, write_whole
from chapbook.xhtml import STYLESHEET, render

FORM_FEED = "\f"


def write_clean_text(build: Build) -> Path:
    """Writes clean.txt: the cleaned text line for line as in the scan, its pages divided by form feeds."""
    text = clean_text(build.scan, build.layers)
    return write_whole(build.book.output / "clean.txt", text.encode("utf-8", "replace"))


def write_xhtml(build: Build) -> Path:
    """Writes the folder xhtml/: the files of the text, notes gathered, and the stylesheet they link to."""
    files = render(build.document, build.book.edition, build.language, "gathered")
    contents = {file.name: file.content for file in files}
    return write_folder(build.book.output / "xhtml", {**contents, STYLESHEET: stylesheet(build.book)})


def clean_text(scan: Scan, layers: Layers) -> str:
    """The cleaned text in the order of the scan, furniture and notes included, one form feed between two pages.

    What the scan has between its pages, the page marks, is left out.
    """
    parts: list[str] = []
    reached = 0
    for span, text in sorted(piece for stream in layers.streams for piece in _pieces(scan, stream)):
        page = scan.page_index(span.start)
        if scan.pages and span.start >= scan.pages[page].span.end and len(span):
            continue
        parts += [FORM_FEED * (page - reached), text]
        reached = page
    return "".join(parts)


def _pieces(scan: Scan, stream: Stream) -> Iterator[tuple[Span, str]]:
    """Each scan span of a stream, cut where pages begin or end, with the text made from it.

    A word cut over a page turn goes with the first page.
    """
    edges = sorted({edge for page in scan.pages for edge in (page.span.start, page.span.end)})
    low = 0
    reached = 0
    for span in stream.spans:
        inner = [edge for edge in edges if span.start < edge < span.end]
        for start, end in zip((span.start, *inner), (*inner, span.end), strict=True):
            reached += end - start
            high = stream.forward(reached, right=True)
            yield Span(start, end), stream.text[low:high]
            low = high
