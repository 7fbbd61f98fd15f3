"""The statistics of a language as one object, and how they are laid out in the model's file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chapbook.languages.model.archive import read_archive, write_archive
from chapbook.languages.model.lexicon import Words
from chapbook.languages.model.ngrams import NGrams

Column = NDArray[np.generic]
Whole = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True)
class Model:
    """A language's words and n-grams, and ``note``: what they were counted from."""

    words: Words
    ngrams: NGrams
    note: str


def _keys(size: int, sizes: Whole, steps: Whole) -> NDArray[np.int64]:
    """The keys ``row * size + value`` of rows that have so many values; a row's first value is kept whole in
    ``steps``, the others as what they are more than the one before."""
    counts = sizes.astype(np.int64)
    keys: NDArray[np.int64] = np.cumsum(steps, dtype=np.int64)
    starts = np.cumsum(counts) - counts
    before = np.where(starts > 0, keys[starts - 1], 0)
    keys += np.repeat(np.arange(len(counts)) * size - before, counts)
    return keys


def _steps(row: NDArray[np.int64], value: NDArray[np.int64]) -> NDArray[np.uint32]:
    """The differences of ascending values within each row; a row's first value is kept whole."""
    steps = np.diff(value, prepend=0)
    first = np.diff(row, prepend=-1) != 0
    return np.where(first, value, steps).astype(np.uint32)


def pack_model(words: str, lexicon: Mapping[str, Column], ngrams: NGrams, note: str) -> bytes:
    """The bytes of the model's file; ``words`` are in the lexicon's order, one a line.

    ``lexicon`` holds the columns ``steps``, ``capitals`` and ``spelling`` of ``Words``.
    """
    size = np.int64(ngrams.size)
    first, second = ngrams.bigrams // size, ngrams.bigrams % size
    history, third = ngrams.trigrams // size, ngrams.trigrams % size
    columns: dict[str, Column] = {
        **lexicon,
        "unigrams": ngrams.unigrams,
        "unigram backoffs": ngrams.unigram_backoffs,
        "bigram rows": np.bincount(first, minlength=int(size)).astype(np.uint32),
        "bigram words": _steps(first, second),
        "bigram costs": ngrams.bigram_costs,
        "bigram backoffs": ngrams.bigram_backoffs,
        "trigram rows": np.bincount(history, minlength=len(first)).astype(np.uint16),
        "trigram words": _steps(history, third),
        "trigram costs": ngrams.trigram_costs,
    }
    return write_archive({"note": note, "words": words}, columns)


def _whole(column: Column) -> Whole:
    return column.view(np.uint16 if column.itemsize == 2 else np.uint32)


def _bytes(column: Column) -> NDArray[np.uint8]:
    return column.astype(np.uint8, copy=False)


class Statistics:
    """A language's model as its lexicon: implements ``chapbook.shapes.language.Lexicon``, loaded when first asked."""

    def __init__(self, file: Traversable) -> None:
        self._file = file

    @cached_property
    def model(self) -> Model:
        """The words and n-grams."""
        return load_model(self._file)

    def __contains__(self, word: object) -> bool:
        return word in self.model.words

    def count(self, word: str) -> int:
        """How often the word stood in the corpora (right to 6 %); 0 if only the dictionary knows it, or nobody."""
        return self.model.words.count(word)

    def accented(self, word: str) -> tuple[str, ...]:
        """The words spelt like this one but for accents, cedillas and ligatures, most frequent first."""
        return self.model.words.accented(word)


def load_model(file: Traversable) -> Model:
    """The model that lies in a file; raises ValueError if the file is none."""
    texts, columns = read_archive(file)
    size = len(columns["unigrams"])
    ngrams = NGrams(
        size,
        _bytes(columns["unigrams"]),
        _bytes(columns["unigram backoffs"]),
        _keys(size, _whole(columns["bigram rows"]), _whole(columns["bigram words"])),
        _bytes(columns["bigram costs"]),
        _bytes(columns["bigram backoffs"]),
        _keys(size, _whole(columns["trigram rows"]), _whole(columns["trigram words"])),
        _bytes(columns["trigram costs"]),
    )
    words = Words(
        texts["words"].split("\n"), _bytes(columns["steps"]), _bytes(columns["capitals"]), _bytes(columns["spelling"])
    )
    return Model(words, ngrams, texts["note"])
