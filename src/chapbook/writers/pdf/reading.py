"""Reads the layout of the text: which lines each block and note has, and how well a page would break before each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from chapbook.writers.pdf.assembly import PICTURE, PrintText
from chapbook.writers.pdf.cut import LineEnd, has_class, line_ends, notes_in, text_of
from chapbook.writers.pdf.engine import Line
from chapbook.writers.pdf.plan import NEVER, Row
from chapbook.xhtml.elements import XHTML, Element

HEADINGS = frozenset(f"{{{XHTML}}}h{level}" for level in range(1, 7))
ITEM, CAPTION = f"{{{XHTML}}}li", f"{{{XHTML}}}figcaption"

# Badness of page turns that are bad but not forbidden.
WORD_CUT = 3000.0
BEFORE_LIST = 1500.0


@dataclass(frozen=True, slots=True)
class Measured:
    """Where the lines of each block and of each note end, and the rows of the body in order.

    ``places`` has for each row its block and its line in that, from 0.
    """

    blocks: tuple[tuple[LineEnd, ...], ...]
    notes: tuple[tuple[LineEnd, ...], ...]
    rows: tuple[Row, ...]
    places: tuple[tuple[int, int], ...]


def read_lines(text: PrintText, lines: tuple[Line, ...], start: float) -> Measured:
    """What the plan needs; ``start`` is where the text block begins on a page, in points."""
    by_key: Mapping[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_key[line.key].append(line)
    blocks = tuple(_ends(block, by_key[f"b{index}"]) for index, block in enumerate(text.blocks))
    notes = tuple(_ends(note, by_key[f"n{index}"]) for index, note in enumerate(text.notes))
    rows: list[Row] = []
    places: list[tuple[int, int]] = []
    page = -1
    for index, ends in enumerate(blocks):
        calls = _calls(text, index, ends)
        for number, line in enumerate(by_key[f"b{index}"]):
            opens, page = line.page != page, line.page
            badness = _badness(text, blocks, index, number)
            rows.append(Row(start if opens else line.top, line.bottom, badness, opens, calls[number]))
            places.append((index, number))
    return Measured(blocks, notes, tuple(rows), tuple(places))


def _ends(block: Element, lines: list[Line]) -> tuple[LineEnd, ...]:
    """Pictures and tables have one row and no words in it."""
    if block.tag == PICTURE or not any(line.words for line in lines):
        return tuple(LineEnd(0) for _ in lines)
    return line_ends(text_of(block), tuple(line.words for line in lines))


def _calls(text: PrintText, index: int, ends: tuple[LineEnd, ...]) -> tuple[tuple[int, ...], ...]:
    """For each line of a block the notes called in it."""
    found: list[list[int]] = [[] for _ in ends]
    for note, before in notes_in(text.blocks[index]):
        line = next((number for number, end in enumerate(ends) if before <= end.letters), len(ends) - 1)
        found[line].append(text.notes.index(note))
    return tuple(tuple(calls) for calls in found)


def _badness(text: PrintText, blocks: tuple[tuple[LineEnd, ...], ...], index: int, number: int) -> float:
    """How bad a page turn is before a line of a block: no orphan, no widow, no heading left behind."""
    block, ends = text.blocks[index], blocks[index]
    if number:
        if block.tag in HEADINGS or number in (1, len(ends) - 1):
            return NEVER
        return WORD_CUT if ends[number - 1].cuts_word else 0.0
    before = text.blocks[index - 1] if index else None
    if before is None or before.tag in HEADINGS or block.tag == CAPTION or _hangs_on(block):
        return NEVER
    return BEFORE_LIST if block.tag == ITEM and before.tag != ITEM else 0.0


def _hangs_on(block: Element) -> bool:
    """True for what belongs to the block before it: a signature, the source of a motto."""
    return has_class(block, "signature") or has_class(block, "source")
