"""The lattice: every way to read a stream, as states (the last two words) and arcs (one edge more)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chapbook.clean.corrector.edges import Edge
from chapbook.languages.model import NGrams

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lattice:
    """States are numbered through; arcs are sorted by where they start in the text.

    ``cuts`` are (first arc, first state) of each part that can be searched by itself: every way goes through its
    first state. ``costs`` are the arcs' costs in nats without those of the channel.
    """

    edges: tuple[Edge, ...]
    sources: Numbers
    targets: Numbers
    arc_edges: Numbers
    costs: Floats
    cuts: tuple[tuple[int, int], ...]
    states: int


class _Builder:
    def __init__(self, size: int, start: int, ends: Mapping[int, float]) -> None:
        self.size, self.ends = size, ends
        self.edges: list[Edge] = []
        self.sources: list[int] = []
        self.targets: list[int] = []
        self.arc_edges: list[int] = []
        self.fixed: list[float] = []
        self.histories: list[int] = []
        self.words: list[int] = []
        self.query_ends: list[int] = []
        self.cuts: list[tuple[int, int]] = []
        self.states = 1
        self.waiting: dict[int, dict[int, int]] = {0: {start * size + start: 0}}

    def add(self, place: int, edges: Sequence[Edge], reach: int) -> None:
        """All arcs of the edges that start at a token; ``reach`` is how far earlier edges go."""
        states = self.waiting.pop(place, {})
        if len(states) == 1 and reach <= place:
            self.cuts.append((len(self.sources), next(iter(states.values()))))
        for edge in edges:
            number = len(self.edges)
            self.edges.append(edge)
            reached = self.waiting.setdefault(edge.last, {})
            for history, state in states.items():
                self._arc(edge, number, history, state, reached)

    def _arc(self, edge: Edge, number: int, history: int, state: int, reached: dict[int, int]) -> None:
        last = history % self.size
        end = self.ends.get(last)
        self.fixed.append(edge.cost + (edge.inside if end is None else end * edge.after_end))
        for word in edge.words:
            self.histories.append(history)
            self.words.append(word)
            history = last * self.size + word
            last = word
        self.query_ends.append(len(self.words))
        target = reached.get(history)
        if target is None:
            target = reached[history] = self.states
            self.states += 1
        self.sources.append(state)
        self.targets.append(target)
        self.arc_edges.append(number)

    def finished(self, ngrams: NGrams) -> Lattice:
        """The lattice with the costs of all words in their contexts, looked up at once."""
        sums = np.concatenate(([0.0], np.cumsum(self._word_costs(ngrams))))
        ends = np.array(self.query_ends, dtype=np.int64)
        begins = np.concatenate(([0], ends[:-1])) if len(ends) else ends
        return Lattice(
            tuple(self.edges),
            np.array(self.sources, dtype=np.int64),
            np.array(self.targets, dtype=np.int64),
            np.array(self.arc_edges, dtype=np.int64),
            np.array(self.fixed) + sums[ends] - sums[begins],
            tuple(self.cuts),
            self.states,
        )

    def _word_costs(self, ngrams: NGrams) -> Floats:
        histories, words = np.array(self.histories, dtype=np.int64), np.array(self.words, dtype=np.int64)
        order = np.lexsort((words, histories))
        histories, words = histories[order], words[order]
        new = np.concatenate(([True], (np.diff(histories) != 0) | (np.diff(words) != 0)))[: len(words)]
        asked, asked_words = histories[new], words[new]
        found = ngrams.trigram(asked // self.size, asked % self.size, asked_words)
        costs = np.empty(len(words))
        costs[order] = found[np.cumsum(new) - 1]
        return costs


def build_lattice(by_token: Sequence[Sequence[Edge]], ngrams: NGrams, start: int, ends: Mapping[int, float]) -> Lattice:
    """The lattice of a stream from the edges that start at each of its tokens."""
    builder = _Builder(ngrams.size, start, ends)
    reach = 0
    for place, edges in enumerate(by_token):
        builder.add(place, edges, reach)
        reach = max([reach, *(edge.last for edge in edges)])
    return builder.finished(ngrams)
