"""The habits of a document: the names that recur in it and the marks before which it sets a space."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from chapbook.clean.corrector.reading import Kind, Token, straight

_NAME = 3.0
_RECURS = 2
_FAMILIAR = 2
_CHEAPEST = 2.0


@dataclass(frozen=True, slots=True)
class Habits:
    """Counts over all streams: words read with a capital, marks by (mark, spaced), numbers in round brackets."""

    capitals: Counter[str]
    marks: Counter[tuple[str, bool]]
    calls: int

    def name_cost(self, word: str, spelling: float) -> float:
        """The cost of spelling an unknown word with a capital: names are often unknown, those that recur more so."""
        cost = spelling - _NAME
        if (times := self.capitals[word]) >= _RECURS:
            cost = min(cost, 8.0 - times)
        return max(cost, min(spelling, _CHEAPEST))

    def guard(self, word: str) -> float:
        """What speaks, in nats, against turning a word with a capital into another: names look like misread words."""
        times = self.capitals[word]
        return _NAME + (2.0 * min(times - 1, 4))

    def prefers(self, word: str, other: str) -> bool:
        """True if a word recurs with a capital and more often than the other."""
        return self.capitals[word] >= _RECURS and self.capitals[word] > self.capitals[other]

    def names(self) -> dict[str, int]:
        """The words, in small letters, that recur with a capital as names do, with their counts."""
        return {word: n for word, n in sorted(self.capitals.items()) if n >= _FAMILIAR and len(word) > 3}

    @property
    def dots(self) -> str:
        """The dots of omission as this document has them."""
        one, three = (sum(self.marks[mark, spaced] for spaced in (True, False)) for mark in ("…", "..."))
        return "…" if one > three else "..."

    def cost(self, mark: str, spaced: bool) -> float:
        """The cost of a mark that has, or has not, a space before it."""
        seen, other = self.marks[mark, spaced], self.marks[mark, not spaced]
        return -math.log((seen + 0.5) / (seen + other + 1.0))


def find_habits(streams: Sequence[Sequence[Token]]) -> Habits:
    """The habits of the document whose streams these are."""
    capitals: Counter[str] = Counter()
    marks: Counter[tuple[str, bool]] = Counter()
    calls = 0
    for tokens in streams:
        calls += sum(mark.text == "(" and number.kind is Kind.NUMBER for mark, number in pairwise(tokens))
        for token in tokens:
            if token.kind is Kind.WORD and token.text[0].isupper():
                capitals[straight(token.text).lower()] += 1
            elif token.kind is Kind.MARK:
                marks[token.text, token.spaced] += 1
    return Habits(capitals, marks, calls)
