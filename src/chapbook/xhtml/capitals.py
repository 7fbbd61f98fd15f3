"""Words in capitals that are to look like small ones. Their letters stay capitals: the style makes them low."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chapbook.shapes.roman import NUMERAL
from chapbook.shapes.scan import Span
from chapbook.xhtml.elements import Content, make

LONGEST_NAME = 3
"""Words of which each keeps its capital, as a name's do; of a longer passage only the first does."""
_WORD = re.compile(r"[^\W\d_]+(?P<elided>(?=[’']))?")


def low_stretches(text: str) -> tuple[Span, ...]:
    """What is to look small of a text all in capitals: all letters but initials and roman numerals; else nothing."""
    if text != text.upper():
        return ()
    words = [match for match in _WORD.finditer(text) if match["elided"] is not None or not NUMERAL.fullmatch(match[0])]
    kept = len(words) if len(words) <= LONGEST_NAME else 1
    starts = (match.start() + (number < kept) for number, match in enumerate(words))
    spans = (Span(start, match.end()) for start, match in zip(starts, words, strict=True))
    return tuple(span for span in spans if span)


def lowered(text: str) -> tuple[Content, ...]:
    """A line, such as an entry of the contents, that looks small where it is all in capitals."""
    return tuple(dressed(text, low_stretches(text), 0))


def dressed(text: str, low: Iterable[Span], before: int) -> Iterator[Content]:
    """A part of a text, ``before`` characters behind its beginning, with what is low of it in spans of that class."""
    done = 0
    for span in low:
        start, end = max(done, span.start - before), min(len(text), span.end - before)
        if start < end:
            yield text[done:start]
            yield make("span", {"class": "low"}, text[start:end])
            done = end
    yield text[done:]
