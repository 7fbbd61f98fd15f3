"""Says what each passage of the body is: the sum of the evidence decides, the editor's decisions come first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chapbook.shapes.decisions import DecisionKind, Pin, Pins
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
    """A passage with its kind and the evidence, heaviest first; ``rival`` is a kind that is nearly as likely,
    or what the evidence says against an editor's decision that knew nothing of it.
    """

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
        one = _judged(passage, evidence)
        if (said := pinned.get(index)) is not None:
            reason = Evidence(said.kind, 99, f'the editor\'s decision "{said.decision}"')
            one = Classified(passage, said.kind, (reason,), _disputed(said, one.kind))
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


def _disputed(one: Pinned, judged: PassageKind) -> PassageKind | None:
    """What the evidence says today, where that is neither what the editor decided nor what he saw then."""
    return judged if one.seen and judged not in (one.seen, one.kind) else None


@dataclass(frozen=True, slots=True)
class Pinned:
    """What an editor decided of a passage, what was proposed then (a word, or nothing), and the decision's id."""

    kind: PassageKind
    seen: str
    decision: str


def _pinned(body: Stream, passages: Sequence[Passage], pins: Pins) -> dict[int, Pinned]:
    """What was decided of which passages, by their indexes; of two decisions on one the one further on holds."""
    found: dict[int, Pinned] = {}
    for pin, indexes in _placed(body, passages, pins):
        decision = pin.decision
        found |= dict.fromkeys(indexes, Pinned(_DECIDED[decision.kind], decision.seen or "", decision.id))
    return found


def idle_pins(body: Stream, passages: Sequence[Passage], pins: Pins) -> tuple[Pin, ...]:
    """The decisions on passages whose words stand in none: in a note, in the furniture."""
    return tuple(pin for pin, indexes in _placed(body, passages, pins) if not indexes)


def _placed(body: Stream, passages: Sequence[Passage], pins: Pins) -> Iterator[tuple[Pin, tuple[int, ...]]]:
    """The decisions on passages with the indexes of the passages that they touch."""
    mine = [pin for pin in pins if pin.decision.kind in _DECIDED]
    origins = [body.origin(passage.span.start, passage.span.end) for passage in passages] if mine else []
    for pin in mine:
        yield (
            pin,
            tuple(index for index, spans in enumerate(origins) if any(span.overlaps(pin.span) for span in spans)),
        )
