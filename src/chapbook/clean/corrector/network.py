"""All readings of a stream, token after token: which maker of edges serves which kind of token."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from chapbook.clean.corrector.costs import Costs
from chapbook.clean.corrector.edges import (
    Edge,
    Fan,
    double_edges,
    elided_edge,
    fitting_edges,
    number_edges,
    stopped_edges,
    word_edges,
)
from chapbook.clean.corrector.elisions import LostElisions
from chapbook.clean.corrector.marks import mark_edges, sign_edges
from chapbook.clean.corrector.misfits import Misfits
from chapbook.clean.corrector.neighbours import Spot
from chapbook.clean.corrector.reading import Kind
from chapbook.clean.corrector.votes import Votes, vote_edge


def _break_edges(costs: Costs, _: Spot) -> Iterator[Edge]:
    yield Edge(1, None, (costs.start,))


_MAKERS: Mapping[Kind, Callable[[Costs, Spot], Iterator[Edge]]] = {
    Kind.WORD: word_edges,
    Kind.NUMBER: number_edges,
    Kind.MARK: mark_edges,
    Kind.SIGN: sign_edges,
    Kind.BREAK: _break_edges,
}


class Network:
    """The readings of tokens under one set of costs; plain words of one spelling are thought about once."""

    def __init__(self, costs: Costs) -> None:
        self.costs = costs
        self._plain: dict[tuple[str, bool, bool, bool], Fan] = {}

    def by_token(self, spots: Iterable[Spot], votes: Votes, lost: LostElisions, unfit: Misfits) -> Iterator[Fan]:
        """For each token of a stream the edges that start there."""
        for spot in spots:
            edges = [*double_edges(self.costs, spot), *stopped_edges(self.costs, spot)]
            edges += [elided_edge(self.costs, spot, way.elided) for way in lost.get(spot.index, ())]
            edges += fitting_edges(self.costs, spot, unfit.get(spot.index, ()))
            edges += [vote_edge(self.costs, spot, vote) for vote in votes.get(spot.index, ())]
            yield [*self._single(spot), *edges] if edges else self._single(spot)

    def _single(self, spot: Spot) -> Fan:
        """The readings of the token by itself."""
        if not spot.is_plain:
            return list(_MAKERS[spot.token.kind](self.costs, spot))
        key = (spot.token.text, spot.carries_elision, spot.opens_sentence, spot.token.spaced)
        if key not in self._plain:
            self._plain[key] = list(word_edges(self.costs, spot))
        return self._plain[key]
