"""What a word costs before any context is known: for being unknown, for its capital, and alone on a page.

All costs are minus natural logarithms of probabilities; the constants were set on noise made from texts that the
model had not seen.
"""

from __future__ import annotations

from chapbook.clean.corrector.candidates import Candidate
from chapbook.clean.corrector.channel import Channel
from chapbook.clean.corrector.habits import Habits
from chapbook.clean.corrector.vocabulary import Vocabulary
from chapbook.languages.model.tokens import BREAK

_ENDS = {".": 2.2, "!": 1.0, "?": 1.0, "…": 1.0, BREAK: 1.0}
"""The marks that end a sentence, and how much more than others each asks for a capital behind it."""
_STRANGEST, _CALM = 25.0, 4.0
"""What an unknown word costs at most, and how much less where a text is all but clean: there it is no misreading."""
_LIMIT = 8
_FAR = 12.0
_MORE_WORDS = 5.0


class Costs:
    """The costs of words under one channel, each word thought about once."""

    def __init__(self, vocabulary: Vocabulary, channel: Channel, habits: Habits) -> None:
        self.model, self.candidates, self._vocabulary = vocabulary.model, vocabulary.candidates, vocabulary
        self.capitals, self.contexts = vocabulary.capitals, vocabulary.contexts
        self.channel, self.habits = channel, habits
        self.number, self.start, self.paired = vocabulary.number, vocabulary.start, vocabulary.paired
        self.ends = {self.model.words.identity(mark): weight for mark, weight in _ENDS.items()}
        self._strangest = _STRANGEST - _CALM * max(0.0, channel.quiet)
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
        cost += sum(self.identify(word)[1] + self._vocabulary.rarity(word) for word in candidate.words)
        return cost - _MORE_WORDS * (len(candidate.words) - 1)
