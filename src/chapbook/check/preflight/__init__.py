"""Preflight: the ten points that a master printer looks at before he signs the sheet, measured on the finished PDF.

What the other checks found already is taken from their verdicts; nothing is measured twice, and nothing mended.
"""

from __future__ import annotations

from collections.abc import Sequence

from chapbook.check.furniture import closing_pages, opening_pages
from chapbook.check.glyphs import pictured_pages, read_pages
from chapbook.check.lines import lines_of
from chapbook.check.paragraphs import Kind, set_lines
from chapbook.check.preflight.colour import even_colour
from chapbook.check.preflight.findings import Findings
from chapbook.check.preflight.furniture import furnished
from chapbook.check.preflight.inks import sound_file
from chapbook.check.preflight.margins import in_margins
from chapbook.check.preflight.objects import read_objects
from chapbook.check.preflight.register import in_register
from chapbook.check.preflight.spaces import good_spaces, worst_lines
from chapbook.check.preflight.widows import without_widows
from chapbook.check.spaces import LOOSE, word_spaces
from chapbook.shapes.build import Build, Verdict
from chapbook.shapes.document import Heading, notes_of
from chapbook.shapes.preflight import Frame, Point, Preflight
from chapbook.writers.pdf import Geometry, book_geometry
from chapbook.writers.pdf.geometry import POINTS
from chapbook.writers.styles import book_style
from chapbook.xhtml.blocks import flattened

__all__ = ["TAKEN", "run_preflight"]

TAKEN = {
    "Nothing lost": (
        "PDF: body",
        "PDF: notes are the document's",
        "PDF: words cut",
        "PDF: no ink outside",
        "PDF: every line in its area",
    ),
    "Imposition": ("booklet",),
    "Register": (),
    "Margins": (),
    "Colour": (),
    "Widows": ("PDF: notes are cut", "PDF: each note begins", "PDF: notes take", "PDF: five lines"),
    "Spaces": (),
    "Glyphs": ("PDF: only our fonts", "PDF: every letter has its glyph"),
    "Furniture": ("PDF: furniture",),
    "Inks, boxes, tags": ("PDF: veraPDF", "veraPDF", "print shop"),
}
"""For each point, how the names of the verdicts begin that other checks gave on it."""
ASKS = {
    "Nothing lost": "Is every word of the text printed, once, in order and on the page?",
    "Imposition": "Does the folded booklet read 1, 2, 3 …, the right way up?",
    "Register": "Do the lines of both sides of the leaf and of facing pages fall on each other?",
    "Margins": "Does the text block stand in its margins, page after page, clear of the knife?",
    "Colour": "Is the grey of the pages even?",
    "Widows": "Does every page begin and end with lines that belong together?",
    "Spaces": "Are the words set close and evenly, without holes and ladders?",
    "Glyphs": "Is every letter there, from our own typeface?",
    "Furniture": "Are folios and running heads right, and blank pages blank?",
    "Inks, boxes, tags": "Will it print with one ink, trim to one size, open for every reader and archive?",
}


def run_preflight(build: Build, verdicts: Sequence[Verdict]) -> Preflight | None:
    """The preflight of the book's PDF; ``verdicts`` are those of the other checks. None where there is no PDF."""
    path = build.file(".pdf")
    if not path.is_file():
        return None
    geometry, objects = book_geometry(build.book), read_objects(path)
    pages = read_pages(path)
    lines = lines_of(pages)
    placed, spaces = set_lines(lines, build.document), word_spaces(lines)
    opening = opening_pages(build, lines)
    last = frozenset(line.page for line in lines[-1:]) | {max((found.line.page for found in placed), default=0)}
    short = pictured_pages(path) | closing_pages(build, lines) | last
    headings = [block for block in flattened(build.document.blocks) if isinstance(block, Heading)]
    justified = book_style(build.book).measures.justify
    ragged = () if justified else tuple(found.line for found in placed if found.kind is Kind.PROSE)
    measured = {
        "Register": in_register(lines, geometry, short),
        "Margins": in_margins(pages, lines, geometry, ragged),
        "Colour": even_colour(path, lines, geometry),
        "Widows": without_widows(placed, opening),
        "Spaces": good_spaces(lines, spaces, geometry),
        "Furniture": furnished(lines, [leaf.label for leaf in objects.leaves]),
        "Inks, boxes, tags": Findings(sound_file(objects, geometry, len(notes_of(build.document)), len(headings))),
    }
    return Preflight(
        tuple(_point(name, verdicts, measured.get(name, Findings(()))) for name in TAKEN),
        _frame(geometry),
        tuple(spaces.widest),
        LOOSE,
        worst_lines(spaces),
    )


def _frame(geometry: Geometry) -> Frame:
    width, height = (length * POINTS for length in geometry.trim)
    foot = height - geometry.top - geometry.depth
    return Frame(width, height, geometry.inner, geometry.outer, geometry.top, foot, geometry.line)


def _point(name: str, verdicts: Sequence[Verdict], found: Findings) -> Point:
    taken = tuple(verdict for verdict in verdicts if verdict.name.startswith(TAKEN[name])) if TAKEN[name] else ()
    return Point(name, ASKS[name], (*taken, *found.verdicts), found.faults)
