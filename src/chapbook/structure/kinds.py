"""Says what each passage of the body is, by evidence that holds for any pamphlet; the editor's decisions come first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from chapbook.shapes.decisions import DecisionKind, Pins
from chapbook.shapes.layers import Stream
from chapbook.shapes.scan import Span
from chapbook.structure.passages import MARKER, is_open, measure_of


class PassageKind(StrEnum):
    """The blocks that the first form of this stage tells apart."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    QUOTATION = "quotation"
    VERSE = "verse"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of the body's text and what it is."""

    span: Span
    kind: PassageKind


_DECIDED = {
    DecisionKind.PARAGRAPH: PassageKind.PARAGRAPH,
    DecisionKind.HEADING: PassageKind.HEADING,
    DecisionKind.LIST: PassageKind.ITEM,
    DecisionKind.QUOTE: PassageKind.QUOTATION,
    DecisionKind.VERSE: PassageKind.VERSE,
    DecisionKind.SIGNATURE: PassageKind.SIGNATURE,
}
_LONGEST_HEADING = 100
_LONGEST_SIGNATURE = 60


def classify(body: Stream, spans: Sequence[Span], pins: Pins) -> tuple[Passage, ...]:
    """Each passage with its kind."""
    texts = [span.of(body.text) for span in spans]
    measure = measure_of(body.text)
    items = _items(texts)
    kinds = [_kind(texts, index, measure, index in items) for index in range(len(texts))]
    for pin in pins:
        for index, span in enumerate(spans):
            origins = body.origin(span.start, span.end) if pin.decision.kind in _DECIDED else ()
            if any(origin.overlaps(pin.span) for origin in origins):
                kinds[index] = _DECIDED[pin.decision.kind]
    return tuple(Passage(span, kind) for span, kind in zip(spans, kinds, strict=True))


def _kind(texts: Sequence[str], index: int, measure: float, item: bool) -> PassageKind:
    if index == 0 and _is_title(texts[0]):
        return PassageKind.TITLE
    if item:
        return PassageKind.ITEM
    if index == len(texts) - 1 and index and _is_signature(texts[index]):
        return PassageKind.SIGNATURE
    if index < len(texts) - 1 and _is_heading(texts, index, measure):
        return PassageKind.HEADING
    return PassageKind.PARAGRAPH


def _is_title(text: str) -> bool:
    """The first passage, of a few lines, in capitals or without the stop of a sentence."""
    return text.count("\n") < 4 and len(text) < 200 and (_share_of_capitals(text) > 0.6 or is_open(text))


def _is_heading(texts: Sequence[str], index: int, measure: float) -> bool:
    """One or two short lines between finished passages, opened by a capital, ended by a colon or nothing."""
    text = texts[index]
    lines = text.split("\n")
    if len(lines) > 2 or len(text) > _LONGEST_HEADING or len(lines[-1].strip()) > 0.75 * measure:
        return False
    if not (text[:1].isupper() or text[:1].isdigit() or text[:1] in "§"):
        return False
    before_done = index < 2 or not is_open(texts[index - 1]) or len(texts[index - 1]) <= _LONGEST_HEADING
    ends = text.rstrip()[-1:] == ":" or is_open(text)
    after = texts[index + 1].lstrip('«"“([— \u00a0')[:1]
    return before_done and ends and not after.islower() and not MARKER.match(texts[index + 1])


def _is_signature(text: str) -> bool:
    """The last passage, short, with a name: a word in capitals, or each word with one."""
    words = re.findall(r"[^\W\d_]+", text)
    short = "\n" not in text and len(text) <= _LONGEST_SIGNATURE and 0 < len(words) <= 6
    return short and (any(len(w) > 2 and w.isupper() for w in words) or all(w[0].isupper() for w in words))


def _share_of_capitals(text: str) -> float:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) / len(letters) if letters else 0.0


def _items(texts: Sequence[str]) -> set[int]:
    """The passages that are items: numbered ones count up from neighbour to neighbour; a number alone is none."""
    numbers = [int(match["number"]) if (match := MARKER.match(text)) and match["number"] else 0 for text in texts]
    found: set[int] = set()
    for index, number in enumerate(numbers[1:], start=1):
        if number > 1 and numbers[index - 1] == number - 1:
            found |= {index - 1, index}
    return found
