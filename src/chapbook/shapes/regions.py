"""What each line of the scan is. Regions change nothing: they cover the scan's text from end to end."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from chapbook.shapes.scan import Span


class RegionKind(StrEnum):
    """What a line is on its page."""

    BODY = "body"
    NOTE = "note"
    RUNNING_HEAD = "running head"
    FOLIO = "folio"
    SIGNATURE_MARK = "signature mark"
    PAGE_MARK = "page mark"


FURNITURE = frozenset({RegionKind.RUNNING_HEAD, RegionKind.FOLIO, RegionKind.SIGNATURE_MARK, RegionKind.PAGE_MARK})


@dataclass(frozen=True, slots=True)
class Reason:
    """What was seen in a line that says what it is, and how much it weighs (against it, if negative)."""

    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Region:
    """A run of whole lines (or a page mark) of one kind; ``note`` is the index (from 0) of the note it belongs to.

    ``why`` is what was seen in its first line; it makes no difference between two regions.
    """

    kind: RegionKind
    span: Span
    note: int | None = None
    why: tuple[Reason, ...] = field(default=(), compare=False)


Regions = tuple[Region, ...]
