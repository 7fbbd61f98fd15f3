"""The shapes of line breaking: how a run of text is set, the pieces of a paragraph, and the lines made of them."""

from __future__ import annotations

from dataclasses import dataclass

from chapbook.xhtml.elements import Element


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a run of text is set. Sizes in points; ``features`` are OpenType tags with their values."""

    italic: bool
    size: float
    features: tuple[tuple[str, int], ...] = ()
    letter_space: float = 0.0
    transform: str = "none"
    language: str = ""

    def shown(self, text: str) -> str:
        """The letters as they are set, one for one."""
        if self.transform not in ("uppercase", "lowercase"):
            return text
        changed = text.upper() if self.transform == "uppercase" else text.lower()
        return changed if len(changed) == len(text) else text


@dataclass(frozen=True, slots=True)
class Frame:
    """The room of a part: one line as the style sheets would have it, or a picture or a table (no ``runs``).

    ``key`` names the block; ``page`` counts from 0; places and lengths are in points, downwards. ``indent`` is how far
    the first line is set in, ``narrow`` how much narrower the first lines are behind a drop cap; ``runs`` has the style
    of each piece in order.
    """

    key: str
    page: int
    top: float
    bottom: float
    indent: float
    width: float
    align: str
    runs: tuple[TextStyle, ...]
    narrow: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one style, or an empty element (no ``text``), with the inline elements that it stands in, outermost
    first; ``calls`` are the notes called right behind it, from 0."""

    text: str
    path: tuple[Element, ...]
    calls: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two forced breaks, and the element whose lines it makes."""

    home: Element
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Slice:
    """Characters ``[start, end)`` of a piece, which is named by its number in the part."""

    piece: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a part. ``space`` is what each word space is wider than the typeface's own, ``hang`` how far the line
    begins left of its measure, both in points; ``scale``: how large its type is, 1 being the style's; ``cut``: it ends
    inside a word; ``hyphen``: with a hyphen of ours."""

    slices: tuple[Slice, ...]
    space: float = 0.0
    scale: float = 1.0
    hang: float = 0.0
    cut: bool = False
    hyphen: bool = False
