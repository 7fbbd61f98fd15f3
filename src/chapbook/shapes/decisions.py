"""The editor's word: decisions as they stand in decisions.jsonl, and the pins they become in one scan."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from chapbook.shapes.scan import Span


class DecisionKind(StrEnum):
    """What an editor can decide about a stretch of the scan."""

    WORD = "word"
    JOIN = "join"
    KEEP = "keep"
    BODY = "body"
    NOTE = "note"
    FURNITURE = "furniture"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    QUOTE = "quote"
    VERSE = "verse"
    SIGNATURE = "signature"
    TITLE = "title"
    BYLINE = "byline"
    EPIGRAPH = "epigraph"
    ORNAMENT = "ornament"
    CALL = "call"
    FIGURE = "figure"
    LANGUAGE = "language"
    RULE = "rule"
    UNDO = "undo"


LETTERS = frozenset({DecisionKind.WORD, DecisionKind.JOIN, DecisionKind.KEEP, DecisionKind.RULE})
"""Decisions on letters; the others say what a line or a passage is, or set something behind it."""
LINES = frozenset({DecisionKind.BODY, DecisionKind.NOTE, DecisionKind.FURNITURE})
"""Decisions on what a line is on its page."""
PASSAGES = frozenset(
    {
        DecisionKind.PARAGRAPH,
        DecisionKind.HEADING,
        DecisionKind.LIST,
        DecisionKind.QUOTE,
        DecisionKind.VERSE,
        DecisionKind.SIGNATURE,
        DecisionKind.TITLE,
        DecisionKind.BYLINE,
        DecisionKind.EPIGRAPH,
        DecisionKind.ORNAMENT,
    }
)
"""Decisions on what a passage of the body is."""

NO_PICTURE = ""
"""What replaces the picture of a figure decision that says that there is none."""


def about_one_thing(one: DecisionKind, other: DecisionKind) -> bool:
    """True if two decisions of these kinds on the same words answer the same question, so that only one can hold."""
    return one is other or any(one in group and other in group for group in (LETTERS, LINES, PASSAGES))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of decisions.jsonl, anchored on the raw scan.

    ``page``, ``line`` and ``column`` count from 1; ``exact`` is the raw characters, ``prefix`` and ``suffix`` those
    around them; ``scan`` is the digest of the scan's text; ``seen`` what the cleaner proposed at the time;
    ``undoes`` names the decision that an undo takes back; ``when`` is an ISO 8601 date. A figure shows ``image``, a
    file of the book's folder, behind the block that holds the words; ``alt`` says what is on it, ``caption`` is set
    below it. With an empty ``replace`` it says that what the scan has there is no picture.
    """

    id: str
    kind: DecisionKind
    scan: str = ""
    page: int = 0
    line: int = 0
    column: int = 0
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    replace: str | None = None
    seen: str | None = None
    by: str = ""
    when: str = ""
    why: str = ""
    undoes: str = ""
    image: str = ""
    alt: str = ""
    caption: str = ""


class AnchorState(StrEnum):
    """How the place of a decision was found in the present scan."""

    EXACT = "exact"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a decision belongs in the present scan.

    ``span`` is None where that is not known; then ``nearest`` holds the spans it may be meant for, best first, and
    ``message`` says so in words. A decision that moved has a message as well, an exact one none.
    """

    decision: Decision
    state: AnchorState
    span: Span | None
    nearest: tuple[Span, ...] = ()
    message: str = ""


@dataclass(frozen=True, slots=True)
class Pin:
    """A live decision tied to its span of the present scan."""

    span: Span
    decision: Decision


Pins = tuple[Pin, ...]


class PinsByPlace:
    """Pins to be found by their place: of thousands only those near a span are looked at."""

    def __init__(self, pins: Iterable[Pin]) -> None:
        """Sorts them by their starts."""
        self.pins = tuple(sorted(pins, key=lambda pin: pin.span))
        self._starts = [pin.span.start for pin in self.pins]
        self._longest = max((len(pin.span) for pin in self.pins), default=0)

    def over(self, span: Span) -> Iterator[Pin]:
        """Those that share a character with a span, ascending."""
        for pin in self._starting(span.start - self._longest, span.end):
            if pin.span.overlaps(span):
                yield pin

    def starting(self, span: Span) -> tuple[Pin, ...]:
        """Those that begin in a span, ascending."""
        return self._starting(span.start, span.end)

    def _starting(self, start: int, end: int) -> tuple[Pin, ...]:
        return self.pins[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
