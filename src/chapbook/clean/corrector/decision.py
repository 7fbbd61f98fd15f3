"""The decision: which readings become changes, and where a person should look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from chapbook.clean.corrector.channel import CAPITAL, SECOND, Edit
from chapbook.clean.corrector.edges import Edge
from chapbook.clean.corrector.lattice import Floats
from chapbook.clean.corrector.reading import Kind, Token
from chapbook.languages.model import fold
from chapbook.shapes.layers import Change, Layer
from chapbook.shapes.scan import Span

RULE = "corrector"
SECOND_READING = "second reading"
"""The rule of a change that a second reading of the page proposed and the sentence confirms."""
_SHOWN = 4
_LENIENCE = 0.12
"""A lost accent is the most common misreading of all, and no other word is put in place of the printer's."""
_KNOWN, _KNOWN_BUT_FOR_ACCENTS = 0.8, 0.78
"""A word for another, where the printed one is a word too, must be as probable as this; or as that for lost accents."""
_OTHER_WORD = 0.05
"""How much surer still that change must be where the document hardly shows its kind."""
_LIGHT = ((CAPITAL,), (SECOND,), (("œ", "oe"),))
"""Edits that make no other word of it."""
_DOUBTFUL = 0.1
_THINKABLE = 0.001
_UNKNOWN = 4.0
_FAMILIAR = 3
_COMPUTED = (0.0, 0.5, 0.7, 0.9, 0.95, 1.0)
_COUNTED = (0.0, 0.5, 0.68, 0.88, 0.94, 0.985)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place, in offsets of the text given, where the reading is open; ``candidates`` best first."""

    span: Span
    candidates: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Correction:
    """What the corrector says of one passage: a layer of changes, and doubts."""

    layer: Layer
    doubts: tuple[Doubt, ...]


Place = tuple[int, int, str]
"""The tokens ``[first, last)`` of an edge and what it prints there."""
LeastOf = Callable[[tuple[Edit, ...]], float]
"""How probable a change by these edits must be."""


def decide(text: str, tokens: Sequence[Token], edges: Sequence[Edge], shares: Floats, least_of: LeastOf) -> Correction:
    """The changes that are probable enough; the places where a rival or an unknown word remains become doubts."""
    changes: list[Change] = []
    known = _known_words(tokens, edges)
    rivals: dict[Span, list[tuple[float, str]]] = {span: [] for span in _unknown_words(tokens, edges)}
    apostrophe = "’" if text.count("’") > text.count("'") else "'"
    places = _places(tokens, edges)
    probable = _together(places, shares)
    confirmed = {place for place, edge in zip(places, edges, strict=True) if edge.edits == (SECOND,)}
    kept = dict.fromkeys(range(len(tokens)), 0.0)
    kept |= {edge.first: share for edge, share in zip(edges, probable, strict=True) if not edge.edits}
    for edge, share, place in zip(edges, probable, places, strict=True):
        if edge.printed is None:
            continue
        span, after = _placed(text, tokens, edge, apostrophe)
        if (before := span.of(text)) == after:
            continue
        wrong = 1 - max(kept[index] for index in range(edge.first, edge.last))
        enough = least_of(edge.edits)
        accents = fold(after) == before
        if edge.edits == (SECOND,):
            enough = max(enough, _KNOWN)
        if edge.first in known and edge.edits not in _LIGHT:
            enough = max(enough, _KNOWN_BUT_FOR_ACCENTS) if accents else max(enough + _OTHER_WORD, _KNOWN)
        elif accents:
            enough -= _LENIENCE
        if share >= enough or (wrong >= enough and share > 0.5 * wrong and not before[:1].isupper()):
            rule = SECOND_READING if place in confirmed else RULE
            changes.append(Change(span.start, span.end, before, after, rule, _calibrated(share)))
        elif share >= _DOUBTFUL or (span in rivals and share >= _THINKABLE):
            rivals.setdefault(span, []).append((share, after))
    changes = list(_apart(sorted(changes, key=lambda change: (change.start, change.end))))
    return Correction(Layer(RULE, tuple(changes)), tuple(_doubts(changes, rivals)))


def _places(tokens: Sequence[Token], edges: Sequence[Edge]) -> list[Place]:
    """For each edge where it stands and what it prints: a second reading may confirm a candidate."""
    read = [tokens[edge.first].text if edge.printed is None else edge.printed for edge in edges]
    return [(edge.first, edge.last, text.replace("’", "'")) for edge, text in zip(edges, read, strict=True)]


def _together(places: Sequence[Place], shares: Floats) -> list[float]:
    """The share of each edge with those that print the same there."""
    sums: Counter[Place] = Counter()
    for place, share in zip(places, shares.tolist(), strict=True):
        sums[place] += share
    return [sums[place] for place in places]


def _calibrated(share: float) -> float:
    """The chance that a change of this probability is right, as counted on scans (bench/reliability.md)."""
    return float(np.interp(share, _COMPUTED, _COUNTED))


def _unknown_words(tokens: Sequence[Token], edges: Sequence[Edge]) -> Iterator[Span]:
    """The words in small letters that nobody knows and that stand but once or twice."""
    times = Counter(token.text for token in tokens)
    for edge in edges:
        token = tokens[edge.first]
        unknown = edge.printed is None and edge.cost >= _UNKNOWN and token.kind is Kind.WORD and not token.fixed
        if unknown and token.text.islower() and times[token.text] < _FAMILIAR:
            yield Span(token.start, token.end)


def _known_words(tokens: Sequence[Token], edges: Sequence[Edge]) -> set[int]:
    """The tokens that were read as a stop or as a word which the language knows."""
    plain = (edge.first for edge in edges if edge.printed is None and not edge.is_unknown)
    return {place for place in plain if tokens[place].kind in {Kind.WORD, Kind.MARK}}


def _apart(changes: Sequence[Change]) -> Iterator[Change]:
    done = -1
    for change in changes:
        if change.start >= done:
            yield change
            done = max(change.end, change.start)


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


def _doubts(changes: Sequence[Change], rivals: dict[Span, list[tuple[float, str]]]) -> Iterator[Doubt]:
    changed = [(change.start, change.end) for change in changes]
    for span, found in sorted(rivals.items()):
        if any(start < span.end and span.start < end for start, end in changed):
            continue
        # Rounded: candidates that are equally probable stand in one order whatever the last digits of their sums are.
        ranked = sorted(found, key=lambda rival: (round(rival[0], 9), rival[1]), reverse=True)[:_SHOWN]
        yield Doubt(span, tuple(after for _, after in ranked), ranked[0][0] if ranked else 0.0)
