"""What the letters of a line tell by themselves: capitals, a name."""

from __future__ import annotations

import re


def share_of_capitals(text: str) -> float:
    """The share of capitals among the letters, 0 to 1."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) / len(letters) if letters else 0.0


def is_name(text: str) -> bool:
    """True for what may be a person's name: a few words, each with a capital, some perhaps all in capitals."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"\b(?:de|du|d|la|le|von|van|par|by)\b", "", text))
    return 0 < len(words) <= 5 and all(word[0].isupper() for word in words) and len(text) <= 50
