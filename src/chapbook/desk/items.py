"""The shape of a question to an editor, and which questions are alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from chapbook.shapes.decisions import Decision
from chapbook.shapes.scan import Box, Span

LOW = 0.95
"""A change that is less sure than this waits for an editor."""
_LIKELIER = 0.5


class Sort(StrEnum):
    """What kind of question an item asks."""

    WORD = "word"
    JOIN = "join"
    NOTE = "note"
    HEADING = "heading"
    VERSE = "verse"
    PASSAGE = "passage"
    PICTURE = "picture"
    FURNITURE = "furniture"
    PLACE = "place"


LETTER_SORTS = (Sort.WORD, Sort.JOIN)
"""Questions on letters; the others ask what a line or a passage is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question to an editor.

    ``spans`` are its words in the scan (two for a word cut over a page turn), ``before`` those words, ``after`` how
    the book reads there now. ``candidates`` are other readings or kinds, best first. ``risk`` is the chance, 0 to 1,
    that the book is wrong there; ``pattern`` names what is alike in several items. ``is_open``: it waits for an
    editor; a change that is sure enough is there to be looked at only. ``kind`` is what the passage or line is now,
    where that is asked. ``decided`` is the id of the decision that settled it; ``disputes`` that of one with which the
    program disagrees now, and did not when it was taken. ``seen`` is what the program makes of the words by itself.
    ``adrift`` is a decision that is not where it was taken, ``spots`` are the places it may belong to, as
    ``candidates`` tell them. ``box`` is the piece of the page that is asked about, where it holds no words.
    """

    id: str
    sort: Sort
    spans: tuple[Span, ...]
    before: str
    after: str
    pattern: str
    risk: float
    rule: str = ""
    message: str = ""
    candidates: tuple[str, ...] = ()
    kind: str = ""
    is_doubt: bool = False
    decided: str = ""
    disputes: str = ""
    seen: str = ""
    adrift: Decision | None = None
    spots: tuple[Span, ...] = ()
    box: Box | None = None

    @property
    def is_open(self) -> bool:
        """True if it waits for an editor."""
        return not self.decided and (self.is_doubt or self.risk > 1 - LOW)

    @property
    def proposal(self) -> str:
        """What stands in the book if the editor accepts: of a doubted word the best candidate, if that is likelier."""
        asked = self.is_doubt and self.sort in LETTER_SORTS and not self.decided and self.risk >= _LIKELIER
        return self.candidates[0] if asked and self.candidates else self.after

    @property
    def span(self) -> Span:
        """Where it begins in the scan: a word cut over a page or a note is shown at its first part."""
        return self.spans[0]


def alike(items: Iterable[Item], item: Item) -> tuple[Item, ...]:
    """The items that ask the same question: the same words read, and the same in their stead.

    Of those that wait for an editor these are the ones that wait too.
    """

    def same(other: Item) -> bool:
        if other.sort is not item.sort or bool(other.decided) != bool(item.decided) or other.is_open != item.is_open:
            return False
        if item.sort in LETTER_SORTS:
            return (other.before, other.proposal) == (item.before, item.proposal)
        return other.pattern == item.pattern

    return tuple(other for other in items if same(other))
