"""Cuts a document into galleys, a few pages each, and tells one that has changed from one that has not.

A galley begins at a heading where one is near. What it is known by are its words and its form, and not where it stands
in the scan: a change before it leaves it what it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from hashlib import sha256

from chapbook.shapes.decisions import DecisionKind, Pins
from chapbook.shapes.document import Block, Chapter, Document, Heading, Origin, words_of

LONGEST = 12_000
"""Characters in a galley: some six pages of A5, which are laid out in half a second."""


@dataclass(frozen=True, slots=True)
class Galley:
    """Blocks that follow one another, and the digest of their words and form."""

    blocks: tuple[Block, ...]
    key: str


def galleys_of(document: Document, pins: Pins) -> tuple[Galley, ...]:
    """The document's blocks in galleys, in order; the marks of language that an editor gave count as form."""
    marks = "".join(f"{pin}" for pin in pins if pin.decision.kind is DecisionKind.LANGUAGE)
    return tuple(Galley(run, _key(run, marks)) for run in _runs(tuple(_flat(document.blocks))))


def _flat(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Chapter):
            yield from _flat(block.blocks)
        else:
            yield block


def _runs(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    start = length = 0
    for index, block in enumerate(blocks):
        size = len(words_of((block,)))
        opens = isinstance(block, Heading) and block.level < 3 and not isinstance(blocks[index - 1], Heading)
        if index > start and (opens or length + size > LONGEST):
            yield blocks[start:index]
            start, length = index, 0
        length += size
    if start < len(blocks):
        yield blocks[start:]


def _key(blocks: tuple[Block, ...], marks: str) -> str:
    told = sha256(marks.encode())
    for piece in _told(blocks):
        told.update(piece.encode("utf-8", "surrogatepass") + b"\0")
    return told.hexdigest()


def _told(thing: object) -> Iterator[str]:
    """All that a block is made of but its origins."""
    if isinstance(thing, tuple):
        yield f"({len(thing)}"
        for one in thing:
            yield from _told(one)
    elif is_dataclass(thing) and not isinstance(thing, type):
        yield type(thing).__name__
        for field in fields(thing):
            value: object = getattr(thing, field.name)
            if not isinstance(value, Origin):
                yield from _told(value)
    else:
        yield f"{thing}"
