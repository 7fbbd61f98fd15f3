"""The lattice and its search give each edge the share that a look at every single way gives it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chapbook.clean.corrector.contexts import Contexts
from chapbook.clean.corrector.edges import Edge, Fan
from chapbook.clean.corrector.lattice import build_lattices
from chapbook.clean.corrector.search import edge_probabilities
from chapbook.languages.model import NGrams

SIZE = 5
START = 4
STOP = 3
_OCTETS = np.arange(SIZE, dtype=np.uint8) * 7
_KEYS = np.array([1, 7, 12, 18], dtype=np.int64)
NGRAMS = NGrams(SIZE, _OCTETS, _OCTETS, _KEYS, _OCTETS[:4], _OCTETS[:4], np.array([3, 9, 17]), _OCTETS[:3])
WORDS = st.lists(st.integers(0, SIZE - 1), max_size=3).map(tuple)
COSTS = st.integers(0, 3).map(float)
EDGES = st.tuples(st.integers(1, 3), WORDS, COSTS, COSTS, COSTS).map(
    lambda sides: Edge(sides[0], None, sides[1], cost=sides[2], after_end=sides[3], inside=sides[4])
)
PLAIN = st.integers(0, SIZE - 1).map(lambda word: Edge(1, None, (word,)))
FANS = st.lists(st.tuples(PLAIN, st.lists(EDGES, max_size=2)), min_size=1, max_size=6)


def ways(
    fans: Sequence[Fan], place: int, words: tuple[int, ...]
) -> Iterator[tuple[float, tuple[tuple[int, int], ...]]]:
    """Each way from a token on: what it costs, and its edges as (token, place in the fan)."""
    if place == len(fans):
        yield 0.0, ()
        return
    for number, edge in enumerate(fans[place]):
        cost, history = edge.cost + (2 * edge.after_end if words[-1] == STOP else edge.inside), words
        for word in edge.words:
            first, second, third = (np.array([one]) for one in (*history[-2:], word))
            cost += float(NGRAMS.trigram(first, second, third)[0])
            history = (*history, word)
        for rest, behind in ways(fans, place + edge.width, history):
            yield cost + rest, ((place, number), *behind)


@settings(max_examples=25, deadline=None)
@given(FANS)
def test_the_share_of_an_edge_is_that_of_the_ways_over_it(drawn: list[tuple[Edge, list[Edge]]]) -> None:
    fans = [
        [plain, *(edge for edge in others if place + edge.width <= len(drawn))]
        for place, (plain, others) in enumerate(drawn)
    ]
    found = list(ways(fans, 0, (START, START)))
    total = sum(math.exp(-cost) for cost, _ in found)
    (lattice,) = build_lattices(fans, Contexts(NGRAMS), START, {STOP: 2.0})
    shares = iter(edge_probabilities(lattice, np.zeros(len(lattice.edges))).tolist())
    for place, fan in enumerate(fans):
        for number in range(len(fan)):
            over = sum(math.exp(-cost) for cost, edges in found if (place, number) in edges)
            assert next(shares) == pytest.approx(over / total, abs=1e-9)
