"""The book's typeface: static, renamed instances of the variable fonts that come with PyPI's fontpkg-eb-garamond.

Chapbook Garamond is EB Garamond (SIL Open Font License 1.1) at its regular weight, upright and italic, with the
spaces that French needs added. A modified font takes another name in every record, so it has one. The instances are
made once and kept in the user's cache folder. This module never reads or names a font of the system.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import fontpkg_eb_garamond
import fontTools
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib.instancer import instantiateVariableFont

from chapbook.writers.files import write_whole

FAMILY = "Chapbook Garamond"
ORIGINAL = "EB Garamond"
POSTSCRIPT = "ChapbookGaramond"
LICENCE_FILE = "OFL.txt"

WEIGHT = 400
# Espace fine: a quarter to an eighth of the em (Lexique de l'Imprimerie nationale, 3rd ed., p. 147); the face's own
# word space is a fifth, so the fine one must be clearly less.
NEW_SPACES = {0x202F: 125, 0x205F: 222, 0x3000: 1000}
FEATURES = ("kern", "liga", "locl", "mark", "mkmk", "smcp", "c2sc", "onum", "lnum", "pnum", "tnum", "sups", "case")

# Raised when the recipe below changes, so that no old instance is taken from the cache.
RECIPE = 1
# Seconds since 1904; any fixed moment serves, so that the bytes do not tell when a font was made (2026-01-01).
MADE = 3_850_070_400


class Style(StrEnum):
    """The two styles of the family."""

    REGULAR = "regular"
    ITALIC = "italic"


ORIGINALS: Path = fontpkg_eb_garamond.ROOT
SOURCES = {Style.REGULAR: "EBGaramond[wght].ttf", Style.ITALIC: "EBGaramond-Italic[wght].ttf"}


@dataclass(frozen=True, slots=True)
class Face:
    """One static instance: its style and its file."""

    style: Style
    path: Path


def faces(fallback: Path) -> tuple[Face, ...]:
    """The instances, made now unless the cache has them; kept under ``fallback`` where no cache can be written."""
    try:
        return _faces(_cache_folder())
    except (OSError, RuntimeError):  # a read-only home, or none at all
        return _faces(fallback / "fonts")


def fontconfig(found: tuple[Face, ...]) -> Path:
    """A configuration for fontconfig under which these faces are all the fonts there are."""
    folder = found[0].path.parent
    text = (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        f"<fontconfig><dir>{escape(str(folder))}</dir>"
        f"<cachedir>{escape(str(folder / 'fontconfig'))}</cachedir></fontconfig>\n"
    )
    path = folder / "fonts.conf"
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        write_whole(path, text.encode())
    return path


def subset(face: Face, text: str, *, packed: bool = False) -> bytes:
    """A TTF file with the glyphs of ``text`` only, their small capitals, figures and ligatures too; for embedding.

    ``packed``: as WOFF2, which browsers read and many e-readers do not.
    """
    font = _opened(face.path)
    options = Options()
    options.layout_features = list(FEATURES)
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = False
    options.recalc_timestamp = False
    cutter = Subsetter(options)
    cutter.populate(unicodes={ord(letter) for letter in text} | {0x20, 0xA0, 0x202F, 0x2010})
    cutter.subset(font)
    if packed:
        font.flavor = "woff2"
    return _saved(font)


def missing(face: Face, text: str) -> tuple[str, ...]:
    """The characters of ``text`` for which the face has no glyph, in order of code point; line ends apart."""
    return tuple(sorted(letter for letter in set(text) if ord(letter) not in _repertoire(face.path) and letter != "\n"))


def licence() -> str:
    """The font's copyright line and the whole Open Font License, to be shipped with every copy of the font."""
    return (ORIGINALS / "LICENSE").read_text(encoding="utf-8")


def copyright_line() -> str:
    """The copyright notice of the original font."""
    return licence().partition("\n")[0].strip()


def _faces(folder: Path) -> tuple[Face, ...]:
    return tuple(_face(style, folder / _key()) for style in Style)


@cache
def _repertoire(path: Path) -> frozenset[int]:
    return frozenset(_opened(path).getBestCmap())


def _cache_folder() -> Path:
    root = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(root) if root else Path("~/.cache").expanduser()) / "chapbook" / "fonts"


@cache
def _key() -> str:
    """What the instances depend on: the original's bytes, the library that cuts them, and this module's recipe."""
    parts = [f"{RECIPE} {fontTools.version} {WEIGHT} {sorted(NEW_SPACES.items())}".encode()]
    parts += [_source(style).read_bytes() for style in Style]
    return sha256(b"".join(parts)).hexdigest()[:16]


def _source(style: Style) -> Path:
    return ORIGINALS / "files" / SOURCES[style]


def _face(style: Style, folder: Path) -> Face:
    path = folder / f"{POSTSCRIPT}-{style.capitalize()}.ttf"
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, _instance(style))
    return Face(style, path)


def _instance(style: Style) -> bytes:
    font = _opened(_source(style))
    # The regular weight is the master itself: without these tables the outlines and widths come out byte for byte
    # the same, in a third of the time.
    shortcut = ("gvar", "HVAR", "MVAR") if font["fvar"].axes[0].defaultValue == WEIGHT else ()
    for tag in (*shortcut, "STAT"):
        if tag in font:
            del font[tag]
    instantiateVariableFont(font, {"wght": WEIGHT}, inplace=True)
    _add_spaces(font)
    _rename(font, style)
    font["head"].modified = font["head"].created = MADE
    return _saved(font)


def _add_spaces(font: Any) -> None:
    """Give the font an empty glyph for each space it lacks; widths are in thousandths of the em."""
    for code, width in NEW_SPACES.items():
        if code in font.getBestCmap():
            continue
        name = f"uni{code:04X}"
        font["glyf"][name] = Glyph()
        font["hmtx"][name] = (width * font["head"].unitsPerEm // 1000, 0)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name


def _rename(font: Any, style: Style) -> None:
    """Change every name record; only the copyright, the designers and the licence stay (OFL 1.1, clauses 2 and 3)."""
    names = font["name"]
    kept = {record.nameID: str(record) for record in names.names if record.nameID in (0, 9, 13, 14)}
    full = FAMILY if style is Style.REGULAR else f"{FAMILY} {style.capitalize()}"
    script = f"{POSTSCRIPT}-{style.capitalize()}"
    version = f"Version {font['head'].fontRevision:.3f}; Chapbook {RECIPE}"
    kept |= {1: FAMILY, 2: style.capitalize(), 3: f"{script};{RECIPE}", 4: full, 5: version, 6: script}
    names.names = []
    for number, text in sorted(kept.items()):
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].achVendID = "NONE"


def _opened(path: Path) -> Any:
    return TTFont(BytesIO(path.read_bytes()), recalcTimestamp=False)


def _saved(font: Any) -> bytes:
    out = BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()
