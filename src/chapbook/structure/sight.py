"""A passage among its neighbours, and the shape of the evidence for what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from chapbook.structure.habits import Habits
from chapbook.structure.passages import Passage


class PassageKind(StrEnum):
    """What a passage can be."""

    TITLE = "title"
    BYLINE = "byline"
    EPIGRAPH = "epigraph"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    ROW = "row of a table"
    QUOTATION = "quotation"
    VERSE = "verse"
    ORNAMENT = "ornament"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence: for what, how heavy (against it, if negative), and why."""

    kind: PassageKind
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Sight:
    """A passage among its neighbours: all passages, its index (from 0), the kinds decided before it, the habits."""

    passages: Sequence[Passage]
    index: int
    decided: Sequence[PassageKind]
    habits: Habits

    @property
    def measure(self) -> float:
        """The usual length of a full line, in characters."""
        return self.habits.measure

    @property
    def here(self) -> Passage:
        """The passage itself."""
        return self.passages[self.index]

    @property
    def before(self) -> Passage | None:
        """The passage before it."""
        return self.passages[self.index - 1] if self.index else None

    @property
    def after(self) -> Passage | None:
        """The passage behind it."""
        return self.passages[self.index + 1] if self.index + 1 < len(self.passages) else None

    @property
    def short(self) -> bool:
        """One or two lines, the last of them short."""
        return len(self.here.lines) <= 2 and self.here.widths[-1] < 0.8 * self.measure

    @property
    def opening(self) -> bool:
        """True before the first paragraph of the book or of a chapter."""
        return all(kind in _OPENING for kind in self.decided[-2:]) and len(self.decided) > 0


_OPENING = (PassageKind.TITLE, PassageKind.BYLINE, PassageKind.HEADING, PassageKind.EPIGRAPH)
Look = Callable[[Sight], Iterator[Evidence]]
