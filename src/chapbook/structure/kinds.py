"""Says what each passage of the body is: the sum of the evidence decides, the editor's decisions come first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chapbook.shapes.decisions import DecisionKind, Pins
from chapbook.shapes.layers import Stream
from chapbook.structure.evidence import LOOKS, PARAGRAPH
from chapbook.structure.habits import Habits
from chapbook.structure.passages import Passage
from chapbook.structure.sight import Evidence, PassageKind, Sight

_DECIDED = {
    DecisionKind.PARAGRAPH: PassageKind.PARAGRAPH,
    DecisionKind.HEADING: PassageKind.HEADING,
    DecisionKind.LIST: PassageKind.ITEM,
    DecisionKind.QUOTE: PassageKind.QUOTATION,
    DecisionKind.VERSE: PassageKind.VERSE,
    DecisionKind.SIGNATURE: PassageKind.SIGNATURE,
    DecisionKind.TITLE: PassageKind.TITLE,
    DecisionKind.BYLINE: PassageKind.BYLINE,
    DecisionKind.EPIGRAPH: PassageKind.EPIGRAPH,
    DecisionKind.ORNAMENT: PassageKind.ORNAMENT,
}
_CLOSE = 1.0
"""Two kinds whose evidence differs by less than this are a doubt."""


@dataclass(frozen=True, slots=True)
class Classified:
    """A passage with its kind and the evidence, heaviest first; ``rival`` is a kind that is nearly as likely."""

    passage: Passage
    kind: PassageKind
    evidence: tuple[Evidence, ...]
    rival: PassageKind | None = None


def classify(body: Stream, passages: Sequence[Passage], habits: Habits, pins: Pins) -> tuple[Classified, ...]:
    """Each passage with its kind, in order."""
    pinned = _pinned(body, passages, pins)
    decided: list[PassageKind] = []
    classified = []
    for index, passage in enumerate(passages):
        sight = Sight(passages, index, decided, habits)
        evidence = (PARAGRAPH, *(one for look in LOOKS for one in look(sight)))
        one = pinned.get(index) or _judged(passage, evidence)
        decided.append(one.kind)
        classified.append(one)
    return tuple(classified)


def _judged(passage: Passage, evidence: Sequence[Evidence]) -> Classified:
    sums: dict[PassageKind, float] = {}
    for one in evidence:
        sums[one.kind] = sums.get(one.kind, 0.0) + one.weight
    ranked = sorted(sums, key=lambda kind: -sums[kind])
    rival = ranked[1] if len(ranked) > 1 and sums[ranked[0]] - sums[ranked[1]] < _CLOSE else None
    return Classified(passage, ranked[0], tuple(sorted(evidence, key=lambda one: -abs(one.weight))), rival)


def _pinned(body: Stream, passages: Sequence[Passage], pins: Pins) -> dict[int, Classified]:
    """The passages whose kind an editor decided."""
    found: dict[int, Classified] = {}
    for pin in pins:
        if pin.decision.kind not in _DECIDED:
            continue
        kind = _DECIDED[pin.decision.kind]
        for index, passage in enumerate(passages):
            origins = body.origin(passage.span.start, passage.span.end)
            if any(origin.overlaps(pin.span) for origin in origins):
                reason = Evidence(kind, 99, f'the editor\'s decision "{pin.decision.id}"')
                found[index] = Classified(passage, kind, (reason,))
    return found
