"""Finds names and words that the print set in capitals amid its text: they are to be set as small ones.

Capitals that say something by being capitals are left: roman numerals, initialisms, and a block that is all capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapbook.marking.spans import Mark, reading
from chapbook.shapes.document import (
    Block,
    Byline,
    Figure,
    Heading,
    Inline,
    Ornament,
    Signature,
    SmallCaps,
    Table,
    inlines_of,
    plain,
)
from chapbook.shapes.language import Language, Lexicon
from chapbook.shapes.roman import NUMERAL
from chapbook.shapes.scan import Span

_CAPITAL = "[A-ZÀ-ÖØ-ÞŒŸ]"
_WORD = rf"(?:{_CAPITAL}['’])?{_CAPITAL}{{2,}}(?:[-'’]{_CAPITAL}{{2,}})*"
_PASSAGE = re.compile(rf"(?<![\w.'’-]){_WORD}(?:[ \u00a0]{_WORD})*(?![\w'’-]|\.\w)")
_SHORT, _FAMILIAR = 4, 300
"""A word of so few letters may be an initialism, unless it stood so often in the corpora, or stands beside another."""
_LIKE_NUMERAL = re.compile("[IVXLCDM]+")
"""A word of these letters that stands alone is a numeral misread rather than a word (t. IL for t. II)."""
_INITIAL = re.compile(rf"(?<!\w){_CAPITAL}\.[ \u00a0]?$")
_VOWEL = re.compile("[AEIOUYÀ-ÆÈ-ÏÒ-ÖØ-ÝŒŸ]")


def set_in_capitals(block: Block) -> bool:
    """True for a block whose capitals are its own dress: a heading, a table, a picture, or all of it in capitals."""
    if isinstance(block, Byline | Signature):
        return False
    words = "".join(plain(run) for run in inlines_of(block))
    return isinstance(block, Heading | Ornament | Table | Figure) or words == words.upper()


def find_capitals(run: tuple[Inline, ...], language: Language) -> tuple[Mark, ...]:
    """The passages of a run to be set in small capitals, ascending."""
    text = reading(run)
    spans = (span for match in _PASSAGE.finditer(text) for span in _parts(match))
    return tuple(Mark(span, SmallCaps(())) for span in spans if _is_spoken(text, span, language.lexicon))


def _parts(match: re.Match[str]) -> Iterator[Span]:
    """What of a stretch of capitals stands between its roman numerals."""
    part: list[re.Match[str]] = []
    for word in (*re.finditer(r"[^ \u00a0]+", match[0]), None):
        if word is not None and not NUMERAL.fullmatch(word[0]):
            part.append(word)
        elif part:
            yield Span(match.start() + part[0].start(), match.start() + part[-1].end())
            part = []


def _is_spoken(text: str, span: Span, lexicon: Lexicon) -> bool:
    """True for words and names; an initialism is short, and stands alone with no initial before it."""
    words = re.split("[ \u00a0]", text[span.start : span.end])
    if not all(_VOWEL.search(word) for word in words) or _LIKE_NUMERAL.fullmatch(text, span.start, span.end):
        return False
    known = len(words[0]) > _SHORT or lexicon.count(words[0].lower()) >= _FAMILIAR
    return known or len(words) > 1 or bool(_INITIAL.search(text, 0, span.start))
