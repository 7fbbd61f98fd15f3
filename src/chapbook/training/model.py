"""Building the model: the stages of training in their order."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from chapbook.languages.model.letters import LETTERS, fold, letter_numbers
from chapbook.languages.model.lexicon import count_steps, ranks_by_count
from chapbook.languages.model.ngrams import cost_steps
from chapbook.languages.model.statistics import pack_model
from chapbook.languages.model.tokens import SPECIAL, UNKNOWN, split_words
from chapbook.training.corpus import corpus_files, read_batches
from chapbook.training.counting import Vocabulary, count_ngrams, count_words, read_text
from chapbook.training.dictionary import read_dictionary
from chapbook.training.pruning import prune
from chapbook.training.smoothing import smooth

_RIVAL = 300
_LEAST_COUNT = 4
"""A word that no dictionary knows must stand so often in the corpora: rarer ones are mostly misprints."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many bigrams and trigrams the model may keep (bigrams that trigrams build on come on top)."""

    bigrams: int = 900_000
    trigrams: int = 3_800_000


@dataclass(frozen=True, slots=True)
class WordList:
    """The lexicon, sorted by folded spelling, then by count. ``numbers`` leads from corpus words to n-gram numbers."""

    words: tuple[str, ...]
    steps: NDArray[np.uint8]
    capitals: NDArray[np.uint8]
    numbers: NDArray[np.int32]


def build_model(corpus: Path, dictionary: Path | None = None, size: Size | None = None, keep_out: int = 0) -> bytes:
    """The bytes of the model file counted from a folder of corpora and a hunspell dictionary (path without suffix).

    The same input gives the same bytes. Raises SetupError if the corpora or the dictionary are missing.
    """
    size = size or Size()
    files = corpus_files(corpus)
    known = read_dictionary(dictionary) if dictionary else frozenset()
    text = read_text(chain.from_iterable(read_batches(path, keep_out) for path in files))
    vocabulary = count_words(text)
    words = list_words(vocabulary, known)
    numbered = words.numbers[vocabulary.of[text.tokens]]
    counts = count_ngrams(numbered, len(words.words))
    ngrams = prune(counts, smooth(counts), size.bigrams, size.trigrams)
    sources = [path.name for path in files] + ([dictionary.name] if dictionary else [])
    note = f"{len(text.tokens)} tokens of {', '.join(sources)}"
    columns = {"steps": words.steps, "capitals": words.capitals, "spelling": spelling_costs(words.words)}
    return pack_model("\n".join(words.words), columns, ngrams, note)


def dictionary_tokens(words: Iterable[str]) -> dict[str, bool]:
    """The tokens in small letters that a dictionary's words consist of, and whether each has always a capital."""
    tokens: dict[str, bool] = {}
    for word in sorted(words):
        for token in split_words(word):
            small = token.lower()
            tokens[small] = tokens.get(small, True) and small != token
    return {token: capital for token, capital in tokens.items() if token[0].isalpha() or token[0] == "-"}


def list_words(vocabulary: Vocabulary, dictionary: Iterable[str]) -> WordList:
    """The lexicon: the dictionary's words and the corpora's frequent ones."""
    known = dictionary_tokens(dictionary)
    counted = dict(zip(vocabulary.words, range(len(vocabulary.words)), strict=True))
    frequent = {word for word, index in counted.items() if vocabulary.counts[index] >= _LEAST_COUNT}
    listed = (frequent - _misprints(vocabulary, frequent, known)) | known.keys() | set(SPECIAL)

    def count(word: str) -> int:
        return int(vocabulary.counts[counted[word]]) if word in counted else 0

    words = tuple(sorted(listed, key=lambda word: (fold(word), -count(word), word)))
    steps = count_steps(np.array([count(word) for word in words]))
    capitals = np.array([_capitals(vocabulary, counted.get(word, -1), known.get(word, False)) for word in words])
    place = dict(zip(words, ranks_by_count(steps).tolist(), strict=True))
    numbers = np.array([place.get(word, place[UNKNOWN]) for word in vocabulary.words], dtype=np.int32)
    return WordList(words, steps, capitals.astype(np.uint8), numbers)


def _misprints(vocabulary: Vocabulary, frequent: set[str], known: Container[str]) -> set[str]:
    """The words that no dictionary knows and that are spelt like a far more frequent one but for accents."""
    counts = {word: int(count) for word, count in zip(vocabulary.words, vocabulary.counts, strict=True)}
    highest: dict[str, int] = {}
    for word in frequent:
        highest[fold(word)] = max(highest.get(fold(word), 0), counts[word])
    return {word for word in frequent if word not in known and counts[word] * _RIVAL < highest[fold(word)]}


def spelling_costs(words: Iterable[str]) -> NDArray[np.uint8]:
    """The costs of each letter after two others, counted over the lexicon (add a tenth)."""
    size = len(LETTERS)
    counts = np.full((size, size, size), 0.1)
    for word in words:
        numbers = letter_numbers(word)
        for triple in zip(numbers, numbers[1:], numbers[2:], strict=False):
            counts[triple] += 1
    return cost_steps(-np.log(counts / counts.sum(axis=2, keepdims=True))).reshape(-1)


def _capitals(vocabulary: Vocabulary, index: int, named: bool) -> int:
    """How often a word has a capital inside sentences, in fifteenths; where it is rare the dictionary weighs in."""
    inside, capitals = (int(vocabulary.inside[index]), int(vocabulary.capitals[index])) if index >= 0 else (0, 0)
    return round(15 * (capitals + (1.0 if named else 0.02)) / (inside + 1))
