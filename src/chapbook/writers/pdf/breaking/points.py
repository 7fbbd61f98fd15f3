"""The one module that knows pyphen: where a word may be cut.

After the Lexique des règles typographiques en usage à l'Imprimerie nationale, 3rd ed., « Coupures » (pp. 58-61): no
proper name is cut, no number and no abbreviation in capitals; at least three letters stand on either side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import pyphen

LEAST_LETTERS = 3
"""Letters on either side of a cut."""
LEAST_WORD = 6
LETTERS = re.compile(r"[^\W\d_]+")
SENTENCE_END = re.compile(r"[.!?…:«“—–][\s»”’)]*$")


class Cutter:
    """Knows the words of a book, so that it can tell a proper name from a word that begins a sentence."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._common = {word for text in texts for word in LETTERS.findall(text) if word == word.lower()}

    def points(self, word: str, before: str, language: str) -> tuple[int, ...]:
        """The places in a word, from 0, before which it may be cut; ``before`` is the text that leads to it."""
        if len(word) < LEAST_WORD or not self._may_be_cut(word, before):
            return ()
        return _points(word.lower(), language)

    def _may_be_cut(self, word: str, before: str) -> bool:
        if word == word.lower():
            return True
        if word != word.capitalize():
            return False
        # After an elision, as in « L’Amérique », the capital is the name's own.
        begins = not before.strip() or bool(SENTENCE_END.search(before.rstrip()))
        return begins and word.lower() in self._common


@cache
def _dictionary(language: str) -> pyphen.Pyphen | None:
    known = pyphen.language_fallback(language)
    return pyphen.Pyphen(lang=known, left=LEAST_LETTERS, right=LEAST_LETTERS) if known else None


@cache
def _points(word: str, language: str) -> tuple[int, ...]:
    dictionary = _dictionary(language)
    if dictionary is None:
        return ()
    return tuple(int(place) for place in dictionary.positions(word))
