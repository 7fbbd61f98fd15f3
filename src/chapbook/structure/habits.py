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
_FRONT = 3
"""So many passages may be the title page."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What holds for the whole book.

    ``measure`` is the usual length of a full line in characters; ``quotes_apart`` says that quotations are set in
    another; ``dressed_headings`` that at least two are numbered or in capitals, ``plain_headings`` that two are short
    lines alone without a stop, ``numerals`` that two are roman numerals alone. ``introductions`` are the words of its
    language that introduce a quotation or a list.
    """

    measure: float
    quotes_apart: bool = False
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
        quotes_apart=sets_quotes_apart(passages, measure),
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
    share = passage.share(measure)
    if len(passage.lines) < 2:
        return 0
    if share < 0.94 or share > 1.05:
        return 3
    return 1.5 if share < 0.975 or share > 1.025 else 0


def sets_quotes_apart(passages: Sequence[Passage], measure: float) -> bool:
    """True if at least half of the quoted passages behind a colon are plainly of another measure."""
    quoted = [
        narrowness(here, measure) > 2
        for before, here in pairwise(passages)
        if before.text.rstrip().endswith(":") and here.text.lstrip("<").startswith("«") and len(here.lines) > 1
    ]
    return len(quoted) > 1 and 2 * sum(quoted) >= len(quoted)
