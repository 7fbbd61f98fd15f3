"""What stands around each word for the n-grams: which words hardly ever stand where they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chapbook.clean.corrector.reading import Kind, Token
from chapbook.languages.model import Model
from chapbook.languages.model.ngrams import Costs, Numbers
from chapbook.languages.model.tokens import BREAK, NUMBER, UNKNOWN


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Of each token at ``places`` the numbers of the two words before it, its own, and that of the word behind.

    ``plain`` is what it and the word behind cost there, in nats.
    """

    places: Sequence[int]
    before: Numbers
    last: Numbers
    here: Numbers
    behind: Numbers
    plain: Costs

    def only(self, rows: Sequence[int]) -> Surroundings:
        """Those of some rows."""
        before, last, here, behind = (column[rows] for column in (self.before, self.last, self.here, self.behind))
        return Surroundings([self.places[row] for row in rows], before, last, here, behind, self.plain[rows])


def unlikely(tokens: Sequence[Token], model: Model) -> Surroundings:
    """The words less likely behind those before them than anywhere, each with the one behind it."""
    places = [index for index, token in enumerate(tokens) if token.kind is not Kind.SIGN]
    edge = model.words.identity(BREAK)
    numbers = np.array([edge, edge, *(_number(tokens[place], model) for place in places), edge, edge], dtype=np.int64)
    before, last, here, behind = (numbers[start : len(places) + start] for start in (0, 1, 2, 3))
    plain = model.ngrams.trigram(before, last, here) + model.ngrams.trigram(last, here, behind)
    alone = (model.ngrams.unigrams[here].astype(np.float32) + model.ngrams.unigrams[behind]) / 8
    return Surroundings(places, before, last, here, behind, plain).only(np.flatnonzero(plain > alone).tolist())


def _number(token: Token, model: Model) -> int:
    words = model.words
    if token.kind is Kind.BREAK:
        return words.identity(BREAK)
    if token.kind is Kind.NUMBER:
        return words.identity(NUMBER)
    word = token.text.lower().replace("’", "'")
    found = words.identity(word)
    found = words.identity(word[1:]) if found < 0 and word[0] == "-" else found
    return found if found >= 0 else words.identity(UNKNOWN)
