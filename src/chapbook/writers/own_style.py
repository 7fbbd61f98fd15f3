"""The book's own style sheet, style.css in its folder: it comes after the press's own and may name no other file."""

from __future__ import annotations

import re

from chapbook.shapes.edition import Book
from chapbook.shapes.findings import SetupError

NAME = "style.css"
COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
ESCAPE = re.compile(r"\\([0-9A-Fa-f]{1,6})(?:\r\n|\s)?|\\([^\n])")
"""A character in its hexadecimal or literal spelling (CSS Syntax 3 clause 4.3.7): u\\72l is url."""
REACHING = re.compile(r"@import|@charset|@namespace|(?:url|src|image|image-set|element|attr-url)\s*\(", re.IGNORECASE)
"""What can ask for another file; generated content and attr() cannot."""


def own_style(book: Book) -> str:
    """The text of style.css; empty if there is none. Raises SetupError if it is not plain or names another file."""
    path = book.folder / NAME
    if not path.exists():
        return ""
    if not path.resolve().is_relative_to(book.folder.resolve()) or not path.is_file():
        raise SetupError(f"{path}: this style sheet lies outside the book's folder. Copy it there.")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SetupError(f"{path}: byte {error.start + 1} is not UTF-8. Save the style sheet as UTF-8.") from error
    if match := REACHING.search(ESCAPE.sub(_spelt, COMMENT.sub(" ", text))):
        raise SetupError(f"{path}: {match[0]!r} would bring in another file. A book's style names none: take it out.")
    return text


def _spelt(escape: re.Match[str]) -> str:
    code = int(escape[1], 16) if escape[1] else 0
    return escape[2] or (chr(code) if 0 < code < 0x110000 else "\ufffd")
