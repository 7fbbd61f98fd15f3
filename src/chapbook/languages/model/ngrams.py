"""The probabilities of words in context: a trigram model with backing off, looked up many at a time.

S. F. Chen and J. Goodman, An Empirical Study of Smoothing Techniques for Language Modeling, TR-10-98, Harvard 1998:
where a trigram was not kept, the bigram's probability counts, weighted by what the history leaves over.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

STEPS = 8.0
"""A cost in nats is kept in eighths, as one byte."""

Costs = NDArray[np.float32]
Numbers = NDArray[np.int64]


def cost_steps(costs: NDArray[np.floating]) -> NDArray[np.uint8]:
    """Costs in nats as the bytes that the model's file keeps."""
    return np.clip(np.round(costs * STEPS), 0, 255).astype(np.uint8)


@dataclass(frozen=True, slots=True)
class NGrams:
    """Sorted keys and costs. A cost is minus the natural logarithm of a probability, in eighths of a nat.

    ``size`` is the number of words that have a number; ``backoffs`` are the costs of backing off from a history.
    """

    size: int
    unigrams: NDArray[np.uint8]
    unigram_backoffs: NDArray[np.uint8]
    bigrams: Numbers
    bigram_costs: NDArray[np.uint8]
    bigram_backoffs: NDArray[np.uint8]
    trigrams: Numbers
    trigram_costs: NDArray[np.uint8]

    def bigram(self, first: Numbers, second: Numbers) -> Costs:
        """The cost in nats of each ``second`` word after its ``first``."""
        found, place = _find(self.bigrams, first * self.size + second)
        backed = self.unigrams[second].astype(np.int32) + self.unigram_backoffs[first]
        return (np.where(found, self.bigram_costs[place], backed) / STEPS).astype(np.float32)

    def trigram(self, first: Numbers, second: Numbers, third: Numbers) -> Costs:
        """The cost in nats of each ``third`` word after its ``first`` and ``second``."""
        history, place = _find(self.bigrams, first * self.size + second)
        backoff = np.where(history, self.bigram_backoffs[place], 0) / STEPS
        found, kept = _find(self.trigrams, place * np.int64(self.size) + third)
        found &= history
        cost = self.trigram_costs[kept] / STEPS
        return np.where(found, cost, backoff + self.bigram(second, third)).astype(np.float32)


def _find(keys: Numbers, wanted: Numbers) -> tuple[NDArray[np.bool_], Numbers]:
    """Which of the wanted keys are there, and where (where not: some place within bounds)."""
    place = np.searchsorted(keys, wanted)
    place = np.minimum(place, len(keys) - 1)
    return keys[place] == wanted, place
