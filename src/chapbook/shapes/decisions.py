"""The editor's word: decisions as they stand in decisions.jsonl, and the pins they become in one scan."""

from __future__ import annotations

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
    FIGURE = "figure"
    UNDO = "undo"


LETTERS = frozenset({DecisionKind.WORD, DecisionKind.JOIN, DecisionKind.KEEP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of decisions.jsonl, anchored on the raw scan.

    ``page``, ``line`` and ``column`` count from 1; ``exact`` is the raw characters, ``prefix`` and ``suffix`` those
    around them; ``scan`` is the digest of the scan's text; ``seen`` what the cleaner proposed at the time;
    ``undoes`` names the decision that an undo takes back; ``when`` is an ISO 8601 date. A figure shows ``image``, a
    file of the book's folder, behind the block that holds the words; ``alt`` says what is on it, ``caption`` is set
    below it.
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


@dataclass(frozen=True, slots=True)
class Pin:
    """A live decision tied to its span of the present scan."""

    span: Span
    decision: Decision


Pins = tuple[Pin, ...]
