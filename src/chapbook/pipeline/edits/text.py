"""The cleaned text with a mark before each page, line for line as in the scan, and where each part of it comes from.

A word that was cut over a page turn and made whole stands whole on the first of the two pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from chapbook.shapes.findings import SetupError
from chapbook.shapes.layers import Layers
from chapbook.shapes.scan import Scan, Span

MARK = re.compile(r"^=====\[ page (\d+) \]=====\n", re.MULTILINE)
HEAD = re.compile(r"\A# chapbook edit ([a-z0-9-]+) ([0-9a-f]{16}): .*\n")
HELP = "change the text as you like, but leave this line and the lines that name a page"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a page: ``span`` of the page's text is ``made`` of the text of stream ``stream``."""

    span: Span
    stream: int
    made: Span


@dataclass(frozen=True, slots=True)
class EditPage:
    """The text of one page (its index counts from 0) and its parts, end to end."""

    index: int
    text: str
    parts: tuple[Part, ...]


def edit_pages(scan: Scan, layers: Layers) -> tuple[EditPage, ...]:
    """The cleaned text page by page; what the scan has between its pages is left out."""
    pieces = sorted(
        (span, index, made)
        for index, stream in enumerate(layers.streams)
        for span, made in stream.pieces()
        if not _between(scan, span)
    )
    found = {page: _page(page, list(run), layers) for page, run in groupby(pieces, lambda one: _page_of(scan, one[0]))}
    return tuple(found.get(index, EditPage(index, "", ())) for index in range(len(scan.pages)))


def _page_of(scan: Scan, span: Span) -> int:
    return scan.page_index(span.start)


def _between(scan: Scan, span: Span) -> bool:
    return bool(scan.pages) and span.start >= scan.pages[scan.page_index(span.start)].span.end and len(span) > 0


def _page(index: int, pieces: Sequence[tuple[Span, int, Span]], layers: Layers) -> EditPage:
    parts, text = [], ""
    for _, stream, made in pieces:
        words = made.of(layers.streams[stream].text)
        parts.append(Part(Span(len(text), len(text) + len(words)), stream, made))
        text += words
    return EditPage(index, text, tuple(parts))


def digest_of(pages: Sequence[EditPage]) -> str:
    """16 hexadecimal digits that tell this text from any other."""
    return sha256("\f".join(page.text for page in pages).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def written(slug: str, pages: Sequence[EditPage]) -> str:
    """The text as its file has it: a head that says what it is, then each page behind its mark."""
    marked = (f"=====[ page {page.index + 1} ]=====\n{_closed(page.text)}" for page in pages)
    return f"# chapbook edit {slug} {digest_of(pages)}: {HELP}\n{''.join(marked)}"


def _closed(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


def read_edited(name: str, slug: str, content: str, pages: Sequence[EditPage]) -> tuple[str, tuple[str, ...]]:
    """The digest of the text that was written for editing, and each page's text as it was edited.

    Raises SetupError where the head or a page mark is gone, or stands in another place than it did.
    """
    content = content.removeprefix("\ufeff").replace("\r\n", "\n")
    head = HEAD.match(content)
    if head is None:
        raise SetupError(f"{name}: the first line is not the one that ./press edit wrote. Put it back.")
    if head[1] != slug:
        raise SetupError(f"{name} is the text of {head[1]}, not of {slug}. Name that book: --book {head[1]}")
    before, *rest = MARK.split(content[head.end() :])
    if before.strip():
        raise SetupError(f"{name}: words stand before the mark of the first page. Put them behind it.")
    numbers = [int(number) for number in rest[::2]]
    for wanted, found in zip((page.index + 1 for page in pages), [*numbers, *[0] * len(pages)], strict=False):
        if wanted != found:
            raise SetupError(f"{name}: the line =====[ page {wanted} ]===== is gone or was moved. Put it back.")
    if len(numbers) > len(pages):
        raise SetupError(f"{name}: there is no page {numbers[len(pages)]} in the scan. Take its mark out.")
    return head[2], tuple(_as_open(text, page.text) for text, page in zip(rest[1::2], pages, strict=True))


def _as_open(text: str, was: str) -> str:
    """The page's text with its last line end as the page had it: files and editors put one there or take it away."""
    if was.endswith("\n"):
        return _closed(text)
    return text.removesuffix("\n")
