"""The measures of a page: trim, margins, type size and line, all from the trim size. Arithmetic alone.

Margins stand as 2 : 3 : 4 : 6 (inner, top, outer, foot), the proportion of medieval codices that Van de Graaf and
Tschichold measured (Tschichold, The Form of the Book, 1991, p. 44). Every height is a whole number of lines, so that
the lines of both sides of a leaf fall on each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chapbook.shapes.findings import SetupError
from chapbook.writers.fonts import GARAMOND, Family
from chapbook.writers.styles import Measures

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
BLEED = re.compile(r"(\d+(?:[.,]\d+)?)\s*mm")
MOST_BLEED = 10.0
SMALLEST, LARGEST = 70.0, 450.0

SMALL_PAGE = 120.0
"""Pages up to this width, in millimetres, cannot spare wide margins."""
LESS, MORE = 1.0, 1.5
"""By how many points the type may be smaller than on A6 and larger than on A5."""
SINK, CLEAR = 9, 12
"""The share of a page's lines that an opening leaves free above its title, one in nine, and below it."""
NOTE_SHARE = 0.6
"""The most of the text block that notes may take."""
SLACK = 1.0
"""Points that the page is deeper than its lines, and that the space above the notes is less than a line, so that
rounding never drives a line off the page."""
KNIFE, ACCENT = 5.2, 0.95
"""Millimetres from the head of the page that stay free of ink, and ems that an accented capital rises."""
UPRIGHT_SMALL_CAPS = "em .small-caps, i .small-caps, .small-caps em, .small-caps i { font-style: normal; }\n"
"""For a family whose italic has no small capitals: letters that ask for both are set upright, as they long were, and
never as small letters, which would read as something else."""
SOBER = Measures()


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page's measures. Trim in millimetres, all else in points; ``lines`` is the depth of the text block.

    ``note_scale`` and ``note_lines`` are the style's; ``family`` has the face's own ascent and descent.
    """

    trim: tuple[float, float]
    size: float
    line: float
    lines: int
    inner: float
    top: float
    outer: float
    note_scale: float = SOBER.note_scale
    note_lines: float = SOBER.note_lines
    head_letter: float = SOBER.head_letter
    family: Family = GARAMOND.family

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
        return _quarter(self.size * self.note_scale)

    @property
    def note_line(self) -> float:
        """From one baseline to the next in a note."""
        return self.line / self.note_lines

    @property
    def note_drop(self) -> float:
        """What notes stand too low by: so much is put under them that their last baseline is that of a full page."""
        return self.below(self.size, self.line) - self.below(self.note_size, self.note_line)

    @property
    def head_letters(self) -> int:
        """How many letters of a running head fit, in the notes' size."""
        return int(0.95 * self.width / (self.head_letter * self.note_size))

    @property
    def head_room(self) -> float:
        """The most that the running head may stand above the text block."""
        rises = self.below(self.note_size, self.line) + ACCENT * self.note_size
        return max(0.0, self.top - KNIFE * POINTS - rises)

    def below(self, size: float, line: float) -> float:
        """From the baseline to the bottom of its line."""
        return (line - (self.family.ascent + self.family.descent) * size) / 2 + self.family.descent * size


def page_geometry(trim: str, measures: Measures = SOBER, family: Family = GARAMOND.family) -> Geometry:
    """The measures for a trim size by name or as ``WIDTHxHEIGHT mm``; raises SetupError for any other."""
    width, height = _trim(trim)
    steep = (measures.size_a5 - measures.size_a6) / (TRIMS["A5"][0] - TRIMS["A6"][0])
    size = measures.size_a6 + (width - TRIMS["A6"][0]) * steep
    size = _quarter(min(measures.size_a5 + MORE, max(measures.size_a6 - LESS, size)))
    line = _quarter(size * measures.leading)
    share = measures.text_share if width > SMALL_PAGE else measures.text_share_small
    inner = width * (1 - share) / 3
    return Geometry(
        trim=(width, height),
        size=size,
        line=line,
        lines=int((height - 4.5 * inner) * POINTS / line),
        inner=inner * POINTS,
        top=1.5 * inner * POINTS,
        outer=2 * inner * POINTS,
        note_scale=measures.note_scale,
        note_lines=measures.note_lines,
        head_letter=measures.head_letter,
        family=family,
    )


def page_style(geometry: Geometry) -> str:
    """The measures as CSS: the page box, the typeface, and the custom properties that the style sheets build on."""
    width, height = geometry.trim
    top, foot, inner, outer = (
        f"{length:.4f}pt" for length in (geometry.top, geometry.foot, geometry.inner, geometry.outer)
    )
    return (
        f"@page {{ size: {width}mm {height}mm; margin-top: {top}; margin-bottom: {foot}; }}\n"
        f"@page :left {{ margin-left: {outer}; margin-right: {inner}; }}\n"
        f"@page :right {{ margin-left: {inner}; margin-right: {outer}; }}\n"
        f':root {{ font-family: "{geometry.family.name}"; --width: {geometry.width:.4f}pt;'
        f" --size: {geometry.size}pt; --line: {geometry.line}pt; --depth: {geometry.depth:.4f}pt;"
        f" --sink: {round(geometry.lines / SINK) * geometry.line}pt;"
        f" --clear: {round(geometry.lines / CLEAR) * geometry.line}pt;"
        f" --head-room: {geometry.head_room:.4f}pt;"
        f" --lift: {(geometry.family.ascent - geometry.family.descent) / 2:.4f};"
        f' --capitals: {geometry.family.capitals}; --fleuron: "{geometry.family.fleuron}";'
        f" --note-size: {geometry.note_size}pt; --note-line: {geometry.note_line:.4f}pt;"
        f" --note-gap: {geometry.line - geometry.note_drop - SLACK:.4f}pt; }}\n"
        f"@page {{ @footnote {{ padding-bottom: {geometry.note_drop + SLACK:.4f}pt; }} }}\n"
        f"{'' if geometry.family.italic_small_caps else UPRIGHT_SMALL_CAPS}"
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
        f'"120x190 mm", upright and between {SMALLEST:g} and {LARGEST:g} mm.'
    )


def bleed_of(bleed: str) -> float:
    """The points of a bleed such as ``3 mm``; none where it is empty. Raises SetupError for anything else."""
    if not bleed.strip():
        return 0.0
    match = BLEED.fullmatch(bleed.strip())
    width = float(match[1].replace(",", ".")) if match else -1.0
    if not 0 <= width <= MOST_BLEED:
        raise SetupError(
            f'edition.toml: page.bleed = {bleed!r} is no bleed. Write millimetres, such as "3 mm"; the most '
            f"is {MOST_BLEED:g}."
        )
    return width * POINTS


def _quarter(length: float) -> float:
    return round(length * 4) / 4
