"""A lexicon kept as a packed list of words with their counts. It knows spelling, no context."""

from __future__ import annotations

import lzma
import unicodedata
from collections import defaultdict
from functools import cached_property
from importlib.resources.abc import Traversable

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})


def bare(word: str) -> str:
    """A word without accents, cedillas and ligatures: what an OCR model that knows none makes of it."""
    marked = unicodedata.normalize("NFD", word.translate(_LIGATURES))
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


class WordList:
    """A Lexicon read from an xz file of lines ``word<TAB>count``, loaded when first asked."""

    def __init__(self, file: Traversable) -> None:
        self._file = file

    @cached_property
    def _counts(self) -> dict[str, int]:
        lines = lzma.decompress(self._file.read_bytes()).decode("utf-8").splitlines()
        return {word: int(count) for word, _, count in (line.partition("\t") for line in lines)}

    @cached_property
    def _by_bare(self) -> dict[str, tuple[str, ...]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for word in self._counts:
            groups[word if word.isascii() else bare(word)].append(word)
        return {key: tuple(sorted(words, key=self.count, reverse=True)) for key, words in groups.items()}

    def __contains__(self, word: object) -> bool:
        return word in self._counts

    def count(self, word: str) -> int:
        """How often the word stood in the corpora; 0 for a word not known."""
        return self._counts.get(word, 0)

    def accented(self, word: str) -> tuple[str, ...]:
        """The known words that differ from this one in accents, cedillas and ligatures alone, most frequent first."""
        return self._by_bare.get(bare(word), ())
