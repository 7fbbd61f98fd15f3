"""The statistics of a language as one object, and how they are laid out in the model's file."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray

from chapbook.languages.model.archive import Archive, write_archive
from chapbook.languages.model.lexicon import Words
from chapbook.languages.model.ngrams import NGrams

Column = NDArray[np.generic]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Model:
    """A language's words and n-grams, and ``note``: what they were counted from."""

    words: Words
    ngrams: NGrams
    note: str


def _keys(size: int, sizes: Numbers, steps: Numbers) -> Numbers:
    """The keys ``row * size + value`` of rows that have so many values; a row's first value is kept whole in
    ``steps``, the others as what they are more than the one before. It takes the place of the steps."""
    rows = np.flatnonzero(sizes)
    starts = np.cumsum(sizes[rows]) - sizes[rows]
    lasts = np.add.reduceat(steps, starts)
    # A row's first key is more than the last of the row before: by the rows between, less that one's last value.
    steps[starts] += np.diff(rows, prepend=0) * size
    steps[starts[1:]] -= lasts[:-1]
    return np.cumsum(steps, out=steps)


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
    """The model that lies in a file; raises ValueError if the file is none.

    Words and n-grams are unpacked beside one another, which takes the time of the longer of the two.
    """
    archive = Archive(file)
    with ThreadPoolExecutor(1) as beside:
        ngrams = beside.submit(_read_ngrams, archive)
        words = Words(archive.text("words"), *map(archive.octets, ("steps", "capitals", "spelling")))
        return Model(words, ngrams.result(), archive.text("note").decode())


def _read_ngrams(archive: Archive) -> NGrams:
    octets = archive.octets
    unigrams = octets("unigrams")
    return NGrams(
        len(unigrams),
        unigrams,
        octets("unigram backoffs"),
        _read_keys(archive, len(unigrams), "bigram"),
        octets("bigram costs"),
        octets("bigram backoffs"),
        _read_keys(archive, len(unigrams), "trigram"),
        octets("trigram costs"),
    )


def _read_keys(archive: Archive, size: int, kind: str) -> Numbers:
    return _keys(size, archive.numbers(f"{kind} rows"), archive.numbers(f"{kind} words"))
