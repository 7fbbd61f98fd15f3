"""The lattice: every way to read a stream, as states (the last two words) and arcs (one edge more)."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from chapbook.clean.corrector.contexts import Contexts
from chapbook.clean.corrector.edges import Edge

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lattice:
    """States are numbered through; arcs are sorted by where they start in the text.

    ``tokens`` are the tokens at which the arcs start. ``cuts`` are (first arc, first state) of each part that can be
    searched by itself: every way goes through its first state; ``finals`` are the states in which the stream ends.
    ``costs`` are the arcs' costs in nats without those of the channel.
    """

    edges: tuple[Edge, ...]
    sources: Numbers
    targets: Numbers
    arc_edges: Numbers
    tokens: Numbers
    costs: Floats
    cuts: tuple[tuple[int, int], ...]
    finals: tuple[int, ...]
    states: int


class _Builder:
    """Lays the arcs. A history is the last two words of a state as one number; ``asked`` are the histories with the
    word behind them, each for the arc of ``asked_by``."""

    def __init__(self, size: int, history: int, place: int) -> None:
        self.size, self.square = size, size * size
        self.edges: list[Edge] = []
        self.sources = array("q")
        self.targets = array("q")
        self.arc_edges = array("q")
        self.asked = array("q")
        self.asked_by = array("q")
        self.cuts: list[tuple[int, int]] = []
        self.histories = array("q", (history,))
        self.waiting: dict[int, dict[int, int]] = {place: {history: 0}}

    def only_history(self, place: int) -> int | None:
        """The history at a token, if there is just one."""
        states = self.waiting.get(place, {})
        return next(iter(states)) if len(states) == 1 else None

    def add(self, place: int, edges: Sequence[Edge], reach: int) -> None:
        """All arcs of the edges that start at a token; ``reach`` is how far earlier edges go."""
        states = self.waiting.pop(place, {})
        if len(states) == 1 and reach <= place:
            self.cuts.append((len(self.sources), next(iter(states.values()))))
        sources, starts = list(states.values()), list(states)
        for edge in edges:
            self.edges.append(edge)
            reached = self.waiting.setdefault(edge.last, {})
            if len(starts) == 1 and len(edge.words) == 1:
                self._lay_one(edge.words[0], sources[0], starts[0], reached)
            else:
                self._lay(edge.words, sources, starts, reached)

    def _lay_one(self, word: int, source: int, history: int, reached: dict[int, int]) -> None:
        """The one arc of an edge of one word from one state, which most arcs are."""
        three = history * self.size + word
        self.asked.append(three)
        self.asked_by.append(len(self.sources))
        self.sources.append(source)
        self.arc_edges.append(len(self.edges) - 1)
        self.targets.append(self._state(three % self.square, reached))

    def _lay(
        self, words: Sequence[int], sources: Sequence[int], histories: Sequence[int], reached: dict[int, int]
    ) -> None:
        """The arcs of an edge from these states."""
        arcs = range(len(self.sources), len(self.sources) + len(sources))
        self.sources.extend(sources)
        self.arc_edges.extend(repeat(len(self.edges) - 1, len(sources)))
        for word in words:
            threes = [history * self.size + word for history in histories]
            self.asked.extend(threes)
            self.asked_by.extend(arcs)
            histories = [three % self.square for three in threes]
        self.targets.extend([self._state(history, reached) for history in histories])

    def _state(self, history: int, reached: dict[int, int]) -> int:
        """The state of a history among those that are reached already, or a new one."""
        state = reached.get(history)
        if state is None:
            state = reached[history] = len(self.histories)
            self.histories.append(history)
        return state

    def finished(self, contexts: Contexts, ends: Mapping[int, float]) -> Lattice:
        """The lattice with the costs of all words in their contexts, looked up at once."""
        columns = (self.sources, self.targets, self.arc_edges, self.asked, self.asked_by)
        sources, targets, arc_edges, asked, asked_by = (np.array(column, dtype=np.int64) for column in columns)
        cost, after_end, inside, first = (_side(self.edges, name)[arc_edges] for name in _SIDES)
        last_words = np.array(self.histories, dtype=np.int64)[sources] % self.size
        cost += _capital_costs(after_end, inside, last_words, ends)
        cost += np.bincount(asked_by, contexts.costs(asked), len(sources))
        finals = tuple(state for states in self.waiting.values() for state in states.values())
        arcs = (sources, targets, arc_edges, first.astype(np.int64), cost)
        return Lattice(tuple(self.edges), *arcs, tuple(self.cuts), finals, len(self.histories))


_SIDES = ("cost", "after_end", "inside", "first")


def _side(edges: Sequence[Edge], name: str) -> Floats:
    """One side of all edges."""
    return np.fromiter(map(attrgetter(name), edges), dtype=np.float64, count=len(edges))


def _capital_costs(after_end: Floats, inside: Floats, last_words: Numbers, ends: Mapping[int, float]) -> Floats:
    """What the capital, or small letter, of each arc costs after the word before it."""
    for mark, weight in ends.items():
        inside = np.where(last_words == mark, weight * after_end, inside)
    return inside


def build_lattices(
    by_token: Iterable[Sequence[Edge]], contexts: Contexts, start: int, ends: Mapping[int, float]
) -> Iterator[Lattice]:
    """The lattice of a stream from the edges that start at each of its tokens.

    A long stream has several, one behind the other, each from a state that every way goes through to the next.
    """
    builder = _Builder(contexts.size, start * contexts.size + start, 0)
    reach = 0
    for place, edges in enumerate(by_token):
        history = builder.only_history(place) if reach <= place and len(builder.edges) > _LONG else None
        if history is not None:
            yield builder.finished(contexts, ends)
            builder = _Builder(contexts.size, history, place)
        builder.add(place, edges, reach)
        reach = max([reach, *(edge.last for edge in edges)])
    yield builder.finished(contexts, ends)


_LONG = 20_000
"""The edges of one lattice, more or less, so that a book needs hardly more memory than a pamphlet."""
