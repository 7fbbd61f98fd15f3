"""The decision: which proposals become changes, and where a person should look.

A change is made where it promises more than it risks, a harmed word counting several mended ones: the rule of least
expected loss, T. S. Ferguson, Mathematical Statistics: A Decision Theoretic Approach (1967), 1.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from chapbook.clean.corrector.channel import SECOND
from chapbook.clean.corrector.edges import Fan
from chapbook.clean.corrector.judge import Verdict, judge
from chapbook.clean.corrector.proposals import Proposal
from chapbook.clean.corrector.reading import Kind, Token
from chapbook.languages.model import fold
from chapbook.shapes.layers import Change, Layer
from chapbook.shapes.scan import Span

Places: TypeAlias = tuple[int, int]
"""Where a span starts and ends."""
RULE = "corrector"
SECOND_READING = "second reading"
"""The rule of a change that a second reading of the page proposed and the sentence confirms."""
_SHOWN = 4
_LEAST_OF_SECOND = 0.8
"""The least probability of what a second reading alone proposes: of such changes the judge knows nothing."""
_WORD, _STOP, _ACCENT = (1.5, 0.4), (1.0, 0.25), (0.5, 0.3)
"""Of another word, of a stop, and of an accent on the same word: what a wrong change harms, as a share of the weight
that the settings give to a harm, and what a change has to promise."""
_DOUBTFUL = 0.4
"""The least chance that a word is wrong which makes a doubt."""
_THINKABLE, _THINKABLE_STOP = 0.01, 0.1
"""How probable the search must hold another reading for a doubt; of stops much is thought that is not so."""
_SURE = 0.985
_UNKNOWN = 4.0
_FAMILIAR = 3


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place, in offsets of the text given, where the reading is open; ``candidates`` best first."""

    span: Span
    candidates: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Correction:
    """What the corrector says of one passage: a layer of changes, and doubts.

    ``wanted`` are words of the text given before which an elided one seems to be lost, and that one.
    """

    layer: Layer
    doubts: tuple[Doubt, ...]
    wanted: tuple[tuple[Span, str], ...] = ()


def decide(proposals: Sequence[Proposal], unknown: Sequence[Span], weight: float) -> Correction:
    """The changes that promise most, none within another; the places that stay open become doubts.

    ``unknown`` are the words that nobody knows; a harmed word counts as much as ``weight`` mended ones.
    """
    verdicts = [(_verdict(proposal), proposal) for proposal in proposals]
    made = list(_chosen(verdicts, weight))
    changes = [_change(verdict, proposal) for verdict, proposal in made]
    rivals: dict[Span, list[tuple[Verdict, Proposal]]] = {span: [] for span in unknown}
    for verdict, proposal in verdicts:
        rivals.setdefault(proposal.span, []).append((verdict, proposal))
    taken = [(proposal.span.start, proposal.span.end) for _, proposal in made]
    doubts = [doubt for doubt in _doubts(rivals, frozenset(unknown)) if not _meets(doubt.span, taken)]
    return Correction(Layer(RULE, tuple(changes)), tuple(doubts))


def unknown_words(tokens: Sequence[Token], fans: Sequence[Fan]) -> Iterator[Span]:
    """The words in small letters that nobody knows and that stand but once or twice."""
    times = Counter(token.text for token in tokens)
    for token, edge in zip(tokens, (fan[0] for fan in fans), strict=True):
        unknown = edge.printed is None and edge.cost >= _UNKNOWN and token.kind is Kind.WORD and not token.fixed
        if unknown and token.text.islower() and times[token.text] < _FAMILIAR:
            yield Span(token.start, token.end)


def _verdict(proposal: Proposal) -> Verdict:
    if proposal.edits != (SECOND,):
        return judge(proposal.evidence)
    return Verdict(proposal.share, 0.0 if proposal.share >= _LEAST_OF_SECOND else 1.0)


def _chosen(verdicts: Sequence[tuple[Verdict, Proposal]], weight: float) -> Iterator[tuple[Verdict, Proposal]]:
    """The changes worth making, in the order of the text.

    Of a place the most probable is looked at, of those that meet the one that promises most.
    """
    likeliest = {proposal.span: proposal for _, proposal in reversed(verdicts)}
    verdicts = [(verdict, proposal) for verdict, proposal in verdicts if likeliest[proposal.span] is proposal]
    gains = [verdict.gain(weight * _terms(proposal)[0]) for verdict, proposal in verdicts]
    ranked = sorted(zip(gains, verdicts, strict=True), key=lambda one: (-one[0], one[1][1].span.start, one[1][1].after))
    taken: dict[Places, tuple[Verdict, Proposal]] = {}
    places: list[Places] = []
    for gain, (verdict, proposal) in ranked:
        span = proposal.span
        if gain >= _terms(proposal)[1] and not _meets(span, places):
            insort(places, (span.start, span.end))
            taken[span.start, span.end] = verdict, proposal
    yield from (taken[place] for place in places)


def _terms(proposal: Proposal) -> tuple[float, float]:
    if _is_stop(proposal):
        return _STOP
    return _ACCENT if fold(proposal.before) == fold(proposal.after) else _WORD


def _is_stop(proposal: Proposal) -> bool:
    return not any(map(str.isalnum, proposal.before))


def _is_thinkable(proposal: Proposal) -> bool:
    return proposal.share >= (_THINKABLE_STOP if _is_stop(proposal) else _THINKABLE)


def _meets(span: Span, others: Sequence[Places]) -> bool:
    """Whether a span meets one of these, which ascend and do not meet one another: if any, then a neighbour."""
    here = span.start, span.end
    at = bisect_left(others, here)
    return any(
        other == here or (span.start < other[1] and other[0] < span.end) for other in others[max(0, at - 1) : at + 1]
    )


def _change(verdict: Verdict, proposal: Proposal) -> Change:
    rule, span = SECOND_READING if proposal.second else RULE, proposal.span
    return Change(span.start, span.end, proposal.before, proposal.after, rule, min(verdict.mends, _SURE))


def _doubts(rivals: dict[Span, list[tuple[Verdict, Proposal]]], unknown: frozenset[Span]) -> Iterator[Doubt]:
    for span, found in sorted(rivals.items()):
        thought = [verdict for verdict, proposal in found if _is_thinkable(proposal)]
        risk = max((1 - verdict.harms for verdict in thought), default=0.0)
        if span in unknown or risk >= _DOUBTFUL:
            # Rounded: candidates that are equally good stand in one order whatever the last digits of their chances.
            ranked = sorted(found, key=lambda one: (-round(one[0].mends, 9), one[1].after))
            # The same word with a space before it is no other reading.
            words = {proposal.after.strip(): proposal.after for _, proposal in reversed(ranked)}
            shown = [after for _, proposal in ranked if words[(after := proposal.after).strip()] == after]
            yield Doubt(span, tuple(shown[:_SHOWN]), ranked[0][0].mends if ranked else 0.0)
