"""A part as boxes, glue and penalties: all places where a line may end, with the widths before and after them.

The model is that of Knuth and Plass, Breaking Paragraphs into Lines, Software: Practice and Experience 11 (1981),
pp. 1119-1184. Lengths are in points from the part's beginning, at the typeface's own word spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from chapbook.writers.pdf.breaking.points import Cutter, inner_places
from chapbook.writers.pdf.breaking.shapes import Part, TextStyle
from chapbook.writers.pdf.breaking.widths import Ruler, Widths

HYPHEN = "\u2010"
HYPHENS = frozenset("-\u2010")
CAPITALS = frozenset({"smcp", "c2sc"})
"""Features of text that is not cut."""
CHUNKS = re.compile("[ \u00a0]|[^ \u00a0]+")

HANG_RIGHT = {
    ".": 0.7, ",": 0.7, "-": 0.7, HYPHEN: 0.7, "’": 0.6, "”": 0.5, ":": 0.3, ";": 0.3, "»": 0.25,
    "!": 0.2, "?": 0.15, "…": 0.2, "–": 0.25, "—": 0.2, ")": 0.1,
}  # fmt: skip
"""How much of a mark at the end of a line hangs out of the measure, as a share of its width."""
HANG_LEFT = {"«": 0.25, "“": 0.5, "‘": 0.7, "’": 0.7, "–": 0.25, "—": 0.2, "(": 0.1}


class Place(NamedTuple):
    """A place in a part: a piece, and a character of it."""

    piece: int
    offset: int


class Break(NamedTuple):
    """A place where a line may end, at ``before``, and the next begin, at ``after``.

    ``end`` and ``start`` are the widths up to there, marks that hang out taken off; ``spaces_end`` and
    ``spaces_start`` the numbers of word spaces up to there; ``hang``: how far the next line hangs out on its left.
    """

    before: Place
    after: Place
    end: float
    start: float
    spaces_end: int
    spaces_start: int
    hang: float = 0.0
    cut: bool = False
    hyphen: bool = False
    inner: bool = False


class _Chunk(NamedTuple):
    """Text of one piece without a space in it, from its character ``start`` on; ``x``: the width up to it."""

    piece: int
    start: int
    text: str
    x: float
    width: float


def breaks_of(
    part: Part, styles: tuple[TextStyle, ...], ruler: Ruler, cutter: Cutter, measure: float
) -> tuple[Break, ...]:
    """Every place where a line of the part may end, from its beginning (where none does) to its end.

    What is longer than the measure (an address, say) may be parted anywhere.
    """
    return _Scan(part, styles, ruler, cutter, measure).run()


class _Scan:
    """Goes through a part once."""

    def __init__(self, part: Part, styles: tuple[TextStyle, ...], ruler: Ruler, cutter: Cutter, measure: float) -> None:
        self.part, self.cutter, self.measure = part, cutter, measure
        given = iter(styles)
        self.widths = [ruler.widths(next(given)) if piece.text else None for piece in part.pieces]
        self.x, self.spaces = 0.0, 0
        self.word: list[_Chunk] = []
        self.before = ""
        self.last: Widths | None = None
        self.found: list[Break] = []

    def run(self) -> tuple[Break, ...]:
        """All breaks."""
        origin = Place(0, 0)
        self.found.append(Break(origin, origin, 0.0, 0.0, 0, 0))
        for number, (piece, widths) in enumerate(zip(self.part.pieces, self.widths, strict=True)):
            if widths is None:
                continue
            for match in CHUNKS.finditer(piece.text):
                self._chunk(number, match.start(), match[0], widths)
        self._end_word()
        end = Place(len(self.part.pieces), 0)
        hang = self._hang_right()
        self.found.append(Break(end, end, self.x - hang, self.x, self.spaces, self.spaces))
        return tuple(self.found)

    def _chunk(self, number: int, start: int, text: str, widths: Widths) -> None:
        width = widths[text]
        if text not in " \u00a0":
            self.word.append(_Chunk(number, start, text, self.x, width))
            self.x += width
            return
        self._end_word()
        hang = self._hang_right() if text == " " else 0.0
        if text == " ":
            left = self._hang_left(number, start + 1)
            places = Place(number, start), Place(number, start + 1)
            ends = self.x - hang, self.x + width + left
            self.found.append(Break(*places, *ends, self.spaces, self.spaces + 1, left))
        self.x += width
        self.spaces += 1
        self.before += text

    def _end_word(self) -> None:
        """Find the places inside the word that ends here where it may be parted."""
        whole = "".join(chunk.text for chunk in self.word)
        done = 0
        for chunk in self.word:
            if (widths := self.widths[chunk.piece]) is None:
                continue
            self.last = widths
            for offset, hyphen in self._places(chunk, whole, done, widths.style):
                self._cut(chunk, offset, widths, hyphen=hyphen)
            done += len(chunk.text)
        self.before = (self.before + whole)[-80:]
        self.word = []

    def _places(self, chunk: _Chunk, whole: str, done: int, style: TextStyle) -> Iterable[tuple[int, bool]]:
        """Where a chunk may be parted, and whether with a hyphen; ``done`` letters of the whole word come before it."""
        if chunk.width > self.measure:
            return ((offset, False) for offset in range(1, len(chunk.text)))
        if any(tag in CAPITALS and value for tag, value in style.features):
            return inner_places(chunk.text)
        return self.cutter.places(chunk.text, done, whole, self.before, style.language)

    def _cut(self, chunk: _Chunk, offset: int, widths: Widths, *, hyphen: bool) -> None:
        """A break inside a chunk."""
        place = Place(chunk.piece, chunk.start + offset)
        first = chunk.text[:offset] + (HYPHEN if hyphen else "")
        hang = HANG_RIGHT.get(first[-1], 0.0) * widths[first[-1]]
        end = chunk.x + widths[first] - hang
        start = chunk.x + chunk.width - widths[chunk.text[offset:]]
        cut = hyphen or first[-1] in HYPHENS
        self.found.append(Break(place, place, end, start, self.spaces, self.spaces, 0.0, cut, hyphen, not hyphen))

    def _hang_right(self) -> float:
        """How far the mark before this place hangs out on the right."""
        mark = self.before[-1:]
        share = HANG_RIGHT.get(mark, 0.0)
        return share * self.last[mark] if share and self.last is not None else 0.0

    def _hang_left(self, number: int, offset: int) -> float:
        """How far the mark behind this place hangs out on the left."""
        while number < len(self.part.pieces) and offset >= len(self.part.pieces[number].text):
            number, offset = number + 1, 0
        if number == len(self.part.pieces):
            return 0.0
        mark, widths = self.part.pieces[number].text[offset], self.widths[number]
        share = HANG_LEFT.get(mark, 0.0)
        return share * widths[mark] if share and widths is not None else 0.0
