"""Counting: how often each word, bigram and trigram stands in the corpora."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chapbook.languages.model.tokens import BREAK, NUMBER, split_words

Numbers = NDArray[np.int64]
_SENTENCE_ENDS = (".", "!", "?", "…", ":", BREAK)


@dataclass(frozen=True, slots=True)
class Text:
    """A corpus as numbers: ``tokens`` counts into ``spellings``, the distinct tokens as written (capitals kept)."""

    tokens: NDArray[np.int32]
    spellings: tuple[str, ...]


def read_text(batches: Iterable[list[str]]) -> Text:
    """The corpus as numbers; paragraphs are kept apart by ``BREAK``."""
    known: dict[str, int] = {BREAK: 0}
    pieces = [np.zeros(1, dtype=np.int32)]
    for batch in batches:
        numbers = [0]
        for paragraph in batch:
            tokens = split_words(paragraph)
            numbers += [known.setdefault(token, len(known)) for token in tokens]
            numbers.append(0)
        pieces.append(np.array(numbers[1:], dtype=np.int32))
    return Text(np.concatenate(pieces), tuple(known))


def lowered(spelling: str) -> str:
    """The word that the n-grams count for a token as written."""
    return NUMBER if spelling[0].isdigit() else spelling.lower()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a corpus in small letters: ``of`` leads from spellings to words; counts, and those with capitals."""

    words: tuple[str, ...]
    of: NDArray[np.int32]
    counts: Numbers
    inside: Numbers
    capitals: Numbers


def count_words(text: Text) -> Vocabulary:
    """Each word with its count, its count inside sentences, and its count there with a capital letter."""
    words: dict[str, int] = {}
    of = np.array([words.setdefault(lowered(item), len(words)) for item in text.spellings], dtype=np.int32)
    ends = np.isin(of, [words[mark] for mark in _SENTENCE_ENDS if mark in words])[text.tokens]
    inside = text.tokens[1:][~ends[:-1]]
    capital = np.array([item[:1].isupper() or item[1:2].isupper() for item in text.spellings])
    size = len(words)
    return Vocabulary(
        tuple(words),
        of,
        np.bincount(of[text.tokens], minlength=size),
        np.bincount(of[inside], minlength=size),
        np.bincount(of[inside[capital[inside]]], minlength=size),
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """Distinct n-grams in order: a bigram's key is first * size + second, a trigram's bigram place * size + third."""

    size: int
    bigrams: Numbers
    bigram_counts: Numbers
    trigrams: Numbers
    trigram_counts: Numbers


def count_ngrams(tokens: NDArray[np.int32], size: int) -> Counts:
    """All bigrams and trigrams of a text whose words are numbered below ``size``."""
    keys = tokens[:-1].astype(np.int64) * size + tokens[1:]
    bigrams, bigram_counts = np.unique(keys, return_counts=True)
    places = np.searchsorted(bigrams, keys[:-1])
    del keys
    trigrams, trigram_counts = np.unique(places * size + tokens[2:], return_counts=True)
    return Counts(size, bigrams, bigram_counts, trigrams, trigram_counts)
