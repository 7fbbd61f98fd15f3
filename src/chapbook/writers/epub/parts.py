"""The parts that an EPUB is bound from: files, statements about the book, and the whole of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Meta:
    """One element of the metadata: ``dc:`` and its name, or ``meta``; its text and its attributes."""

    name: str
    text: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the EPUB: its id in the manifest, its path, its media type, its bytes, its manifest properties."""

    id: str
    name: str
    media_type: str
    content: bytes
    properties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Publication:
    """All that an EPUB holds. ``spine`` are ids of items in reading order."""

    language: str
    modified: date
    metadata: tuple[Meta, ...]
    items: tuple[Item, ...]
    spine: tuple[str, ...]
