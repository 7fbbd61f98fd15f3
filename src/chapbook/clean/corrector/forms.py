"""The forms of a candidate: the words that it spells, and the capitals in which it would stand in the text."""

from __future__ import annotations

from chapbook.languages.model import fold


def split_parts(string: str) -> list[str]:
    """The words of a string that a candidate may spell; behind an apostrophe, at a space or hyphen a new one starts."""
    if not {"'", " ", "-"} & set(string[1:]):
        return [string] if string else []
    parts, start = [], 0
    for place, letter in enumerate(string):
        if letter == "'":
            parts.append(string[start : place + 1])
            start = place + 1
        elif letter in " -":
            parts.append(string[start:place])
            start = place
    parts.append(string[start:])
    return [part for part in parts if part.strip()]


def dressed(word: str, model: str) -> str:
    """The word with the capitals and the leading space of ``model``; a capital that has no accent there gets none."""
    lead = " " if model[:1] == " " else ""
    if model.islower():
        return lead + word
    bare = model.strip().lstrip("-")
    letters = [letter for letter in bare if letter.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return lead + (word.upper() if not bare.isascii() else fold(word).upper())
    if letters and bare[0].isupper():
        at = 1 if word[0] == "-" else 0
        first = fold(word[at])[0] if bare[0].isascii() else word[at]
        return lead + word[:at] + first.upper() + word[at + 1 :]
    return lead + word
