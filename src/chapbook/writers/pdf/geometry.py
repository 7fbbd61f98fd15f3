"""The measures of a page: trim, margins, type size and line, all from the trim size. Arithmetic alone.

Margins stand as 2 : 3 : 4 : 6 (inner, top, outer, foot), the proportion of medieval codices that Van de Graaf and
Tschichold measured (Tschichold, The Form of the Book, 1991, p. 44). Every height is a whole number of lines, so that
the lines of both sides of a leaf fall on each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chapbook.shapes.findings import SetupError

POINTS = 72 / 25.4
TRIMS = {
    "A5": (148.0, 210.0),
    "A6": (105.0, 148.0),
    "half letter": (139.7, 215.9),
    "digest": (139.7, 209.55),
    "pocket": (110.0, 178.0),
}
"""Width and height of the trimmed page, in millimetres."""
FREE = re.compile(r"(\d+(?:[.,]\d+)?)\s*[x×]\s*(\d+(?:[.,]\d+)?)\s*mm")
SMALLEST, LARGEST = 70.0, 450.0

WIDE, NARROW = 0.737, 0.762
"""The text block's share of the width: on A5 and larger, and on the small pages that cannot spare margins."""
NOTE_SIZE = 0.825
NOTE_LINES = 5 / 4
"""Note lines to a text line: five of them are four of the text's, so that they come back to the grid."""
NOTE_SHARE = 0.6
"""The most of the text block that notes may take."""
SLACK = 1.0
"""Points that the page is deeper than its lines, and that the space above the notes is less than a line, so that
rounding never drives a line off the page."""
HEAD_LETTER = 0.54
"""How wide a letter of a running head is with its letterspace, in ems."""
ASCENT, DESCENT = 1.007, 0.298
"""Of the typeface, in ems."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page's measures. Trim in millimetres, all else in points; ``lines`` is the depth of the text block."""

    trim: tuple[float, float]
    size: float
    line: float
    lines: int
    inner: float
    top: float
    outer: float

    @property
    def width(self) -> float:
        """The measure: how wide the text block is."""
        return self.trim[0] * POINTS - self.inner - self.outer

    @property
    def depth(self) -> float:
        """How deep the text block is."""
        return self.lines * self.line

    @property
    def foot(self) -> float:
        """The bottom margin, less the slack."""
        return self.trim[1] * POINTS - self.top - self.depth - SLACK

    @property
    def note_size(self) -> float:
        """The size of the notes' type."""
        return _quarter(self.size * NOTE_SIZE)

    @property
    def note_line(self) -> float:
        """From one baseline to the next in a note."""
        return self.line / NOTE_LINES

    @property
    def note_drop(self) -> float:
        """What notes stand too low by: so much is put under them that their last baseline is that of a full page."""
        return _below(self.size, self.line) - _below(self.note_size, self.note_line)

    @property
    def head_letters(self) -> int:
        """How many letters of a running head fit, in letterspaced small capitals of the notes' size."""
        return int(0.95 * self.width / (HEAD_LETTER * self.note_size))


def page_geometry(trim: str) -> Geometry:
    """The measures for a trim size by name or as ``WIDTHxHEIGHT mm``; raises SetupError for any other."""
    width, height = _trim(trim)
    size = _quarter(min(13.0, max(8.5, 9.5 + (width - 105) * 2 / 43)))
    line = _quarter(size * 1.218)
    inner = width * (1 - (WIDE if width > 120 else NARROW)) / 3
    lines = int((height - 4.5 * inner) * POINTS / line)
    return Geometry((width, height), size, line, lines, inner * POINTS, 1.5 * inner * POINTS, 2 * inner * POINTS)


def page_style(geometry: Geometry) -> str:
    """The measures as CSS: the page box, and the custom properties that the style sheets build on."""
    width, height = geometry.trim
    top, foot, inner, outer = (
        f"{length:.4f}pt" for length in (geometry.top, geometry.foot, geometry.inner, geometry.outer)
    )
    return (
        f"@page {{ size: {width}mm {height}mm; margin-top: {top}; margin-bottom: {foot}; }}\n"
        f"@page :left {{ margin-left: {outer}; margin-right: {inner}; }}\n"
        f"@page :right {{ margin-left: {inner}; margin-right: {outer}; }}\n"
        f":root {{ --size: {geometry.size}pt; --line: {geometry.line}pt; --depth: {geometry.depth:.4f}pt;"
        f" --note-size: {geometry.note_size}pt; --note-line: {geometry.note_line:.4f}pt;"
        f" --note-gap: {geometry.line - geometry.note_drop - SLACK:.4f}pt; }}\n"
        f"@page {{ @footnote {{ padding-bottom: {geometry.note_drop + SLACK:.4f}pt; }} }}\n"
    )


def _trim(trim: str) -> tuple[float, float]:
    if trim in TRIMS:
        return TRIMS[trim]
    if match := FREE.fullmatch(trim.strip()):
        width, height = (float(number.replace(",", ".")) for number in match.groups())
        if SMALLEST <= width <= height <= LARGEST:
            return width, height
    names = ", ".join(TRIMS)
    raise SetupError(
        f"edition.toml: page.trim = {trim!r} is no trim size. Use one of {names}, or WIDTHxHEIGHT mm such as "
        f"“120x190 mm”, upright and between {SMALLEST:g} and {LARGEST:g} mm."
    )


def _quarter(length: float) -> float:
    return round(length * 4) / 4


def _below(size: float, line: float) -> float:
    """From the baseline to the bottom of its line."""
    return (line - (ASCENT + DESCENT) * size) / 2 + DESCENT * size
