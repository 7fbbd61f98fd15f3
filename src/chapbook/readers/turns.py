"""Finds the page turns between and beyond the page numbers that were read, each about where it is due.

A number may be lost, and its head too; what is left then is a sentence cut in two, and a note at the foot. Nothing
here proves that a text has pages: the chain of ``readers.folios`` does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice, pairwise

from chapbook.readers.folios import Chain, Row, bare_numbers, is_inside, is_short, page_length, shorn
from chapbook.shapes.marks import Family, opening_mark
from chapbook.shapes.prose import first_letter, is_open, letters_of

_ALIKE = 0.75
"""Share of letters that two readings of one head have in common."""
_KINDS = 50
"""So many heads of one book are compared, the commonest: more would take long, and prove little."""
_OFF = 0.45
"""How far from where it is due a turn may stand, as a share of a page."""
_DISTANCE = 3.0
"""What it weighs against a turn to stand a whole page off."""
_ENOUGH, _SURE, _SUREST = 0.6, 1.0, 4.0
"""Weights that convince between two numbers that were read, beyond the first or last, and where no page need be."""
_ROOM = 1.3
"""Pages that have to be left beyond the last number, for another turn to be looked for without a number."""
_WORD = 4
"""Letters of what may be a number misread, at the most."""
_NAME, _CHAPTER = 6, 3
"""Letters of a chapter's name at the least; pages above, on which it may have begun."""
_LAST = 0.86
"""The last line of a note holds less than this share of the next line."""
_NOTE = 12
"""Rows of a note looked back over, for its opening mark."""


class Heads:
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


def _recurring(readings: Sequence[str]) -> list[str]:
    """The readings that stand there twice or more, well or badly read; the commonest first."""
    counts: dict[str, int] = {}
    for reading, count in Counter(readings).most_common():
        kin = next((known for known in islice(counts, _KINDS) if _alike(reading, known)), reading)
        counts[kin] = counts.get(kin, 0) + count
    return [reading for reading, count in counts.items() if count > 1]


@dataclass(frozen=True, slots=True)
class Place:
    """The row at which a page turns, and whether that row may close the page before instead, as a folio does."""

    row: int
    may_close: bool = True


def filled(rows: Sequence[Row], chain: Chain) -> list[Place]:
    """The rows at which pages turn: those of a chain, and of what stands where its missing numbers are due."""
    search = _Search(rows, chain)
    places = [folio.row for folio in chain]
    for before, after in pairwise(chain):
        row = before.row
        for number in range(before.number + 1, after.number):
            step = (after.row - row) / (after.number - number + 1)
            found = search.near(row + step, step, number)
            if found is None and row + search.page < after.row:
                # The last page of a chapter or a book may be of a few lines.
                found = search.near(row + search.page, search.page, number)
            places += [found] if found is not None else []
            row = found if found is not None else round(row + step)
    places += search.beyond(chain[0].row, chain[0].number, -1)
    onward = list(search.beyond(chain[-1].row, chain[-1].number, 1))
    places += onward
    if search.numbers(len(rows) - 1, chain[-1].number + len(onward) + 1):
        # The last page of all may be of a few lines.
        places.append(len(rows) - 1)
    return [Place(row, search.may_close(row)) for row in sorted(set(places))]


