"""Cuts a stream into passages: runs of lines that belong together, over page turns and stray blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from chapbook.shapes.scan import Span
from chapbook.structure.turns import Turn

MARKER = re.compile(r"\s*(?P<marker>(?P<number>\d{1,2})\s?(?:[-–—]|[.)°]\s?[-–—]?)|[-–—•])(?P<space>\s+)(?=\S)")
"""The marker of a list item: 1- 1. 1) 1° or a bullet or dash."""

_STOPS = tuple(".!?…:;")
_SHORT = 0.75
_FULL = 0.93
"""Shares of the measure: below the first a line is short, from the second on it is full."""


class Gap(StrEnum):
    """What stands before a passage."""

    NOTHING = "nothing"
    BLANK = "blank line"
    TURN = "page turn"


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that follow one another: their span in the stream's text, without the last line end, and what precedes."""

    span: Span
    gap: Gap


def read_passages(text: str, turns: Iterable[Turn] = ()) -> tuple[Span, ...]:
    """The spans of the passages of a stream, ascending."""
    measure = measure_of(text)
    merged: list[Run] = []
    for run in _runs(text, {turn.offset for turn in turns}):
        if merged and _goes_on(merged[-1].span.of(text), run.span.of(text), run.gap, measure):
            merged[-1] = replace(merged[-1], span=Span(merged[-1].span.start, run.span.end))
        else:
            merged.append(run)
    return tuple(run.span for run in merged)


def measure_of(text: str) -> float:
    """The usual length of a full line in characters: the 70th percentile of the lines that hold something."""
    lengths = sorted(len(line.strip()) for line in text.split("\n") if line.strip())
    return float(lengths[int(0.7 * (len(lengths) - 1))]) if lengths else 0.0


def is_open(text: str) -> bool:
    """True if a passage breaks off without a mark that ends a sentence."""
    return text.rstrip().rstrip("»\"”)’'")[-1:] not in _STOPS


def _runs(text: str, turns: set[int]) -> list[Run]:
    runs: list[Run] = []
    gap, offset, previous = Gap.NOTHING, 0, ""
    for line in text.splitlines(keepends=True):
        start, offset = offset, offset + len(line)
        if any(start <= turn < offset for turn in turns):
            gap = Gap.TURN
        printed = line.strip()
        if not printed:
            gap = Gap.BLANK if gap is not Gap.TURN else gap
            continue
        left = start + len(line) - len(line.lstrip())
        span = Span(left, left + len(printed))
        item = MARKER.match(line)
        if gap is Gap.NOTHING and runs and not (item and item["number"] and not is_open(previous)):
            runs[-1] = replace(runs[-1], span=Span(runs[-1].span.start, span.end))
        else:
            runs.append(Run(span, gap))
        gap, previous = Gap.NOTHING, printed
    return runs


def _goes_on(before: str, after: str, gap: Gap, measure: float) -> bool:
    """True if a passage goes on behind the gap, by how the one ends and the other begins."""
    if gap is Gap.NOTHING or MARKER.match(after):
        return False
    last = before.rsplit("\n", 1)[-1].strip()
    first = after.lstrip("«\"“’'([ \u00a0")[:1]
    if first.islower():
        return True
    if is_open(before):
        return len(last) >= _SHORT * measure
    return gap is Gap.TURN and len(last) >= _FULL * measure and not after.startswith(("«", "—", "–"))
