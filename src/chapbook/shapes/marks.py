"""The marks that call notes and open them, in every habit: (1), 1., ¹, *, †; misread ones as far as they show.

A mark is known by its family; what stands in it may be misread, so that (s) can be (5) and {) can be (1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from chapbook.shapes.scan import Span


class Family(StrEnum):
    """The habits of printers."""

    BRACKET = "(1)"
    STAR = "*"
    DAGGER = "†"
    SUPERIOR = "¹"
    FIGURE = "1."


FIGURES = (Family.SUPERIOR, Family.FIGURE)
"""One habit in two dresses: superior in the text, plain or superior at the note."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as printed, its span in the text it was looked for in, its number where it reads as one."""

    family: Family
    text: str
    span: Span
    number: int | None


_INSIDE = r"[0-9A-Za-z*?!|$§&£]{0,3}"
_STARTS = (
    (
        Family.BRACKET,
        re.compile(rf"['’*]?[({{\[]\s?{_INSIDE}\s?[)}}\]jJ](?=\s*\S)|(?:\]?\d[\dA-Za-z]?\s?\]|4\d\))(?=\s*\S)"),
    ),
    (Family.STAR, re.compile(r"['’\"°]{0,2}\*{1,4}['’\"]?(?=\s?[^\s*?])")),
    (Family.DAGGER, re.compile(r"[†‡+]{1,3}t{0,2}(?=\s|[A-ZÀ-Ý])|[tf]{2,3}(?=\s[A-ZÀ-Ý«])")),
    (Family.SUPERIOR, re.compile(r"[¹²³⁰⁴-⁹]{1,3}(?=\s?\S)|\*?[!?]{1,2}(?=\s[A-ZÀ-Ý«])|['’‘°“”\"]{1,2}(?=[A-ZÀ-Ý«])")),
    (Family.FIGURE, re.compile(r"\d{1,3}(?:\s?[.,)]\s?|\s)(?=\s*[^\W\d_]|\s*[«\"“])")),
    (Family.FIGURE, re.compile(r"[tli]\.(?=\s?[A-ZÀ-Ý][a-zà-ÿ])")),
    (Family.FIGURE, re.compile(r"[lI1]['’.]?(?=\s?[A-ZÀ-Ý][a-zà-ÿ])(?!\w*\s[—–-])")),
)
"""An exclamation or question mark before a capital is a superior figure misread, as is an apostrophe; a plus, a small t
or f a dagger, an l before a capital (l'Août, l Voir) a figure 1."""
_CALLS = (
    (
        Family.BRACKET,
        re.compile(r"(?<=[^\s(\[{])\s?([({\[]\s?(?:\d{1,3}|\*{1,4}|[A-Za-z|$?!]|[0-9A-Za-z]{2})\s?[)}\]jJ])(?!\w)"),
    ),
    (Family.STAR, re.compile(r"(?<=[^\s*])\s?(?<!\*)(\*{1,4})(?!\*)")),
    (Family.DAGGER, re.compile(r"(?<=\S)\s?([†‡+]{1,3})(?!\w)")),
    (Family.SUPERIOR, re.compile(r"(?<=\S)\s?([¹²³⁰⁴-⁹]{1,3})")),
    (Family.FIGURE, re.compile(r"(?<=[^\W\d_]|[»”])[.,;:!?]?(\d{1,2})(?![\w%°])")),
)
_SUPERIORS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def opening_mark(line: str) -> Mark | None:
    """The mark that a line opens with, if it does."""
    start = len(line) - len(line.lstrip())
    for family, pattern in _STARTS:
        if match := pattern.match(line, start):
            return Mark(
                family, match[0].strip(), Span(match.start(), match.start() + len(match[0].strip())), _number(match[0])
            )
    return None


def calls_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Mark]:
    """The marks in ``[start, end)`` of a text that may be calls, family by family."""
    for family, pattern in _CALLS:
        for match in pattern.finditer(text, start, len(text) if end is None else end):
            yield Mark(family, match[1], Span(*match.span(1)), _number(match[1]))


def _number(mark: str) -> int | None:
    bare = mark.translate(_SUPERIORS).strip("()[]{}jJ .,'’")
    return int(bare) if bare.isdecimal() else 1 if bare in ("l", "I", "t", "i") else None


def is_stray(mark: Mark) -> bool:
    """True for a sign that may be a superior figure misread, and may be a speck."""
    return mark.family is Family.SUPERIOR and mark.number is None


def agree(one: Mark, other: Mark) -> bool:
    """True if a call and a note bear the same mark to the letter."""
    if one.family is not other.family:
        return False
    if one.number is not None and other.number is not None:
        return one.number == other.number
    return one.text == other.text
