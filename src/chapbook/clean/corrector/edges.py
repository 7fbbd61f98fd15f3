"""The edges of the lattice: for each token, or two of them, every reading worth a thought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from chapbook.clean.corrector.candidates import Candidate
from chapbook.clean.corrector.channel import CAPITAL, CASE, LOST_STOP, Edit
from chapbook.clean.corrector.costs import Costs
from chapbook.clean.corrector.neighbours import Spot
from chapbook.clean.corrector.reading import USUAL_CONFIDENCE, Kind, Token, straight
from chapbook.clean.corrector.vocabulary import COMMON, SMALL_UNSURE
from chapbook.languages.model import fold

BRACKETS = "[](){}|!"
_STRAY_CAPITAL = 2.0
_CALL = 5.0
_SMALL_SHARE = 0.1
_UNLIKE_CAPITALS, _UNLIKE = "abdeghmnqrt", 3.0
"""The letters whose capital looks otherwise, and what speaks against its being one (of 34 stray capitals 2 were)."""
_FREQUENT = 2000
_SIGN_CAPITAL = 3.0
"""A capital behind a stop and a sign, as a quotation or a note opens, is some evidence of a sentence's end."""
_LINE_CAPITAL = 0.5
"""A capital that opens a line may be a verse's or a list's: it tells next to nothing of the mark before it."""
_UNREAD = 4.0
"""A word spelt so oddly was misread, and so may be the size of its first letter."""
_UNHEARD = 2.5
"""How much more a name is guarded against a confusion that the document does not show."""
_CONFIDENCE = (0.0, 0.5, 0.7, 0.8, USUAL_CONFIDENCE, 0.97)
_MISTRUST = (4.5, 3.0, 2.0, 1.2, 0.0, -1.5)
"""What speaks against a word, in nats, by what Tesseract said of it: counted on a reading whose truth is known."""
_DIGITS = str.maketrans("sSlIioOgzZBbG", "5511100922866")


class Edge(NamedTuple):
    """A reading of ``width`` tokens: what is printed there (None: just what was read).

    ``words`` are numbers of the n-grams, ``cost`` what no context changes (spelling of unknown words);
    ``after_end`` and ``inside`` are the costs of its capitals at the start of a sentence and within one. There are
    so many edges that they are plain tuples.
    """

    width: int
    printed: str | None
    words: tuple[int, ...]
    edits: tuple[Edit, ...] = ()
    spelt: str = ""
    cost: float = 0.0
    after_end: float = 0.0
    inside: float = 0.0
    is_unknown: bool = False


Fan = Sequence[Edge]
"""The edges that start at a token, the first of them what was read; tokens alike share one."""


def word_edges(costs: Costs, spot: Spot) -> Iterator[Edge]:
    """The readings of a word; the first is what was read."""
    read, free = straight(spot.token.text), spot.is_free
    if spot.token.fixed:
        yield edge_of(costs, spot, Candidate(read, (read.lower(),), ()), as_read=True, free=True)
        return
    chosen, loose = costs.chosen(read), spot.token.text[-1] == " "
    inside = not free and not spot.opens_sentence
    stray = inside and spot.has_stray_capital
    cost = _CALL if spot.is_call else _STRAY_CAPITAL if stray else 0.0
    cost += _mistrust(spot.token.confidence)
    yield edge_of(costs, spot, chosen[0], as_read=not loose, free=free, cost=cost)
    if spot.is_call:
        yield from _call_edges(costs, spot)
        return
    guard = costs.habits.guard(read.lower()) if inside and read[0].isupper() and len(read) > 2 else 0.0
    for candidate in chosen[1:]:
        if read.isupper() and candidate.printed.islower() and spot.in_capitals:
            continue
        if candidate.printed[0] == " " and spot.token.spaced:
            continue
        if candidate.printed[-1] != "'" or spot.carries_elision:
            cost = CASE if not stray and _is_lowered(candidate.printed, read) else 0.0
            yield edge_of(costs, spot, candidate, free=free, cost=cost + _guarded(costs, candidate, read, guard))
    if loose and costs.candidates.is_known(read[:-1]):
        apart = Candidate(read[:-1] + " ", (read[:-1].lower(),), (("", "'"),))
        yield edge_of(costs, spot, apart, free=free)
    if stray:
        yield from _small_edges(costs, spot, chosen)


