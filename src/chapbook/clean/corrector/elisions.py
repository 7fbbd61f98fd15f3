"""Elisions that left no trace: words before which ``l'`` or its like is wanting (``C'est essence même``).

The n-grams are asked: a vowel that lost its article makes words that hardly ever follow one another. It proposes only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from chapbook.clean.corrector.reading import Kind, Token
from chapbook.languages.model import Model
from chapbook.languages.model.ngrams import Costs, NGrams, Numbers
from chapbook.languages.model.tokens import BREAK, NUMBER, UNKNOWN
from chapbook.shapes.scan import Span

_FREQUENT = 20_000
"""An elided word stands so often in the corpora at least."""
_UNLIKELY = 0.0
"""How much less likely than anywhere a word has to be after those before it, in nats, to be looked at."""


_WANTED = 3.0
"""By how much likelier the words have to become, in nats, for a doubt where the corrector leaves them as they are."""


@dataclass(frozen=True, slots=True)
class Elision:
    """An elided word that may be lost, and by how much likelier, in nats, the words are with it."""

    elided: str
    gain: float


LostElisions = Mapping[int, Sequence[Elision]]
"""By the index of the token before which they are wanting; the likeliest first."""


def lost_elisions(tokens: Sequence[Token], model: Model, least: float) -> LostElisions:
    """The elided words by which the sentence gains ``least`` nats or more."""
    places = [index for index, token in enumerate(tokens) if token.kind is not Kind.SIGN]
    if not places:
        return {}
    edge = model.words.identity(BREAK)
    numbers = np.array([edge, edge, *(_number(tokens[place], model) for place in places), edge, edge], dtype=np.int64)
    before, last, here, behind = (numbers[start : len(places) + start] for start in (0, 1, 2, 3))
    plain = model.ngrams.trigram(before, last, here) + model.ngrams.trigram(last, here, behind)
    alone = (model.ngrams.unigrams[here].astype(np.float32) + model.ngrams.unigrams[behind]) / 8
    unlikely = np.flatnonzero(plain - alone > _UNLIKELY).tolist()
    looked = [row for row in unlikely if _may_be_elided(tokens[places[row]])]
    found: dict[int, list[Elision]] = {}
    columns = tuple(column[looked] for column in (before, last, here, behind))
    for elided in _elided(model):
        costs = _with(model.ngrams, columns, model.words.identity(elided))
        for row, gain in zip(looked, (plain[looked] - costs).tolist(), strict=True):
            if gain >= least:
                found.setdefault(places[row], []).append(Elision(elided, gain))
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


def _with(ngrams: NGrams, columns: tuple[Numbers, ...], elided: int) -> Costs:
    """The costs of the same words with an elided one before them."""
    before, last, here, behind = columns
    between = np.full(len(here), elided, dtype=np.int64)
    costs = ngrams.trigram(before, last, between) + ngrams.trigram(last, between, here)
    return costs + ngrams.trigram(between, here, behind)


def _elided(model: Model) -> tuple[str, ...]:
    """The words of the language that end in an apostrophe and are common."""
    words = model.words
    return tuple(word for word in words.elisions if words.count(word) >= _FREQUENT)


def _number(token: Token, model: Model) -> int:
    words = model.words
    if token.kind is Kind.BREAK:
        return words.identity(BREAK)
    if token.kind is Kind.NUMBER:
        return words.identity(NUMBER)
    word = token.text.lower().replace("’", "'")
    found = words.identity(word)
    found = words.identity(word[1:]) if found < 0 and word[0] == "-" else found
    return found if found >= 0 else words.identity(UNKNOWN)
