"""Puts the glyphs of a printed page together to lines, and lines to the three sequences of law 5."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from chapbook.check.glyphs import Glyph, Part, PrintedPage
from chapbook.check.sequences import Sequences, normal

MARKER = "Lbl"
LINK = "Link"
STRETCH = " \u00a0"
"""Spaces that a justified line widens."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of one part of a page: its words, its baseline and its inked edges, the notes that it calls.

    ``heading`` is true for a line of a heading; ``block`` tells the paragraphs of a page apart. ``spaces`` are its word
    spaces in ems, fixed ones (U+202F) apart. Other measures are in points from the bottom left corner of the page.
    """

    page: int
    part: Part
    note: int
    words: str
    baseline: float
    left: float
    right: float
    heading: bool = False
    calls: tuple[int, ...] = ()
    block: int = 0
    size: float = 0.0
    spaces: tuple[float, ...] = ()


def lines_of(pages: tuple[PrintedPage, ...]) -> tuple[PrintedLine, ...]:
    """The lines of all pages in the order of the file; the markers of lists, which are no text, are left out."""
    return tuple(line for page in pages for line in _lines(page))


def sequences_of(lines: tuple[PrintedLine, ...]) -> Sequences:
    """The text with the numbers of its calls, the notes without theirs, and each line of furniture."""
    numbers = sorted({line.note for line in lines if line.part is Part.NOTE})
    notes = (normal(_joined(line for line in lines if line.note == number)) for number in numbers)
    return Sequences(
        body=normal(_joined(line for line in lines if line.part is Part.TEXT)),
        notes=tuple(note.removeprefix(f"{number}. ") for number, note in zip(numbers, notes, strict=True)),
        furniture=tuple(normal(line.words) for line in lines if line.part is Part.FURNITURE),
    )


def _joined(lines: Iterator[PrintedLine]) -> str:
    return "".join(f"{line.words}\n" for line in lines)


def _lines(page: PrintedPage) -> Iterator[PrintedLine]:
    run: list[Glyph] = []
    for glyph in page.glyphs:
        if MARKER in glyph.tag.kinds:
            continue
        if run and not _on_one_line(run[-1], glyph):
            yield _line(page.number, tuple(run))
            run = []
        run.append(glyph)
    if run:
        yield _line(page.number, tuple(run))


def _on_one_line(one: Glyph, other: Glyph) -> bool:
    return (one.tag.part, one.tag.note) == (other.tag.part, other.tag.note) and abs(one.y - other.y) < 1


def _line(page: int, glyphs: tuple[Glyph, ...]) -> PrintedLine:
    part, note = glyphs[0].tag.part, glyphs[0].tag.note
    inked = [glyph.box for glyph in glyphs if not glyph.letter.isspace()] or [glyphs[0].box]
    calls = "".join(g.letter if LINK in g.tag.kinds and part is Part.TEXT else " " for g in glyphs)
    return PrintedLine(
        page,
        part,
        note,
        _text(glyph.letter for glyph in glyphs),
        glyphs[0].y,
        min(left for left, _, _, _ in inked),
        max(right for _, _, right, _ in inked),
        any(kind[:1] == "H" and kind[1:].isdigit() for kind in glyphs[0].tag.kinds),
        tuple(int(normal(number)) for number in calls.split() if normal(number).isdecimal()),
        glyphs[0].tag.block,
        max(glyph.size for glyph in glyphs),
        tuple(_spaces(glyphs)),
    )


def _spaces(glyphs: tuple[Glyph, ...]) -> Iterator[float]:
    """The gaps between words, from the end of one letter's advance to the origin of the next, in ems."""
    for (at, before), (after, glyph) in pairwise((i, g) for i, g in enumerate(glyphs) if g.letter not in STRETCH):
        if after > at + 1:
            yield (glyph.x - before.end) / glyph.size


def _text(letters: Iterator[str]) -> str:
    """The letters as text: pdfium gives those beyond U+FFFF in two halves."""
    return "".join(letters).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
