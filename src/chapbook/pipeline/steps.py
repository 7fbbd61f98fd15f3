"""The steps after the text stages, in their order, and which of them each task asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from chapbook.shapes.build import Build
from chapbook.writers.booklet import further_booklets, write_booklet
from chapbook.writers.epub import write_epub
from chapbook.writers.exports import write_document_json, write_markdown, write_plain_json
from chapbook.writers.how_to import trial_sheets, write_how_to_print
from chapbook.writers.pdf import print_shop_files, write_pdf
from chapbook.writers.sums import write_sums
from chapbook.writers.text import write_clean_text, write_xhtml
from chapbook.writers.web import write_web


def _nothing(_build: Build) -> tuple[Path, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Step:
    """A writer: the name a person sees, and the function that writes; it returns the file (or folder) written.

    ``beside`` names what it wrote besides, if a person is to know of it.
    """

    name: str
    write: Callable[[Build], Path]
    beside: Callable[[Build], tuple[Path, ...]] = _nothing


CLEAN = Step("clean.txt: the cleaned text, line for line", write_clean_text)
XHTML = Step("XHTML: the text as a tree", write_xhtml)
DOCUMENT = Step("document.json: the whole tree", write_document_json)
PLAIN = Step("book.json: the text as printed", write_plain_json)
MARKDOWN = Step("book.md: Markdown", write_markdown)
EPUB = Step("EPUB", write_epub)
WEB = Step("web edition: one page for any browser", write_web)
PDF = Step("PDF", write_pdf, print_shop_files)
BOOKLET = Step("booklet: the PDF imposed for folding", write_booklet, further_booklets)
HOW_TO = Step("how-to-print.pdf: printing, folding and binding in pictures", write_how_to_print, trial_sheets)
SUMS = Step("SHA256SUMS: every file to the byte", write_sums)
CHECK = "check: the laws, EPUBCheck and the printed page"
FULL = "full check: veraPDF, Ace, kobofix and real readers"
PREFLIGHT = "preflight: ten points on every page of the PDF"
REPORT = "report.html: every change and doubt"


@dataclass(frozen=True, slots=True)
class Task:
    """What one task does to a book: its writers in order, and whether the finished files are checked after them.

    ``full``: other programs check them too (``check.full``).
    """

    writers: tuple[Step, ...]
    check: bool = False
    full: bool = False


TASKS = {
    "clean": Task((CLEAN, SUMS)),
    "structure": Task((CLEAN, XHTML, DOCUMENT, PLAIN, MARKDOWN, SUMS)),
    "epub": Task((CLEAN, XHTML, EPUB, SUMS)),
    "web": Task((CLEAN, XHTML, WEB, SUMS)),
    "pdf": Task((CLEAN, XHTML, PDF, SUMS)),
    "booklet": Task((CLEAN, XHTML, PDF, BOOKLET, HOW_TO, SUMS)),
    "check": Task((), check=True),
    "check --full": Task((), check=True, full=True),
    "build": Task((CLEAN, XHTML, DOCUMENT, PLAIN, MARKDOWN, EPUB, WEB, PDF, BOOKLET, HOW_TO, SUMS), check=True),
}
