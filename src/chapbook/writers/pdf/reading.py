"""The rows of the text: where each line of its blocks stands on an endless page, and how good a page turn is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chapbook.shapes.findings import SetupError
from chapbook.writers.pdf.assembly import PICTURE, PrintText
from chapbook.writers.pdf.breaking import BrokenPart, Typesetter
from chapbook.writers.pdf.breaking.pieces import fold_spaces, parts_of
from chapbook.writers.pdf.breaking.shapes import Frame, Line, Part
from chapbook.writers.pdf.cut import has_class
from chapbook.writers.pdf.engine import NARROW
from chapbook.writers.pdf.plan import LEAST_BODY, NEVER, Row
from chapbook.xhtml.elements import XHTML, Element

HEADINGS = frozenset(f"{{{XHTML}}}h{level}" for level in range(1, 7))
ITEM, CAPTION, TABLE = (f"{{{XHTML}}}{name}" for name in ("li", "figcaption", "table"))

# Badness of page turns that are bad but not forbidden.
WORD_CUT = 3000.0
BEFORE_LIST = 1500.0
UNDER_HEADING = 500.0
"""For a page that ends two lines below a heading, which looks lost there."""


@dataclass(frozen=True, slots=True)
class PartedText:
    """The parts of each block and of each note; a picture or a table has none."""

    blocks: tuple[tuple[Part, ...], ...]
    notes: tuple[tuple[Part, ...], ...]


@dataclass(frozen=True, slots=True)
class BrokenText:
    """Each block and each note with its parts broken into lines; a picture or a table is one frame without lines."""

    blocks: tuple[tuple[BrokenPart, ...], ...]
    notes: tuple[tuple[BrokenPart, ...], ...]
    frames: tuple[tuple[Frame, ...], ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """The rows of the body in order; ``places`` has for each its block and its line in that, from 0."""

    rows: tuple[Row, ...]
    places: tuple[tuple[int, int], ...]


def take_apart(text: PrintText) -> PartedText:
    """The parts of the text; its notes are taken out of the blocks that call them."""
    numbers = {note: number for number, note in enumerate(text.notes)}
    whole = [block for block in text.blocks if block.tag not in (PICTURE, TABLE)]
    for element in (*whole, *text.notes):
        fold_spaces(element)
    blocks = tuple(parts_of(block, numbers) if block in whole else () for block in text.blocks)
    return PartedText(blocks, tuple(parts_of(note, numbers) for note in text.notes))


def break_text(parted: PartedText, frames: Sequence[Frame], typesetter: Typesetter) -> BrokenText:
    """Every part broken in its frame; raises SetupError where a style makes no line of what should be one."""
    by_key: Mapping[str, list[Frame]] = defaultdict(list)
    for frame in frames:
        by_key[frame.key].append(frame)
    block_frames = tuple(tuple(by_key[f"b{index}"]) for index in range(len(parted.blocks)))

    def broken(parts: tuple[Part, ...], key: str) -> tuple[BrokenPart, ...]:
        if len(parts) != len(by_key[key]) and parts:
            raise SetupError(
                f"style.css: “{parts[0].text[:40]}” is not set in lines as it should be. Take out what changes the "
                "display, float or position of paragraphs."
            )
        return tuple(typesetter.broken(part, frame) for part, frame in zip(parts, by_key[key], strict=False))

    return BrokenText(
        tuple(broken(parts, f"b{index}") for index, parts in enumerate(parted.blocks)),
        tuple(broken(parts, f"n{index}") for index, parts in enumerate(parted.notes)),
        block_frames,
    )


def read_rows(text: PrintText, broken: BrokenText, start: float) -> Measured:
    """The rows that the plan needs; ``start`` is where the text block begins on a page, in points."""
    rows: list[Row] = []
    places: list[tuple[int, int]] = []
    page, shift = -1, 0.0
    for index, frames in enumerate(broken.frames):
        lines = tuple(_block_lines(frames, broken.blocks[index]))
        for number, (frame, place, line, calls) in enumerate(lines):
            opens = frame.page != page
            page, shift = (frame.page, 0.0) if opens else (page, shift)
            depth = frame.bottom - frame.top
            shift += depth if place else 0.0
            cut = number > 0 and (before := lines[number - 1][2]) is not None and before.cut
            badness = _badness(text, index, number, len(lines), cut=cut)
            top = start if opens else frame.top + shift
            bottom = frame.bottom + shift
            white = bool(rows) and not opens and top - rows[-1].bottom > depth / 2 and _may_stand_off(text, index)
            rows.append(Row(top, bottom, badness, opens, calls, 1 if line is not None else LEAST_BODY, white))
            places.append((index, number))
    return Measured(tuple(rows), tuple(places))


def read_again(text: PrintText, index: int, part: BrokenPart, first: Row) -> tuple[Row, ...]:
    """The rows of a block of one part, once it has another number of lines; the first stands where it stood."""
    lines = part.lines(part.best)
    depth = part.frame.bottom - part.frame.top
    return tuple(
        Row(
            first.bottom + (number - 1) * depth if number else first.top,
            first.bottom + number * depth,
            _badness(text, index, number, len(lines), cut=number > 0 and lines[number - 1].cut),
            calls=calls,
            white=first.white and not number,
        )
        for number, calls in enumerate(part.calls(lines))
    )


def _block_lines(
    frames: tuple[Frame, ...], parts: tuple[BrokenPart, ...]
) -> Iterator[tuple[Frame, int, Line | None, tuple[int, ...]]]:
    """The lines of a block: each with its frame, its number in that, and the notes called in it."""
    if not parts:
        yield from ((frame, 0, None, ()) for frame in frames)
    for part in parts:
        lines = part.lines(part.best)
        for place, (line, calls) in enumerate(zip(lines, part.calls(lines), strict=True)):
            yield part.frame, place, line, calls


def _badness(text: PrintText, index: int, number: int, count: int, *, cut: bool) -> float:
    """How bad a page turn is before a line of a block: no orphan, no widow, no heading left behind, no drop cap cut."""
    block, before = text.blocks[index], text.blocks[index - 1] if index else None
    if number:
        if block.tag in HEADINGS or number in (1, count - 1) or number < len((block.get(NARROW) or "").split()):
            return NEVER
        under = number == 2 and before is not None and before.tag in HEADINGS
        return (WORD_CUT if cut else 0.0) + (UNDER_HEADING if under else 0.0)
    if before is None or before.tag in HEADINGS or block.tag == CAPTION or _hangs_on(block):
        return NEVER
    return BEFORE_LIST if block.tag == ITEM and before.tag != ITEM else 0.0


def _may_stand_off(text: PrintText, index: int) -> bool:
    """True for a block that may have more white above it: no picture or table, and nothing that belongs to what is
    above it."""
    before, block = text.blocks[index - 1], text.blocks[index]
    apart = {PICTURE, TABLE, CAPTION}
    return block.tag not in apart and before.tag not in HEADINGS | apart and not _hangs_on(block)


def _hangs_on(block: Element) -> bool:
    """True for what belongs to the block before it: a signature, the source of a motto."""
    return has_class(block, "signature") or has_class(block, "source")
