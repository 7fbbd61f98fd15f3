"""Roman numerals that stand alone as headings: OCR reads their strokes as other letters (IT, Hl, lit, Vv)."""

from __future__ import annotations

import re
from itertools import pairwise

from chapbook.shapes.language import Lexicon, Rule

_ALONE = re.compile(r"(?<=\n\n)(?=\W*[IVXlivxTH])[IVXlivxTtHU1|!\]}]{1,5}(?=\.?\n\n)")
_STROKES = dict.fromkeys("IilTt1|!]}", "I") | dict.fromkeys("HU", "II")
_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10}
_FEWEST = 3
"""So many numerals alone, one above the other, prove that the book numbers its parts so."""


def _read(printed: str) -> str:
    """The numeral that the strokes make; empty if they make none."""
    made = re.sub(r"[Vv]+", "V", "".join(_STROKES.get(letter, letter.upper()) for letter in printed))
    return made if _ROMAN.fullmatch(made) else ""


def _value(numeral: str) -> int:
    values = [_VALUES[letter] for letter in numeral]
    return sum(-one if one < max(values[at:]) else one for at, one in enumerate(values))


def _mended(match: re.Match[str], _lexicon: Lexicon) -> str | None:
    """The numeral, in a text whose lone numerals ascend for the most part; None where they do not."""
    values = [_value(numeral) for found in _ALONE.finditer(match.string) if (numeral := _read(found[0]))]
    ascending = sum(one < other for one, other in pairwise(values))
    sure = len(values) >= _FEWEST and 2 * ascending >= len(values) - 1
    return (_read(match[0]) or None) if sure else None


NUMERALS = Rule(
    "numerals alone",
    "strokes of roman numerals seen misread in Tesseract 5 (eng) on French print, where they stand alone and ascend",
    ("Fin.\n\nI\n\nUn.\n\nIT\n\nDeux.\n\nHl\n\nTrois.\n\n", "Fin.\n\nI\n\nUn.\n\nII\n\nDeux.\n\nIII\n\nTrois.\n\n"),
    _ALONE,
    _mended,
    0.95,
)
