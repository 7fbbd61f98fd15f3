"""The intermediates that a person can look at: clean.txt and the folder xhtml/. Nothing reads them again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from chapbook.shapes.build import Build
from chapbook.shapes.layers import Layers, Stream
from chapbook.shapes.scan import Scan, Span
from chapbook.writers.epub.style import stylesheet
from chapbook.writers.files import write_folder, write_whole
from chapbook.xhtml import STYLESHEET, render

FORM_FEED = "\f"
HYPHENS = "-¬\u00ad\u2010"


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

    A word that was cut over a page turn and made whole stands cut again, line for line as in the scan.
    """
    edges = sorted({edge for page in scan.pages for edge in (page.span.start, page.span.end)})
    low = reached = 0
    carried = ""
    for span in stream.spans:
        inner = edges[bisect_right(edges, span.start) : bisect_left(edges, span.end)]
        for start, end in pairwise((span.start, *inner, span.end)):
            reached += end - start
            left, high = stream.forward(reached), stream.forward(reached, right=True)
            text, rest = carried + stream.text[low:left], stream.text[left:high]
            tail, carried = (
                _cut_again(stream.raw, reached, stream.text[max(0, left - 1) : left], rest) if rest else ("", "")
            )
            yield Span(start, end), text + tail
            low = high


def _cut_again(raw: str, seam: int, before: str, made: str) -> tuple[str, str]:
    """What is left of ``made`` on this side of a seam in the raw text, and what goes to the other side.

    A join puts the rest of a cut word, or the whole word, in the place of hyphen and line end; a later repair of the
    word has the whole of it in hand. ``before`` is the text on this side.
    """
    hyphen = len(raw[:seam].rstrip()) - 1
    if raw[hyphen : hyphen + 1] not in tuple(HYPHENS):
        return made, ""
    word = made.strip("\n ")
    if before[-1:].strip() and not made.startswith("\n"):
        return raw[hyphen:seam], word + (" " if made.endswith("\n") else "")
    letters = hyphen - max(raw.rfind(" ", 0, hyphen), raw.rfind("\n", 0, hyphen)) - 1
    gap = " " if before[-1:].strip() else ""
    return f"{gap}{word[:letters]}{raw[hyphen:seam]}", word[letters:] + (" " if made.endswith("\n") else "")
