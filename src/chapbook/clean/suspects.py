"""Doubts about what no rule repairs: signs that no print has there. It changes nothing.

They are those that engines make of specks and broken letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapbook.clean.draft import Doubt, Draft
from chapbook.shapes.scan import Span

_SIGNS = re.compile(
    r"""(?<!\d)[/\\](?!\d)|[_|~^{}<>=@\#¢€$]   # signs of an engine
    |(?<=\w{3})['’](?![\w])                     # an apostrophe behind a whole word
    |(?<=[^\W\d_])[.,;:][?!]|(?<=\w\w)[ ][,.](?=[\s])   # stops that do not go together, or stand apart
    |—-|-—|(?<=[^\W\d_]{3})[.,;:!?](?=[^\W\d_]{2})""",
    re.VERBOSE,
)
_BLANK = re.compile(r"\s|\Z")
_RISK = 0.6


def doubt_signs(draft: Draft) -> Draft:
    """The draft with a doubt for each word with such a sign, none where there is one already."""
    text = draft.stream.text
    message = "“{}”: is there a sign too many?"
    return draft.also_doubted(Doubt(word, message.format(word.of(text)), (), _RISK) for word in _signs(text))


def _signs(text: str) -> Iterator[Span]:
    """The words that such signs stand in, each once; with a stop that stands apart the word before it."""
    done = 0
    for found in _SIGNS.finditer(text):
        start = max(text.rfind(blank, 0, found.start()) for blank in (" ", "\n")) + 1
        end = _BLANK.search(text, found.end())
        if start >= done and end is not None:
            done = end.start()
            yield Span(start, done)