def edge_of(  # noqa: PLR0913 - the sides of an edge, named at each call
    costs: Costs,
    spot: Spot,
    candidate: Candidate,
    *,
    width: int = 1,
    as_read: bool = False,
    free: bool = False,
    cost: float = 0.0,
) -> Edge:
    """The edge for a candidate; ``free``: its capital says nothing; ``cost`` comes on top."""
    numbers, spelling = costs.words(candidate)
    after_end, inside = (0.0, 0.0) if free else costs.capitals(candidate)
    if free and spot.token.text[0].isupper() and candidate.printed[:1].islower():
        after_end = inside = CASE
    if free and candidate.printed[:1].isupper() and spot.follows_stop:
        inside = min(_SIGN_CAPITAL, costs.capitals(candidate)[1])
    if spot.token.opens_line and candidate.printed[:1].isupper() and spot.in_lines:
        inside = min(inside, _LINE_CAPITAL)
    if after_end > SMALL_UNSURE and (spelling >= _UNREAD or candidate.printed[0] != spot.token.text[0]):
        after_end = SMALL_UNSURE
    printed = None if as_read else candidate.printed
    sides = (numbers, candidate.edits, candidate.printed, cost + spelling, after_end, inside)
    return Edge(width, printed, *sides, spelling > 0.0)


def _mistrust(confidence: float) -> float:
    """What speaks, in nats, against what was read where the engine itself was unsure (or sure) of it."""
    return 0.0 if confidence == USUAL_CONFIDENCE else float(np.interp(confidence, _CONFIDENCE, _MISTRUST))


def _is_lowered(printed: str, read: str) -> bool:
    """True for the same letters with a small one at the head; a lone letter is misread too often to tell."""
    return len(read) > 1 and read[0].isupper() and printed[0].islower() and fold(printed) == fold(read).lower()


def _guarded(costs: Costs, candidate: Candidate, read: str, guard: float) -> float:
    """What speaks against turning one name into another; nothing where accents only, or a familiar name, are won."""
    if not candidate.printed[0].isupper() or costs.habits.prefers(candidate.words[0], read.lower()):
        return 0.0
    accents = all(fold(printed).lower() == fold(other).lower() for printed, other in candidate.edits)
    return 0.0 if accents else guard * (1 + _UNHEARD * costs.channel.coldest(candidate.edits))


def _call_edges(costs: Costs, spot: Spot) -> Iterator[Edge]:
    """The number of a note that was read as letters: ``(s)`` for ``(5)``, where a space shows it is no ending."""
    read, before = spot.token.text, spot.before
    digits = read.translate(_DIGITS)
    if before is not None and before.spaced and digits.isdigit() and costs.habits.calls:
        edits = tuple(zip(digits, read, strict=True))
        yield Edge(1, digits, (costs.number,), edits, digits)


def _small_edges(costs: Costs, spot: Spot, chosen: Iterable[Candidate]) -> Iterator[Edge]:
    """The readings in which a stray capital within a sentence is a small letter."""
    for candidate in chosen:
        small = candidate.printed.lower()
        if small == candidate.printed or (candidate.printed.isupper() and len(small.strip("'")) > 1):
            continue
        for variant in _small_variants(costs, candidate, small):
            words = (variant,) if len(candidate.words) == 1 else candidate.words
            cost = _UNLIKE if variant[0] in _UNLIKE_CAPITALS else 0.0
            yield edge_of(costs, spot, Candidate(variant, words, (*candidate.edits, CAPITAL)), cost=cost)


def _small_variants(costs: Costs, candidate: Candidate, small: str) -> tuple[str, ...]:
    """The words that a capital without accents may stand for, if they are mostly written small."""
    if len(candidate.words) > 1:
        return (small,)
    words = costs.model.words
    variants = (word for word in words.accented(small)[:3] if words.count(word) > COMMON)
    return tuple(word for word in variants if words.capital_share(word) < _SMALL_SHARE)


