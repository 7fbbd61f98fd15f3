"""The book's typeface: static, renamed cuts of fonts that come as packages, made once and kept in the user's cache.

A style names its family, weight and optical size (writers.styles); ``faces`` gives the two font files for that, which
the PDF, the EPUB and the cover all use. Small capitals, figures, superiors and ligatures are features of these files.
Families, their sources and licences stand in ``families``. This module never asks for a font of the system by name.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from xml.sax.saxutils import escape

import fontTools

from chapbook.writers.files import write_whole
from chapbook.writers.fonts.cutting import cut_down
from chapbook.writers.fonts.families import FAMILIES, Family, Style, find_family
from chapbook.writers.fonts.instances import (
    NEW_SPACES,
    RECIPE,
    STAND_INS,
    Outline,
    Typeface,
    instance,
    open_font,
    outline_of,
)

__all__ = [
    "FAMILIES",
    "GARAMOND",
    "Face",
    "Family",
    "Outline",
    "Style",
    "Typeface",
    "copyright_line",
    "faces",
    "find_family",
    "fontconfig",
    "licence",
    "missing",
    "outline",
    "subset",
]

LICENCE_FILE = "OFL.txt"
POSTSCRIPT = "Chapbook"
"""What the PostScript names of all our faces begin with."""
GARAMOND = Typeface(FAMILIES[0])
"""EB Garamond at its regular weight: the default."""


@dataclass(frozen=True, slots=True)
class Face:
    """One static instance: its style and its file."""

    style: Style
    path: Path


def faces(fallback: Path, typeface: Typeface = GARAMOND) -> tuple[Face, ...]:
    """The upright and the italic face, made now unless the cache has them.

    They are kept under ``fallback`` where no cache can be written.
    """
    try:
        return _faces(_cache_folder(), typeface)
    except (OSError, RuntimeError):  # a read-only home, or none at all
        return _faces(fallback / "fonts", typeface)


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
    """A font file with the glyphs of ``text`` only, their small capitals, figures and ligatures too; for embedding.

    ``packed``: as WOFF2, which browsers read and many e-readers do not.
    """
    return cut_down(face.path, text, packed=packed)


def missing(face: Face, text: str) -> tuple[str, ...]:
    """The characters of ``text`` for which the face has no glyph, in order of code point; line ends apart."""
    return tuple(sorted(letter for letter in set(text) if ord(letter) not in _repertoire(face.path) and letter != "\n"))


def outline(face: Face, letter: str) -> Outline:
    """The outline of a letter that the face has."""
    return outline_of(face.path, letter)


def licence(family: Family = GARAMOND.family) -> str:
    """The font's copyright line and the whole Open Font License, to be shipped with every copy of the font."""
    first, _, rest = family.licence.read_text(encoding="utf-8").partition("\n")
    return f"{family.copyright or first}\n{rest}"


def copyright_line(family: Family = GARAMOND.family) -> str:
    """The copyright notice of the original font."""
    return licence(family).partition("\n")[0].strip()


def _faces(folder: Path, typeface: Typeface) -> tuple[Face, ...]:
    return tuple(_face(typeface, style, folder / _key(typeface)) for style in Style)


@cache
def _repertoire(path: Path) -> frozenset[int]:
    return frozenset(open_font(path).getBestCmap())


def _cache_folder() -> Path:
    root = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(root) if root else Path("~/.cache").expanduser()) / "chapbook" / "fonts"


@cache
def _key(typeface: Typeface) -> str:
    """What the instances depend on: the originals' bytes, the cut, the library that makes it, and its recipe."""
    cut = f"{typeface.weight} {typeface.optical_size:g} {typeface.family.name}"
    made = f"{RECIPE} {fontTools.version} {cut} {sorted((NEW_SPACES | STAND_INS).items())} {typeface.family.kerns}"
    parts = [made.encode(), *(typeface.family.source(style).read_bytes() for style in Style)]
    return sha256(b"".join(parts)).hexdigest()[:16]


def _face(typeface: Typeface, style: Style, folder: Path) -> Face:
    family = typeface.family
    path = folder / f"{family.postscript}-{style.capitalize()}{family.source(style).suffix}"
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, instance(typeface, style))
    return Face(style, path)
