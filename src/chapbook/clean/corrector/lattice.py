"""The lattice: every way to read a stream, as states (the last two words) and arcs (one edge more)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
    """Lays the arcs; ``histories`` are the last two words of each state as one number, ``asked`` those of each word
    of an arc with the two before it."""

    def __init__(self, size: int, start: int) -> None:
        self.size, self.square = size, size * size
        self.edges: list[Edge] = []
        self.sources: list[int] = []
        self.targets: list[int] = []
        self.arc_edges: list[int] = []
        self.asked: list[int] = []
        self.cuts: list[tuple[int, int]] = []
        self.histories = [start * size + start]
        self.waiting: dict[int, dict[int, int]] = {0: {self.histories[0]: 0}}

    def add(self, place: int, edges: Sequence[Edge], reach: int) -> None:
        """All arcs of the edges that start at a token; ``reach`` is how far earlier edges go."""
        states = self.waiting.pop(place, {})
        if len(states) == 1 and reach <= place:
            self.cuts.append((len(self.sources), next(iter(states.values()))))
        for edge in edges:
            self.sources += states.values()
            self.arc_edges += [len(self.edges)] * len(states)
            self.edges.append(edge)
            reached = self.waiting.setdefault(edge.last, {})
            for history in states:
                self.targets.append(self._reach(reached, history, edge.words))

    def _reach(self, reached: dict[int, int], history: int, words: tuple[int, ...]) -> int:
        """The state to which these words lead from a history."""
        for word in words:
            three = history * self.size + word
            self.asked.append(three)
            history = three % self.square
        target = reached.get(history)
        if target is None:
            target = reached[history] = len(self.histories)
            self.histories.append(history)
        return target

    def finished(self, contexts: Contexts, ends: Mapping[int, float]) -> Lattice:
        """The lattice with the costs of all words in their contexts, looked up at once."""
        sources, arc_edges = (np.array(column, dtype=np.int64) for column in (self.sources, self.arc_edges))
        last_words = np.array(self.histories, dtype=np.int64)[sources] % self.size
        costs = self._word_costs(contexts, arc_edges) + self._edge_costs(arc_edges, last_words, ends)
        return Lattice(
            tuple(self.edges),
            sources,
            np.array(self.targets, dtype=np.int64),
            arc_edges,
            np.array([edge.first for edge in self.edges], dtype=np.int64)[arc_edges],
            costs,
            tuple(self.cuts),
            tuple(state for states in self.waiting.values() for state in states.values()),
            len(self.histories),
        )

    def _word_costs(self, contexts: Contexts, arc_edges: Numbers) -> Floats:
        """What the words of each arc cost after those before them."""
        found = contexts.costs(np.array(self.asked, dtype=np.int64))
        lengths = np.array([len(edge.words) for edge in self.edges], dtype=np.int64)[arc_edges]
        sums = np.concatenate(([0.0], np.cumsum(found, dtype=np.float64)))
        ends = np.cumsum(lengths)
        costs: Floats = sums[ends] - sums[ends - lengths]
        return costs

    def _edge_costs(self, arc_edges: Numbers, last_words: Numbers, ends: Mapping[int, float]) -> Floats:
        """What each arc costs whatever its words: its edge, and its capital after the end of a sentence or within."""
        sides = np.array([(edge.cost, edge.after_end, edge.inside) for edge in self.edges]).reshape(-1, 3)
        cost, after_end, inside = sides[arc_edges].T
        for mark, weight in ends.items():
            inside = np.where(last_words == mark, weight * after_end, inside)
        total: Floats = cost + inside
        return total


def build_lattice(
    by_token: Sequence[Sequence[Edge]], contexts: Contexts, start: int, ends: Mapping[int, float]
) -> Lattice:
    """The lattice of a stream from the edges that start at each of its tokens."""
    builder = _Builder(contexts.size, start)
    reach = 0
    for place, edges in enumerate(by_token):
        builder.add(place, edges, reach)
        reach = max([reach, *(edge.last for edge in edges)])
    return builder.finished(contexts, ends)
