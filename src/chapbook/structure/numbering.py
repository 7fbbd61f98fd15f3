"""Doubts about headings whose numbers do not count up: a numeral misread, a heading missed. It changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from chapbook.shapes.roman import NUMERAL, roman, roman_value
from chapbook.shapes.scan import Span
from chapbook.structure.kinds import Classified
from chapbook.structure.passages import Passage
from chapbook.structure.sight import PassageKind

_NUMERAL = re.compile(rf"{NUMERAL.pattern}(?=\.|\s?[—–-]|$)")
_ARABIC = re.compile(r"(?:(?P<sign>[§$]\s?|[S58]\s))?(?P<number>\d{1,2})(?=\s?[.,]?\s?[—–-]|\.?$)")
"""A section sign is read as $, S, 5 or 8; a figure is one only apart from its number."""
_FEWEST = 3
"""Headings that are numbered alike, from which on a number out of order tells something."""


@dataclass(frozen=True, slots=True)
class OutOfOrder:
    """The number of a heading in the cleaned body, how it reads there, the number before it, and the one due."""

    span: Span
    read: str
    before: str
    due: str


def out_of_order(classified: Iterable[Classified]) -> Iterator[OutOfOrder]:
    """The headings whose number is not the one behind that of the heading before of the same dress.

    A number 1 begins a new count.
    """
    counts: dict[str, list[tuple[int, Span, str]]] = {}
    for one in classified:
        if one.kind is PassageKind.HEADING and (found := _number(one.passage)) is not None:
            counts.setdefault(found[0], []).append(found[1:])
    for dress, counted in counts.items():
        if len(counted) < _FEWEST:
            continue
        for (before, _, shown), (number, span, read) in pairwise(counted):
            if number not in (before + 1, 1):
                yield OutOfOrder(span, read, shown, roman(before + 1) if dress == "I" else str(before + 1))


def misread_signs(classified: Iterable[Classified]) -> Iterator[tuple[Span, str]]:
    """Where a heading has a section sign that reads otherwise, and how it reads, in a book of two such headings."""
    lines = [one.passage for one in classified if one.kind is PassageKind.HEADING]
    signs = [(line, found["sign"].strip()) for line in lines if (found := _ARABIC.match(line.text)) and found["sign"]]
    for line, sign in signs if len(signs) > 1 else ():
        if sign != "§":
            yield Span(line.span.start, line.span.start + len(sign)), sign


def _number(passage: Passage) -> tuple[str, int, Span, str] | None:
    """The dress of a heading's number, its value, its span and how it reads; None for a heading without one."""
    start, text = passage.span.start, passage.lines[0]
    if found := _NUMERAL.match(text):
        return "I", roman_value(found[0]), Span(start, start + found.end()), found[0]
    if found := _ARABIC.match(text):
        span = Span(start + found.start("number"), start + found.end("number"))
        return "§" if found["sign"] else "1", int(found["number"]), span, found["number"]
    return None
