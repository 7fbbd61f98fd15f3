"""The word spaces of the printed lines: how wide, how even, and how many lines running end in a hyphen.

It reads lines that ``check.lines`` put together from the finished PDF; it opens no file and never asks who set them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean, median, pstdev

from chapbook.check.glyphs import Part
from chapbook.check.lines import PrintedLine

LOOSE = 0.5
"""Ems from which on a word space is a hole."""
EDGE = 0.6
"""Ems by which a line may end beside the edge of its paragraph and still be set to it: hung marks stand outside."""
HYPHENS = ("\u2010", "-")


@dataclass(frozen=True, slots=True)
class WordSpaces:
    """The justified lines of a book with the mean and the standard deviation of their word spaces, in ems.

    ``widest`` has for each line its widest space, ``loose`` the lines in which that is over ``LOOSE``, worst first.
    """

    lines: tuple[PrintedLine, ...]
    mean: float
    spread: float
    widest: tuple[float, ...]
    loose: tuple[PrintedLine, ...]

    @property
    def share(self) -> float:
        """The share of loose lines, from 0 to 1."""
        return len(self.loose) / len(self.lines) if self.lines else 0.0


def word_spaces(lines: Sequence[PrintedLine]) -> WordSpaces:
    """The word spaces of all justified lines of the text and the notes; last lines of paragraphs are none."""
    found = justified(lines)
    spaces = [space for line in found for space in line.spaces]
    loose = sorted((line for line in found if max(line.spaces) > LOOSE), key=lambda line: -max(line.spaces))
    return WordSpaces(
        found,
        fmean(spaces) if spaces else 0.0,
        pstdev(spaces) if spaces else 0.0,
        tuple(max(line.spaces) for line in found),
        tuple(loose),
    )


def justified(lines: Sequence[PrintedLine]) -> tuple[PrintedLine, ...]:
    """The lines of two words or more that are set out to the edge of their paragraph."""
    return tuple(
        line
        for block in _blocks(lines)
        if len(block) > 1
        for edge in [median(line.right for line in block[:-1])]
        for line in block
        if line.spaces and abs(line.right - edge) < EDGE * line.size
    )


def ladders(lines: Sequence[PrintedLine]) -> tuple[tuple[PrintedLine, ...], ...]:
    """The runs of two lines or more that end in hyphens, longest first; they go on over page turns."""
    runs: list[tuple[PrintedLine, ...]] = []
    for part in (Part.TEXT, Part.NOTE):
        found = groupby((line for line in lines if line.part is part), key=cut_at_end)
        runs += [run for cut, group in found if cut and len(run := tuple(group)) > 1]
    return tuple(sorted(runs, key=lambda run: -len(run)))


def cut_at_end(line: PrintedLine) -> bool:
    """True if a line ends in a hyphen."""
    return line.words.rstrip().endswith(HYPHENS)


def _blocks(lines: Sequence[PrintedLine]) -> Iterator[tuple[PrintedLine, ...]]:
    """The lines of each paragraph of the text and the notes, as far as it stands on one page."""
    running = (line for line in lines if line.part in (Part.TEXT, Part.NOTE) and not line.heading)
    for _, group in groupby(running, key=lambda line: (line.page, line.part, line.note, line.block)):
        yield tuple(group)
