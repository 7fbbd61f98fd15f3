"""The tokens that the n-grams count: words, elisions (``l'``), tails after a hyphen (``-même``), numbers, stops.

Quotation marks, brackets and dashes are no tokens: they stand between words that belong together.
"""

from __future__ import annotations

import re

BREAK = "<p>"
"""Stands where a paragraph ends and the next begins."""
NUMBER = "<n>"
"""Stands for every number written in figures."""
UNKNOWN = "<?>"
"""Stands for every word too rare to be counted."""
STOPS = (".", ",", ";", ":", "!", "?", "…")
"""The marks that the n-grams count as tokens."""
SPECIAL = (BREAK, NUMBER, UNKNOWN, *STOPS)

TOKEN = re.compile(r"-?[^\W\d_]+'?|\d+|[.,;:!?…]")
_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00ad": None, "ſ": "s"})
_DOTS = re.compile(r"\.{2,}|…+\.*")
_LOOSE_HYPHEN = re.compile(r"(?<!\w)-|-(?!\w)")
_NUMBER = re.compile(r"\d+(?:[ .,\u00a0\u202f]\d+)*")


def plain(text: str) -> str:
    """The text with its apostrophes straight, its dots of omission as one and every number as one digit."""
    text = _DOTS.sub("…", text.translate(_MARKS))
    return _NUMBER.sub("0", _LOOSE_HYPHEN.sub(" ", text))


def split_words(text: str) -> list[str]:
    """The tokens of a piece of clean text, as written (capitals kept)."""
    return TOKEN.findall(plain(text))
