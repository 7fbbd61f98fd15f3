"""Smoothing: from counts to probabilities for what was seen and for what was not.

Modified Kneser-Ney, interpolated: R. Kneser and H. Ney, Improved backing-off for m-gram language modeling, ICASSP 1995;
S. F. Chen and J. Goodman, An Empirical Study of Smoothing Techniques for Language Modeling, TR-10-98, Harvard 1998, 3.
The lower orders count not how often a word was seen but in how many contexts.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chapbook.training.counting import Counts, Numbers

Shares = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Smoothed:
    """Probabilities of the words and n-grams of ``Counts``, and the weights by which histories back off.

    ``tails`` leads from a trigram to the place of its last two words among the bigrams.
    """

    unigrams: Shares
    bigrams: Shares
    trigrams: Shares
    unigram_backoffs: Shares
    bigram_backoffs: Shares
    tails: Numbers


def _discounts(counts: Numbers) -> Shares:
    """What is taken off a count of 0, 1, 2, and 3 or more (Chen and Goodman, equation 17)."""
    n1, n2, n3, n4 = (float(np.count_nonzero(counts == n)) or 1.0 for n in (1, 2, 3, 4))
    y = n1 / (n1 + 2 * n2)
    raw = np.array([0.0, 1 - 2 * y * n2 / n1, 2 - 3 * y * n3 / n2, 3 - 4 * y * n4 / n3])
    found: Shares = np.clip(raw, 0.0, [0.0, 0.95, 1.9, 2.85])
    return found


def _interpolated(counts: Numbers, rows: Numbers, row_count: int, lower: Shares) -> tuple[Shares, Shares]:
    """Probabilities of n-grams given their histories ``rows``, and each history's weight for the order below."""
    taken = _discounts(counts)[np.minimum(counts, 3)]
    totals = np.bincount(rows, counts, row_count)
    weights = np.divide(np.bincount(rows, taken, row_count), totals, out=np.ones(row_count), where=totals > 0)
    return (counts - taken) / totals[rows] + weights[rows] * lower, weights


def smooth(counts: Counts) -> Smoothed:
    """The probabilities that modified Kneser-Ney smoothing gives to these counts."""
    size = counts.size
    first, second = counts.bigrams // size, counts.bigrams % size
    history, third = counts.trigrams // size, counts.trigrams % size
    contexts = np.bincount(second, minlength=size)
    taken: Shares = np.minimum(contexts.astype(np.float64), 0.5)
    unigrams = (contexts - taken + float(taken.sum()) / size) / float(contexts.sum())
    tails = np.searchsorted(counts.bigrams, second[history] * size + third)
    distinct = np.maximum(np.bincount(tails, minlength=len(counts.bigrams)), 1)
    bigrams, unigram_backoffs = _interpolated(distinct, first, size, unigrams[second])
    trigrams, bigram_backoffs = _interpolated(counts.trigram_counts, history, len(counts.bigrams), bigrams[tails])
    return Smoothed(unigrams, bigrams, trigrams, unigram_backoffs, bigram_backoffs, tails)
