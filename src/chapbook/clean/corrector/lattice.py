"""The lattice: every way to read a stream, as states (the last two words) and arcs (one edge more)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from chapbook.clean.corrector.arcs import Arcs, Cut, Numbers, lay_arcs
from chapbook.clean.corrector.contexts import Contexts
from chapbook.clean.corrector.edges import Edge, Fan

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lattice:
    """States are numbered through; arcs are sorted by where they start in the text.

    ``edges`` are those of the ``fans``, token after token. ``tokens`` are the tokens at which the arcs start. ``cuts``
    are (first arc, first state) of each part that can be searched by itself: every way goes through its first state;
    ``finals`` are the states in which the stream ends. ``costs`` are the arcs' costs in nats without those of the
    channel.
    """

    fans: Sequence[Fan]
    edges: tuple[Edge, ...]
    sources: Numbers
    targets: Numbers
    arc_edges: Numbers
    tokens: Numbers
    costs: Floats
    cuts: tuple[tuple[int, int], ...]
    finals: tuple[int, ...]
    states: int


def build_lattices(
    by_token: Iterable[Fan], contexts: Contexts, start: int, ends: Mapping[int, float]
) -> Iterator[Lattice]:
    """The lattice of a stream from the edges that start at each of its tokens.

    A long stream has several, one behind the other, each from a state that every way goes through to the next.
    """
    fans, cuts, reach, edges = list[Fan](), list[Cut](), 0, 0
    known: tuple[int, ...] = (start, start)
    for fan in by_token:
        if reach <= len(fans) and len(known) == 2:
            if edges > _LONG:
                yield _lattice(fans, cuts, contexts, ends)
                fans, cuts, reach, edges = [], [], 0, 0
            cuts.append(Cut(len(fans), known[0] * contexts.size + known[1]))
        known = (*known, *fan[0].words)[-2:] if reach <= len(fans) and _is_settled(fan) else ()
        fans.append(fan)
        reach, edges = max(reach, len(fans) - 1 + max([edge.width for edge in fan])), edges + len(fan)
    if fans:
        yield _lattice(fans, cuts, contexts, ends)


_LONG = 20_000
"""The edges of one lattice, more or less, so that a book needs hardly more memory than a pamphlet."""


def _is_settled(fan: Fan) -> bool:
    """True if all edges lead over this token alone, by the same words."""
    width, _, words, *_ = fan[0]
    return width == 1 and (len(fan) == 1 or all(edge.width == 1 and edge.words == words for edge in fan))


def _lattice(fans: Sequence[Fan], cuts: Sequence[Cut], contexts: Contexts, ends: Mapping[int, float]) -> Lattice:
    """The lattice with the costs of all words in their contexts, looked up at once."""
    edges = tuple(chain.from_iterable(fans))
    arcs = lay_arcs(fans, edges, cuts, contexts.size)
    cost, after_end, inside = (_side(edges, name)[arcs.edges] for name in _SIDES)
    cost += _capital_costs(after_end, inside, arcs.histories[arcs.sources] % contexts.size, ends)
    cost += np.bincount(arcs.asked_by, contexts.costs(arcs.asked), len(arcs.edges))
    tokens = arcs.places[arcs.sources]
    finals = tuple(np.flatnonzero(arcs.places == len(fans)).tolist())
    sides = (arcs.sources, arcs.targets, arcs.edges, tokens, cost)
    return Lattice(fans, edges, *sides, tuple(_narrows(arcs, tokens, len(fans))), finals, len(arcs.places))


_SIDES = ("cost", "after_end", "inside")


def _side(edges: Sequence[Edge], name: str) -> Floats:
    """One side of all edges."""
    return np.fromiter(map(attrgetter(name), edges), dtype=np.float64, count=len(edges))


def _capital_costs(after_end: Floats, inside: Floats, last_words: Numbers, ends: Mapping[int, float]) -> Floats:
    """What the capital, or small letter, of each arc costs after the word before it."""
    for mark, weight in ends.items():
        inside = np.where(last_words == mark, weight * after_end, inside)
    return inside


def _narrows(arcs: Arcs, tokens: Numbers, size: int) -> Iterator[tuple[int, int]]:
    """The first arc and the state of each token (of so many) that has one state and over which no arc leads."""
    ends = arcs.places[arcs.targets]
    wide = ends - tokens > 1
    over = np.bincount(tokens[wide] + 1, minlength=size + 1) - np.bincount(ends[wide], minlength=size + 1)
    states = np.bincount(arcs.places, minlength=size + 1)
    places = np.flatnonzero((states == 1) & (np.cumsum(over) == 0))
    of_place = np.empty(size + 1, dtype=np.int64)
    of_place[arcs.places] = np.arange(len(arcs.places))
    places = places[places < size]
    yield from zip(np.searchsorted(tokens, places).tolist(), of_place[places].tolist(), strict=True)
