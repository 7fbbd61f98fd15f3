"""The one module that knows pyphen: where a word may be cut.

After the Lexique des règles typographiques en usage à l'Imprimerie nationale, 3rd ed., « Coupures » (pp. 58-61): no
proper name is cut, no number and no abbreviation in capitals; at least three letters stand on either side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import pyphen

LEAST_LETTERS = 3
"""Letters on either side of a cut."""
LEAST_WORD = 6
LETTERS = re.compile(r"[^\W\d_]+")
INNER = re.compile(r"(?<=[^\W\d_]{2}-)(?=[^\W\d_]{2})|(?<=\w[—–])(?=\w)|(?<=\w/)(?=\w)|(?<=\u200b)")
"""Where a word may be parted with no hyphen of ours: behind its own, behind a dash or a stroke without spaces."""
SENTENCE_END = re.compile(r"[.!?…:«“—–][\s»”’)]*$")


class Cutter:
    """Knows the words of a book, so that it can tell a proper name from a word that begins a sentence."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._common = {word for text in texts for word in LETTERS.findall(text) if word == word.lower()}
        self._known: dict[tuple[str, str], tuple[tuple[int, bool], ...]] = {}

    def places(self, chunk: str, done: int, whole: str, before: str, language: str) -> tuple[tuple[int, bool], ...]:
        """Where a chunk of a word in one style may be parted, from 0, in order, and whether with a hyphen of ours.

        ``done`` letters of the whole word come before it, and ``before`` is the text that leads to that.
        """
        alone = chunk == whole and chunk.islower()  # then it may be cut wherever it stands
        if alone and (found := self._known.get((chunk, language))) is not None:
            return found
        cuts = self._cuts(chunk, done, whole, before, language)
        places = tuple(sorted((*inner_places(chunk), *((place, True) for place in cuts))))
        if alone:
            self._known[chunk, language] = places
        return places

    def _cuts(self, chunk: str, done: int, whole: str, before: str, language: str) -> Iterator[int]:
        for letters in LETTERS.finditer(chunk):
            start, end = done + letters.start(), done + letters.end()
            if whole[start - 1 : start].isalnum() or whole[end : end + 1].isalpha():
                continue  # only a part of the word: the rest stands in another style
            points = self.points(letters[0], before + whole[:start], language)
            yield from (letters.start() + point for point in points)

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


def inner_places(chunk: str) -> tuple[tuple[int, bool], ...]:
    """The same for what no dictionary cuts: at its own hyphens, dashes and strokes."""
    return tuple((place.start(), False) for place in INNER.finditer(chunk) if 0 < place.start() < len(chunk))


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
