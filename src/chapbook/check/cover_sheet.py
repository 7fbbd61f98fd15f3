"""The separate cover, read back from the finished PDF: its words stand on the front, the spine and the back."""

from __future__ import annotations

from collections import Counter

from chapbook.check.glyphs import Glyph, read_pages
from chapbook.shapes.build import Build, Verdict
from chapbook.writers import fonts
from chapbook.writers.cover import cover_lines
from chapbook.writers.cover_sheet import KIND, cover_sheet_of
from chapbook.writers.orders import orders
from chapbook.writers.styles import book_style

NAME = "cover: front, spine and back in their places, on one sheet"
UPRIGHT = 1.0
"""Degrees by which a letter may be turned and still be upright."""


def check_cover_sheet(build: Build) -> tuple[Verdict, ...]:
    """The verdict on the cover, if a separate one is ordered; raises FileNotFoundError where it is not there."""
    edition, path = build.book.edition, build.file(KIND)
    if not edition.booklet.cover:
        return ()
    if not path.is_file():
        raise FileNotFoundError(2, "no such file", str(path))
    sheet = cover_sheet_of(orders(build)[0])
    pages = read_pages(path)
    fold = sheet.layout.left + sheet.page[0]
    glyphs = [glyph for page in pages for glyph in page.glyphs if not glyph.letter.isspace()]
    upright = [glyph for glyph in glyphs if abs((glyph.angle + 180) % 360 - 180) < UPRIGHT]
    back = [glyph for glyph in upright if glyph.box[2] < fold]
    front = [glyph for glyph in upright if glyph.box[0] > fold + sheet.spine]
    spine = [glyph for glyph in glyphs if fold < glyph.box[0] and glyph.box[2] < fold + sheet.spine]
    isbn = f"ISBN{edition.isbn}" if edition.isbn else ""
    faults = [
        *(() if len(pages) == 1 else (f"{len(pages)} pages",)),
        *(() if _same(_front(build), front) else ("the front",)),
        *(() if _same(edition.back_cover + isbn, back) else ("the back",)),
        *(() if len(front) + len(back) + len(spine) == len(glyphs) else ("letters over a fold",)),
    ]
    told = f"spine {sheet.spine / 72 * 25.4:.1f} mm, {len(front)} + {len(spine)} + {len(back)} letters"
    return (Verdict(NAME, not faults, f"wrong: {', '.join(faults)}" if faults else told),)


def _front(build: Build) -> str:
    if build.book.edition.cover:
        return ""
    faces = fonts.faces(build.book.output, book_style(build.book).typeface)
    return "".join(line.text for line in cover_lines(build.book.edition, build.language, faces))


def _same(text: str, glyphs: list[Glyph]) -> bool:
    """True if the letters are those of the text, in whatever order; small capitals count as small letters."""
    wanted = Counter(letter for letter in text.casefold() if letter.isalnum())
    return wanted == Counter(letter for glyph in glyphs for letter in glyph.letter.casefold() if letter.isalnum())