class _Search:
    """Looks for the turns of a chain whose numbers cannot be read."""

    def __init__(self, rows: Sequence[Row], chain: Chain) -> None:
        self._rows = rows
        self.page = page_length(chain)
        beside = [row for folio in chain for row in (folio.row - 1, folio.row + 1) if 0 <= row < len(rows)]
        near = [letters_of(rows[row].text) for row in beside if is_short(rows[row])]
        self._heads = Heads([*(folio.head for folio in chain if folio.head), *_recurring(near)])
        self._bare = sum(not folio.head for folio in chain) * 2 > len(chain)
        self._marked = {folio.row for folio in chain}

    def near(self, place: float, page: float, number: int, enough: float = _ENOUGH) -> int | None:
        """The row of the likeliest turn about where one is due, or None."""
        first, last = max(1, round(place - _OFF * page)), min(len(self._rows) - 1, round(place + _OFF * page))
        weights = {
            row: self._weight(row, number) - _DISTANCE * abs(row - place) / page for row in range(first, last + 1)
        }
        best = max(weights, key=weights.__getitem__, default=None)
        return best if best is not None and weights[best] >= enough else None

    def beyond(self, row: int, number: int, way: int) -> Iterator[int]:
        """Turns before the first number (``way`` -1) or behind the last (1), page after page, as long as one shows."""
        while number + way > 0:
            number += way
            left = (row if way < 0 else len(self._rows) - row) / self.page
            found = self.near(row + way * self.page, self.page, number, _SURE if left > _ROOM else _SUREST)
            if found is None or found in self._marked:
                return
            yield found
            row = found

    def _weight(self, index: int, number: int) -> float:
        """How likely a page turns at a row: its furniture, the sentence it cuts, the note that ends above it."""
        row = self._rows[index]
        if not self._furnished(index):
            return self._bare_cut(index)
        head = self._headed(row) or self._names(index)
        numbers = [] if head else [found for found, _ in bare_numbers(row.text)]
        read = number in numbers or (head and str(number) in row.text)
        return (2.5 if head else 1.5 if numbers else 1.2) + 2.0 * read + 1.5 * is_inside(self._rows, index)

    def numbers(self, index: int, number: int) -> bool:
        """True if a row bears this number in the dress of the chain."""
        row = self._rows[index]
        if self._headed(row):
            return str(number) in row.text
        return self._bare and row.alone and any(found == number for found, _ in bare_numbers(row.text))

    def may_close(self, index: int) -> bool:
        """True for a row like those of the chain: where bare numbers stand at the foot, a head is that of the top."""
        return index in self._marked or (self._is_word(index) if self._bare else self._headed(self._rows[index]))

    def _furnished(self, index: int) -> bool:
        return index in self._marked or self._is_word(index) or self._headed(self._rows[index]) or self._names(index)

    def _names(self, index: int) -> bool:
        """True for the name of a chapter that began a page or two above, with what may be a number."""
        row = self._rows[index]
        name = letters_of(shorn(row.text))
        if not is_short(row) or opening_mark(row.text) is not None or row.text[-1] in ".,;:" or len(name) < _NAME:
            return False
        if shorn(row.text) == row.text:
            return False
        above = self._rows[max(0, index - round(_CHAPTER * self.page)) : index]
        return any(is_short(other) and _alike(letters_of(other.text), name) for other in above)

    def _is_word(self, index: int) -> bool:
        """True for a short word alone where bare numbers are: one of them, misread."""
        text, bare = self._rows[index].text, self._bare and self._rows[index].alone
        return bare and len(text.strip(" —–-.()[]{}")) <= _WORD and len(text) <= 2 * _WORD

    def _headed(self, row: Row) -> bool:
        readings = (letters_of(row.text), letters_of(shorn(row.text)))
        return is_short(row) and any(map(self._heads.know, readings))

    def _bare_cut(self, index: int) -> float:
        """A turn without any furniture: a sentence cut by a blank line or by notes, a note that ends there."""
        row = self._rows[index]
        goes_on = first_letter(row.text).islower()
        if not row.apart:
            cut = self._ends_note(index)
            return 3.0 * bool(cut) if goes_on else 1.2 * (cut is not None and self._is_fuller(index))
        if goes_on and is_open(self._rows[index - 1].text):
            return 1.5
        blocks = self._blocks_above(index)
        if goes_on and any(is_open(self._rows[block - 1].text) for block in blocks):
            return 3.0
        mark = opening_mark(self._rows[blocks[0]].text) if blocks else None
        noted = mark is not None and mark.family is not Family.SUPERIOR
        return 1.2 if noted else 0.9 * goes_on

    def _ends_note(self, index: int) -> bool | None:
        """Whether a sentence of the text breaks off above the note that ends right above a row; None without such a
        note."""
        blocks = [] if is_open(self._rows[index - 1].text) else self._blocks_above(index)
        marks = [opening_mark(self._rows[block].text) for block in blocks]
        if not blocks or any(mark is None or mark.family is Family.SUPERIOR for mark in marks):
            return None
        return is_open(self._rows[blocks[-1] - 1].text)

    def _is_fuller(self, index: int) -> bool:
        """True if a line is longer than the last of a note above it, and begins a sentence."""
        row, above = self._rows[index], self._rows[index - 1]
        return first_letter(row.text).isupper() and len(row.text) > len(above.text) / _LAST

    def _blocks_above(self, index: int) -> list[int]:
        """The rows at which the blocks above a row begin that may be notes, the nearest first: one without a mark, or
        those that bear marks."""
        found: list[int] = []
        for at in range(index - 1, max(0, index - _NOTE), -1):
            if self._rows[at].apart:
                if found and opening_mark(self._rows[at].text) is None:
                    break
                found.append(at)
        return found
