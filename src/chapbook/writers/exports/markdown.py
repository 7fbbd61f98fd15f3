"""book.md: the document in pandoc's Markdown, to be read by people and to be carried on with by pandoc.

The pages of the print are left out. Pictures are named as in the book's folder: pandoc --resource-path source/SLUG.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from chapbook.shapes.document import (
    Block,
    Chapter,
    Document,
    Epigraph,
    Figure,
    Heading,
    Listing,
    ListItem,
    Quotation,
    Table,
    Verse,
)
from chapbook.shapes.edition import Edition
from chapbook.writers.exports.escapes import escaped, line
from chapbook.writers.exports.spans import Spans

_LIST = re.compile(r"(?:-|\d+\.) ")
_APART = "<!-- -->"
"""Stands between two lists, which would be read as one."""


def markdown_of(document: Document, edition: Edition) -> str:
    """The document as Markdown, its notes at the end; title, author and language stand before it as metadata."""
    writer = _Writer(Spans())
    parts = [_metadata(edition), *writer.blocks(document.blocks)]
    number = 0
    while number < len(writer.spans.notes):
        number += 1
        parts.append(_note(number, writer.blocks(writer.spans.notes[number - 1].blocks)))
    return "\n\n".join(parts) + "\n"


def _metadata(edition: Edition) -> str:
    entries = (("title", edition.title), ("author", edition.author), ("lang", edition.language))
    lines = (f"{key}: {json.dumps(line(escaped(said)), ensure_ascii=False)}" for key, said in entries)
    return "\n".join(("---", *lines, "---"))


def _note(number: int, blocks: list[str]) -> str:
    text = "\n\n".join(blocks) or _APART
    first, *others = text.split("\n")
    return "\n".join((f"[^{number}]: {first}", *(_indented(others))))


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"    {one}" if one else "" for one in lines)


def _quoted(blocks: list[str]) -> str:
    lines = "\n\n".join(blocks).split("\n") if blocks else ()
    return "\n".join(f"> {one}" if one else ">" for one in lines)


class _Writer:
    """Writes blocks; its spans keep the notes that they called."""

    def __init__(self, spans: Spans) -> None:
        self.spans = spans

    def blocks(self, blocks: tuple[Block, ...]) -> list[str]:
        """The blocks, each whole; those without any words are left out."""
        texts = [text for block in blocks for text in self._block(block) if text]
        if not texts:
            return []
        apart = (["", _APART] if _is_list(left) and _is_list(right) else [""] for left, right in pairwise(texts))
        return [texts[0], *(part for gap, text in zip(apart, texts[1:], strict=True) for part in (*gap[1:], text))]

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                if words := self.spans.one_line(block.inlines):
                    yield f"{'#' * min(6, block.level + 1)} {words}"
            case Chapter():
                yield from self.blocks(block.blocks)
            case Quotation():
                yield _quoted(self.blocks(block.blocks))
            case Epigraph():
                yield _quoted([*self.blocks(block.blocks), *filter(None, [self.spans.lines(block.source)])])
            case Verse():
                yield "\n".join(f"| {self.spans.one_line(verse)}".rstrip() for verse in block.lines)
            case Listing():
                yield "\n".join(self._item(item, index, block) for index, item in enumerate(block.items))
            case Table():
                yield self._table(block)
            case Figure():
                alt = json.dumps(" ".join(block.alt.split()), ensure_ascii=False)
                yield f"![{self.spans.one_line(block.caption)}](<{block.image}>){{alt={alt}}}"
            case _:
                yield self.spans.lines(block.inlines)

    def _item(self, item: ListItem, index: int, listing: Listing) -> str:
        mark = f"{listing.start + index}." if listing.ordered else "-"
        return f"{mark:<3} {self.spans.one_line(item.inlines) or _APART}"

    def _table(self, table: Table) -> str:
        """A pipe table with an empty head, as a print's rows name none."""
        columns = max((len(row) for row in table.rows), default=0)
        rows = [[self.spans.one_line(cell) for cell in row] + [""] * (columns - len(row)) for row in table.rows]
        lines = ("|".join(("", *row, "")) for row in ([""] * columns, ["---"] * columns, *rows))
        return "\n".join(lines) if columns else ""


def _is_list(text: str) -> bool:
    return _LIST.match(text) is not None
