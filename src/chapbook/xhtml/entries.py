"""What rendering hands on: finished XHTML files and the places in them that contents and page lists point at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeadingEntry:
    """A heading: its level (0 is the title of the work), its id in the file and its words."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of the print: its label and the id of its mark in the file."""

    label: str
    id: str


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """A note: its number (from 1, through the book), its id and the id of its call, both in the same file."""

    number: int
    id: str
    call_id: str


@dataclass(frozen=True, slots=True)
class XhtmlFile:
    """One whole, well-formed XHTML5 file."""

    name: str
    title: str
    content: bytes
    headings: tuple[HeadingEntry, ...] = ()
    pages: tuple[PageEntry, ...] = ()
    notes: tuple[NoteEntry, ...] = ()
