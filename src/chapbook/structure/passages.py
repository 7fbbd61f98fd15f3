"""Cuts a stream into passages: runs of lines that belong together, over page turns and stray blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from chapbook.shapes.prose import first_letter, is_open, usual_width
from chapbook.shapes.scan import Span
from chapbook.structure.turns import Turn

MARKER = re.compile(
    r"\s*(?P<marker>(?P<number>\d{1,2})\s?(?:[°º]\s?[-–—.]?|(?:[-–—]|[.),]\s?[-–—]?)(?=\s))"
    r"|\(?[a-h]\)(?=\s)|[-–—•](?=\s)|[–—](?=[a-zà-ÿ]))\s*(?=\S)"
)
"""The marker of a list item: 1- 1. 1) 1° a) or a bullet or dash."""
NUMBERED = re.compile(
    r"\s*(?:(?=\d?[IVXLCDMlTE])[IVXLCDM1lTE]{1,6}\s?[.,]?\s?[—–-]{1,3}|[IVXLCDM]{1,6}\.(?=\s|$)|[IVXl]{1,5}\.?$"
    r"|[§$]\s?[\dIJlV]{1,3}\s?[.,]?(?:\s?[—–-]{1,2})?|\d{1,2}\s?\.?\s?[—–](?=\s)"
    r"|(?i:chapitre|partie|livre|section)\s+\S{1,12}[.:]?(?=\s|$))"
)
"""The number of a heading: I. — or § 1 or Chapitre premier; numerals as OCR misreads them."""

_SHORT = 0.75
_FULL = 0.93
_ENDING = 0.86
"""Shares of the measure: a line below the first is short, from the second on full; a sentence that ends below the
third ends its paragraph, since justified lines of one measure differ less in their number of characters."""


class Gap(StrEnum):
    """What stands before a passage."""

    NOTHING = "nothing"
    BLANK = "blank line"
    TURN = "page turn"


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that belong together: their span in the stream's text without the last line end, and what precedes.

    ``widths`` are the lengths of the lines as the scan has them, in characters: cleaning moves the parts of cut words.
    """

    span: Span
    gap: Gap
    lines: tuple[str, ...]
    widths: tuple[int, ...]

    @property
    def text(self) -> str:
        """The lines as they stand, line ends between them."""
        return "\n".join(self.lines)

    def share(self, measure: float) -> float:
        """How full its lines are, as a share of the measure: the median of all but the last (of all, if it is one)."""
        return median(self.widths[:-1] or self.widths) / measure if measure else 0.0

    def with_line(self, other: Passage) -> Passage:
        """This passage with the lines of another behind its own."""
        span = Span(self.span.start, other.span.end)
        return Passage(span, self.gap, self.lines + other.lines, self.widths + other.widths)


def read_passages(text: str, turns: Iterable[Turn] = (), raw: str = "") -> tuple[Passage, ...]:
    """The passages of a stream, ascending; ``raw`` is its text before cleaning, which has the lines' true lengths."""
    widths = line_widths(text, raw)
    measure = usual_width(widths)
    merged: list[Passage] = []
    for run in _runs(text, widths, {turn.offset for turn in turns}, measure):
        if merged and _goes_on(merged[-1], run, measure):
            merged[-1] = merged[-1].with_line(run)
        else:
            merged.append(run)
    return tuple(merged)


def line_widths(text: str, raw: str) -> tuple[int, ...]:
    """The length of each line in characters, in the raw text where that has the same number of lines."""
    made, scanned = text.split("\n"), raw.split("\n")
    return tuple(len(line.strip()) for line in (scanned if len(scanned) == len(made) else made))


def _runs(text: str, widths: Sequence[int], turns: set[int], measure: float) -> list[Passage]:
    """The lines between blank lines and page turns, cut where a paragraph ends within them."""
    runs: list[Passage] = []
    gap, offset = Gap.NOTHING, 0
    coming = sorted(turns, reverse=True)
    for line, width in zip(text.split("\n"), widths, strict=True):
        start, offset = offset, offset + len(line) + 1
        while coming and coming[-1] < offset:
            gap = Gap.TURN if coming.pop() >= start else gap
        printed = line.strip()
        if not printed:
            gap = Gap.BLANK if gap is not Gap.TURN else gap
            continue
        left = start + len(line) - len(line.lstrip())
        run = Passage(Span(left, left + len(printed)), gap, (printed,), (width,))
        if gap is Gap.NOTHING and runs and not _ends_within(runs[-1], printed, measure):
            runs[-1] = runs[-1].with_line(run)
        else:
            runs.append(run)
        gap = Gap.NOTHING
    return runs


def _ends_within(before: Passage, following: str, measure: float) -> bool:
    """True if a passage ends between two lines without a blank: at a short last line, an item, a speech, a heading."""
    last, width, opens = before.lines[-1], before.widths[-1], first_letter(following).isupper()
    item = MARKER.match(following)
    if item and not is_open(last) and (item["number"] or (item["marker"] in "—–" and width < _FULL * measure)):
        return True
    if len(before.lines) == 1 and NUMBERED.match(last) and width < _SHORT * measure and opens:
        return True
    if not opens or is_open(last) or last[-1] in ";:":
        return False
    # Narrow quotations are measured by their own lines, and verse not at all.
    own = max(before.widths)
    narrow = len(before.lines) > 2 and own < _FULL * measure
    if len(before.lines) > 1 and own < _ENDING * measure and not narrow:
        return False
    return _SHORT * measure < own and width < _ENDING * (own if narrow else measure)


def _goes_on(before: Passage, after: Passage, measure: float) -> bool:
    """True if a passage goes on behind the gap, by how the one ends and the other begins."""
    if after.gap is Gap.NOTHING or MARKER.match(after.text) or NUMBERED.match(after.text):
        return False
    if after.gap is Gap.BLANK and after.text.startswith("«") and after.share(measure) < 0.95 and len(after.lines) > 2:
        return False
    width = before.widths[-1]
    first = first_letter(after.text)
    if first.islower():
        return True
    if is_open(before.text):
        return width >= _SHORT * measure and (first.isupper() or first.isdigit())
    if after.gap is not Gap.TURN or width < _FULL * measure or after.text.startswith(("«", "—", "–")):
        return False
    # A short line alone at the head of a page is the last of a paragraph, unless it looks like a name or a heading.
    alone = after.widths[0] < _SHORT * measure
    return first.isupper() and not (alone and (is_open(after.text) or re.search(r"[A-ZÀ-Ý]{3,}", after.text)))
