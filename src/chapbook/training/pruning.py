"""Pruning: the n-grams that a small file can hold are those whose loss would cost most.

A. Stolcke, Entropy-based Pruning of Backoff Language Models, DARPA 1998: an n-gram is worth its count times what its
own probability gains over the one it would back off to.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from chapbook.languages.model.ngrams import NGrams, cost_steps
from chapbook.training.counting import Counts, Numbers
from chapbook.training.smoothing import Shares, Smoothed

Choice = NDArray[np.bool_]


def _best(worth: Shares, number: int) -> Choice:
    """The ``number`` entries of most worth (ties: the earlier), none of them worthless."""
    chosen = np.zeros(len(worth), dtype=bool)
    chosen[np.argsort(-worth, kind="stable")[:number]] = True
    return chosen & (worth > 0)


def _worth(counts: Numbers, own: Shares, backed: Shares) -> Shares:
    worth: Shares = np.where(counts > 1, counts * np.log(own / backed), 0.0)
    return worth


def _left_over(rows: Numbers, row_count: int, own: Shares, lower: Shares) -> Shares:
    """The weights that make each history's probabilities sum to one again when only some n-grams were kept."""
    kept = np.minimum(np.bincount(rows, own, row_count), 0.9999)
    below = np.minimum(np.bincount(rows, lower, row_count), 0.9999)
    weights: Shares = (1 - kept) / (1 - below)
    return weights


def _costs(shares: Shares) -> NDArray[np.uint8]:
    return cost_steps(-np.log(np.minimum(shares, 1.0)))


def prune(counts: Counts, smoothed: Smoothed, bigram_number: int, trigram_number: int) -> NGrams:
    """The n-grams worth most, about as many as asked for, with their weights for backing off set anew."""
    size = counts.size
    first, second = counts.bigrams // size, counts.bigrams % size
    history, third = counts.trigrams // size, counts.trigrams % size
    backed = smoothed.bigram_backoffs[history] * smoothed.bigrams[smoothed.tails]
    kept3 = np.flatnonzero(_best(_worth(counts.trigram_counts, smoothed.trigrams, backed), trigram_number))
    below = smoothed.unigram_backoffs[first] * smoothed.unigrams[second]
    chosen = _best(_worth(counts.bigram_counts, smoothed.bigrams, below), bigram_number)
    chosen[history[kept3]] = True
    kept2 = np.flatnonzero(chosen)
    places = np.searchsorted(kept2, history[kept3])
    lower = smoothed.bigrams[smoothed.tails[kept3]]
    return NGrams(
        size,
        _costs(smoothed.unigrams),
        _costs(_left_over(first[kept2], size, smoothed.bigrams[kept2], smoothed.unigrams[second[kept2]])),
        counts.bigrams[kept2],
        _costs(smoothed.bigrams[kept2]),
        _costs(_left_over(places, len(kept2), smoothed.trigrams[kept3], lower)),
        places * np.int64(size) + third[kept3],
        _costs(smoothed.trigrams[kept3]),
    )
