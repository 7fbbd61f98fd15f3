"""What a word costs before any context is known: for being unknown, for its capital, and alone on a page.

All costs are minus natural logarithms of probabilities; the constants were set on noise made from texts that the
model had not seen.
"""

from __future__ import annotations

import math

from chapbook.clean.corrector.candidates import Candidate
from chapbook.clean.corrector.channel import Channel
from chapbook.clean.corrector.habits import Habits
from chapbook.clean.corrector.vocabulary import Vocabulary
from chapbook.languages.model.tokens import BREAK

COMMON = 80_000
"""A word so frequent is no title: a capital within a sentence is most likely a misreading."""
_ENDS = {".": 2.2, "!": 1.0, "?": 1.0, "…": 1.0, BREAK: 1.0}
"""The marks that end a sentence, and how much more than others each asks for a capital behind it."""
_STRANGEST, _CALM = 25.0, 4.0
"""What an unknown word costs at most, and how much less where a text is all but clean: there it is no misreading."""
SMALL_UNSURE = 3.0
_SMALL_AFTER_END = 5.0
_ONE_SHAPE = "cjkopsuvwxz"
"""The letters whose small form is the capital's, but for its size: engines take one for the other."""
_LEAST_SHARE = 0.001
_LEAST_OF_NOUNS = 0.004
_LIMIT = 8
_FAR = 12.0
_MORE_WORDS = 5.0


class Costs:
    """The costs of words under one channel, each word thought about once."""

    def __init__(self, vocabulary: Vocabulary, channel: Channel, habits: Habits) -> None:
        self.model, self.candidates, self._vocabulary = vocabulary.model, vocabulary.candidates, vocabulary
        self.channel, self.habits = channel, habits
        self.number, self.start = vocabulary.number, vocabulary.start
        self.ends = {self.model.words.identity(mark): weight for mark, weight in _ENDS.items()}
        self._strangest = _STRANGEST - _CALM * max(0.0, channel.quiet)
        self._capitals: dict[tuple[str, str], tuple[float, float]] = {}
        self._chosen: dict[str, tuple[Candidate, ...]] = {}

    def identify(self, word: str) -> tuple[int, float]:
        """The n-gram number of a word in small letters, and what it costs that it is rare or unknown."""
        number, cost = self._vocabulary.identify(word)
        return number, min(cost, self._strangest)

    def words(self, candidate: Candidate) -> tuple[tuple[int, ...], float]:
        """The n-gram numbers of a candidate's words, and what they cost for being rare or unknown."""
        numbers, total, name = [], 0.0, candidate.printed[:1].isupper()
        for word in candidate.words:
            number, cost = self.identify(word)
            numbers.append(number)
            total += self.habits.name_cost(word, cost) if name else cost
        return tuple(numbers), total

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

    def chosen(self, read: str) -> tuple[Candidate, ...]:
        """The candidates near enough to what was read to be worth looking at in context; what was read stands first."""
        found = self._chosen.get(read)
        if found is None:
            found = self._chosen[read] = self._choose(self.candidates.of(read))
        return found

    def _choose(self, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        if len(candidates) == 1:
            return candidates
        ranked = sorted((self._alone(candidate), place) for place, candidate in enumerate(candidates))
        limit = ranked[0][0] + _FAR
        places = [place for cost, place in ranked if place and cost <= limit][:_LIMIT]
        return (candidates[0], *(candidates[place] for place in places))

    def _alone(self, candidate: Candidate) -> float:
        """The cost of a candidate where nothing is known of its context."""
        cost = self.channel.cost(candidate.printed, candidate.edits)
        for word in candidate.words:
            number, spelling = self.identify(word)
            cost += spelling + float(self.model.ngrams.unigrams[number]) / 8
        return cost - _MORE_WORDS * (len(candidate.words) - 1)
