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
        for edge in edges:
            arcs = range(len(self.sources), len(self.sources) + len(states))
            self.sources.extend(states.values())
            self.arc_edges.extend(repeat(len(self.edges), len(states)))
            self.edges.append(edge)
            histories = list(states)
            for word in edge.words:
                threes = [history * self.size + word for history in histories]
                self.asked.extend(threes)
                self.asked_by.extend(arcs)
                histories = [three % self.square for three in threes]
            self._reach(self.waiting.setdefault(edge.last, {}), histories)

    def _reach(self, reached: dict[int, int], histories: Sequence[int]) -> None:
        """Lets arcs lead to the states of these histories among those that are reached already, or to new ones."""
        for history in histories:
            if history not in reached:
                reached[history] = len(self.histories)
                self.histories.append(history)
        self.targets.extend([reached[history] for history in histories])

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
