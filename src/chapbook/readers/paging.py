"""Finds the pages of a text without page marks, from the running heads and folios that stand in its flow.

Where numbers were misread or lost, the heads that recur fill in, but only where a page should begin. Nothing is taken
out here: the lines stay where they are, and the layout tells what they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from chapbook.readers.folios import FEWEST, Row, cuts_sentences, find_chain, find_folios, is_short, rows_of
from chapbook.readers.turns import Heads, Place, filled
from chapbook.shapes.prose import letters_of

_SPECK = 4
"""Letters of what is no line of print: a signature mark under a folio, dirt."""
MARK = "running heads and folios"

_SHORTEST_PAGE, _LONGEST_PAGE = 15, 90
"""Lines of a page where heads alone, without numbers, have to prove it: refrains recur sooner."""


def find_starts(text: str) -> tuple[int, ...]:
    """The offsets at which pages begin after the first, ascending; none where the evidence is weak."""
    rows = rows_of(text)
    chain = find_chain(rows, find_folios(rows))
    places = filled(rows, chain) if chain else [Place(row) for row in _recurring(rows)]
    if not places:
        return ()
    closing = _closes(rows, places)
    above = _with_heads_above(rows, [place.row for place in places])
    starts = [
        rows[place.row].end if closing and place.may_close else rows[place.row if closing else first].start
        for place, first in zip(places, above, strict=True)
    ]
    return tuple(start for start in starts if text[:start].strip() and text[start:].strip())


def _closes(rows: Sequence[Row], places: Sequence[Place]) -> bool:
    """True if folios stand at the feet of the pages, and each closes one: the last of all has nothing to open."""
    last = places[-1].row
    return places[0].row > 1 and all(len(row.text) <= _SPECK for row in rows[last + 1 :])


def _with_heads_above(rows: Sequence[Row], places: Sequence[int]) -> Iterator[int]:
    """The rows at which pages begin: that above a folio, where a running head recurs there."""
    above = [letters_of(rows[place - 1].text) if place and _may_be_head(rows[place - 1]) else "" for place in places]
    counts = Counter(above)
    recurring = Heads(head for head, count in counts.items() if len(head) >= 3 and count >= 2)
    for place, head in zip(places, above, strict=True):
        yield place - 1 if head and recurring.know(head) else place


def _may_be_head(row: Row) -> bool:
    """A short line that ends as no sentence does: one note may stand above two folios."""
    return is_short(row) and (row.text[-1] not in ".,;:!?" or row.text.isupper())


def _recurring(rows: Sequence[Row]) -> list[int]:
    """The rows of heads that recur without any number, about a page apart, or none where the evidence is weak."""
    likely = [index for index, row in enumerate(rows) if is_short(row) and row.text[-1].isalpha()]
    read = {index: letters_of(rows[index].text) for index in likely}
    counts = Counter(head for head in read.values() if len(head) >= 4)
    heads = Heads(head for head, count in counts.most_common(20) if count >= 2)
    places = [index for index, head in read.items() if heads.know(head)]
    ways = [after - before for before, after in pairwise(places)]
    if len(places) < FEWEST or not _SHORTEST_PAGE <= median(ways) <= _LONGEST_PAGE:
        return []
    usual = median(ways)
    # What stands on the first page is the title or the author that the heads repeat.
    places = [place for place in places if place > 0.5 * usual]
    regular = sum(0.5 * usual <= way <= 1.6 * usual for way in ways)
    return places if regular >= 0.7 * len(ways) and cuts_sentences(rows, places) else []
