"""What is known of words whatever a document teaches: their numbers in the n-grams, what an unknown one costs.

Each word is looked up once, however often a document is read. The constants were set on noise made from texts that the
model had not seen.
"""

from __future__ import annotations

from chapbook.clean.corrector.candidates import Candidates
from chapbook.languages.model import Model, closed
from chapbook.languages.model.tokens import BREAK, NUMBER, UNKNOWN

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
        self._unknown = model.words.identity(UNKNOWN)
        self._identities: dict[str, tuple[int, float]] = {}

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
