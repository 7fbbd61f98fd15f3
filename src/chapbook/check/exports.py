"""Law 5 on the exports: the tree reads back equal, and the plain forms hold the document's text, whole and in order.

book.md is read here by a small reader of its own, which knows only how marks are written and escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from chapbook.check.sequences import difference, normal
from chapbook.shapes.build import Build, Verdict
from chapbook.shapes.document import (
    Block,
    Chapter,
    Document,
    Epigraph,
    Figure,
    LineBreak,
    Note,
    Ornament,
    Quotation,
    Text,
    flat,
    inlines_of,
)
from chapbook.shapes.findings import SetupError
from chapbook.writers.exports import DOCUMENT, MARKDOWN, PLAIN, PlainBook, read_document, read_plain
from chapbook.writers.exports.plain import printed_caption

CALL = "\ue000"
"""Opens and closes the number of a note in the texts compared: a character for private use, which no print has."""
TYPES = frozenset({"title", "heading", "paragraph", "list_item", "quotation", "epigraph", "verse", "signature"})
_PLAIN_CALL = re.compile(r"\[\^(\d+)\]")
_METADATA = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_NOTES = re.compile(r"^\[\^(\d+)\]: ", re.MULTILINE)
_HEADS = re.compile(r"^(?: {4}|> ?)*(?:[|-]+$|#+ |- {3}|\d+\. {1,2}|\| ?)?", re.MULTILINE)
_SIGNS = re.compile(
    r"\\(?P<escaped>.)|\[\^(?P<call>\d+)\]|(?P<cell>\|)|<!-- -->"
    r"|\]\(<[^>]*>\)\{alt=\"(?:\\.|[^\"\\])*\"\}|\]\{[^}]*\}|!?\[|[*^]",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Told:
    """The text of a book in normal form, the body and each note, with the number of each note where it is called."""

    body: str
    notes: tuple[str, ...]


def check_exports(build: Build) -> tuple[Verdict, ...]:
    """The verdicts on document.json, book.json and book.md; FileNotFoundError where one is not there."""
    document, plain, markdown = ((build.book.output / name).read_bytes() for name in (DOCUMENT, PLAIN, MARKDOWN))
    return (
        tree_reads_back(document, build.document),
        plain_is_the_print(plain, build.printed),
        markdown_is_the_document(markdown.decode(), build.document),
    )


def tree_reads_back(content: bytes, document: Document) -> Verdict:
    """document.json gives back an equal document: every block, origin and stretch dropped."""
    name = f"export: {DOCUMENT} reads back as the document"
    try:
        same = read_document(content) == document
    except SetupError as error:
        return Verdict(name, False, str(error))
    return Verdict(name, same, f"{len(content)} bytes" if same else "it reads back as another document")


def plain_is_the_print(content: bytes, printed: Document) -> Verdict:
    """book.json holds the text of the print, each note called at its word; ornaments are left out, and are counted."""
    name = f"export: {PLAIN} is the text as printed"
    try:
        book = read_plain(content)
    except SetupError as error:
        return Verdict(name, False, str(error))
    if strange := {block.type for block in book.blocks} - TYPES:
        return Verdict(name, False, f"no such type of block: {', '.join(sorted(strange))}")
    kept = tuple(_plain_blocks(printed.blocks))
    ornaments = sum(1 for _ in _all(printed.blocks)) - sum(1 for _ in _all(kept))
    told = _difference(told_of(kept), _of_plain(book))
    return Verdict(
        name, not told, told or f"{len(book.blocks)} blocks, notes: {len(book.notes)}, left out: {ornaments}"
    )


def markdown_is_the_document(text: str, document: Document) -> Verdict:
    """book.md holds the document's text, each note called at its word."""
    name = f"export: {MARKDOWN} is the document's text"
    pieces = _NOTES.split(_METADATA.sub("", text))
    body, numbers, notes = pieces[0], pieces[1::2], pieces[2::2]
    if numbers != [str(number) for number in range(1, len(numbers) + 1)]:
        return Verdict(name, False, "the notes are not numbered one by one")
    found = Told(_marked(_unmarked(body)), tuple(_marked(_unmarked(note)) for note in notes))
    told = _difference(told_of(document.blocks), found)
    return Verdict(name, not told, told or f"{len(text)} characters, notes: {len(notes)}")


def told_of(blocks: tuple[Block, ...]) -> Told:
    """The text of blocks and of the notes called in them; those called in notes are numbered last."""
    notes: list[Note] = []
    body = _words(blocks, notes)
    texts: list[str] = []
    while len(texts) < len(notes):
        texts.append(_marked(_words(notes[len(texts)].blocks, notes)))
    return Told(_marked(body), tuple(texts))


def _words(blocks: tuple[Block, ...], notes: list[Note]) -> str:
    parts = []
    for leaf in (leaf for block in blocks for run in inlines_of(block) for leaf in (*flat(run), LineBreak())):
        match leaf:
            case Text():
                parts.append(leaf.text)
            case LineBreak():
                parts.append("\n")
            case Note():
                notes.append(leaf)
                parts.append(f"{CALL}{len(notes)}{CALL}")
            case _:
                pass
    return "".join(parts)


def _marked(text: str) -> str:
    """The normal form; a space before a call says nothing, since calls are set close."""
    return re.sub(rf" ?({CALL}\d+{CALL})", r"\1", normal(text))


def _of_plain(book: PlainBook) -> Told:
    body, *notes = (
        _marked(_PLAIN_CALL.sub(rf"{CALL}\1{CALL}", text))
        for text in ("\n".join(block.text for block in book.blocks), *(note.text for note in book.notes))
    )
    return Told(body, tuple(notes))


def _plain_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks that book.json holds: no ornament, no caption but a printed one."""
    for block in blocks:
        match block:
            case Ornament():
                pass
            case Figure():
                yield replace(block, caption=printed_caption(block))
            case Quotation() | Chapter() | Epigraph():
                yield replace(block, blocks=tuple(_plain_blocks(block.blocks)))
            case _:
                yield block


def _all(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Quotation | Chapter | Epigraph):
            yield from _all(block.blocks)


def _unmarked(markdown: str) -> str:
    """The words of our Markdown: marks at the heads of lines taken off, those within them too, escapes read."""
    return _SIGNS.sub(_read, _HEADS.sub("", markdown))


def _read(sign: re.Match[str]) -> str:
    if sign["call"]:
        return f"{CALL}{sign['call']}{CALL}"
    return sign["escaped"] or (" " if sign["cell"] else "")


def _difference(expected: Told, found: Told) -> str:
    """Where two texts first differ, in words; empty if they are equal."""
    pairs = zip_longest(expected.notes, found.notes, fillvalue="")
    told = difference(expected.body, found.body) or next(filter(None, (difference(*pair) for pair in pairs)), "")
    return told.replace(CALL, "|")
