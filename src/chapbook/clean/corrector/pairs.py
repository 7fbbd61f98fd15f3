"""Pairs: two words with a space between them that may be printed as one, or with a hyphen."""

from __future__ import annotations

from collections.abc import Iterator

from chapbook.clean.corrector.candidates import Candidate, Candidates
from chapbook.clean.corrector.channel import edits_between
from chapbook.clean.corrector.reading import straight
from chapbook.languages.model import Words, fold

Pairing = tuple[Candidate, float]
"""What may be printed in place of two words, and what speaks against it, in nats."""
_TAIL, _PRONOUN = 1000, 5000
"""How often a word, and how often a pronoun has to stand behind a hyphen."""
_HALF = 2
"""So many letters at least has each half of a cut word that was misread besides."""
_TWO_WORDS = 3.0
"""What speaks against one word where two that are known were read."""


def paired(left: str, right: str, candidates: Candidates, words: Words) -> Iterator[Pairing]:
    """What two words as read may be together."""
    if (left + right).isalpha() and right.islower():
        if words.has_key(fold((left + right).lower())):
            yield from _joined(left, right, candidates, words)
        else:
            yield from _mended(left, right, candidates)
    if straight(left).isalpha() and right.isalpha() and right.islower():
        yield from _hyphened(straight(left), right, words)


def _joined(left: str, right: str, candidates: Candidates, words: Words) -> Iterator[Pairing]:
    """The words that a space cut."""
    joined = left + right
    cost = _TWO_WORDS if candidates.is_known(left) and candidates.is_known(right) else 0.0
    for variant in words.accented(joined.lower())[:2]:
        if words.count(variant) > 2 or not candidates.is_known(right):
            printed = left[0] + variant[1:]
            edits = (("", " "),) if printed == joined else (("", " "), ("e", "é"))
            yield Candidate(printed, (variant,), edits), cost


def _mended(left: str, right: str, candidates: Candidates) -> Iterator[Pairing]:
    """The words that a space cut and that were misread besides, where one half at least is no word."""
    halves = (left, right)
    if min(map(len, halves)) >= _HALF and not all(map(candidates.is_known, halves)):
        for near in candidates.near(left + right):
            yield Candidate(near.printed, near.words, (("", " "), *near.edits)), 0.0


def _hyphened(first: str, second: str, words: Words) -> Iterator[Pairing]:
    """Two words between which a hyphen is lost (``reprit il``, ``peut étre``), or two (``murmura til``)."""
    for variant in dict.fromkeys((second, *words.accented(second)[:2])):
        tail = f"-{variant}"
        if words.count(tail) >= _TAIL:
            edits = (("-", " "), *edits_between(variant, second))
            yield Candidate(first + tail, (first.lower(), tail), edits), 0.0
    pronoun = f"-{second[1:]}"
    if second[0] == "t" and first[-1] in "ae" and words.count(pronoun) >= _PRONOUN:
        yield Candidate(f"{first}-t{pronoun}", (first.lower(), "-t", pronoun), (("-", " "), ("-", ""))), 0.0
