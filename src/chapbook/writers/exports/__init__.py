"""The exports, for other programs: document.json is the whole tree, book.json the text as printed, book.md Markdown.

Nothing here is read by Chapbook again but to check it.
"""

from __future__ import annotations

from pathlib import Path

from chapbook.shapes.build import Build
from chapbook.writers.exports.markdown import markdown_of
from chapbook.writers.exports.plain import PlainBlock, PlainBook, PlainNote, plain_json, plain_of, read_plain
from chapbook.writers.exports.tree import document_json, read_document
from chapbook.writers.files import write_whole

__all__ = [
    "DOCUMENT",
    "MARKDOWN",
    "PLAIN",
    "PlainBlock",
    "PlainBook",
    "PlainNote",
    "document_json",
    "markdown_of",
    "plain_json",
    "plain_of",
    "read_document",
    "read_plain",
    "write_document_json",
    "write_markdown",
    "write_plain_json",
]

DOCUMENT, PLAIN, MARKDOWN = "document.json", "book.json", "book.md"
"""The names of the files in a book's folder of build/."""


def write_document_json(build: Build) -> Path:
    """Writes document.json: the typeset document, from which ``read_document`` makes an equal one."""
    return write_whole(build.book.output / DOCUMENT, document_json(build.document))


def write_plain_json(build: Build) -> Path:
    """Writes book.json: the blocks and notes as plain text, with the letters of the print."""
    return write_whole(build.book.output / PLAIN, plain_json(plain_of(build.printed, build.book.as_typed)))


def write_markdown(build: Build) -> Path:
    """Writes book.md: the typeset document in pandoc's Markdown."""
    return write_whole(build.book.output / MARKDOWN, markdown_of(build.document, build.book.edition).encode())
