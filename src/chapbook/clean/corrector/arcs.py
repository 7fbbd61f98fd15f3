"""The arcs of a lattice, laid for all its parts at once: from the first tokens of all, then from the second, and so on.

A part starts where the last two words are the same on every way (``Cut``), so that parts lie side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from chapbook.clean.corrector.edges import Edge, Fan

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Cut:
    """The first token of a part, and the last two words before it as one number."""

    place: int
    history: int


@dataclass(frozen=True, slots=True)
class Arcs:
    """Arcs by the edges they follow. States are numbered from 0, each at a place (a token) with a history.

    ``asked`` are histories with the word behind them, as one number, each for the arc of ``asked_by``.
    """

    sources: Numbers
    targets: Numbers
    edges: Numbers
    asked: Numbers
    asked_by: Numbers
    places: Numbers
    histories: Numbers


@dataclass(frozen=True, slots=True)
class _Columns:
    """The sides of all edges that arcs are laid by; ``words`` has those of all edges, the first at ``firsts``."""

    widths: Numbers
    lengths: Numbers
    firsts: Numbers
    words: Numbers


def _columns(edges: Sequence[Edge]) -> _Columns:
    lengths = np.fromiter((len(edge.words) for edge in edges), np.int64, len(edges))
    words = np.fromiter(chain.from_iterable(edge.words for edge in edges), np.int64, int(lengths.sum()))
    widths = np.fromiter((edge.width for edge in edges), np.int64, len(edges))
    return _Columns(widths, lengths, np.cumsum(lengths) - lengths, words)


class _Layer:
    """Lays the arcs; ``reached`` are (places, histories, arcs) of states to be, by the level they are on."""

    def __init__(self, fans: Sequence[Fan], edges: Sequence[Edge], cuts: Sequence[Cut], size: int) -> None:
        self.size, self.columns = size, _columns(edges)
        self.fans = np.array([len(fan) for fan in fans] + [0])
        self.first_edges = np.cumsum(self.fans) - self.fans
        self.cut_at = np.full(len(fans) + 1, -1)
        self.places, self.histories = [_numbers(cut.place for cut in cuts)], [_numbers(cut.history for cut in cuts)]
        self.cut_at[self.places[0]] = np.arange(len(cuts))
        self.sources, self.targets, self.edges, self.asked, self.asked_by = ([_numbers(())] for _ in range(5))
        self.reached = defaultdict[int, list[tuple[Numbers, Numbers, Numbers]]](list)
        self.led: list[tuple[Numbers, Numbers]] = []
        self.states, self.arcs = len(cuts), 0

    def lay(self) -> Arcs:
        """All arcs, in the order of their edges."""
        self._lay_from(self.places[0], self.histories[0], 0, 0)
        while self.reached:
            level = min(self.reached)
            self._lay_from(*self._states(level), level)
        edges, sources, targets, asked_by = map(np.concatenate, (self.edges, self.sources, self.targets, self.asked_by))
        for arcs, states in self.led:
            targets[arcs] = states
        order = np.argsort(edges, kind="stable")
        sides = (sources[order], targets[order], edges[order], np.concatenate(self.asked), _ranks(order)[asked_by])
        return Arcs(*sides, np.concatenate(self.places), np.concatenate(self.histories))

    def _states(self, level: int) -> tuple[Numbers, Numbers, int]:
        """The states of a level, in the order in which they are reached, and the number of the first."""
        places, histories, arcs = map(np.concatenate, zip(*self.reached.pop(level), strict=True))
        _, firsts, which = np.unique(places * self.size**2 + histories, return_index=True, return_inverse=True)
        order = np.argsort(firsts)
        first, firsts = self.states, firsts[order]
        self.states += len(order)
        self.led.append((arcs, first + _ranks(order)[which]))
        self.places.append(places[firsts])
        self.histories.append(histories[firsts])
        return places[firsts], histories[firsts], first

    def _lay_from(self, places: Numbers, histories: Numbers, first: int, level: int) -> None:
        """The arcs of all edges that start at these states."""
        order = np.argsort(places, kind="stable")
        starts, begins, counts = _runs(places[order])
        edges = _ranges(self.first_edges[starts], self.fans[starts])
        counts, begins = (np.repeat(each, self.fans[starts]) for each in (counts, begins))
        states = order[_ranges(begins, counts)]
        edges = np.repeat(edges, counts)
        arcs = self.arcs + np.arange(len(edges))
        self.arcs += len(edges)
        histories = self._ask(histories[states], edges, arcs)
        widths = self.columns.widths[edges]
        places = places[states] + widths
        self.sources.append(first + states)
        self.edges.append(edges)
        self.targets.append(self.cut_at[places])
        for width in range(1, int(widths.max(initial=0)) + 1):
            within = (self.targets[-1] < 0) & (widths == width)
            if within.any():
                self.reached[level + width].append((places[within], histories[within], arcs[within]))

    def _ask(self, histories: Numbers, edges: Numbers, arcs: Numbers) -> Numbers:
        """The histories behind the words of these edges."""
        lengths = self.columns.lengths[edges]
        for place in range(int(lengths.max(initial=0))):
            longer = lengths > place
            words = self.columns.words[self.columns.firsts[edges[longer]] + place]
            asked = histories[longer] * self.size + words
            self.asked.append(asked)
            self.asked_by.append(arcs[longer])
            histories[longer] = asked % self.size**2
        return histories


def _numbers(numbers: Iterable[int]) -> Numbers:
    return np.array([*numbers], dtype=np.int64)


def _ranks(order: Numbers) -> Numbers:
    """The place in an order of each number from 0."""
    ranks = np.empty_like(order)
    ranks[order] = np.arange(len(order))
    return ranks


def _runs(ascending: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The different numbers, where each begins, and how often it stands."""
    begins = np.flatnonzero(np.diff(ascending, prepend=-1))
    return ascending[begins], begins, np.diff(begins, append=len(ascending))


def _ranges(firsts: Numbers, counts: Numbers) -> Numbers:
    """The numbers from each first on, so many of each."""
    return np.repeat(firsts - np.cumsum(counts) + counts, counts) + np.arange(int(counts.sum()))


def lay_arcs(fans: Sequence[Fan], edges: Sequence[Edge], cuts: Sequence[Cut], size: int) -> Arcs:
    """The arcs of all edges of the fans, in their order; ``size`` is the number of words that the n-grams know."""
    return _Layer(fans, edges, cuts, size).lay()
