"""Doubts about what no rule repairs: signs that no print has there, and words before which an elision is wanting.

It changes nothing. The signs are those that engines make of specks and broken letters. For the elisions the n-grams
are asked: a vowel after which ``l'`` was lost (``C'est essence même``) makes words that hardly ever follow one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from chapbook.clean.correction import foreign_spans
from chapbook.clean.corrector.reading import Kind, Token, read_tokens
from chapbook.clean.draft import Draft
from chapbook.languages.model import Model, Statistics
from chapbook.languages.model.ngrams import Costs, NGrams, Numbers
from chapbook.languages.model.tokens import BREAK, NUMBER, UNKNOWN
from chapbook.shapes.findings import About
from chapbook.shapes.language import Language
from chapbook.shapes.scan import Span

_SIGNS = re.compile(
    r"""(?<!\d)[/\\](?!\d)|[_|~^{}<>=@\#¢€$]   # signs of an engine
    |(?<=\w{3})['’](?![\w])                     # an apostrophe behind a whole word
    |(?<=[^\W\d_])[.,;:][?!]|(?<=\w\w)[ ][,.](?=[\s])   # stops that do not go together, or stand apart
    |—-|-—|(?<=[^\W\d_]{3})[.,;:!?](?=[^\W\d_]{2})""",
    re.VERBOSE,
)
_BLANK = re.compile(r"\s|\Z")
_RISK_OF_SIGN, _RISK_OF_ELISION = 0.6, 0.4
_FREQUENT = 20_000
"""An elided word stands so often in the corpora at least."""
_UNLIKELY = 0.0
"""How much less likely than anywhere a word has to be after those before it, in nats, to be looked at."""
_GAIN = 3.0
"""By how much likelier the words have to become with an elision between them, in nats."""


def doubt_suspects(draft: Draft, language: Language) -> Draft:
    """The draft with a doubt for each place that looks so, none where there is one already."""
    taken = [finding.span for finding in draft.findings if finding.span is not None]
    text = draft.stream.text
    for word in _signs(text):
        draft = _asked(draft, word, f"“{word.of(text)}”: is there a sign too many?", (), _RISK_OF_SIGN, taken)
    if isinstance(language.lexicon, Statistics):
        for span, elided in _elisions(text, foreign_spans(text, language), language.lexicon.model):
            whole = elided + span.of(text)
            message = f"“{span.of(text)}”: is “{elided}” lost before it?"
            draft = _asked(draft, span, message, (whole,), _RISK_OF_ELISION, taken)
    return draft


def _asked(  # noqa: PLR0913, PLR0917 - a doubt, and those there are
    draft: Draft, words: Span, message: str, candidates: tuple[str, ...], risk: float, taken: Iterable[Span]
) -> Draft:
    asked = draft.doubted(words, message, candidates, About.WORD, risk)
    span = asked.findings[-1].span
    return draft if span is None or any(span.overlaps(one) for one in taken) else asked


def _signs(text: str) -> Iterator[Span]:
    """The words that such signs stand in, each once; with a stop that stands apart the word before it."""
    done = 0
    for found in _SIGNS.finditer(text):
        start = max(text.rfind(blank, 0, found.start()) for blank in (" ", "\n")) + 1
        end = _BLANK.search(text, found.end())
        if start >= done and end is not None:
            done = end.start()
            yield Span(start, done)


def _elisions(text: str, foreign: Sequence[Span], model: Model) -> Iterator[tuple[Span, str]]:
    """Each word before which an elided one was likely lost, and that one."""
    tokens = [token for token in read_tokens(text, foreign) if token.kind is not Kind.SIGN]
    if not tokens:
        return
    edge = model.words.identity(BREAK)
    numbers = np.array([edge, edge, *(_number(token, model) for token in tokens), edge, edge], dtype=np.int64)
    before, last, here, behind = (numbers[start : len(tokens) + start] for start in (0, 1, 2, 3))
    plain = model.ngrams.trigram(before, last, here) + model.ngrams.trigram(last, here, behind)
    alone = (model.ngrams.unigrams[here].astype(np.float32) + model.ngrams.unigrams[behind]) / 8
    looked = [
        index
        for index in np.flatnonzero(plain - alone > _UNLIKELY).tolist()
        if tokens[index].kind is Kind.WORD and not tokens[index].fixed and tokens[index].text[0].isalpha()
    ]
    best: dict[int, tuple[float, str]] = {}
    columns = tuple(column[looked] for column in (before, last, here, behind))
    for elided in _elided(model):
        costs = _with(model.ngrams, columns, model.words.identity(elided))
        for index, gain in zip(looked, (plain[looked] - costs).tolist(), strict=True):
            if gain >= _GAIN and gain > best.get(index, (0.0, ""))[0] and not _follows(tokens, index):
                best[index] = (gain, elided)
    for index, (_, elided) in sorted(best.items()):
        yield Span(tokens[index].start, tokens[index].end), elided


def _with(ngrams: NGrams, columns: tuple[Numbers, ...], elided: int) -> Costs:
    """The costs of the same words with an elided one before them."""
    before, last, here, behind = columns
    between = np.full(len(here), elided, dtype=np.int64)
    costs = ngrams.trigram(before, last, between) + ngrams.trigram(last, between, here)
    return costs + ngrams.trigram(between, here, behind)


def _follows(tokens: Sequence[Token], index: int) -> bool:
    """True for what hangs on to an elided word or a hyphen already, or stands alone."""
    return not tokens[index].spaced or tokens[index].text.endswith(("'", "’"))


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
