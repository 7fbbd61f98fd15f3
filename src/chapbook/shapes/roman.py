"""Roman numerals up to 399, as folios and headings have them."""

from __future__ import annotations

import re

_PARTS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_VALUES = {letters: value for value, letters in _PARTS}

NUMERAL = re.compile(r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
"""A numeral in capitals; it is matched in full, or up to what the caller looks for behind it."""


def roman(number: int) -> str:
    """A number from 1 to 399 in roman capitals."""
    made = ""
    for value, letters in _PARTS:
        made += letters * (number // value)
        number %= value
    return made


def roman_value(numeral: str) -> int:
    """The value of roman capitals of C and less; a sign before a greater one is taken off."""
    values = [_VALUES[letter] for letter in numeral]
    return sum(-one if one < max(values[at:]) else one for at, one in enumerate(values))
