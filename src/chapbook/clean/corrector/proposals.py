"""The proposals: the readings of a stream that differ from what stands there, each with what speaks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chapbook.clean.corrector.channel import SECOND, Edit
from chapbook.clean.corrector.edges import Edge
from chapbook.clean.corrector.evidence import Document, Stretch, evidence
from chapbook.clean.corrector.lattice import Floats
from chapbook.clean.corrector.reading import Token
from chapbook.shapes.scan import Span

LEAST = 0.001
"""What is less probable is not thought of."""

Place = tuple[int, int, str]
"""The tokens ``[first, last)`` of an edge and what it prints there."""


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
    text: str, document: Document, tokens: Sequence[Token], edges: Sequence[Edge], shares: Floats
) -> list[Proposal]:
    """The proposals by their places, the most probable of a place first; edges that print the same are one."""
    places = _places(tokens, edges)
    sums = _together(places, shares)
    second = {place for place, edge in zip(places, edges, strict=True) if edge.edits == (SECOND,)}
    stretch = _stretch(tokens, edges, places, sums)
    apostrophe = "’" if text.count("’") > text.count("'") else "'"
    found, done = [], set[Place]()
    for place, edge in zip(places, edges, strict=True):
        share = min(sums[place], 1.0)
        if edge.printed is None or share < LEAST or place in done:
            continue
        done.add(place)
        span, after = _placed(text, tokens, edge, apostrophe)
        if (before := span.of(text)) != after:
            seen = evidence(document, stretch, edge, share)
            found.append(Proposal(span, before, after, edge.edits, share, seen, place in second))
    return sorted(found, key=lambda one: (one.span.start, one.span.end, -one.share))


def _places(tokens: Sequence[Token], edges: Sequence[Edge]) -> list[Place]:
    """For each edge where it stands and what it prints: a second reading may confirm a candidate."""
    read = [tokens[edge.first].text if edge.printed is None else edge.printed for edge in edges]
    return [(edge.first, edge.last, text.replace("’", "'")) for edge, text in zip(edges, read, strict=True)]


def _together(places: Sequence[Place], shares: Floats) -> Mapping[Place, float]:
    """The share of all edges that print the same at a place."""
    sums = defaultdict[Place, float](float)
    for place, share in zip(places, shares.tolist(), strict=True):
        sums[place] += share
    return sums


def _stretch(
    tokens: Sequence[Token], edges: Sequence[Edge], places: Sequence[Place], sums: Mapping[Place, float]
) -> Stretch:
    """The tokens with the edge that keeps each as it was read, the first of its edges, and how probable that is."""
    read = {edge.first: (edge, sums[place]) for edge, place in zip(reversed(edges), reversed(places), strict=True)}
    kept = [read[index] for index in range(len(tokens))]
    return Stretch(tokens, [min(share, 1.0) for _, share in kept], [edge for edge, _ in kept])


def _placed(text: str, tokens: Sequence[Token], edge: Edge, apostrophe: str) -> tuple[Span, str]:
    """Where an edge stands in the text, and what it puts there, with the apostrophe that the text mostly has."""
    start, end = tokens[edge.first].start, tokens[edge.last - 1].end
    after = edge.printed or ""
    if edge.last - edge.first > 1 and "\n" in text[start:end]:
        if text[end : end + 1] == " ":
            end, after = end + 1, after + "\n"
    elif "\n" in text[start:end] and after.startswith("-"):
        after = "-\n" + after[1:]
    return Span(start, end), after.replace("'", apostrophe)
