"""How wide a run of text is, by HarfBuzz, in the very font file in use.

HarfBuzz shapes it as the layout will (kerning, ligatures, small capitals, figures, superiors), so that a line made here
fills its measure there. No kerning is lost at a word space: the layout shapes each word by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import uharfbuzz

from chapbook.writers.pdf.breaking.shapes import TextStyle

LIGATURES = {"liga": False, "clig": False}
"""Letterspaced text has none (CSS Text 3, clause 8.2)."""


class Widths(dict[str, float]):
    """How wide text is in one style, in points; each run is measured once."""

    def __init__(self, font: uharfbuzz.Font, style: TextStyle) -> None:
        super().__init__()
        self.font, self.style = font, style
        self.features: Mapping[str, int | bool] = {**dict(style.features), **(LIGATURES if style.letter_space else {})}

    def __missing__(self, text: str) -> float:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(self.style.shown(text))
        buffer.direction, buffer.script = "ltr", "Latn"
        buffer.language = self.style.language or "fr"
        uharfbuzz.shape(self.font, buffer, self.features)
        advances = sum(place.x_advance for place in buffer.glyph_positions)
        found = float(advances * self.style.size / self.font.face.upem + self.style.letter_space * len(text))
        self[text] = found
        return found


class Ruler:
    """Measures text in a typeface."""

    def __init__(self, upright: Path, italic: Path) -> None:
        self._fonts = {False: _opened(upright), True: _opened(italic)}
        self._known: dict[TextStyle, Widths] = {}

    def widths(self, style: TextStyle) -> Widths:
        """The widths of text in a style."""
        if style not in self._known:
            self._known[style] = Widths(self._fonts[style.italic], style)
        return self._known[style]

    def width(self, text: str, style: TextStyle) -> float:
        """How wide the text is, in points."""
        return self.widths(style)[text]


def _opened(path: Path) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))
