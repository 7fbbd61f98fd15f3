"""What bench/pamphlets.py composes and bench/pages.py sets: the dress of a pamphlet, its blocks and notes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dress:
    """How a pamphlet is set and read: sizes in points and, of pages, millimetres; of notes, in the size of the text.

    ``skip`` is the blank between paragraphs in lines, ``first`` the number of the first page, which shows none.
    """

    face: str
    points: float
    page: tuple[int, int]
    note: float
    mark: str
    restart: bool
    apart: str
    skip: float
    head: str
    folio: str
    heading: str
    centred: bool
    item: str
    quote: str
    guillemets: bool
    tight: bool
    curly: bool
    pages: str
    engine: str
    damage: int
    first: int


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a kind; ``[^n]`` in its text calls note n, a line end breaks the line."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note; a line end parts its paragraphs."""

    text: str
