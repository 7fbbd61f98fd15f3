"""Calibration: the channel is learned anew from the document itself.

Read once, count which edits the reading implies, set their probabilities by that, read again: the expectation
maximisation of A. P. Dempster, N. M. Laird and D. B. Rubin, J. Royal Statistical Society B 39 (1977). On a clean text
no edit is seen, so every edit grows dearer and the corrector leaves off by itself.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

import numpy as np

from chapbook.clean.corrector.channel import CAPITAL, LIGATURE, SECOND, SPECKS, Channel, Edit, first_cost
from chapbook.clean.corrector.edges import Fan
from chapbook.clean.corrector.lattice import Floats

_STRENGTH = 6.0
"""The first probability of an edit counts as much as so many places seen."""
_RARE = 0.5
"""An edit that was not seen is only held for rarer than at first as far as it should have been seen so many times."""
_LEAST = 0.25
_SELF = 1.0
"""What a place itself adds to the count by which it is then judged: an edit seen once has no other witness."""
_OFTEN = 0.08
_HIGHEST = 0.98
_GRAVE = "\u0300"
_ACCENTED = "àâîïôùûç"
"""The letters that an engine without French may not know."""
_USUAL = 0.03
LOUDEST, QUIETEST = -0.7, 3.0


def learn(channel: Channel, readings: Iterable[tuple[Sequence[Fan], Floats]]) -> Channel:
    """The channel as the document's reading shows it: each stream's edges, token after token, with probabilities."""
    seen: dict[Edit, float] = defaultdict(float)
    printed: Counter[str] = Counter()
    spelt: Counter[str] = Counter()
    made = 0
    for fans, shares in readings:
        edges = list(chain.from_iterable(fans))
        printed[SECOND[0]] += [edge.edits for edge in edges].count((SECOND,))
        for place in np.flatnonzero(shares >= _LEAST).tolist():
            for edit in edges[place].edits:
                if edit not in SPECKS:
                    seen[edit] += float(shares[place])
        likely = [edges[place] for place in np.flatnonzero(shares > 0.5).tolist()]
        made += sum(bool(edge.edits) for edge in likely)
        spelt.update(edge.spelt for edge in likely)
    for word, times in spelt.items():
        _count_units(printed, word, times)
    quiet = _quiet(made, printed[""])
    return Channel(channel.caution, _learned(seen, printed, quiet), _kept(seen, printed), quiet)


def _count_units(printed: Counter[str], spelt: str, times: int) -> None:
    """Counts the units that could have been misread in a printed word: its letters, its pairs, or it as a whole."""
    if len(spelt) < 2:
        printed[f"<{spelt}>" if spelt.isalnum() else spelt] += times
        printed[" "] += times * spelt.isalnum()
        return
    pairs = map("".join, pairwise(spelt)) if len(spelt) > 2 or not spelt.endswith("'") else (spelt,)
    for unit in (*spelt, *pairs, "", " "):
        printed[unit] += times
    printed[CAPITAL[0]] += times * spelt[:1].islower()


def _quiet(made: int, words: int) -> float:
    """What an edit costs more, in nats, where ``made`` words were misread instead of the usual share."""
    rate = (made + 1.0) / (words + 60)
    return min(QUIETEST, max(LOUDEST, math.log(_USUAL / rate)))


def _learned(seen: dict[Edit, float], printed: Counter[str], quiet: float) -> dict[Edit, float]:
    """The probability of each edit seen, drawn towards what it was held for at first."""
    learned, lost = {}, _lost_accents(seen, printed)
    for edit in _all_lost(seen):
        lost_share = lost.get(_accent(edit), 0.0)
        count, before = max(0.0, seen.get(edit, 0.0) - _SELF), max(math.exp(-first_cost(edit) - quiet), lost_share)
        before = math.exp(-first_cost(edit)) if edit == SECOND else before
        places = max(printed[edit[0]] - _SELF, count)
        share = (count + _STRENGTH * before) / (places + _STRENGTH)
        learned[edit] = min(_HIGHEST, max(share, before * _RARE / (_RARE + places * before)))
    return learned


def _accent(edit: Edit) -> str:
    """The accent that an edit takes off a letter; empty if it does something else.

    The ligature goes with the grave: the engines that know no à know no œ.
    """
    if edit == LIGATURE:
        return _GRAVE
    letter, read = edit[0].strip("<>"), edit[1]
    parts = unicodedata.normalize("NFD", letter)
    return parts[1] if len(parts) == 2 and parts[0] == read else ""


def _lost_accents(seen: Mapping[Edit, float], printed: Counter[str]) -> dict[str, float]:
    """For each accent the share of its letters that lost it: an engine that knows no à knows no ù either."""
    lost: dict[str, float] = defaultdict(float)
    for edit, count in seen.items():
        lost[_accent(edit)] += count
    borne: dict[str, float] = defaultdict(float)
    for unit, count in printed.items():
        borne[_accent((unit, unicodedata.normalize("NFD", unit.strip("<>"))[:1]))] += count
    return {accent: count / (borne[accent] + _STRENGTH) for accent, count in lost.items() if accent}


def _all_lost(seen: Mapping[Edit, float]) -> Iterator[Edit]:
    """The edits seen, and those that take the accent off each other letter."""
    yield from seen
    edits = (LIGATURE, *((unit, unicodedata.normalize("NFD", unit)[0]) for unit in _ACCENTED))
    yield from (edit for edit in edits if edit not in seen)


def _kept(seen: dict[Edit, float], printed: Counter[str]) -> dict[str, float]:
    """What it costs that a unit often misread was read right."""
    misread: dict[str, float] = defaultdict(float)
    for (unit, _), count in seen.items():
        misread[unit] += count
    kept = {}
    for unit, count in misread.items():
        share = (
            min(_HIGHEST, count / (printed[unit] + _STRENGTH)) if unit and unit not in (CAPITAL[0], SECOND[0]) else 0.0
        )
        if share >= _OFTEN:
            kept[unit] = -math.log(1 - share)
    return kept
