"""Which paragraph of the document each printed line of the text belongs to, told by counting letters.

The order and the letters of the printed text are the document's (law 5), so that nothing of the layout is needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from chapbook.check.glyphs import Part
from chapbook.check.lines import PrintedLine
from chapbook.check.sequences import normal
from chapbook.shapes.document import (
    Block,
    Document,
    Epigraph,
    Heading,
    Listing,
    Note,
    Paragraph,
    Quotation,
    Text,
    flat,
    inlines_of,
)
from chapbook.xhtml.blocks import flattened

CUT = "\u2010"


class Kind(StrEnum):
    """What a run of lines is to the layout: prose is set in lines that may be parted, headings hang on what follows."""

    PROSE = "prose"
    HEADING = "heading"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of the text with the number of its run (a paragraph, heading, verse ...) and its own in that, from 0."""

    line: PrintedLine
    kind: Kind
    run: int
    number: int
    of: int

    @property
    def last(self) -> bool:
        """True if its paragraph ends with it."""
        return self.number == self.of - 1


def set_lines(lines: Sequence[PrintedLine], document: Document) -> tuple[SetLine, ...]:
    """The lines of the text with their places in their paragraphs; a line of several cells counts to the first."""
    runs = tuple(_runs(document))
    ends, done = [], 0
    for _, letters in runs:
        done += letters
        ends.append(done)
    found: list[tuple[PrintedLine, int]] = []
    done, run = 0, 0
    for line in lines:
        if line.part is Part.TEXT and (letters := _letters(line.words)):
            while run < len(ends) - 1 and done >= ends[run]:
                run += 1
            found.append((line, run))
            done += letters
    return tuple(_placed(found, tuple(kind for kind, _ in runs)))


def _placed(found: Sequence[tuple[PrintedLine, int]], kinds: tuple[Kind, ...]) -> Iterator[SetLine]:
    counts: dict[int, int] = {}
    for _, run in found:
        counts[run] = counts.get(run, 0) + 1
    numbers: dict[int, int] = {}
    for line, run in found:
        number = numbers.get(run, 0)
        numbers[run] = number + 1
        yield SetLine(line, kinds[run], run, number, counts[run])


def _runs(document: Document) -> Iterator[tuple[Kind, int]]:
    """The kind of each run of the document and how many letters it prints, those of its calls included."""
    note = 0
    for block in flattened(document.blocks):
        for inlines in inlines_of(block):
            letters = 0
            for leaf in flat(inlines):
                if isinstance(leaf, Text):
                    letters += _letters(leaf.text)
                elif isinstance(leaf, Note):
                    note += 1
                    letters += len(str(note))
            if letters:
                yield _kind(block), letters


def _kind(block: Block) -> Kind:
    if isinstance(block, Heading):
        return Kind.HEADING
    return Kind.PROSE if isinstance(block, Paragraph | Quotation | Listing | Epigraph) else Kind.OTHER


def _letters(words: str) -> int:
    """How many letters there are: a hyphen at the end, where a word is cut, is none."""
    return len(normal(words).removesuffix(CUT).replace(" ", ""))
