"""What the scanner saw: one string, its pages and, where the input tells them, boxes and confidences.

A scan is never changed; all later shapes point back into it by offsets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import accumulate


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a text, counted in characters from 0."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """True if the two share a character, or if an empty one lies strictly inside the other."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The characters of ``text`` that this span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place for human eyes: page, line on that page and column in that line, each counted from 1."""

    page: int
    line: int
    column: int

    def __str__(self) -> str:
        return f"p. {self.page}, l. {self.line}, c. {self.column}"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, from its top left corner, in pixels of its image (ALTO: its unit; PDF: points)."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the scan: its span (without the page mark) and, where known, its printed number, its size (``box``
    from 0, 0, in the unit of the words' boxes), the path of its image in the book's folder, and its pictures.

    ``image`` may name a PDF: then it is the page of this index.
    """

    span: Span
    label: str = ""
    box: Box | None = None
    image: str = ""
    pictures: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the OCR engine reports it.

    ``confidence`` runs from 0 to 1; where the input tells none it is 1 for every word. ``size`` is that of the type,
    in points or pixels (one unit in one scan), 0 where unknown.
    """

    span: Span
    box: Box
    confidence: float
    size: float = 0.0
    italic: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Rival:
    """What a second reading of the page has where the first has ``span``, and how sure its engine was (0 to 1)."""

    span: Span
    text: str
    confidence: float | None = None


@dataclass(frozen=True)
class Scan:
    """The decoded text of a scan with line ends folded to ``\\n``, its pages and words.

    ``mark`` says in words how the pages were found. Page marks lie between the pages' spans.
    ``words`` ascend, and so do ``rivals``: where a second reading differs.
    Not slotted: the starts of lines, pages and words are computed once and kept.
    """

    text: str
    pages: tuple[Page, ...]
    mark: str = "none"
    words: tuple[Word, ...] = ()
    rivals: tuple[Rival, ...] = ()

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the text in UTF-8, as hexadecimal: what decisions are anchored to."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def reading(self) -> str:
        """SHA-256 of the text, of how sure the engine was of which words, and of a second reading, as hexadecimal."""
        sure = "".join(f"\n{word.span.start} {word.span.end} {word.confidence}" for word in self.words)
        other = "".join(f"\n{rival}" for rival in self.rivals)
        return sha256((self.digest + sure + other).encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        return tuple(accumulate((len(line) + 1 for line in self.text.split("\n")[:-1]), initial=0))

    @cached_property
    def _page_starts(self) -> tuple[int, ...]:
        return tuple(page.span.start for page in self.pages)

    @cached_property
    def _word_starts(self) -> tuple[int, ...]:
        return tuple(word.span.start for word in self.words)

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """The words that begin within a span of the text, ascending."""
        return self.words[bisect_left(self._word_starts, span.start) : bisect_left(self._word_starts, span.end)]

    def page_index(self, offset: int) -> int:
        """The index (from 0) of the page on which a character offset lies; a page mark counts to the page before."""
        return max(0, bisect_right(self._page_starts, offset) - 1)

    def where(self, offset: int) -> Place:
        """The place of a character offset (from 0) of this scan's text."""
        page = self.page_index(offset)
        top = self._page_starts[page] if self.pages and offset >= self._page_starts[page] else 0
        first = bisect_right(self._line_starts, top) - 1
        line = bisect_right(self._line_starts, offset) - 1
        return Place(page + 1, line - first + 1, offset - max(self._line_starts[line], top) + 1)

    def offset(self, place: Place) -> int | None:
        """The character offset of a place, or None where the scan has no such place."""
        if not 1 <= place.page <= len(self.pages):
            return None
        top = self._page_starts[place.page - 1]
        line = bisect_right(self._line_starts, top) - 1 + place.line - 1
        if place.line < 1 or place.column < 1 or line >= len(self._line_starts):
            return None
        found = max(self._line_starts[line], top) + place.column - 1
        return found if found <= len(self.text) else None
