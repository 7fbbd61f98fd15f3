"""Remakes a block run by run, in the order of ``inlines_of``; what the runs hold is the caller's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from chapbook.shapes.document import (
    Block,
    Byline,
    Chapter,
    Epigraph,
    Figure,
    Heading,
    Inline,
    Listing,
    Ornament,
    Paragraph,
    Quotation,
    Signature,
    Table,
    Verse,
)

Run: TypeAlias = tuple[Inline, ...]


def each_run(block: Block, change: Callable[[Run], Run]) -> Block:  # noqa: PLR0911 - one return for each kind of block
    """The block with each of its runs as ``change`` makes it; a note stays inside its run, for ``change`` to enter."""
    match block:
        case Heading() | Byline() | Paragraph() | Signature() | Ornament():
            return replace(block, inlines=change(block.inlines))
        case Figure():
            return replace(block, caption=change(block.caption))
        case Verse():
            return replace(block, lines=_all(block.lines, change))
        case Listing():
            return replace(block, items=tuple(replace(item, inlines=change(item.inlines)) for item in block.items))
        case Table():
            return replace(block, rows=tuple(_all(row, change) for row in block.rows))
        case Epigraph():
            blocks = tuple(each_run(child, change) for child in block.blocks)
            return replace(block, blocks=blocks, source=change(block.source))
        case Quotation() | Chapter():
            return replace(block, blocks=tuple(each_run(child, change) for child in block.blocks))


def _all(runs: tuple[Run, ...], change: Callable[[Run], Run]) -> tuple[Run, ...]:
    return tuple(change(run) for run in runs)
