"""Sets spaces, quotes, apostrophes and dashes as the language asks. Marks and spaces only, never a letter (law 3).

The rules see one block as one text, so that they work over page breaks, notes and changes of type.
"""

from __future__ import annotations

from dataclasses import replace

from chapbook.shapes.document import Block, Document
from chapbook.shapes.language import Language
from chapbook.shapes.runs import each_run
from chapbook.typography.edition import typeset_edition
from chapbook.typography.runs import typeset_run

__all__ = ["typeset", "typeset_edition"]


def typeset(document: Document, language: Language) -> Document:
    """The document with the marks and spaces of its language; doing it twice changes nothing more."""
    return replace(document, blocks=_blocks(document.blocks, language))


def _blocks(blocks: tuple[Block, ...], language: Language) -> tuple[Block, ...]:
    return tuple(each_run(block, lambda run: typeset_run(run, language, _blocks)) for block in blocks)
