"""Puts runs of inlines back into the block that they were taken from, in the order of ``inlines_of``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from chapbook.shapes.document import (
    Abbreviation,
    Block,
    Byline,
    Chapter,
    Emphasis,
    Epigraph,
    Figure,
    Foreign,
    Heading,
    Inline,
    Link,
    Listing,
    Note,
    Ornament,
    Paragraph,
    Quotation,
    Signature,
    SmallCaps,
    Superscript,
    Table,
    Verse,
)

InNotes: TypeAlias = Callable[[tuple[Block, ...]], tuple[Block, ...]]
Runs: TypeAlias = Iterator[tuple[Inline, ...]]


def with_runs(block: Block, runs: Runs, in_notes: InNotes) -> Block:  # noqa: PLR0911 - one return for each kind of block
    """The block with the next runs in the place of its own, and its notes made anew by ``in_notes``."""

    def run() -> tuple[Inline, ...]:
        return tuple(_noted(next(runs), in_notes))

    def inner(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(with_runs(child, runs, in_notes) for child in blocks)

    match block:
        case Heading() | Byline() | Paragraph() | Signature() | Ornament():
            return replace(block, inlines=run())
        case Figure():
            return replace(block, caption=run())
        case Verse():
            return replace(block, lines=tuple(run() for _ in block.lines))
        case Listing():
            return replace(block, items=tuple(replace(item, inlines=run()) for item in block.items))
        case Table():
            return replace(block, rows=tuple(tuple(run() for _ in row) for row in block.rows))
        case Epigraph():
            return replace(block, blocks=inner(block.blocks), source=run())
        case Quotation() | Chapter():
            return replace(block, blocks=inner(block.blocks))


def _noted(inlines: Iterable[Inline], in_notes: InNotes) -> Iterator[Inline]:
    for inline in inlines:
        match inline:
            case Note():
                yield replace(inline, blocks=in_notes(inline.blocks))
            case Emphasis() | SmallCaps() | Superscript() | Foreign() | Link() | Abbreviation():
                yield replace(inline, inlines=tuple(_noted(inline.inlines, in_notes)))
            case _:
                yield inline
