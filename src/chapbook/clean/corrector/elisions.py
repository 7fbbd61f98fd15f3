"""Elisions that left no trace: words before which ``l'`` or its like is wanting (``C'est essence même``).

The n-grams are asked: a vowel that lost its article makes words that hardly ever follow one another. It proposes only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from chapbook.clean.corrector.reading import Kind, Token
from chapbook.clean.corrector.surroundings import Surroundings
from chapbook.languages.model import Model
from chapbook.languages.model.ngrams import Costs, NGrams
from chapbook.shapes.scan import Span

_FREQUENT = 20_000
"""An elided word stands so often in the corpora at least."""
_WANTED = 3.0
"""By how much likelier the words have to become, in nats, for a doubt where the corrector leaves them as they are."""


@dataclass(frozen=True, slots=True)
class Elision:
    """An elided word that may be lost, and by how much likelier, in nats, the words are with it."""

    elided: str
    gain: float


LostElisions = Mapping[int, Sequence[Elision]]
"""By the index of the token before which they are wanting; the likeliest first."""


def lost_elisions(tokens: Sequence[Token], around: Surroundings, model: Model, least: float) -> LostElisions:
    """The elided words by which the sentence gains ``least`` nats or more."""
    rows = [row for row, place in enumerate(around.places) if _may_be_elided(tokens[place])]
    around, found = around.only(rows), dict[int, list[Elision]]()
    for elided in _elided(model):
        costs = _with(model.ngrams, around, model.words.identity(elided))
        for place, gain in zip(around.places, (around.plain - costs).tolist(), strict=True):
            if gain >= least:
                found.setdefault(place, []).append(Elision(elided, gain))
    return {place: sorted(ways, key=lambda way: -way.gain) for place, ways in sorted(found.items())}


def wanted_elisions(tokens: Sequence[Token], lost: LostElisions) -> Iterator[tuple[Span, str]]:
    """Each word before which an elided one was so likely lost that it has to be asked about, and that one."""
    for index, ways in lost.items():
        if ways[0].gain >= _WANTED:
            yield Span(tokens[index].start, tokens[index].end), ways[0].elided


def _may_be_elided(token: Token) -> bool:
    """True for a word that hangs on to no elided word and to no hyphen, and is none itself."""
    word = token.kind is Kind.WORD and not token.fixed and token.text[0].isalpha()
    return word and token.spaced and not token.text.endswith(("'", "’"))


def _with(ngrams: NGrams, around: Surroundings, elided: int) -> Costs:
    """The costs of the same words with an elided one before them."""
    between = np.full(len(around.here), elided, dtype=np.int64)
    costs = ngrams.trigram(around.before, around.last, between) + ngrams.trigram(around.last, between, around.here)
    return costs + ngrams.trigram(between, around.here, around.behind)


def _elided(model: Model) -> tuple[str, ...]:
    """The words of the language that end in an apostrophe and are common."""
    words = model.words
    return tuple(word for word in words.elisions if words.count(word) >= _FREQUENT)
