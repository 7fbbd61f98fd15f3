"""Finds the printed page numbers that run through a text: short lines with a number, ascending page by page.

One number proves nothing. What proves it is the chain: numbers that ascend mostly by one, about as many lines apart as
a page has, and cutting sentences in two as only the end of a page does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

LONGEST = 60
"""Characters of the longest running head."""
FEWEST = 3
"""Numbers that make the shortest chain which proves anything."""
_LEAST, _MOST = 8, 90
"""Printed lines that a page has at the least and at the most, on the average of a chain's link."""
_NEAR, _FAR = 0.3, 1.9
"""The same as shares of the book's usual page: pages may end a chapter, or be full of small type."""
_SKIPPED = 12
"""Pages that may follow one another without a number that can be read."""
_REACH = 40
"""Candidates looked back at for the number before."""
_OPEN = 0.2
"""Share of a chain's lines that have to stand inside a sentence. Numbered headings and lists stand between them."""

_BARE = re.compile(r"[\W_]*(\d{1,4})[\W_]*")
_AT_START = re.compile(r"[\W_]*(\d{1,4})[\W_]+(\D*[^\W\d_]{2}\D*)")
_AT_END = re.compile(r"(\D*[^\W\d_]{2}\D*?)[\W_]+(\d{1,4})[\W_]*")


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line: its span with its line end, its text, whether a blank line stands before or after it."""

    start: int
    end: int
    text: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Folio:
    """A line that may carry a page number: the index of its row, the number, the letters beside it (none: bare)."""

    row: int
    number: int
    head: str


Chain = tuple[Folio, ...]


def rows_of(text: str) -> tuple[Row, ...]:
    """The printed lines of a text, blank ones left out."""
    lines = text.split("\n")
    rows: list[Row] = []
    start = 0
    for index, line in enumerate(lines):
        end = min(start + len(line) + 1, len(text))
        if line.strip():
            blank_before = index == 0 or not lines[index - 1].strip()
            blank_after = index + 1 >= len(lines) or not lines[index + 1].strip()
            rows.append(Row(start, end, line.strip(), blank_before or blank_after))
        start = end
    return tuple(rows)


def letters(text: str) -> str:
    """The letters of a text alone, all small: what two misread heads have in common."""
    return "".join(letter for letter in text.casefold() if letter.isalpha())


def is_short(row: Row) -> bool:
    """True if a line may be a running head: short, and alone or in capitals."""
    return len(row.text) <= LONGEST and (row.alone or _in_capitals(row.text))


def _in_capitals(text: str) -> bool:
    seen = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in seen) >= 0.7 * len(seen)


def find_folios(rows: Sequence[Row]) -> tuple[Folio, ...]:
    """Every line that may carry a page number, in order; one with a number at each end gives two."""
    return tuple(folio for index, row in enumerate(rows) if is_short(row) for folio in _folios(index, row.text))


def _folios(index: int, text: str) -> list[Folio]:
    if found := _BARE.fullmatch(text):
        return [Folio(index, int(found[1]), "")]
    heads = []
    if found := _AT_START.fullmatch(text):
        heads.append((found[2], found[1]))
    if found := _AT_END.fullmatch(text):
        heads.append((found[1], found[2]))
    return [Folio(index, int(number), letters(head)) for head, number in heads if _is_head(head)]


def _is_head(text: str) -> bool:
    """A head is set like a title: it begins with a capital and ends with no comma."""
    first = next(letter for letter in text if letter.isalpha())
    return not first.islower() and text.rstrip()[-1:] not in (",", ";", ":")


def find_chain(rows: Sequence[Row], folios: Sequence[Folio]) -> Chain:
    """The chain of page numbers, or none where the evidence is weak."""
    chain = _longest(folios, _LEAST, _MOST)
    if len(chain) >= FEWEST:
        page = page_length(chain)
        chain = _longest(folios, max(_LEAST, _NEAR * page), min(_MOST, _FAR * page))
    return chain if _is_strong(rows, chain) else ()


def page_length(chain: Chain) -> float:
    """The printed lines of a usual page, by the chain's links."""
    return median((after.row - before.row) / (after.number - before.number) for before, after in _links(chain))


def _links(chain: Chain) -> list[tuple[Folio, Folio]]:
    return list(pairwise(chain))


def _longest(folios: Sequence[Folio], least: float, most: float) -> Chain:
    """The best chain whose links have so many lines for each page: one point a number, less for numbers skipped."""
    points: list[float] = []
    before: list[int] = []
    for index, folio in enumerate(folios):
        best, link = 1.0, -1
        for earlier in range(max(0, index - _REACH), index):
            pages = folio.number - folios[earlier].number
            if not 1 <= pages <= _SKIPPED:
                continue
            if least <= (folio.row - folios[earlier].row) / pages <= most:
                reached = points[earlier] + 1.0 - 0.15 * (pages - 1)
                if reached > best:
                    best, link = reached, earlier
        points.append(best)
        before.append(link)
    if not points:
        return ()
    index = max(range(len(points)), key=points.__getitem__)
    chain = [folios[index]]
    while (index := before[index]) >= 0:
        chain.append(folios[index])
    return tuple(reversed(chain))


def _is_strong(rows: Sequence[Row], chain: Chain) -> bool:
    if len(chain) < FEWEST:
        return False
    by_one = sum(after.number - before.number == 1 for before, after in _links(chain))
    return by_one * 2 >= len(chain) - 1 and cuts_sentences(rows, [folio.row for folio in chain])


def cuts_sentences(rows: Sequence[Row], places: Sequence[int]) -> bool:
    """True if enough of the lines at these rows stand inside a sentence."""
    inside = sum(_is_inside(rows, place) for place in places)
    return inside >= max(1, _OPEN * len(places))


def _is_inside(rows: Sequence[Row], place: int) -> bool:
    if not 0 < place < len(rows) - 1:
        return False
    before, after = rows[place - 1].text, rows[place + 1].text
    return after[0].islower() or (before[-1] in "-¬\u00ad" or before[-1].islower() or before[-1] == ",")
