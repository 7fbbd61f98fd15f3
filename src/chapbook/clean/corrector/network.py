"""All readings of a stream, token after token: which maker of edges serves which kind of token."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from chapbook.clean.corrector.costs import Costs
from chapbook.clean.corrector.edges import Edge, double_edges, number_edges, word_edges
from chapbook.clean.corrector.marks import mark_edges, sign_edges
from chapbook.clean.corrector.neighbours import Spot
from chapbook.clean.corrector.reading import Kind
from chapbook.clean.corrector.votes import Votes, vote_edge


def _break_edges(costs: Costs, spot: Spot) -> Iterator[Edge]:
    yield Edge(spot.index, spot.index + 1, None, (costs.start,))


_MAKERS: Mapping[Kind, Callable[[Costs, Spot], Iterator[Edge]]] = {
    Kind.WORD: word_edges,
    Kind.NUMBER: number_edges,
    Kind.MARK: mark_edges,
    Kind.SIGN: sign_edges,
    Kind.BREAK: _break_edges,
}


def edges_by_token(costs: Costs, spots: Sequence[Spot], votes: Votes) -> Iterator[list[Edge]]:
    """For each token the edges that start there; the first of them is what was read."""
    for spot in spots:
        edges = [*_MAKERS[spot.token.kind](costs, spot), *double_edges(costs, spot)]
        edges += [vote_edge(costs, spot, vote) for vote in votes.get(spot.index, ())]
        yield edges
