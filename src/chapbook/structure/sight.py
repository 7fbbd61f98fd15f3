"""A passage among its neighbours, and the shape of the evidence for what it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from chapbook.structure.passages import Passage


class PassageKind(StrEnum):
    """What a passage can be."""

    TITLE = "title"
    BYLINE = "byline"
    EPIGRAPH = "epigraph"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
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
    """A passage among its neighbours: all passages, its index (from 0), the kinds decided before it, the measure.

    ``quotes_apart`` says that the book sets its quotations apart.
    """

    passages: Sequence[Passage]
    index: int
    decided: Sequence[PassageKind]
    measure: float
    quotes_apart: bool = False

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


def share_of_capitals(text: str) -> float:
    """The share of capitals among the letters, 0 to 1."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) / len(letters) if letters else 0.0


def letters_of(text: str) -> str:
    """The letters alone, all small."""
    return "".join(letter for letter in text.casefold() if letter.isalpha())


def is_name(text: str) -> bool:
    """True for what may be a person's name: a few words, each with a capital, some perhaps all in capitals."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"\b(?:de|du|d|la|le|von|van|par|by)\b", "", text))
    return 0 < len(words) <= 5 and all(word[0].isupper() for word in words) and len(text) <= 50
