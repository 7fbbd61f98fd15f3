"""What is known of words whatever a document teaches: their numbers in the n-grams, what they and their capitals cost.

Each word is looked up once, however often a document is read. The constants were set on noise made from texts that the
model had not seen.
"""

from __future__ import annotations

import math

from chapbook.clean.corrector.candidates import Candidate, Candidates
from chapbook.clean.corrector.contexts import Contexts
from chapbook.clean.corrector.pairs import Pairing, paired
from chapbook.languages.model import Model, closed
from chapbook.languages.model.tokens import BREAK, NUMBER, UNKNOWN

COMMON = 80_000
"""A word so frequent is no title: a capital within a sentence is most likely a misreading."""
SMALL_UNSURE = 3.0
_SMALL_AFTER_END = 5.0
_ONE_SHAPE = "cjkopsuvwxz"
"""The letters whose small form is the capital's, but for its size: engines take one for the other."""
_LEAST_SHARE = 0.001
_LEAST_OF_NOUNS = 0.004
_SPELLING = 0.9
_UNSEEN = 0.0
_ALLOWED = 3.0
_OPENED = 3.0
"""What an opened ligature (coeur) costs: the word is the same, the printers of the period had the letter."""
_TAIL = 2.0


class Vocabulary:
    """The words of a model and a book's own, and the candidates among them."""

    def __init__(self, model: Model, extra: frozenset[str] = frozenset()) -> None:
        self.model, self.candidates = model, Candidates(model.words, extra)
        self.number, self.start = model.words.identity(NUMBER), model.words.identity(BREAK)
        self.contexts = Contexts(model.ngrams)
        self._unknown = model.words.identity(UNKNOWN)
        self._identities: dict[str, tuple[int, float]] = {}
        self._capitals: dict[tuple[str, str], tuple[float, float]] = {}
        self._rarities: dict[str, float] = {}
        self._pairs: dict[tuple[str, str], tuple[Pairing, ...]] = {}

    def identify(self, word: str) -> tuple[int, float]:
        """The n-gram number of a word in small letters, and what it costs, in nats, that it is rare or unknown."""
        found = self._identities.get(word)
        if found is None:
            found = self._identities[word] = self._identified(word)
        return found

    def _identified(self, word: str) -> tuple[int, float]:
        number = self.model.words.identity(word)
        if (whole := closed(word)) != word and self.model.words.count(whole) > self.model.words.count(word):
            return self.model.words.identity(whole), _OPENED
        if number >= 0:
            return number, _UNSEEN if self.model.words.count(word) == 0 else 0.0
        if word.isdigit():
            return self.number, 0.0
        if word[0] == "-" and (base := self.model.words.identity(word[1:])) >= 0:
            return base, _TAIL
        if self.candidates.is_known(word):
            return self._unknown, _ALLOWED
        return self._unknown, _SPELLING * self.model.words.spelling_cost(word)

    def paired(self, left: str, right: str) -> tuple[Pairing, ...]:
        """What two words as read, with a space between them, may be together."""
        found = self._pairs.get((left, right))
        if found is None:
            found = tuple(paired(left, right, self.candidates, self.model.words))
            self._pairs[left, right] = found
        return found

    def rarity(self, word: str) -> float:
        """The cost of a word in small letters where nothing is known of its context."""
        found = self._rarities.get(word)
        if found is None:
            found = self._rarities[word] = float(self.model.ngrams.unigrams[self.identify(word)[0]]) / 8
        return found

    def capitals(self, candidate: Candidate) -> tuple[float, float]:
        """What the candidate's capital, or small letter, costs after the end of a sentence, and within one."""
        key = (candidate.printed, candidate.words[0])
        found = self._capitals.get(key)
        if found is None:
            found = self._capitals[key] = self._capital_costs(candidate)
        return found

    def _capital_costs(self, candidate: Candidate) -> tuple[float, float]:
        bare = candidate.printed.lstrip("-")
        if not bare or candidate.printed[0] == "-" or (bare.isupper() and len(bare.strip("'")) > 1):
            return 0.0, 0.0
        words, first = self.model.words, candidate.words[0]
        least = _LEAST_SHARE if words.count(first) > COMMON else _LEAST_OF_NOUNS
        share = min(max(words.capital_share(first), least), 1 - least)
        if bare[0].isupper():
            return 0.0, -math.log(share)
        return SMALL_UNSURE if bare[0] in _ONE_SHAPE else _SMALL_AFTER_END, -math.log(1 - share)
