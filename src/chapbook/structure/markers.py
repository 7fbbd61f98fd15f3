"""The markers that open a list item or a heading, as print has them and as OCR misreads them."""

from __future__ import annotations

import re

MARKER = re.compile(
    r"\s*(?P<marker>(?P<number>\d{1,2})\s?(?:[°º]\s?[-–—.]?|(?:[-–—]|[.),]\s?[-–—]?)(?=\s))"
    r"|\(?[a-hàâ¢@]\)(?=\s)|[-–—•~+*°©¢](?=\s)|e(?=\s[A-ZÀ-Ý])|[–—](?=[a-zà-ÿ]))\s*(?=\S)"
)
"""The marker of a list item: 1- 1. 1) 1° a) or a bullet or dash; bullets are read as +, * or e, a) as à)."""
NUMBERED = re.compile(
    r"\s*(?:(?=\d?[IVXLCDMlTEHU|!])[IVXLCDM1lTEHUY|!]{1,6}\s?[.,]?\s?[—–-]{1,3}|(?![LCDM]\.)[IVXLCDM]{1,6}\.(?=\s|$)|[IVXl]{1,5}\.?$"
    r"|[S58]\s\d{1,2}\s?[.,]?\s?[—–-]{1,2}(?=\s)|[§$]\s?[\dIJlV]{1,3}\s?[.,]?(?:\s?[—–-]{1,2})?|\d{1,2}\s?[.,]?\s?[—–](?=\s)"
    r"|(?i:chapitre|partie|livre|section)\s+\S{1,12}[.:]?(?=\s|$))"
)
"""The number of a heading: I. — or § 1 or Chapitre premier; numerals as OCR misreads them, § as $, S, 5 or 8.
L. C. D. or M. alone is an initial, or who speaks: D. asks in a catechism."""


DASHES = "-–—•~+*°©¢e"
"""Markers that are signs, and no number: one is read as the other."""


_NUMERAL = re.compile(r"(?=\W*[IVXlivxT])[IVXlivxTtHU1|!\]}]{1,5}\.?")


def is_numeral(text: str) -> bool:
    """True for what may be a roman numeral that stands alone, as OCR misreads it: Il, it, Vv."""
    return _NUMERAL.fullmatch(text.strip()) is not None


def is_bare_number(text: str) -> bool:
    """True for the number of a heading that has its title elsewhere, if any: II. or Chapitre premier."""
    found = NUMBERED.match(text)
    return is_numeral(text) or (found is not None and not text[found.end() :].strip(" .—–-"))