def elided_edge(costs: Costs, spot: Spot, elided: str) -> Edge:
    """The reading of a word with an elided one before it that left no trace."""
    read = straight(spot.token.text)
    first = elided.capitalize() if spot.opens_sentence and read.islower() else elided
    return edge_of(costs, spot, Candidate(first + read, (elided, read.lower()), ((elided, ""),)), free=True)


def fitting_edges(costs: Costs, spot: Spot, fitting: Iterable[Candidate]) -> Iterator[Edge]:
    """The readings of a word that makes no sense where it stands by those that would, if no other edge has them."""
    known = {candidate.printed for candidate in costs.chosen(straight(spot.token.text))} if fitting else ()
    for candidate in fitting:
        if candidate.printed not in known:
            yield edge_of(costs, spot, candidate, free=spot.is_free)


def stopped_edges(costs: Costs, spot: Spot) -> Iterator[Edge]:
    """The reading of a word with a full stop behind it that left no trace."""
    token = spot.token
    if token.kind is Kind.WORD and not token.fixed and not spot.is_call and _lost_stop(costs, spot):
        read = straight(token.text)
        yield edge_of(costs, spot, Candidate(f"{read}.", (read.lower(), "."), (LOST_STOP,)), free=spot.is_free)


def _lost_stop(costs: Costs, spot: Spot) -> bool:
    """True before a capital that only the end of a sentence explains: of a word that is no name, within a line.

    And at the end of a paragraph of running text.
    """
    following, words = spot.following, costs.model.words
    if following is not None and following.kind is Kind.BREAK:
        return not spot.ends_paragraph and len(spot.token.text) > 1
    if following is None or not following.spaced or following.opens_line or following.kind is not Kind.WORD:
        return False
    if not following.text[0].isupper():
        return False
    small = straight(following.text).lower()
    titled = following.text[1:].islower() or small.endswith("'")
    return titled and words.count(small) > _FREQUENT and words.capital_share(small) < _SMALL_SHARE


def number_edges(costs: Costs, spot: Spot) -> Iterator[Edge]:
    """The readings of a number: itself, and the words that a short one may be."""
    yield Edge(1, None, (costs.number,))
    if len(spot.token.text) <= 2 and not spot.token.fixed:
        yield from (edge_of(costs, spot, candidate, free=True) for candidate in costs.chosen(spot.token.text)[1:])


def double_edges(costs: Costs, spot: Spot) -> Iterator[Edge]:
    """The readings of two tokens as one word: a word that a space cut, a bracket that is a letter."""
    token, following = spot.token, spot.following
    if following is None or token.fixed or following.fixed:
        return
    if token.kind is following.kind is Kind.WORD:
        if following.text[:2] == "-\n":
            yield from _whole_edges(costs, spot, token, following)
        elif following.spaced:
            for candidate, cost in costs.paired(token.text, following.text):
                yield edge_of(costs, spot, candidate, width=2, cost=cost)
        return
    kinds = {token.kind, following.kind}
    if "!" in (token.text, following.text) and Kind.WORD in kinds and not following.spaced:
        if following.text == "!" or token.spaced:
            for candidate in costs.chosen(straight(token.text + following.text))[1:]:
                yield edge_of(costs, spot, candidate, width=2)
    elif kinds == {Kind.WORD, Kind.SIGN} and not following.spaced:
        sign = token.text if token.kind is Kind.SIGN else following.text
        if sign in BRACKETS and not spot.is_bracketed:
            for candidate in costs.chosen(straight(token.text + following.text))[1:]:
                yield edge_of(costs, spot, candidate, width=2)


def _whole_edges(costs: Costs, spot: Spot, token: Token, following: Token) -> Iterator[Edge]:
    """The words that a hyphen at a line end may have cut, where the cut word itself was misread."""
    joined = straight(token.text) + straight(following.text)[1:]
    for candidate in costs.chosen(joined)[1:]:
        if len(candidate.words) == 1:
            yield edge_of(costs, spot, candidate, width=2)
