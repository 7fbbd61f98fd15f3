"""Sets spaces, quotes, apostrophes and dashes as the language asks. Marks and spaces only, never a letter (law 3).

The rules see one block as one text, so that they work over page breaks, notes and changes of type.
"""

from __future__ import annotations

from dataclasses import replace

from chapbook.shapes.document import (
    Block,
    Byline,
    Chapter,
    Document,
    Epigraph,
    Figure,
    Heading,
    Listing,
    Ornament,
    Paragraph,
    Quotation,
    Signature,
    Table,
    Verse,
)
from chapbook.shapes.language import Language
from chapbook.typography.edition import typeset_edition
from chapbook.typography.runs import typeset_run

__all__ = ["typeset", "typeset_edition"]


def typeset(document: Document, language: Language) -> Document:
    """The document with the marks and spaces of its language; doing it twice changes nothing more."""
    return replace(document, blocks=_blocks(document.blocks, language))


def _blocks(blocks: tuple[Block, ...], language: Language) -> tuple[Block, ...]:
    return tuple(_block(block, language) for block in blocks)


def _block(block: Block, language: Language) -> Block:  # noqa: PLR0911 - one return for each kind of block
    match block:
        case Heading() | Byline() | Paragraph() | Signature() | Ornament():
            return replace(block, inlines=typeset_run(block.inlines, language, _blocks))
        case Quotation() | Chapter():
            return replace(block, blocks=_blocks(block.blocks, language))
        case Epigraph():
            source = typeset_run(block.source, language, _blocks)
            return replace(block, blocks=_blocks(block.blocks, language), source=source)
        case Verse():
            return replace(block, lines=tuple(typeset_run(line, language, _blocks) for line in block.lines))
        case Listing():
            items = (replace(item, inlines=typeset_run(item.inlines, language, _blocks)) for item in block.items)
            return replace(block, items=tuple(items))
        case Figure():
            return replace(block, caption=typeset_run(block.caption, language, _blocks))
        case Table():
            rows = (tuple(typeset_run(cell, language, _blocks) for cell in row) for row in block.rows)
            return replace(block, rows=tuple(rows))
