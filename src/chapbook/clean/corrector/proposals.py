"""The proposals: the readings of a stream that differ from what stands there, each with what speaks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chapbook.clean.corrector.channel import SECOND, Edit
from chapbook.clean.corrector.edges import Edge, Fan
from chapbook.clean.corrector.evidence import Document, Stretch, evidence
from chapbook.clean.corrector.lattice import Floats
from chapbook.clean.corrector.reading import Token
from chapbook.shapes.scan import Span

LEAST = 0.001
"""What is less probable is not thought of."""

Printed = tuple[int, str]
"""How many tokens an edge reads, and what it prints there."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """``after`` for ``before``, at ``span`` of the text; ``share`` is its probability by the search.

    ``second``: a second reading of the page has it so.
    """

    span: Span
    before: str
    after: str
    edits: tuple[Edit, ...]
    share: float
    evidence: tuple[float, ...]
    second: bool = False


def find_proposals(
    text: str, document: Document, tokens: Sequence[Token], fans: Sequence[Fan], shares: Floats
) -> list[Proposal]:
    """The proposals by their places, the most probable of a place first; edges that print the same are one."""
    each = list(_by_token(fans, shares))
    kept = [_kept(*one) for one in zip(tokens, fans, each, strict=True)]
    stretch = Stretch(tokens, kept, [fan[0] for fan in fans])
    apostrophe = "’" if text.count("’") > text.count("'") else "'"
    found = []
    for first, (token, fan) in enumerate(zip(tokens, fans, strict=True)):
        if len(fan) == 1 and fan[0].printed is None:
            continue
        sums = _sums(token, fan, each[first])
        second = {_printed(token, edge) for edge in fan if edge.edits == (SECOND,)}
        for printed, edge in _distinct(token, fan):
            share = min(sums[printed], 1.0)
            span, after = _placed(text, tokens[first : first + edge.width], edge, apostrophe)
            if share >= LEAST and (before := span.of(text)) != after:
                seen = evidence(document, stretch, first, edge, share)
                found.append(Proposal(span, before, after, edge.edits, share, seen, printed in second))
    return sorted(found, key=lambda one: (one.span.start, one.span.end, -one.share))


def _printed(token: Token, edge: Edge) -> Printed:
    """What an edge prints in place of a token: a second reading may confirm a candidate."""
    return edge.width, (token.text if edge.printed is None else edge.printed).replace("’", "'")


def _by_token(fans: Sequence[Fan], shares: Floats) -> Iterator[Sequence[float]]:
    """The shares of each token's edges."""
    values, behind = shares.tolist(), 0
    for fan in fans:
        first, behind = behind, behind + len(fan)
        yield values[first:behind]


def _kept(token: Token, fan: Fan, shares: Sequence[float]) -> float:
    """How probable it is that a token is as it was read."""
    return min(shares[0] if len(fan) == 1 else _sums(token, fan, shares)[_printed(token, fan[0])], 1.0)


def _sums(token: Token, fan: Fan, shares: Sequence[float]) -> Mapping[Printed, float]:
    """The share of all edges of a token that print the same."""
    sums = defaultdict[Printed, float](float)
    for edge, share in zip(fan, shares, strict=True):
        sums[_printed(token, edge)] += share
    return sums


def _distinct(token: Token, fan: Fan) -> Iterator[tuple[Printed, Edge]]:
    """The edges of a token that may change it, the first of each that print the same."""
    found = dict[Printed, Edge]()
    for edge in fan:
        if edge.printed is not None:
            found.setdefault(_printed(token, edge), edge)
    yield from found.items()


def _placed(text: str, tokens: Sequence[Token], edge: Edge, apostrophe: str) -> tuple[Span, str]:
    """Where an edge stands in the text, and what it puts there, with the apostrophe that the text mostly has."""
    start, end = tokens[0].start, tokens[-1].end
    after = edge.printed or ""
    if edge.width > 1 and "\n" in text[start:end]:
        if text[end : end + 1] == " ":
            end, after = end + 1, after + "\n"
    elif "\n" in text[start:end] and after.startswith("-"):
        after = "-\n" + after[1:]
    return Span(start, end), after.replace("'", apostrophe)
