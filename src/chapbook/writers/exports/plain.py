"""book.json: the text as the print has it, as plain blocks and notes, for comparison with other transcriptions.

It holds the document before orthography and typography. Ornaments are left out, and the markers of list items; so are
captions that an editor wrote, as the print has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from chapbook.shapes.document import (
    Block,
    Byline,
    Chapter,
    Document,
    Epigraph,
    Figure,
    Heading,
    Inline,
    LineBreak,
    Listing,
    Note,
    Ornament,
    Paragraph,
    Quotation,
    Signature,
    Table,
    Text,
    Verse,
    flat,
)
from chapbook.shapes.edition import Edition
from chapbook.shapes.findings import SetupError

_BLANKS = re.compile(r"[ \t]*\n[ \t]*")
_BEFORE_CALL = re.compile(r"[^\S\n]+\Z")


@dataclass(frozen=True, slots=True)
class PlainBlock:
    """A block: ``[^n]`` in its text calls note n; a line end stands in titles, verse, epigraphs and signatures."""

    type: str
    text: str


@dataclass(frozen=True, slots=True)
class PlainNote:
    """A note and its number, counted from 1 in the order of the calls; a line end parts its paragraphs."""

    n: int
    text: str


@dataclass(frozen=True, slots=True)
class PlainBook:
    """A book as plain text; title, author and language are those of the edition."""

    title: str
    author: str
    language: str
    blocks: tuple[PlainBlock, ...]
    notes: tuple[PlainNote, ...]


def plain_of(document: Document, edition: Edition) -> PlainBook:
    """The document as plain blocks and notes. A note called in a note is numbered after all those of the text."""
    reader = _Reader()
    blocks = tuple(PlainBlock(kind, text) for kind, text in reader.blocks(document.blocks, "paragraph") if text)
    notes: list[PlainNote] = []
    while len(notes) < len(reader.notes):
        texts = [text for _, text in reader.blocks(reader.notes[len(notes)].blocks, "paragraph") if text]
        notes.append(PlainNote(len(notes) + 1, "\n".join(texts)))
    return PlainBook(edition.title, edition.author, edition.language, blocks, tuple(notes))


def plain_json(book: PlainBook) -> bytes:
    """The book as JSON in UTF-8."""
    return msgspec.json.format(msgspec.json.encode(book), indent=1) + b"\n"


def read_plain(content: bytes) -> PlainBook:
    """The book of a book.json; raises SetupError where the content is none."""
    try:
        return msgspec.json.decode(content, type=PlainBook)
    except msgspec.MsgspecError as error:
        raise SetupError(f"this is no book.json: {error}. Make it anew: ./press structure.") from error


@dataclass(slots=True)
class _Reader:
    """Reads blocks as (type, text) and keeps the notes that it met, in the order of their calls."""

    notes: list[Note] = field(default_factory=list)

    def blocks(self, blocks: tuple[Block, ...], prose: str) -> Iterator[tuple[str, str]]:
        """Each block by its type; ``prose`` is the type of paragraphs, which a quotation makes its own."""
        for block in blocks:
            yield from self._block(block, prose)

    def _block(self, block: Block, prose: str) -> Iterator[tuple[str, str]]:
        match block:
            case Heading():
                yield "heading" if block.level else "title", self._text(block.inlines)
            case Byline() | Paragraph():
                yield prose, self._text(block.inlines)
            case Signature():
                yield "signature", self._text(block.inlines)
            case Quotation():
                yield from self.blocks(block.blocks, "quotation")
            case Chapter():
                yield from self.blocks(block.blocks, prose)
            case Epigraph():
                yield "epigraph", self._epigraph(block)
            case Verse():
                yield "verse", "\n".join(self._text(line) for line in block.lines)
            case Listing():
                yield from (("list_item", self._text(item.inlines)) for item in block.items)
            case Table():
                yield from (("list_item", " ".join(filter(None, map(self._text, row)))) for row in block.rows)
            case Figure():
                yield prose, self._text(printed_caption(block))
            case Ornament():
                pass

    def _epigraph(self, block: Epigraph) -> str:
        texts = [text for _, text in self.blocks(block.blocks, "epigraph")]
        return "\n".join(filter(None, (*texts, self._text(block.source))))

    def _text(self, inlines: tuple[Inline, ...]) -> str:
        """The words of a run; a call stands straight behind its word, wherever the print had it."""
        made = ""
        for leaf in flat(inlines):
            match leaf:
                case Text():
                    made += leaf.text
                case LineBreak():
                    made += "\n"
                case Note():
                    self.notes.append(leaf)
                    made = _BEFORE_CALL.sub("", made) + f"[^{len(self.notes)}]"
                case _:
                    pass
        return _BLANKS.sub("\n", made).strip()


def printed_caption(figure: Figure) -> tuple[Inline, ...]:
    """The caption, if it stands in the print; nothing if an editor wrote it, whose words have an empty origin."""
    texts = (leaf for leaf in flat(figure.caption) if isinstance(leaf, Text))
    return figure.caption if any(text.origin.start < text.origin.end for text in texts) else ()
