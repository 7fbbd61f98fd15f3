"""The book as a tree. A note lives inside its call, so it cannot dangle, and its number is computed.

Before typography, a Text holds exactly the characters of its origin, line ends read as spaces (law 2).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """``[start, end)`` of the cleaned text of one stream; ``stream`` is its index (from 0) in ``Layers.streams``."""

    stream: int
    start: int
    end: int


class DroppedKind(StrEnum):
    """Why a character of the cleaned text does not stand in the tree."""

    LINE_END = "line end"
    FURNITURE = "furniture"
    NOTE_MARK = "note mark"
    LIST_MARKER = "list marker"
    HEADING_COLON = "heading colon"
    LEADER = "leader"
    SPACE = "space"


@dataclass(frozen=True, slots=True)
class Dropped:
    """Characters left out of the tree, on record."""

    origin: Origin
    kind: DroppedKind


# --- inlines ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """A run of plain text and where it came from."""

    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words in italics in the print, or stressed."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class SmallCaps:
    """Words in small capitals; the text itself keeps its case."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Superscript:
    """Superior letters, as in 1er."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words of another language (``lang`` is a BCP 47 tag)."""

    lang: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A shortened word; ``full`` is what it stands for, to be spoken, never set."""

    full: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address of the web; only the publisher's own pages have any."""

    href: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A note, standing where it is called; ``mark`` is the call as printed, its number is computed by writers."""

    blocks: tuple[Block, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced new line inside a block (title, verse, address)."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Here a page of the scan began; ``label`` is its printed number, or its count in the scan."""

    label: str


Spanned: TypeAlias = Emphasis | SmallCaps | Superscript | Foreign | Abbreviation | Link
Inline: TypeAlias = Text | Spanned | Note | LineBreak | PageBreak

# --- blocks -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 0 is the title of the work, 1 and more its parts. ``origin`` covers the whole block."""

    level: int
    inlines: tuple[Inline, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Byline:
    """The author's name under the title."""

    inlines: tuple[Inline, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose."""

    inlines: tuple[Inline, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation set as a block of its own."""

    blocks: tuple[Block, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Verse:
    """Lines of verse."""

    lines: tuple[tuple[Inline, ...], ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a listing; ``marker`` as printed, without the text."""

    inlines: tuple[Inline, ...]
    marker: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; ordered ones count on from ``start``."""

    items: tuple[ListItem, ...]
    ordered: bool
    start: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class Epigraph:
    """A motto before the text and, where printed, its source."""

    blocks: tuple[Block, ...]
    source: tuple[Inline, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Signature:
    """The author's name (or place and date) at the end of a text."""

    inlines: tuple[Inline, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the book's folder, its text alternative and caption."""

    image: str
    alt: str
    caption: tuple[Inline, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells."""

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Ornament:
    """A printed ornament or row of stars between passages."""

    inlines: tuple[Inline, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part that begins with its heading and, in a book cut into chapters, is a file of its own."""

    blocks: tuple[Block, ...]
    origin: Origin


Prose: TypeAlias = Heading | Byline | Paragraph | Signature | Ornament
Block: TypeAlias = Prose | Quotation | Verse | Listing | Epigraph | Figure | Table | Chapter


@dataclass(frozen=True, slots=True)
class Document:
    """The book: its blocks in order, and everything of the cleaned text that is not in them."""

    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...] = ()


def inlines_of(block: Block) -> Iterator[tuple[Inline, ...]]:
    """Each run of inlines of a block, in reading order, nested blocks included (those of notes are not)."""
    match block:
        case Heading() | Byline() | Paragraph() | Signature() | Ornament():
            yield block.inlines
        case Figure():
            yield block.caption
        case Verse():
            yield from block.lines
        case Listing():
            yield from (item.inlines for item in block.items)
        case Table():
            yield from (cell for row in block.rows for cell in row)
        case Epigraph():
            for child in block.blocks:
                yield from inlines_of(child)
            yield block.source
        case Quotation() | Chapter():
            for child in block.blocks:
                yield from inlines_of(child)


def flat(inlines: tuple[Inline, ...]) -> Iterator[Text | Note | LineBreak | PageBreak]:
    """The leaves of a run of inlines in order: spans are entered, notes are not."""
    for inline in inlines:
        match inline:
            case Emphasis() | SmallCaps() | Superscript() | Foreign() | Abbreviation() | Link():
                yield from flat(inline.inlines)
            case _:
                yield inline


def leaves(blocks: tuple[Block, ...]) -> Iterator[Text | Note | LineBreak | PageBreak]:
    """The leaves of all blocks in reading order; a Note is yielded at its call and not entered."""
    for block in blocks:
        for run in inlines_of(block):
            yield from flat(run)


def notes_of(document: Document) -> tuple[Note, ...]:
    """All notes in the order of their calls: a note's number is its place here, counted from 1."""
    return tuple(leaf for leaf in leaves(document.blocks) if isinstance(leaf, Note))


def plain(inlines: tuple[Inline, ...]) -> str:
    """The words of a run of inlines: notes and page breaks left out, a line break read as a space."""
    return "".join(leaf.text if isinstance(leaf, Text) else " " * isinstance(leaf, LineBreak) for leaf in flat(inlines))


def words_of(blocks: tuple[Block, ...]) -> str:
    """The words of whole blocks, a space between runs: one of the sequences that law 5 compares."""
    return " ".join(plain(run) for block in blocks for run in inlines_of(block))
