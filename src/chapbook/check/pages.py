"""The printed page, read back from the finished PDF: law 5, the notes, the type area, the fonts.

What the PDF should hold is known from the document and the edition; what it holds is read from its glyphs and tags.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, groupby

from chapbook.check.furniture import closing_pages, ordered_furniture
from chapbook.check.glyphs import Part, PrintedPage, pictured_pages, read_fonts, read_pages
from chapbook.check.letters import without_glyph
from chapbook.check.lines import PrintedLine, lines_of, sequences_of
from chapbook.check.notes import check_notes
from chapbook.check.searching import check_searching
from chapbook.check.sequences import of_document, verdicts
from chapbook.shapes.build import Build, Verdict
from chapbook.shapes.document import notes_of
from chapbook.writers import fonts
from chapbook.writers.pdf import Geometry, book_geometry
from chapbook.writers.pdf_reading import page_texts
from chapbook.writers.styles import book_style

ROUNDING = 0.5
"""Points by which positions may be off."""
OVERHANG = 3.0
"""Points by which ink may pass the measure: the tail of an italic, the flag of an f."""


def check_pages(build: Build) -> tuple[Verdict, ...]:
    """The verdicts on the book's PDF; raises FileNotFoundError where there is none."""
    path = build.file(".pdf")
    if not path.is_file():
        raise FileNotFoundError(2, "no such file", str(path))
    geometry = book_geometry(build.book)
    pages = read_pages(path)
    lines = lines_of(pages)
    expected = of_document(build.document, ordered_furniture(build, lines, geometry), calls=True)
    used = read_fonts(path)
    short = pictured_pages(path) | closing_pages(build, lines)
    strangers = (font.name for font in used if not font.embedded or fonts.POSTSCRIPT not in font.name.replace("-", ""))
    return (
        *verdicts("PDF", expected, sequences_of(lines)),
        check_searching(lines, page_texts(path)),
        *check_notes(lines, geometry, len(notes_of(build.document)), short),
        judged("PDF: no ink outside the page", _outside_page(pages), f"{len(pages)} pages"),
        judged("PDF: every line in its area, none over another", _out_of_place(lines, geometry), f"{len(lines)} lines"),
        judged("PDF: only our fonts, all embedded", strangers, ", ".join(font.name for font in used)),
        judged(
            "PDF: every letter has its glyph",
            without_glyph(build),
            book_style(build.book).typeface.family.name,
        ),
    )


def _outside_page(pages: tuple[PrintedPage, ...]) -> Iterator[str]:
    for page in pages:
        for glyph in page.glyphs:
            left, bottom, right, top = glyph.box
            if not glyph.letter.isspace() and (
                min(left, bottom) < -ROUNDING or right > page.width + ROUNDING or top > page.height + ROUNDING
            ):
                yield f"“{glyph.letter}” on page {page.number}"


def _out_of_place(lines: tuple[PrintedLine, ...], geometry: Geometry) -> Iterator[str]:
    """Lines that leave the text block (or, for furniture, its width), and lines printed over one another."""
    for number, group in groupby(lines, key=lambda line: line.page):
        page = [line for line in group if line.words.strip()]
        left = geometry.inner if number % 2 else geometry.outer
        top = geometry.foot + geometry.depth
        for line in page:
            low, high = left - OVERHANG, left + geometry.width + OVERHANG
            inside = geometry.foot - ROUNDING <= line.baseline <= top + ROUNDING
            if line.left < low or line.right > high or inside is (line.part is Part.FURNITURE):
                yield f"“{line.words[:30]}” on page {number}"
        for one, other in combinations(page, 2):
            if abs(one.baseline - other.baseline) < geometry.note_line - ROUNDING and _meet(one, other):
                yield f"“{one.words[:20]}” and “{other.words[:20]}” on page {number}"


def _meet(one: PrintedLine, other: PrintedLine) -> bool:
    return one.left < other.right and other.left < one.right


def judged(name: str, faults: Iterator[str], otherwise: str) -> Verdict:
    """Fails with the first faults and how many more there are; passes with what is told ``otherwise``."""
    found = tuple(faults)
    return Verdict(
        name, not found, "; ".join(found[:3]) + (f" and {len(found) - 3} more" if len(found) > 3 else "") or otherwise
    )
