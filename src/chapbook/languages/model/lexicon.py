"""The words of a language with their counts, found by spelling or by spelling without accents."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from chapbook.languages.model.letters import LETTERS, fold, fold_long, letter_numbers

_STEPS = 8.0
"""A count is kept as ``round(8 log(1 + count))``: one byte, right to 6 %."""
_COUNTS = tuple(np.round(np.expm1(np.arange(256) / _STEPS)).astype(np.int64).tolist())
"""The count that each byte stands for."""

_LAST = "\uffff"
"""Stands behind every letter."""


def count_steps(counts: NDArray[np.integer]) -> NDArray[np.uint8]:
    """Counts as the bytes that the model's file keeps."""
    steps: NDArray[np.uint8] = np.minimum(np.round(_STEPS * np.log1p(counts)), 255).astype(np.uint8)
    return steps


class Words:
    """The lexicon: implements ``chapbook.shapes.language.Lexicon``.

    ``text`` has one word a line, in UTF-8, sorted by their folded spelling, then by count, highest first. ``capitals``
    says for each word how often it has a capital where none is due, in fifteenths. ``spelling`` holds the costs of
    letters after two others.

    The words stay one text, out of which each that is asked for is cut: half a million strings take long to make.
    """

    def __init__(
        self, text: bytes, steps: NDArray[np.uint8], capitals: NDArray[np.uint8], spelling: NDArray[np.uint8]
    ) -> None:
        self._text = text
        self._ends = np.append(np.flatnonzero(np.frombuffer(text, dtype=np.uint8) == ord("\n")), len(text))
        self._spelling, self._steps, self._capitals = spelling.tobytes(), steps.tobytes(), capitals.tobytes()
        # In order as the words are, so that a key is found by halving; the set tells at once that there is none.
        self._keys = fold_long(text).split("\n")
        self._spelt = frozenset(self._keys)
        self._groups: dict[str, tuple[str, ...]] = {}
        self._places: dict[str, int] = {}
        self.ranks = ranks_by_count(steps)

    def spellings(self) -> Sequence[str]:
        """All words, by their folded spelling."""
        return self._text.decode().split("\n")

    @cached_property
    def elisions(self) -> tuple[str, ...]:
        """The words that end in an apostrophe, by their folded spelling."""
        letters = np.frombuffer(self._text, dtype=np.uint8)
        return tuple(self._word(index) for index in np.flatnonzero(letters[self._ends - 1] == ord("'")).tolist())

    def _word(self, index: int) -> str:
        start = self._ends[index - 1] + 1 if index else 0
        return self._text[start : self._ends[index]].decode()

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.index(word) >= 0

    def index(self, word: str) -> int:
        """The place of the word in the list, from 0; -1 if it is unknown."""
        found = self._places.get(word)
        if found is None:
            key = fold(word)
            if key not in self._spelt:
                return -1
            found = self._places[word] = self._sought(word, key)
        return found

    def _sought(self, word: str, key: str) -> int:
        found = bisect_left(self._keys, key)
        while found < len(self._keys) and self._keys[found] == key:
            if self._word(found) == word:
                return found
            found += 1
        return -1

    def identity(self, word: str) -> int:
        """The number under which the n-grams know the word (0 is the most frequent); -1 if it is unknown."""
        index = self.index(word)
        return int(self.ranks[index]) if index >= 0 else -1

    def count(self, word: str) -> int:
        """How often the word stood in the corpora (right to 6 %); 0 if only the dictionary knows it, or nobody."""
        index = self.index(word)
        return _COUNTS[self._steps[index]] if index >= 0 else 0

    def accented(self, word: str) -> tuple[str, ...]:
        """The words spelt like this one but for accents, cedillas and ligatures, most frequent first."""
        key = fold(word)
        if key not in self._spelt:
            return ()
        found = self._groups.get(key)
        if found is None:
            found = self._groups[key] = self._spelt_as(key)
        return found

    def _spelt_as(self, key: str) -> tuple[str, ...]:
        """The words of a key that is there."""
        first = last = bisect_left(self._keys, key)
        while last < len(self._keys) and self._keys[last] == key:
            last += 1
        return tuple(map(self._word, range(first, last)))

    def spelling_cost(self, word: str) -> float:
        """The cost in nats of spelling a word that nobody knows, letter after letter."""
        numbers, size = letter_numbers(word), len(LETTERS)
        triples = zip(numbers, numbers[1:], numbers[2:], strict=False)
        return float(sum(self._spelling[(a * size + b) * size + c] for a, b, c in triples)) / 8.0

    def has_key(self, key: str) -> bool:
        """True if some word has this spelling once its accents are off."""
        return key in self._spelt

    def keys_among(self, keys: AbstractSet[str]) -> AbstractSet[str]:
        """Those of many such spellings that some word has."""
        return self._spelt & keys

    def keys_from(self, start: str) -> Sequence[str]:
        """The spellings without accents that start so, in order; one of several words stands several times."""
        first = bisect_left(self._keys, start)
        return self._keys[first : bisect_left(self._keys, start + _LAST, first)]

    def capital_share(self, word: str) -> float:
        """The share, 0 to 1, of the word's places inside sentences where it has a capital; 0.5 if unknown."""
        index = self.index(word)
        return float(self._capitals[index]) / 15 if index >= 0 else 0.5


def ranks_by_count(steps: NDArray[np.uint8]) -> NDArray[np.int32]:
    """For each word its place by count; words of one count keep their order, so nothing need be stored."""
    order = np.argsort(255 - steps, kind="stable")
    ranks = np.empty(len(order), dtype=np.int32)
    ranks[order] = np.arange(len(order), dtype=np.int32)
    return ranks
