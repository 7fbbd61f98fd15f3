"""What words cost after the two before them: asked of the n-grams once, however often a document is read."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from chapbook.languages.model import NGrams

Costs = NDArray[np.float32]
Numbers = NDArray[np.int64]


class Contexts:
    """The costs of all that was asked so far, by ascending key.

    A key is ``(first * size + second) * size + third`` of the numbers of three words.
    """

    def __init__(self, ngrams: NGrams) -> None:
        self.size = ngrams.size
        self._ngrams = ngrams
        self._keys: Numbers = np.zeros(0, dtype=np.int64)
        self._costs: Costs = np.zeros(0, dtype=np.float32)

    def costs(self, asked: Numbers) -> Costs:
        """The cost in nats of the last word of each key."""
        keys, places = np.unique(asked, return_inverse=True)
        new = np.setdiff1d(keys, self._keys, assume_unique=True)
        if len(new):
            at = np.searchsorted(self._keys, new)
            self._keys, self._costs = np.insert(self._keys, at, new), np.insert(self._costs, at, self._looked_up(new))
        return self._costs[np.searchsorted(self._keys, keys)][places]

    def _looked_up(self, keys: Numbers) -> Costs:
        pair, third = np.divmod(keys, self.size)
        first, second = np.divmod(pair, self.size)
        return self._ngrams.trigram(first, second, third)
