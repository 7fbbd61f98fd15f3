"""Rules of one book: a word that reads another wherever it stands alone; and which rules an editor's decisions suggest.

A rule is a decision of kind ``rule`` and has no place. It gives way to every decision that has one. None is ever
applied because it was suggested: the editor accepts it by a line, or declines it by one without ``replace``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chapbook.shapes.decisions import LETTERS, Decision, DecisionKind, Pin, Pins, PinsByPlace
from chapbook.shapes.findings import About, Finding, Kind
from chapbook.shapes.scan import Scan, Span

ALIKE = 3
"""So many decisions of one word for another suggest a rule."""
_BARE = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SuggestedRule:
    """``exact`` was decided to read ``replace`` in ``decided`` places; ``others`` are those not decided, ascending."""

    exact: str
    replace: str
    decided: int
    others: tuple[Span, ...]


def with_rules(scan: Scan, pins: Pins, rules: Iterable[Decision]) -> tuple[Pins, tuple[Finding, ...]]:
    """The pins with those of the rules among them, ascending, and a warning for a rule that has no place to hold.

    Of two rules for one word the later one holds.
    """
    last, decided = {rule.exact: rule for rule in rules}, _on_letters(pins)
    made, findings = list(pins), []
    for rule in rules:
        if rule.replace is None:
            continue
        if last[rule.exact] is not rule:
            message = f'rule "{rule.id}" gives way to the later "{last[rule.exact].id}" for the same word'
            findings.append(Finding(None, Kind.WARNING, message))
            continue
        spans = tuple(_undecided(scan, rule.exact, decided))
        made += (Pin(span, rule) for span in spans)
        if not spans:
            findings.append(Finding(None, Kind.WARNING, f'rule "{rule.id}": “{rule.exact}” stands nowhere undecided'))
    return tuple(sorted(made, key=lambda pin: (pin.span, pin.decision.kind))), tuple(findings)


def suggested_rules(scan: Scan, pins: Pins, rules: Sequence[Decision]) -> tuple[SuggestedRule, ...]:
    """The rules that decisions suggest, first those with most to do; none that was accepted or declined before.

    Only decisions count that gainsaid the program; a word that was decided otherwise in any place suggests nothing. A
    word that was kept suggests that it be kept everywhere.
    """
    known, decided = {rule.exact for rule in rules}, _on_letters(pins)
    found: dict[str, dict[str, int]] = {}
    for pin in pins:
        here = pin.span.of(scan.text)
        wanted = here if pin.decision.replace is None else pin.decision.replace
        if pin.decision.kind in LETTERS and pin.decision.kind is not DecisionKind.RULE:
            words = found.setdefault(_bare(here), {})
            words[_bare(wanted)] = words.get(_bare(wanted), 0) + (pin.decision.seen != wanted)
    suggested = []
    for before, words in found.items():
        ((after, count), *more) = words.items()
        if before in known or more or count < ALIKE or not before or not after:
            continue
        if others := tuple(_undecided(scan, before, decided)):
            suggested.append(SuggestedRule(before, after, count, others))
    return tuple(sorted(suggested, key=lambda rule: (-len(rule.others), rule.exact)))


def told(scan: Scan, rules: Iterable[SuggestedRule]) -> Iterator[Finding]:
    """A note for each suggested rule, at the first place it would change."""
    for rule in rules:
        message = f"“{rule.exact}” was decided to read “{rule.replace}” {rule.decided} times; it stands undecided"
        span = rule.others[0]
        more = f"{message} {len(rule.others)} times more: a rule for it?"
        yield Finding(scan.where(span.start), Kind.NOTE, more, (rule.replace,), span, About.WORD)


def _bare(words: str) -> str:
    """The words without the marks around them; nothing where a line ends within them."""
    found = _BARE.search(words)
    return found[0] if found and "\n" not in found[0] else ""


def _on_letters(pins: Pins) -> PinsByPlace:
    return PinsByPlace(pin for pin in pins if pin.decision.kind in LETTERS)


def _undecided(scan: Scan, word: str, decided: PinsByPlace) -> Iterator[Span]:
    """Where a word stands by itself and no decision on letters touches it."""
    for found in re.finditer(rf"(?<![\w]){re.escape(word)}(?![\w])", scan.text):
        span = Span(*found.span())
        if not any(decided.over(span)):
            yield span
