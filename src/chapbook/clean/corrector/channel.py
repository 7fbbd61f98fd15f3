"""The channel: what it costs that one thing is printed and another read.

E. Brill and R. C. Moore, An Improved Error Model for Noisy Channel Spelling Correction, ACL 2000: a reading is
made from the printed word by edits of strings into strings; here an edit's probability is that of its printed side
being read so. A unit in angle brackets is a whole word of one letter: the preposition à errs otherwise than an à
within a word.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import zip_longest

from chapbook.clean.corrector.confusions import PAIRS
from chapbook.languages.model import fold

Edit = tuple[str, str]
"""(printed, read)."""

CAPITAL = ("<small>", "<capital>")
"""The edit by which a small letter became a capital."""
SECOND = ("<second>", "<first>")
"""Not an edit of letters: the first reading is given up for the second."""
SPECKS = (("", "."), ("", ","))
"""Stops read for nothing: they fall anywhere, and one more does not follow from those that were seen."""
LOST_STOP = (".", "")
"""The edit by which a full stop vanished."""
LIGATURE = ("œ", "oe")
_WITHOUT_LETTERS = frozenset((CAPITAL, SECOND, *SPECKS))
ACCENT_LOST = 4.5
ACCENT_CHANGED = 5.0
ACCENT_ADDED = 8.5
KNOWN_CONFUSION = 5.5
LETTER = 9.0
CASE = 4.5
ELISION_LOST = 6.0
SPACE_LOST = 5.0
SPACE_ADDED = 6.0
APOSTROPHE_LOST = 5.5
HYPHEN_LOST = 5.5
MARK = 5.5
HALF_LOST = 3.5
"""A semicolon whose tail did not print."""
MARK_LOST = 5.0
"""A full stop that left no trace but the capital behind it."""
EVEN = math.log(2)
"""Before a document has shown which of two readings is better, neither is."""
MARK_ADDED = 14.5
HOT = 0.05
COLD = 0.002


@cache
def first_cost(edit: Edit) -> float:
    """The cost in nats of an edit before the document has taught anything."""
    if edit == CAPITAL:
        return CASE
    if edit == SECOND:
        return EVEN
    printed, read = edit[0].strip("<>"), edit[1].strip("<>") or edit[1]
    if edit in PAIRS or (printed, read) in PAIRS:
        return KNOWN_CONFUSION
    if (spacing := _spacing_cost(printed, read)) is not None:
        return spacing
    return _letter_cost(printed, read)


def _spacing_cost(printed: str, read: str) -> float | None:
    """The cost of a lost or added mark, space or apostrophe; None for all that has letters."""
    if not read and printed:
        return _LOST.get(printed, ELISION_LOST if printed[-1] == "'" else None)
    if read == " ":
        return SPACE_ADDED
    if (printed, read) == (";", ":"):
        return HALF_LOST
    if not read or not set(read) <= _STOPS:
        return None
    return MARK_ADDED if not printed else SPACE_ADDED if printed == " " else MARK


def _letter_cost(printed: str, read: str) -> float:
    if fold(printed) == fold(read):
        return ACCENT_ADDED if printed.isascii() else ACCENT_LOST if read.isascii() else ACCENT_CHANGED
    if fold(printed).lower() == fold(read).lower():
        return CASE + 2.0
    return LETTER + 2.0 * (max(len(printed), len(read), 1) - 1)


@lru_cache(maxsize=65536)
def edits_between(printed: str, read: str) -> tuple[Edit, ...]:
    """The cheapest edits that lead from what is printed to what was read."""
    if len(printed) == 1 and len(read) <= 2:
        return () if printed == read else ((f"<{printed}>", read),)
    if printed.endswith("'") and len(printed) <= 3 and len(read) <= 3 and read[-1:] == "'" and printed != read:
        return ((printed, read),)
    if (printed, read) in PAIRS:
        return ((printed, read),)
    start, last, other = 0, len(printed), len(read)
    while start < min(last, other) and printed[start] == read[start]:
        start += 1
    while last > start and other > start and printed[last - 1] == read[other - 1]:
        last, other = last - 1, other - 1
    left, right = printed[start:last], read[start:other]
    if not left and not right:
        return ()
    if (left, right) in PAIRS or (len(left) <= 1 and len(right) <= 1):
        return ((left, right),)
    return _aligned(printed[max(start - 1, 0) : last + 1], read[max(start - 1, 0) : other + 1])


def _aligned(printed: str, read: str) -> tuple[Edit, ...]:
    """The cheapest alignment of two short strings, by dynamic programming over edits of strings into strings."""
    limit = min(_letter_by_letter(printed, read), _letter_by_letter(printed[::-1], read[::-1])) + _ROUNDING
    best: dict[tuple[int, int], tuple[float, tuple[Edit, ...]]] = {(0, 0): (0.0, ())}
    for i in range(len(printed) + 1):
        for j in range(len(read) + 1):
            if (i, j) not in best:
                continue
            cost, path = best[i, j]
            for length, width in _STEPS if (printed[i : i + 1], read[j : j + 1]) in _WIDE else _STEPS[:3]:
                if i + length > len(printed) or j + width > len(read):
                    continue
                edit = (printed[i : i + length], read[j : j + width])
                if length + width > 2 and edit not in PAIRS:
                    continue
                same = edit[0] == edit[1]
                total = cost + (0.0 if same else first_cost(edit))
                goal = (i + length, j + width)
                if total <= limit and (goal not in best or total < best[goal][0]):
                    best[goal] = (total, path if same else (*path, edit))
    return best[len(printed), len(read)][1]


def _letter_by_letter(printed: str, read: str) -> float:
    """What it costs at most: letters in place of letters, and what is left lost or added."""
    return sum(first_cost(edit) for edit in zip_longest(printed, read, fillvalue="") if edit[0] != edit[1])


_ROUNDING = 1e-6
_LOST = {" ": SPACE_LOST, "'": APOSTROPHE_LOST, "-": HYPHEN_LOST, LOST_STOP[0]: MARK_LOST}
_STOPS = frozenset(".,;:!?…")
_STEPS = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2), (1, 3), (2, 3), (3, 1), (3, 2))
_WIDE = frozenset((printed[:1], read[:1]) for printed, read in PAIRS if len(printed) + len(read) > 2)
"""The letters at which an edit of more than one letter may start."""


@dataclass(slots=True)
class Channel:
    """The costs of edits as known at present. ``caution`` is the prior, in nats, for keeping what was read.

    ``learned`` are probabilities that the document taught; ``kept`` the costs of letters that are often misread but
    were not; ``quiet`` is what every edit costs more in a document that has few errors (or less, if it has many).
    """

    caution: float
    learned: dict[Edit, float] = field(default_factory=dict)
    kept: dict[str, float] = field(default_factory=dict)
    quiet: float = 0.0
    _costs: dict[Edit, float] = field(default_factory=dict)
    _totals: dict[tuple[str, tuple[Edit, ...]], float] = field(default_factory=dict)

    def edit_cost(self, edit: Edit) -> float:
        """The cost of one edit, in nats."""
        known = self._costs.get(edit)
        if known is None:
            share = self.learned.get(edit)
            known = -math.log(share) if share else first_cost(edit) + (0.0 if edit == SECOND else self.quiet)
            # A choice between two readings: that of the first has its cost too.
            known += math.log(1 - math.exp(-known)) if edit == SECOND else 0.0
            self._costs[edit] = known
        return known

    def coldest(self, edits: tuple[Edit, ...]) -> float:
        """From 1 if the document hardly knows one of the edits to 0 if it is full of them all."""
        dearest = 0.0
        for edit in edits:
            if edit not in _WITHOUT_LETTERS:
                dearest = max(dearest, self.edit_cost(edit))
        return min(1.0, max(0.0, (dearest + math.log(HOT)) / math.log(HOT / COLD)))

    def cost(self, printed: str, edits: tuple[Edit, ...]) -> float:
        """The cost of reading by these edits what is printed, and all else in it as it stands."""
        known = self._totals.get((printed, edits))
        if known is None:
            known = self._totals[printed, edits] = self._total(printed, edits)
        return known

    def _total(self, printed: str, edits: tuple[Edit, ...]) -> float:
        total = sum(self.edit_cost(edit) for edit in edits) + self.caution * self.coldest(edits) if edits else 0.0
        for unit, cost in self.kept.items():
            if unit[0] == "<":
                total += cost if printed == unit[1:-1] and not edits else 0.0
            elif unit in printed:
                total += cost * max(0, printed.count(unit) - sum(edit[0].count(unit) for edit in edits))
        return total
