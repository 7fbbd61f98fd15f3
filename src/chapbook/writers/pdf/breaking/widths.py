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


class Ruler:
    """Measures text; each run once."""

    def __init__(self, upright: Path, italic: Path) -> None:
        self._fonts = {False: _opened(upright), True: _opened(italic)}
        self._known: dict[TextStyle, dict[str, float]] = {}

    def width(self, text: str, style: TextStyle) -> float:
        """How wide the text is, in points."""
        known = self._known.setdefault(style, {})
        if (found := known.get(text)) is None:
            found = known[text] = self._shaped(style.shown(text), style)
        return found

    def _shaped(self, text: str, style: TextStyle) -> float:
        font = self._fonts[style.italic]
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script = "ltr", "Latn"
        buffer.language = style.language or "fr"
        features: Mapping[str, int | bool] = dict(style.features)
        if style.letter_space:
            features = {**features, **LIGATURES}
        uharfbuzz.shape(font, buffer, features)
        advances = sum(place.x_advance for place in buffer.glyph_positions)
        return float(advances * style.size / font.face.upem + style.letter_space * len(text))


def _opened(path: Path) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))
