"""Agreement: a word that stands several times in a document is most likely misread in the same way each time.

W. A. Gale, K. W. Church and D. Yarowsky, One Sense per Discourse, 1992. Where the context leaves a word open, the
other places where the same was read decide with it. Short words are left out: a and à stand side by side.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from chapbook.clean.corrector.edges import Fan
from chapbook.clean.corrector.lattice import Floats
from chapbook.clean.corrector.reading import Token
from chapbook.languages.model import fold

_SHORTEST = 4
_WITNESSES = 2
_OPEN = 0.03
_STRONGEST = 4.0
_LEAST = 1e-6

Stream = tuple[Sequence[Token], Sequence[Fan], Floats]


def agree(streams: Sequence[Stream]) -> list[Floats]:
    """The probabilities of each stream's edges, drawn together where words that differ in accents were left open."""
    found = [shares.copy() for _, _, shares in streams]
    groups: dict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
    for number, stream in enumerate(streams):
        for key, kept, changed in _rivals(stream):
            groups[key].append((number, kept, changed))
    for places in groups.values():
        odds = [_odds(streams[number][2], kept, changed) for number, kept, changed in places]
        total = sum(odds)
        for (number, kept, changed), own in zip(places, odds, strict=True):
            both = float(found[number][kept] + found[number][changed])
            if len(places) > 1 and _OPEN < streams[number][2][changed] < 1 - _OPEN:
                others = min(_STRONGEST, max(-_STRONGEST, total - own))
                if sum(value > 1.0 for value in odds) - (own > 1.0) < _WITNESSES:
                    others = min(0.0, others)
                found[number][changed] = both / (1 + math.exp(-own - others))
                found[number][kept] = both - found[number][changed]
    return found


def _rivals(stream: Stream) -> Iterator[tuple[tuple[str, str], int, int]]:
    """For each other accent of a longer word: the two spellings, the edge that keeps what was read, the other edge."""
    tokens, fans, _ = stream
    behind = 0
    for token, fan in zip(tokens, fans, strict=True):
        first, behind = behind, behind + len(fan)
        text = token.text
        if len(fan) == 1 or len(text) < _SHORTEST or not text.isalpha() or fan[0].printed is not None:
            continue
        for place, edge in enumerate(fan[1:], first + 1):
            if edge.width == 1 and edge.printed is not None and fold(edge.printed) == fold(text):
                yield (text, edge.printed), first, place


def _odds(shares: Floats, kept: int, changed: int) -> float:
    """The logarithm of the odds of a change, within bounds."""
    odds = math.log(max(float(shares[changed]), _LEAST) / max(float(shares[kept]), _LEAST))
    return min(_STRONGEST, max(-_STRONGEST, odds))
