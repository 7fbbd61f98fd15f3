"""The vote between two readings of a page: what the second has is one more way through the lattice.

The sentence decides between the two, and how often it was the second that made sense is learned like any edit. On
voting among readings by alignment: J. G. Fiscus, A post-processing system to yield reduced word error rates:
Recognizer Output Voting Error Reduction (ROVER), ASRU 1997.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chapbook.clean.corrector.candidates import Candidate
from chapbook.clean.corrector.channel import SECOND
from chapbook.clean.corrector.costs import Costs
from chapbook.clean.corrector.edges import Edge
from chapbook.clean.corrector.neighbours import Spot
from chapbook.clean.corrector.reading import Kind, Token, read_tokens, straight
from chapbook.shapes.scan import Rival

_WEIGHT = 4.0
"""What one engine's being surer than the other by one is worth, in nats."""


@dataclass(frozen=True, slots=True)
class Vote:
    """The tokens up to ``last`` (exclusive) may be ``text``, which is these tokens; ``lead`` speaks against it."""

    last: int
    text: str
    tokens: tuple[Token, ...]
    lead: float


Votes = Mapping[int, Sequence[Vote]]
"""The votes by the index of the first token each stands for."""


def find_votes(rivals: Sequence[Rival], tokens: Sequence[Token]) -> Votes:
    """The votes of a second reading on a stream; those whose edges fall within tokens are passed over."""
    starts, found = [token.start for token in tokens], dict[int, list[Vote]]()
    for rival in rivals:
        first, last = bisect_left(starts, rival.span.start), bisect_left(starts, rival.span.end)
        stretch = tokens[first:last]
        if not stretch or (stretch[0].start, stretch[-1].end) != (rival.span.start, rival.span.end):
            continue
        if any(token.fixed or token.kind is Kind.BREAK for token in stretch):
            continue
        if other := tuple(read_tokens(rival.text)):
            found.setdefault(first, []).append(Vote(last, rival.text, other, _lead(rival, stretch)))
    return found


def _lead(rival: Rival, stretch: Sequence[Token]) -> float:
    """How much surer the first engine was, in nats; nothing where the second tells nothing."""
    if rival.confidence is None:
        return 0.0
    return _WEIGHT * (min(token.confidence for token in stretch) - rival.confidence)


def vote_edge(costs: Costs, spot: Spot, vote: Vote) -> Edge:
    """The edge that takes the second reading."""
    numbers: list[int] = []
    total, first = vote.lead, vote.tokens[0]
    for token in vote.tokens:
        if token.kind is not Kind.SIGN:
            added, spelling = costs.words(_as_read(token))
            numbers += added
            total += spelling
    plain = first.kind is not Kind.WORD or spot.is_free
    after_end, inside = (0.0, 0.0) if plain else costs.capitals(_as_read(first))
    return Edge(vote.last - spot.index, vote.text, tuple(numbers), (SECOND,), "", total, after_end, inside)


def _as_read(token: Token) -> Candidate:
    read = straight(token.text)
    return Candidate(read, (read.lower(),), ())
