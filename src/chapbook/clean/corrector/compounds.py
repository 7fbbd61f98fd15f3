"""Compounds and symbols: what is the document's own, because it recurs as it stands, and is left alone.

The parts of a name with hyphens look like words that were misread (``Lao-tseu``, ``Fou-tchéou``), each for itself. What
engines do to every word of a language is no spelling of the document: compounds of common words stay open
(``Peut-étre``). Where B and C stand for things, so does A.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chapbook.clean.corrector.reading import Kind, Token, straight
from chapbook.languages.model import Words

_RECURS = 2
_SYMBOL, _SYMBOLS = "A", frozenset("BCD")
"""The letter that is a word besides (À), and those that are none and stand beside it where letters stand for things."""
_COMMON = 400
"""So often a tail stands in the corpora that is no part of a name."""


def settled(streams: Sequence[Sequence[Token]], words: Words) -> list[list[Token]]:
    """The streams with the tokens of such names, and such letters, fixed."""
    found = [dict(_compounds(tokens, words)) for tokens in streams]
    times = Counter(name for names in found for name in names.values())
    if sum(token.text in _SYMBOLS for tokens in streams for token in tokens) >= _RECURS:
        for tokens, names in zip(streams, found, strict=True):
            names.update((range(at, at + 1), _SYMBOL) for at, token in enumerate(tokens) if token.text == _SYMBOL)
        times[_SYMBOL] = _RECURS
    return [_fixed(tokens, names, times) for tokens, names in zip(streams, found, strict=True)]


def _fixed(tokens: Sequence[Token], names: dict[range, str], times: Counter[str]) -> list[Token]:
    kept = {index for places, name in names.items() if times[name] >= _RECURS for index in places}
    return [replace(token, fixed=True) if index in kept else token for index, token in enumerate(tokens)]


def _compounds(tokens: Sequence[Token], words: Words) -> Iterator[tuple[range, str]]:
    """Where words with a capital and tails stand that the language does not join, and how they are spelt."""
    for index, token in enumerate(tokens):
        if not token.text[0].isupper():
            continue
        last = index + 1
        while last < len(tokens) and tokens[last].kind is Kind.WORD and tokens[last].text[0] == "-":
            last += 1
        tails = [straight(tail.text) for tail in tokens[index + 1 : last]]
        if tails and not any(_is_common(tail, words) for tail in tails):
            yield range(index, last), straight(token.text) + "".join(tails)


def _is_common(tail: str, words: Words) -> bool:
    """True if words end so (``-être``), with whatever accents."""
    bare = words.accented(tail[1:].lower())
    return max((words.count(f"-{form}") for form in bare), default=0) >= _COMMON
