"""The decision: which readings become changes, and where a person should look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chapbook.clean.corrector.edges import Edge
from chapbook.clean.corrector.lattice import Floats
from chapbook.clean.corrector.reading import Token
from chapbook.shapes.layers import Change, Layer
from chapbook.shapes.scan import Span

RULE = "corrector"
_SHOWN = 4
_DOUBTFUL = 0.12


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


def decide(text: str, tokens: Sequence[Token], edges: Sequence[Edge], shares: Floats, least: float) -> Correction:
    """The changes at least ``least`` probable; the places where a rival or an unknown word remains become doubts."""
    changes: list[Change] = []
    rivals: dict[Span, list[tuple[float, str]]] = defaultdict(list)
    kept = dict.fromkeys(range(len(tokens)), 0.0)
    kept |= {edge.first: share for edge, share in zip(edges, shares.tolist(), strict=True) if not edge.edits}
    for edge, share in zip(edges, shares.tolist(), strict=True):
        if edge.printed is None or share < _DOUBTFUL:
            continue
        span, after = _placed(text, tokens, edge)
        before = span.of(text)
        if before == after:
            continue
        wrong = 1 - max(kept[place] for place in range(edge.first, edge.last))
        if share >= least or (wrong >= least and share > 0.5 * wrong and before[:1].islower()):
            changes.append(Change(span.start, span.end, before, after, RULE, min(share, 0.999)))
        else:
            rivals[span].append((share, after))
    changes.sort(key=lambda change: (change.start, change.end))
    changes = list(_apart(changes))
    return Correction(Layer(RULE, tuple(changes)), tuple(_doubts(text, changes, rivals)))


def _apart(changes: Sequence[Change]) -> Iterator[Change]:
    done = -1
    for change in changes:
        if change.start >= done:
            yield change
            done = max(change.end, change.start)


def _placed(text: str, tokens: Sequence[Token], edge: Edge) -> tuple[Span, str]:
    """Where an edge stands in the text, and what it puts there (apostrophes as the text has them)."""
    start, end = tokens[edge.first].start, tokens[edge.last - 1].end
    after = edge.printed or ""
    if edge.last - edge.first > 1 and "\n" in text[start:end]:
        if text[end : end + 1] == " ":
            end, after = end + 1, after + "\n"
    elif "\n" in text[start:end] and after.startswith("-"):
        after = "-\n" + after[1:]
    curly = "’" if "’" in text else "'"
    return Span(start, end), after.replace("'", curly)


def _doubts(text: str, changes: Sequence[Change], rivals: dict[Span, list[tuple[float, str]]]) -> Iterator[Doubt]:
    changed = [(change.start, change.end) for change in changes]
    for span, found in sorted(rivals.items()):
        if any(start < span.end and span.start < end for start, end in changed):
            continue
        ranked = sorted(found, reverse=True)[:_SHOWN]
        yield Doubt(span, tuple(after for _, after in ranked), ranked[0][0])
    del text
