"""The families that a style may name, where their files are, and what each licence asks.

All are under the SIL Open Font License 1.1. A modified font takes another name in every record (clause 3; Source Serif
and Linux Libertine reserve theirs), so each has one of ours. This module opens no font and makes none.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import fontpkg_eb_garamond
import fontpkg_source_serif_4

from chapbook.shapes.findings import SetupError


class Style(StrEnum):
    """The two styles of a family. Small capitals are a feature (``smcp``) of the upright one and, where the family has
    them, of the italic."""

    REGULAR = "regular"
    ITALIC = "italic"


@dataclass(frozen=True, slots=True)
class Family:
    """A family of type: its name as its makers gave it and as we call our cuts of it, and its two files.

    ``ascent`` and ``descent`` are in ems; ``fleuron``: the family's own ornament.
    ``kerns``: pairs of letters that stand too near in the upright one, with what parts them more than the font does
    (thousandths of the em): a kern that is right between ’ and a is not between ’ and à, whose accent leans to it.
    ``capitals``: how titles are set, for ``font-variant-caps``: where a capital and its small letter share one small
    capital, the letters of a line all in small capitals could not be told apart when they are read from the PDF.
    ``italic_small_caps``: the italic has small capitals of its own.
    ``licence``: the file that holds the copyright line and the licence. ``debian``: the package that brings the files,
    for a family that is not on PyPI.
    """

    original: str
    name: str
    folder: Path
    files: tuple[str, str]
    licence: Path
    ascent: float
    descent: float
    fleuron: str
    kerns: tuple[tuple[str, str, int], ...] = ()
    capitals: str = "small-caps"
    italic_small_caps: bool = True
    copyright: str = ""
    debian: str = ""

    @property
    def postscript(self) -> str:
        """Our name without spaces, as a font's PostScript name begins."""
        return self.name.replace(" ", "")

    def source(self, style: Style) -> Path:
        """The file of a style as its makers ship it."""
        return self.folder / self.files[tuple(Style).index(style)]

    @property
    def installed(self) -> bool:
        """True if both files are there."""
        return all(self.source(style).is_file() for style in Style)


GARAMOND, SERIF = fontpkg_eb_garamond.ROOT, fontpkg_source_serif_4.ROOT
LIBERTINE = Path("/usr/share/fonts/opentype/linux-libertine")
FAMILIES = (
    Family(
        "EB Garamond",
        "Chapbook Garamond",
        GARAMOND / "files",
        ("EBGaramond[wght].ttf", "EBGaramond-Italic[wght].ttf"),
        GARAMOND / "LICENSE",
        1.007,
        0.298,
        "❦",
        kerns=(("’", "à", 60), ("’", "è", 40), ("’", "ë", 50)),
        capitals="all-small-caps",
    ),
    Family(
        "Source Serif 4",
        "Chapbook Serif",
        SERIF / "files",
        ("SourceSerif4[opsz,wght].ttf", "SourceSerif4-Italic[opsz,wght].ttf"),
        SERIF / "LICENSE",
        1.036,
        0.335,
        "◆",
        italic_small_caps=False,
    ),
    Family(
        "Linux Libertine",
        "Chapbook Roman",
        LIBERTINE,
        ("LinLibertine_R.otf", "LinLibertine_RI.otf"),
        GARAMOND / "LICENSE",
        0.894,
        0.246,
        "❧",
        copyright="Copyright 2003-2012 Philipp H. Poll (http://www.linuxlibertine.org), with Reserved Font Names "
        "“Linux Libertine” and “Biolinum”",
        debian="fonts-linuxlibertine",
    ),
)


def find_family(original: str) -> Family:
    """The family of that name; raises SetupError for an unknown one and for one whose files are not installed."""
    found = next((family for family in FAMILIES if family.original == original), None)
    if found is None:
        known = ", ".join(family.original for family in FAMILIES)
        raise SetupError(f"there is no typeface {original!r}. Use one of: {known}.")
    if not found.installed:
        remedy = f"Install {found.debian} (apt-get install {found.debian})" if found.debian else "Run ./press build"
        others = " or ".join(family.original for family in FAMILIES if not family.debian)
        raise SetupError(f"the typeface {original} is not installed in {found.folder}. {remedy}, or use {others}.")
    return found
