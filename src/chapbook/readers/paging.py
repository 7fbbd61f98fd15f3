"""Finds the pages of a text without page marks, from the running heads and folios that stand in its flow.

Where numbers were misread or lost, the heads that recur fill in, but only where a page should begin. Nothing is taken
out here: the lines stay where they are, and the layout tells what they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from statistics import median

from chapbook.readers.folios import (
    FEWEST,
    Chain,
    Row,
    cuts_sentences,
    find_chain,
    find_folios,
    is_short,
    letters,
    page_length,
    rows_of,
)

MARK = "running heads and folios"

_ALIKE = 0.75
"""Share of letters that two readings of one head have in common."""
_OFF = 0.45
"""How far from where it is due a head whose number cannot be read may stand, as a share of a page."""
_SHORTEST_PAGE, _LONGEST_PAGE = 15, 90
"""Lines of a page where heads alone, without numbers, have to prove it: refrains recur sooner."""
_TOKEN = re.compile(r"[\W_]*\w{1,4}[\W_]*")
_TOKEN_AT_EDGE = re.compile(r"^[\W_]*\w{1,3}[\W_]+(?=\S{2})|(?<=\S)[\W_]+\w{1,3}[\W_]*$")


def find_starts(text: str) -> tuple[int, ...]:
    """The offsets at which pages begin after the first, ascending; none where the evidence is weak."""
    rows = rows_of(text)
    chain = find_chain(rows, find_folios(rows))
    places = _filled(rows, chain) if chain else _recurring(rows)
    if not places:
        return ()
    if places[-1] == len(rows) - 1 and places[0] > 1:
        # The last line of all is a folio: they stand at the feet of the pages, and each closes one.
        starts = [rows[place].end for place in places[:-1]]
    else:
        starts = [rows[place].start for place in _with_heads_above(rows, places)]
    return tuple(start for start in starts if text[:start].strip())


def _filled(rows: Sequence[Row], chain: Chain) -> list[int]:
    """The rows of a chain, and of the lines that stand where its missing numbers are due."""
    page = page_length(chain)
    search = _Search(rows, chain)
    places = [folio.row for folio in chain]
    for before, after in pairwise(chain):
        missing = after.number - before.number - 1
        step = (after.row - before.row) / (missing + 1)
        for number in range(1, missing + 1):
            places += search.near(before.row + step * number, step, numbered=False)
    first, last = chain[0], chain[-1]
    back = [first.row - page * number for number in range(1, first.number)]
    onward = [last.row + page * number for number in range(1, int((len(rows) - last.row) / page) + 2)]
    places += _outward(search, back, page)
    places += _outward(search, onward, page)
    return sorted(set(places))


def _outward(search: _Search, due: Sequence[float], page: float) -> list[int]:
    """Lines found beyond an end of the chain, page after page, as long as one is found."""
    places: list[int] = []
    for place in due:
        # Those after a line that stood off its due place are off by as much.
        drift = places[-1] - due[len(places) - 1] if places else 0.0
        found = search.near(place + drift, page, numbered=True)
        if not found:
            break
        places += found
    return places


class _Search:
    """Looks for heads and folios of a chain's dress whose number cannot be read."""

    def __init__(self, rows: Sequence[Row], chain: Chain) -> None:
        self._rows = rows
        self._heads = _Heads(folio.head for folio in chain if folio.head)
        self._bare = sum(not folio.head for folio in chain) * 2 > len(chain)

    def near(self, place: float, page: float, *, numbered: bool) -> list[int]:
        """The row of the likely line nearest to where one is due, or nothing; ``numbered``: only with a number."""
        first, last = max(0, round(place - _OFF * page)), min(len(self._rows), round(place + _OFF * page) + 1)
        likely = [index for index in range(first, last) if self._likely(self._rows[index], numbered=numbered)]
        return [min(likely, key=lambda index: abs(index - place))] if likely else []

    def _likely(self, row: Row, *, numbered: bool) -> bool:
        if not is_short(row):
            return False
        if self._bare and row.alone and _TOKEN.fullmatch(row.text):
            return True
        shorn = _TOKEN_AT_EDGE.sub("", row.text, count=1)
        if shorn == row.text and numbered:
            return False
        return self._heads.know(letters(shorn))


class _Heads:
    """The running heads of a book, each with the ways it was misread."""

    def __init__(self, readings: Iterable[str]) -> None:
        self._known: list[str] = []
        for reading in readings:
            if reading not in self._known and not self.know(reading):
                self._known.append(reading)

    def know(self, reading: str) -> bool:
        """True if a line's letters are those of a head, well or badly read."""
        return len(reading) >= 3 and any(_alike(reading, known) for known in self._known)


def _alike(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > max(2, len(other) // 4):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _with_heads_above(rows: Sequence[Row], places: Sequence[int]) -> Iterator[int]:
    """The rows at which pages begin: that above a folio, where a running head recurs there."""
    above = [letters(rows[place - 1].text) if place and _may_be_head(rows[place - 1]) else "" for place in places]
    counts = Counter(above)
    recurring = _Heads(head for head, count in counts.items() if len(head) >= 3 and count >= 2)
    for place, head in zip(places, above, strict=True):
        yield place - 1 if head and recurring.know(head) else place


def _may_be_head(row: Row) -> bool:
    """A short line that ends as no sentence does: one note may stand above two folios."""
    return is_short(row) and (row.text[-1] not in ".,;:!?" or row.text.isupper())


def _recurring(rows: Sequence[Row]) -> list[int]:
    """The rows of heads that recur without any number, about a page apart, or none where the evidence is weak."""
    likely = [index for index, row in enumerate(rows) if is_short(row) and row.text[-1].isalpha()]
    read = {index: letters(rows[index].text) for index in likely}
    counts = Counter(head for head in read.values() if len(head) >= 4)
    heads = _Heads(head for head, count in counts.most_common(20) if count >= 2)
    places = [index for index, head in read.items() if heads.know(head)]
    ways = [after - before for before, after in pairwise(places)]
    if len(places) < FEWEST or not _SHORTEST_PAGE <= median(ways) <= _LONGEST_PAGE:
        return []
    usual = median(ways)
    regular = sum(0.5 * usual <= way <= 1.6 * usual for way in ways)
    return places if regular >= 0.7 * len(ways) and cuts_sentences(rows, places) else []
