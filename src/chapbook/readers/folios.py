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

from chapbook.shapes.marks import Family, opening_mark
from chapbook.shapes.prose import letters_of

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

_MISREAD = 0.4
"""Points of a number that has to be guessed from what was read, beside one that was read."""
_AGREED = 0.12
"""Share by which the pages between the few numbers of a book may differ, to prove them though none follows another."""
_NOTE = 12
"""Rows of a note looked back over, for its opening mark."""

_BARE = re.compile(r"[\W_]*(\d{1,4})[\W_]*")
_SPECK = re.compile(r"\S\s+(\d{1,3})|(\d{1,3})\s+\S")
_DRESS = " —–-.,·*_~'`\"()[]{}<>«»"
_LIKE = str.maketrans("oOQDlIi|!zZsS$GbT?B&gq", "0000111112255566778899")
"""Figures, by the signs that they are read as."""
_HEADING = re.compile(r"\s*(?:[§$]|\d{1,3}\s?[.)°º]?\s?[—–-]\s|\W?\d{1,3}\s?[.)\]}]\s|[*†]|.*\w\W+\d+\s?\.$)")
"""A heading, an item or a note, and no running head; the end of a sentence."""
_NUMERAL = re.compile(r"[IVXivxl|]+")
_EDGE = re.compile(r"^[\W_]*\w{1,3}[\W_]+(?=\S{2})|(?<=\S)[\W_]+\w{1,3}[\W_]*$")
_AT_START = re.compile(r"[\W_]*(\d{1,4})[\W_]+(\D*[^\W\d_]{2}\D*)")
_AT_END = re.compile(r"(\D*[^\W\d_]{2}\D*?)[\W_]+(\d{1,4})[\W_]*")


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line: its span with its line end, its text, whether a blank line stands before it (``apart``), and
    whether one stands before or after it (``alone``)."""

    start: int
    end: int
    text: str
    apart: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class Folio:
    """A line that may carry a page number: the index of its row, the number, the letters beside it (none: bare).

    ``points`` are 1.0 for a number that was read, less for one guessed from what was.
    """

    row: int
    number: int
    head: str
    points: float = 1.0


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
            rows.append(Row(start, end, line.strip(), blank_before, blank_before or blank_after))
        start = end
    return tuple(rows)


def is_short(row: Row) -> bool:
    """True if a line may be a running head: short, and alone or in capitals."""
    return len(row.text) <= LONGEST and (row.alone or _in_capitals(row.text))


def shorn(text: str) -> str:
    """A line without the short word at one of its ends that may be a number."""
    return _EDGE.sub("", text, count=1)


def _in_capitals(text: str) -> bool:
    seen = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in seen) >= 0.7 * len(seen)


def find_folios(rows: Sequence[Row]) -> tuple[Folio, ...]:
    """Every line that may carry a page number, in order; one that may be read in two ways gives two."""
    return tuple(folio for index, row in enumerate(rows) if is_short(row) for folio in _folios(index, row))


def _folios(index: int, row: Row) -> list[Folio]:
    text = row.text
    if numbers := bare_numbers(text):
        return [Folio(index, number, "", points) for number, points in numbers if points == 1 or row.alone]
    if _HEADING.match(text) and not _in_capitals(text):
        return []
    heads = []
    if found := _AT_START.fullmatch(text):
        heads.append((found[2], found[1]))
    if found := _AT_END.fullmatch(text):
        heads.append((found[1], found[2]))
    return [Folio(index, int(number), letters_of(head)) for head, number in heads if _is_head(head)]


def bare_numbers(text: str) -> list[tuple[int, float]]:
    """The numbers that a line of one short word may be, each with its points: 15} is 15, or 5 in brackets."""
    word = text.strip(_DRESS)
    if speck := _SPECK.fullmatch(text):
        return [(int(speck[1] or speck[2]), _MISREAD)]
    if not 0 < len(word) <= 4 or len(text) > len(word) + 8 or _NUMERAL.fullmatch(word):
        return []
    figures = word.translate(_LIKE)
    if not figures.isdecimal():
        return []
    found = [(int(figures), 1.0 if word.isdecimal() else _MISREAD)]
    # One bracket of a pair is read as a figure: 15} and [41.
    if len(figures) > 1 and figures[0] == "1" and text[:1] == word[:1] and text[-1] in ")]}":
        found.append((int(figures[1:]), _MISREAD))
    if len(figures) > 1 and figures[-1] == "1" and text[-1:] == word[-1:] and text[0] in "([{":
        found.append((int(figures[:-1]), _MISREAD))
    return found


def _is_head(text: str) -> bool:
    """A head is set like a title: it begins with a capital and ends as no sentence does, unless it is in capitals."""
    first = next(letter for letter in text if letter.isalpha())
    end = text.rstrip()[-1:]
    return not first.islower() and end not in (",", ";", ":") and (end != "." or _in_capitals(text))


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
        best, link = folio.points, -1
        for earlier in range(max(0, index - _REACH), index):
            pages = folio.number - folios[earlier].number
            if not 1 <= pages <= _SKIPPED:
                continue
            if least <= (folio.row - folios[earlier].row) / pages <= most:
                reached = points[earlier] + folio.points - 0.15 * (pages - 1)
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
    if sum(folio.points for folio in chain) < FEWEST:
        return False
    by_one = sum(after.number - before.number == 1 for before, after in _links(chain))
    skipping = by_one < len(chain) - 1 and _agrees(chain)
    if skipping and all(not folio.head for folio in chain):
        return True
    return (skipping or by_one * 2 >= len(chain) - 1) and cuts_sentences(rows, [folio.row for folio in chain])


def _agrees(chain: Chain) -> bool:
    """True if the pages between any two of its numbers are of one length.

    Numbers that open chapters or items leave none out, and stand at any distance.
    """
    lengths = [(after.row - before.row) / (after.number - before.number) for before, after in _links(chain)]
    usual = median(lengths)
    return all(abs(one - usual) <= _AGREED * usual for one in lengths)


def cuts_sentences(rows: Sequence[Row], places: Sequence[int]) -> bool:
    """True if enough of the lines at these rows stand inside a sentence, or under the notes of their page."""
    inside = sum(is_inside(rows, place) or _under_note(rows, place) for place in places)
    return inside >= max(1, _OPEN * len(places))


def _under_note(rows: Sequence[Row], place: int) -> bool:
    """True if the block above a row opens with the mark of a note; figures may open items as well."""
    first = next((at for at in range(place - 1, max(-1, place - _NOTE), -1) if rows[at].apart), None)
    mark = opening_mark(rows[first].text) if first is not None else None
    return mark is not None and mark.family in (Family.BRACKET, Family.STAR, Family.DAGGER)


def is_inside(rows: Sequence[Row], place: int) -> bool:
    """True if a row stands inside a sentence, as what parts two pages does."""
    if not 0 < place < len(rows) - 1:
        return False
    before, after = rows[place - 1].text, rows[place + 1].text
    return after[0].islower() or (before[-1] in "-¬\u00ad" or before[-1].islower() or before[-1] == ",")
