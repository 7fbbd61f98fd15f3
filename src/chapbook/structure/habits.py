"""The habits of one book, read off all its passages before any is judged: its measure, how it dresses headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from chapbook.shapes.language import NEVER
from chapbook.shapes.prose import letters_of
from chapbook.structure.markers import NUMBERED, is_numeral
from chapbook.structure.passages import Gap, Passage, measure_of
from chapbook.structure.words import share_of_capitals

_ALONE = 0.7
"""Share of the measure that a line alone takes at the most, if it may be a plain heading."""
_OFF = ((3.0, 0.046), (1.5, 0.028))
"""Weights of a measure that is another, and how far off it is at the least, as a share of that of the text."""
_LONG = 6
"""A quotation of more lines surely shows its measure."""
_FRONT = 3
"""So many passages may be the title page."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What holds for the whole book.

    ``measure`` is the usual width of a full line; ``quotes_apart`` says that quotations are set in another,
    ``quotes_within`` that a long one is not; ``dressed_headings`` that at least two are numbered or in capitals,
    ``plain_headings`` that two are short lines alone without a stop, ``numerals`` that two are roman numerals alone.
    ``introductions`` are the words of its language that introduce a quotation or a list.
    """

    measure: float
    quotes_apart: bool = False
    quotes_within: bool = False
    dressed_headings: bool = False
    plain_headings: bool = False
    numerals: bool = False
    introductions: re.Pattern[str] = NEVER

    def introduces(self, text: str) -> bool:
        """True if a passage says that something follows: it ends in a colon, and speaks as a sentence does."""
        return text.rstrip().endswith(":") and self.introductions.search(text) is not None


def habits_of(passages: Sequence[Passage], introductions: re.Pattern[str] = NEVER) -> Habits:
    """The habits that the passages of a book show."""
    measure = measure_of(passages)
    quoted = _quoted(passages, measure)
    dressed = [
        passage
        for passage in passages[_FRONT:-1]
        if len(passage.lines) < 3 and passage.widths[-1] < 0.8 * measure and is_dressed(passage.text)
    ]
    plain = [
        here
        for here, after in pairwise(passages[_FRONT:-1])
        if _is_plain(here, measure) and after.gap is Gap.BLANK and len(after.lines) > 1
    ]
    numerals = [passage.text for passage in passages[1:-1] if is_numeral(passage.text)]
    return Habits(
        measure=measure,
        quotes_apart=len(quoted) > 1 and 2 * sum(weight > 2 for _, weight in quoted) >= len(quoted),
        quotes_within=any(not weight and lines > _LONG for lines, weight in quoted),
        dressed_headings=len(dressed) > 1,
        plain_headings=len(plain) > 1,
        numerals=len(numerals) > 1 and any(text.strip(".").isupper() for text in numerals),
        introductions=introductions,
    )


def _is_plain(passage: Passage, measure: float) -> bool:
    """True for a short line alone, neither numbered nor in capitals, from a capital to a letter."""
    text = passage.text
    alone = len(passage.lines) == 1 and passage.gap is not Gap.NOTHING and passage.widths[0] < _ALONE * measure
    return alone and text[:1].isupper() and text[-1:].isalpha() and not is_dressed(text)


def is_dressed(text: str) -> bool:
    """True for a heading that cannot be taken for anything else: numbered, or in capitals."""
    return NUMBERED.match(text) is not None or (share_of_capitals(text) > 0.8 and len(letters_of(text)) > 3)


def narrowness(passage: Passage, measure: float) -> float:
    """How far the measure of a passage is from that of the text: 0 not at all, 1.5 perhaps, 3 surely."""
    off = abs(passage.share(measure) - 1) if len(passage.lines) > 1 else 0.0
    return next((weight for weight, least in _OFF if off > least), 0.0)


def _quoted(passages: Sequence[Passage], measure: float) -> list[tuple[int, float]]:
    """The passages in guillemets behind a colon: how many lines each has, and how far its measure is another."""
    return [
        (len(here.lines), narrowness(here, measure))
        for before, here in pairwise(passages)
        if before.text.rstrip().endswith(":") and here.text.lstrip("<").startswith("«") and len(here.lines) > 1
    ]
