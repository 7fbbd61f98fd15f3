"""The card of one item: the scan's line as it stands, the book's line with its changed letters marked, and the
lines around them. It reads a build and decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from chapbook.desk.items import LETTER_SORTS, Item, Sort
from chapbook.desk.places import Places
from chapbook.shapes.scan import Place, Span
from chapbook.writers.report_changes import Mark, left_of, marks_of, right_of, visible

_LONGEST = 3
"""Lines of a passage that a card shows."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a line: plain, ``hit`` (what the item is about), or a letter ``gone`` or ``come`` in it."""

    text: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line in parts; ``near`` is a line before or after, there to read on."""

    parts: tuple[Part, ...]
    near: bool = False

    @property
    def width(self) -> int:
        """The number of its characters."""
        return sum(len(part.text) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Card:
    """An item with what an editor needs to settle it.

    ``edit`` is the text that editing begins with, of the words ``word`` of the scan (None: it cannot be edited here).
    """

    item: Item
    place: Place
    label: str
    scan: tuple[Row, ...]
    book: tuple[Row, ...]
    edit: str
    word: Span | None

    @property
    def width(self) -> int:
        """The number of characters in its longest line."""
        return max((row.width for row in (*self.scan, *self.book)), default=0)


def card_of(places: Places, item: Item) -> Card:
    """The card of an item."""
    build = places.build
    line = places.lines(item.span)
    before, after = places.before(line), places.after(line)
    word = places.word(item.span) if item.sort in LETTER_SORTS else None
    page = build.scan.pages[build.scan.page_index(item.span.start)] if build.scan.pages else None
    return Card(
        item=item,
        place=build.scan.where(item.span.start),
        label=page.label if page else "",
        scan=_framed(_scan_line(places, before), _scan_rows(places, item, line), _scan_line(places, after)),
        book=()
        if item.sort is Sort.PLACE
        else _framed(_book_line(places, before), _book_rows(places, item, line), _book_line(places, after)),
        edit=_edited(places, item, word) if word else "",
        word=word,
    )


def _framed(before: str, rows: tuple[Row, ...], after: str) -> tuple[Row, ...]:
    above = (Row((Part(before),), near=True),) if before else ()
    below = (Row((Part(after),), near=True),) if after else ()
    return (*above, *rows, *below)


def _scan_line(places: Places, line: Span | None) -> str:
    return line.of(places.build.scan.text) if line else ""


def _book_line(places: Places, line: Span | None) -> str:
    if line is None:
        return ""
    stream, made = places.made(line)
    return made.of(stream.text).strip("\n")


def _scan_rows(places: Places, item: Item, line: Span) -> tuple[Row, ...]:
    text, span = places.build.scan.text, item.span
    marks = _marks(item)
    hit = [Part(mark.kept or mark.gone, "gone" if mark.gone else "hit") for mark in marks if mark.kept or mark.gone]
    return _rows([Part(text[line.start : span.start]), *hit, Part(text[span.end : line.end])])


def _book_rows(places: Places, item: Item, line: Span) -> tuple[Row, ...]:
    stream, whole = places.made(line)
    _, hit = places.made(item.span)
    marks = _marks(item)
    shown = [Part(mark.kept or mark.come, "come" if mark.come else "hit") for mark in marks if mark.kept or mark.come]
    if item.sort not in LETTER_SORTS:
        shown, hit = [Part(whole.of(stream.text), "hit")], whole
    return _rows([Part(stream.text[whole.start : hit.start]), *shown, Part(stream.text[hit.end : whole.end])])


def _marks(item: Item) -> tuple[Mark, ...]:
    if item.sort in LETTER_SORTS:
        return marks_of(item.before, item.proposal)
    return (Mark(kept=item.before.rstrip("\n")),)


def _rows(parts: list[Part]) -> tuple[Row, ...]:
    """The parts cut into lines, as many as a card shows."""
    lines: list[list[Part]] = [[]]
    for part in parts:
        first, *others = part.text.split("\n")
        lines[-1].append(Part(first, part.look))
        lines += [[Part(other, part.look)] for other in others]
    rows = [Row(tuple(part for part in line if part.text)) for line in lines]
    return tuple(row for row in rows if row.parts)[:_LONGEST]


def _edited(places: Places, item: Item, word: Span) -> str:
    """The words as the book would have them with the proposal, on one line."""
    if len(item.spans) > 1:
        return item.proposal
    stream, made = places.made(word)
    _, hit = places.made(item.span)
    return stream.text[made.start : hit.start] + item.proposal + stream.text[hit.end : made.end]


@dataclass(frozen=True, slots=True)
class Concordance:
    """One line of a concordance: the item, its place, and its words between those around them in the book."""

    item: Item
    place: Place
    left: str
    before: str
    after: str
    right: str


def concordance_of(places: Places, item: Item) -> Concordance:
    """The line of an item in a concordance."""
    stream, made = places.made(item.span)
    return Concordance(
        item=item,
        place=places.build.scan.where(item.span.start),
        left=left_of(stream.text, made.start),
        before=visible(item.before),
        after=visible(item.proposal),
        right=right_of(stream.text, made.end),
    )
