"""Misfits: words that are known but make no sense where they stand, and those one letter away that would.

Of every known word to think of all its neighbours would take long and tempt the search; so they are thought of only
where the n-grams are surprised. E. Mays, F. J. Damerau and R. L. Mercer, Context based spelling correction,
Information Processing and Management 27 (1991).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from chapbook.clean.corrector.candidates import Candidate, Candidates
from chapbook.clean.corrector.channel import edits_between
from chapbook.clean.corrector.forms import dressed
from chapbook.clean.corrector.reading import Kind, Token, straight
from chapbook.clean.corrector.surroundings import Surroundings
from chapbook.languages.model import Model
from chapbook.languages.model.ngrams import Costs

Misfits = Mapping[int, Sequence[Candidate]]
"""By the index of a token what may be printed there, the likeliest first."""
_GAIN, _GAIN_OF_SHORT, _SHORT = 6.0, 11.0, 2
"""What a sentence gains at least, in nats, by another word that is thought of; a short word has many neighbours."""
_MOST = 3


def misfits(tokens: Sequence[Token], around: Surroundings, model: Model, candidates: Candidates) -> Misfits:
    """The words one letter away by which the sentence gains most."""
    rows = [row for row, place in enumerate(around.places) if _may_misfit(tokens[place], candidates)]
    read = [straight(tokens[around.places[row]].text) for row in rows]
    others = [candidates.neighbours(word.lower()) for word in read]
    gains = _gains(around.only(rows), others, model)
    found: dict[int, Sequence[Candidate]] = {}
    behind = 0
    for row, word, near in zip(rows, read, others, strict=True):
        first, behind = behind, behind + len(near)
        own, least = gains[first:behind], _GAIN_OF_SHORT if len(word) <= _SHORT else _GAIN
        best = [at for at in np.argsort(-own, kind="stable")[:_MOST].tolist() if own[at] >= least]
        if best:
            found[around.places[row]] = [_candidate(near[at], word) for at in best]
    return found


def _gains(around: Surroundings, others: Sequence[Sequence[str]], model: Model) -> Costs:
    """What the sentence gains, in nats, by each of the others of each word, one behind the other."""
    rows = np.repeat(np.arange(len(others)), np.array([len(near) for near in others], dtype=np.int64))
    numbers = np.array([model.words.identity(other) for near in others for other in near], dtype=np.int64)
    costs = model.ngrams.trigram(around.before[rows], around.last[rows], numbers)
    return around.plain[rows] - costs - model.ngrams.trigram(around.last[rows], numbers, around.behind[rows])


def _candidate(word: str, read: str) -> Candidate:
    printed = dressed(word, read)
    return Candidate(printed, (word,), edits_between(printed, read))


def _may_misfit(token: Token, candidates: Candidates) -> bool:
    """True for a word of small letters that is known as a whole: what has a capital may be a name."""
    word = token.kind is Kind.WORD and not token.fixed and len(token.text) > 1
    return word and token.text.isalpha() and token.text.islower() and candidates.is_known(token.text)
