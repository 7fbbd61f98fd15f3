"""Notes whose mark OCR lost: the calls above tell that there are more notes on the page than marks show."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapbook.layout.lines import Line
from chapbook.layout.notes.habits import printed
from chapbook.layout.notes.record import Record
from chapbook.shapes.marks import FIGURES, Family, calls_in, opening_mark
from chapbook.shapes.prose import first_letter, is_open

_STRAY_CALL = re.compile(r"(?<=[a-zà-ÿ]{2})['’‘\"“”*°®^]{1,2}(?=[.,;:])")
"""A superior figure that calls, as OCR reads it behind a word and before a stop."""
_DAGGER_CALL = re.compile(r"(?<=[^\W\d_])(?:}[*}]?|t}|f\*)(?=[\s.,;:!?]|$)")
"""A dagger that calls, as OCR reads it behind a word."""
_SHORT = 0.86
"""A line that holds less than this share of the measure of notes may be the last of one."""


def count_calls(lines: Sequence[Line], family: Family | None) -> int:
    """How many notes the lines of a page's body call, by the marks of the book's habit."""
    if family not in FIGURES:
        marks = sum(call.family is family for line in lines for call in calls_in(line.text))
        brace = family is Family.DAGGER
        return marks + brace * sum(len(_DAGGER_CALL.findall(line.text)) for line in lines)
    figures = sum(call.family in FIGURES for line in lines for call in calls_in(line.text))
    return figures + sum(len(_STRAY_CALL.findall(line.text)) for line in lines)


def count_marks(lines: Sequence[Line]) -> int:
    """How many of the lines open with a mark."""
    return sum(opening_mark(line.text) is not None for line in lines)


def lost_openings(lines: Sequence[Line], start: int, record: Record) -> frozenset[int]:
    """The indexes of the lines of a note area, which begins at ``start``, that open a note though they bear no mark.

    Such a line begins a sentence behind a line that ends one early; there are no more of them than calls without mark.
    """
    missing = count_calls(printed(lines[:start]), record.habits.family) - count_marks(lines[start:])
    if missing <= 0:
        return frozenset()
    likely = [at for at in range(start + 1, len(lines)) if _begins_anew(lines, at, record)]
    return frozenset(sorted(likely, key=lambda at: (not lines[at - 1].blank, len(_above(lines, at).text)))[:missing])


def _begins_anew(lines: Sequence[Line], at: int, record: Record) -> bool:
    line, above = lines[at], _above(lines, at)
    if line.blank or opening_mark(line.text) is not None or is_open(above.text):
        return False
    measure = record.measure or record.habits.small or record.habits.body
    apart = lines[at - 1].blank
    return apart or (first_letter(line.text).isupper() and len(above.text) < _SHORT * measure)


def _above(lines: Sequence[Line], at: int) -> Line:
    """The printed line above one that is not the first."""
    return next(line for line in reversed(lines[:at]) if not line.blank)
