"""Makes the faces: static instances of the families' files, with the spaces that French needs, under our own names.

It reads no font but those of a family, and opens no file that is not given to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.otlLib.builder import buildLookup, buildPairPosGlyphs, buildValue
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib.instancer import instantiateVariableFont

from chapbook.writers.fonts.families import Family, Style

# Raised when the making below changes, so that no old instance is taken from the cache.
RECIPE = 5
# Espace fine: a quarter to an eighth of the em (Lexique de l'Imprimerie nationale, 3rd ed., p. 147); the word space of
# EB Garamond, which lacks it, is a fifth, so the fine one must be clearly less.
NEW_SPACES = {0x202F: 125, 0x205F: 222, 0x3000: 1000}
STAND_INS = {0x205F: 0x2005, 0x3000: 0x2003, 0x2011: 0x2D}
"""A character that a font lacks, and the one whose glyph it may take: the same mark, or a space much as wide."""
CUT, HYPHEN = 0x2010, 0x2D
"""The hyphen of a cut word and that of the text: read back from a PDF, they are told apart only by their glyphs."""
FEATURES = ("kern", "liga", "locl", "mark", "mkmk", "smcp", "c2sc", "onum", "lnum", "pnum", "tnum", "sups", "case")
# Seconds since 1904; any fixed moment serves, so that the bytes do not tell when a font was made (2026-01-01).
MADE = 3_850_070_400


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family as a style has it cut: weight (400 is regular) and optical size in points, where the family has them."""

    family: Family
    weight: int = 400
    optical_size: float = 12.0


@dataclass(frozen=True, slots=True)
class Outline:
    """A letter as a path, in units of which ``em`` make an em, upwards from the baseline; all else is in ems.

    ``capital`` is the height of the face's capitals.
    """

    path: str
    em: int
    advance: float
    left: float
    bottom: float
    right: float
    top: float
    capital: float


def outline_of(path: Path, letter: str) -> Outline:
    """The outline of a letter that the font has; raises KeyError for any other."""
    font = open_font(path)
    glyphs, name, em = font.getGlyphSet(), font.getBestCmap()[ord(letter)], font["head"].unitsPerEm
    pen, bounds = SVGPathPen(glyphs), BoundsPen(glyphs)
    glyphs[name].draw(pen)
    glyphs[name].draw(bounds)
    left, bottom, right, top = (edge / em for edge in bounds.bounds or (0, 0, 0, 0))
    capital = font["OS/2"].sCapHeight / em
    return Outline(pen.getCommands(), em, glyphs[name].width / em, left, bottom, right, top, capital)


def instance(typeface: Typeface, style: Style) -> bytes:
    """The file of one face, the same bytes whenever it is made."""
    font = open_font(typeface.family.source(style))
    if "fvar" in font:
        _fix_axes(font, {"wght": float(typeface.weight), "opsz": typeface.optical_size})
    _add_characters(font)
    if style is Style.REGULAR:
        _add_kerns(font, typeface.family.kerns)
    _rename(font, typeface.family, style)
    font["head"].modified = font["head"].created = MADE
    return saved(font)


def open_font(path: Path) -> Any:
    """The font of a file, read at once and whole."""
    return font_of(path.read_bytes())


def font_of(data: bytes) -> Any:
    """The font that a file's bytes are."""
    return TTFont(BytesIO(data), recalcTimestamp=False)


def saved(font: Any) -> bytes:
    """The bytes of a font, as they are written to a file."""
    out = BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()


def _fix_axes(font: Any, wanted: dict[str, float]) -> None:
    """Make the variable font a static one."""
    places = {
        axis.axisTag: min(max(wanted[axis.axisTag], axis.minValue), axis.maxValue)
        for axis in font["fvar"].axes
        if axis.axisTag in wanted
    }
    # At its defaults the font is its own master: without these tables the outlines and widths come out byte for byte
    # the same, in a third of the time.
    master = all(axis.defaultValue == places.get(axis.axisTag) for axis in font["fvar"].axes)
    for tag in (*(("gvar", "HVAR", "MVAR") if master else ()), "STAT"):
        if tag in font:
            del font[tag]
    instantiateVariableFont(font, places, inplace=True)


def _add_characters(font: Any) -> None:
    """Give the font an empty glyph for each space it lacks (widths are in thousandths of the em), and the hyphen of cut
    words a glyph of its own."""
    known = font.getBestCmap()
    for code, like in STAND_INS.items():
        if code not in known and like in known and (code not in NEW_SPACES or "glyf" not in font):
            _map(font, code, known[like])
    if known[CUT] == known[HYPHEN] and "glyf" in font:
        _map(font, CUT, _doubled(font, known[CUT], f"uni{CUT:04X}"))
    for code, width in NEW_SPACES.items():
        if code in font.getBestCmap():
            continue
        name = f"uni{code:04X}"
        font["glyf"][name] = Glyph()
        font["hmtx"][name] = (width * font["head"].unitsPerEm // 1000, 0)
        _map(font, code, name)


def _add_kerns(font: Any, kerns: Sequence[tuple[str, str, int]]) -> None:
    """Add the pairs as a lookup of their own, so that they come on top of the font's (OpenType, GPOS lookup type 2)."""
    if not kerns:
        return
    names, em, table = font.getBestCmap(), font["head"].unitsPerEm, font["GPOS"].table
    pairs = {
        (names[ord(left)], names[ord(right)]): (buildValue({"XAdvance": kern * em // 1000}), None)
        for left, right, kern in kerns
    }
    table.LookupList.Lookup.append(buildLookup(buildPairPosGlyphs(pairs, font.getReverseGlyphMap())))
    table.LookupList.LookupCount += 1
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "kern":
            record.Feature.LookupListIndex = [*record.Feature.LookupListIndex, table.LookupList.LookupCount - 1]
            record.Feature.LookupCount = len(record.Feature.LookupListIndex)


def _doubled(font: Any, name: str, new: str) -> str:
    """The name of a second glyph like another, so that each stands for one character."""
    font["glyf"][new] = deepcopy(font["glyf"][name])
    font["hmtx"][new] = font["hmtx"][name]
    return new


def _map(font: Any, code: int, name: str) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def _rename(font: Any, family: Family, style: Style) -> None:
    """Change every name record; only the copyright, the designers and the licence stay (OFL 1.1, clauses 2 and 3)."""
    names = font["name"]
    kept = {record.nameID: str(record) for record in names.names if record.nameID in (0, 9, 13, 14)}
    full = family.name if style is Style.REGULAR else f"{family.name} {style.capitalize()}"
    script = f"{family.postscript}-{style.capitalize()}"
    version = f"Version {font['head'].fontRevision:.3f}; Chapbook {RECIPE}"
    kept |= {1: family.name, 2: style.capitalize(), 3: f"{script};{RECIPE}", 4: full, 5: version, 6: script}
    names.names = []
    for number, text in sorted(kept.items()):
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].achVendID = "NONE"
    font["OS/2"].usWeightClass = 400  # the one weight of our family, whatever it was cut from
    if "CFF " in font:
        compact = font["CFF "].cff
        compact.fontNames[0] = script
        compact.topDictIndex[0].FullName, compact.topDictIndex[0].FamilyName = full, family.name
