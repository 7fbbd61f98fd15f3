"""Reads a scan in plain text: decodes it, folds line ends, finds the page marks. Changes no character else.

Controls that no text holds (C0 and C1 but tab, line end and form feed) become U+FFFD, since neither XML nor a
printed page can carry them; each run of them is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from chapbook.readers import paging
from chapbook.readers.files import MEGABYTE, NoTextError, read_bytes
from chapbook.shapes.findings import Finding, Kind, SetupError
from chapbook.shapes.scan import Page, Scan, Span

SUFFIXES: tuple[str, ...] = (".txt", ".txt.gz")
LARGEST = 64 * MEGABYTE
"""Bytes of text read at the most: a thousand times a long pamphlet."""

CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_BREAK = re.compile("\r\n?|\x85|\u2028|\u2029")
_SPACED_LINE = re.compile(r"(?:^|(?<=\n)) (?! )")


def read(path: Path) -> tuple[Scan, tuple[Finding, ...]]:
    """The scan in a text file. Raises SetupError if the file is empty, too large or no text."""
    data = read_bytes(path, LARGEST)
    text, encoding = decode(data, path)
    text = _BREAK.sub("\n", text)
    if not text.strip("\f\n\t "):
        raise NoTextError(f"{path}: the scan is empty. Put the OCR text there.")
    findings = [] if encoding == "UTF-8" else [Finding(None, Kind.NOTE, f"the scan was read as {encoding}")]
    strange = len(CONTROL.findall(text))
    text = CONTROL.sub("\ufffd", text)
    pages, mark = find_pages(text)
    scan = Scan(text, pages, mark)
    if strange:
        place = scan.where(text.index("\ufffd"))
        message = f"{strange} control characters were read as U+FFFD, the first one here"
        findings.append(Finding(place, Kind.WARNING, message))
    return scan, tuple(findings)


def decode(data: bytes, path: Path) -> tuple[str, str]:
    """The text of some bytes and their encoding's name: UTF-8, UTF-16 (by mark or pattern), Windows-1252 or Latin-1.

    Raises SetupError for what is no text (a picture, a PDF, an archive).
    """
    for mark, codec, name in (
        (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8 with a byte order mark"),
        (b"\xff\xfe", "utf-16", "UTF-16"),
        (b"\xfe\xff", "utf-16", "UTF-16"),
    ):
        if data.startswith(mark):
            return _decoded(data, codec, path), name
    if unmarked := _utf16_without_mark(data):
        return _decoded(data, unmarked, path), "UTF-16 without a byte order mark"
    _refuse_binary(data, path)
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "Latin-1"


def _decoded(data: bytes, codec: str, path: Path) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        message = f"{path}: begins like {codec} but is broken at byte {error.start}. Save it as UTF-8."
        raise SetupError(message) from error


def _utf16_without_mark(data: bytes) -> str:
    """UTF-16 of a Latin script has a zero in nearly every second byte."""
    head = data[:4096]
    if len(head) < 4 or len(head) % 2:
        head = head[: len(head) // 2 * 2]
    odd, even, half = head[1::2].count(0), head[::2].count(0), len(head) // 2
    if half and odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if half and even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return ""


def _refuse_binary(data: bytes, path: Path) -> None:
    magic = {b"%PDF": "a PDF", b"\x89PNG": "a PNG picture", b"\xff\xd8\xff": "a JPEG picture", b"PK\x03\x04": "a zip"}
    for start, name in magic.items():
        if data.startswith(start):
            raise SetupError(f"{path}: is {name}, not text. Give the text that the OCR made of it.")
    controls = sum(data.count(bytes([code])) for code in (0, 1, 2, 3, 4, 5, 6, 14, 15, 16))
    if controls > max(4, len(data) // 200):
        raise SetupError(f"{path}: is binary, not text. Give the text that the OCR made, saved as UTF-8.")


def find_pages(text: str) -> tuple[tuple[Page, ...], str]:
    """The pages of a text and the mark they were found by.

    A form feed ends a page. Where a converter ate the form feeds, the line after one is left beginning with a single
    space; that counts as a mark only if no form feed stands in the text and such lines are rare (indented text has
    many, and deeper ones). Where there is neither, running heads and folios show where pages begin (readers.paging).
    A last page without any visible character is no page.
    """
    if "\f" in text:
        return _parted(text, [Span(m.start(), m.end()) for m in re.finditer("\f", text)], "form feed")
    spaced = _parted(text, _spaced_lines(text), "a line that begins with one space")
    # A stray space or two in a text whose running heads tell many more pages is no mark.
    starts = paging.find_starts(text)
    if len(starts) >= max(1, 2 * (len(spaced[0]) - 1)):
        edges = [0, *starts, len(text)]
        return tuple(Page(Span(start, end)) for start, end in pairwise(edges)), paging.MARK
    return spaced


def _parted(text: str, marks: Sequence[Span], name: str) -> tuple[tuple[Page, ...], str]:
    """The pages between the marks."""
    pages: list[Page] = []
    start = 0
    for mark in [*marks, Span(len(text), len(text))]:
        # Mark at the very start opens the first page instead of closing an empty one.
        if text[start : mark.start].strip() or (pages and mark.end < len(text)):
            pages.append(Page(Span(start, mark.start)))
            start = mark.end
        elif not pages:
            start = mark.end
    return tuple(pages), name if len(pages) > 1 else "none"


def _spaced_lines(text: str) -> list[Span]:
    marks = [Span(m.start(), m.end()) for m in _SPACED_LINE.finditer(text)]
    indented = len(re.findall(r"^ {2,}\S", text, re.MULTILINE))
    lines = text.count("\n") + 1
    return marks if len(marks) * 10 <= lines + 10 and indented <= len(marks) else []
