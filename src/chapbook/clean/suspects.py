"""Doubts about what no rule repairs: signs that no print has there, and words before which an elision is wanting.

It changes nothing. The signs are those that engines make of specks and broken letters. For the elisions the n-grams
are asked: a vowel after which ``l'`` was lost (``C'est essence même``) makes words that hardly ever follow one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from chapbook.clean.correction import foreign_spans
from chapbook.clean.corrector.elisions import lost_elisions
from chapbook.clean.corrector.reading import read_tokens
from chapbook.clean.draft import Draft
from chapbook.languages.model import Model, Statistics
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
    tokens = read_tokens(text, foreign)
    for index, ways in lost_elisions(tokens, model, _GAIN).items():
        yield Span(tokens[index].start, tokens[index].end), ways[0].elided
