"""Says of each word that is cut at a line end what it is whole, so that it is found, copied and read aloud as one word.

The pages look the same. The front of the word stands for the whole of it, what follows on the next line for a space
(ISO 32000-1, 14.9.4: ActualText). A word that is cut over a page turn is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pikepdf import Object, Page, Pdf

from chapbook.writers.pdf.finishing.facts import Facts

HYPHEN = "\u2010"
"""What the layout puts where it cuts; a hyphen of the text itself is U+002D."""
NEAREST, FARTHEST = 0.5, 2.5
"""How far below a line the next one stands, in ems."""

# What WeasyPrint writes of each piece of a line: where it stands, its font and size, its glyphs with what parts them.
PIECE = re.compile(rb"(-?[0-9.]+) (-?[0-9.]+) Tm\s+/(\S+) ([0-9.]+) Tf\s+\[([^\]]*)\] TJ")
TOKEN = re.compile(rb"<[0-9a-fA-F]*>|-?[0-9.]+")
MAPPED = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a TJ array: glyphs with the letters they stand for, or a number (without letters)."""

    source: bytes
    letters: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line: its place in the content, its height on the page, its type size, its tokens."""

    start: int
    end: int
    y: float
    size: float
    tokens: tuple[Token, ...]

    @property
    def is_cut(self) -> bool:
        """True if it ends in a hyphen that the layout put there."""
        last = next((token.letters for token in reversed(self.tokens) if token.letters.strip()), "")
        return last.rstrip().endswith(HYPHEN)


@dataclass(frozen=True, slots=True)
class Stand:
    """The tokens ``[start, end)`` of a piece stand for a text."""

    start: int
    end: int
    text: str


class Alphabet(dict[bytes, Token]):
    """The tokens of a font, each read once: the same few glyphs make a whole book."""

    def __init__(self, letters: Mapping[bytes, str]) -> None:
        super().__init__()
        self.letters = letters

    def __missing__(self, source: bytes) -> Token:
        codes = source.strip(b"<>").lower() if source.startswith(b"<") else b""
        read = (self.letters.get(codes[at : at + 4], "\ufffd") for at in range(0, len(codes), 4))
        self[source] = Token(source, "".join(read))
        return self[source]


def join_cut_words(pdf: Pdf, _facts: Facts) -> None:
    """Mark every word that a line end cuts, page by page."""
    known: dict[tuple[int, int], Alphabet] = {}
    for page in pdf.pages:
        before = page.obj.Contents.read_bytes() if "/Contents" in page.obj else b""
        pieces = tuple(_pieces(before, _alphabets(page, known)))
        after = _written(before, pieces, _stands(pieces))
        if after != before:
            page.obj.Contents.write(after)


def _alphabets(page: Page, known: dict[tuple[int, int], Alphabet]) -> Mapping[bytes, Alphabet]:
    """Those of a page's fonts, by name; ``known`` has those of fonts met before, by object."""
    found = {}
    for name, font in (page.resources.get("/Font") or {}).items():
        if font.objgen not in known:
            known[font.objgen] = Alphabet(_mapped(font))
        found[str(name).removeprefix("/").encode()] = known[font.objgen]
    return found


def _mapped(font: Object) -> Mapping[bytes, str]:
    """The letters of a font's glyphs, by their codes."""
    table = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
    return {
        code.lower(): bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
        for code, text in MAPPED.findall(table.partition(b"endcodespacerange")[2])
    }


def _pieces(content: bytes, alphabets: Mapping[bytes, Alphabet]) -> Iterator[Piece]:
    """The pieces of lines in the order of reading."""
    for match in PIECE.finditer(content):
        alphabet = alphabets.get(match[3], Alphabet({}))
        tokens = tuple(map(alphabet.__getitem__, TOKEN.findall(match[5])))
        yield Piece(match.start(5) - 1, match.end(), float(match[2]), float(match[4]), tokens)


def _stands(pieces: Sequence[Piece]) -> Mapping[int, tuple[Stand, ...]]:
    """For each piece, by its number, what in it stands for other text."""
    found: dict[int, tuple[Stand, ...]] = {}
    for number, (piece, after) in enumerate(pairwise(pieces)):
        gap = (after.y - piece.y) / piece.size
        if not NEAREST < gap < FARTHEST or not piece.is_cut:
            continue
        front, back = _last_word(piece), _first_word(after)
        if any(stand.end > front.start for stand in found.get(number, ())):
            continue  # a word in three lines: its middle stands for a space already
        whole = front.text.removesuffix(HYPHEN) + back.text
        found[number] = (*found.get(number, ()), Stand(front.start, front.end, whole))
        found[number + 1] = (Stand(back.start, back.end, " "),)
    return found


def _last_word(piece: Piece) -> Stand:
    """The last word of a piece and the tokens it is made of, spaces behind it left out."""
    tokens = piece.tokens
    end = next(at for at in range(len(tokens), 0, -1) if tokens[at - 1].letters.strip())
    start = next((at for at in range(end, 0, -1) if tokens[at - 1].letters.isspace()), 0)
    return Stand(start, end, "".join(token.letters for token in piece.tokens[start:end]))


def _first_word(piece: Piece) -> Stand:
    """The first word of a piece and the tokens it is made of."""
    space = next((at for at, token in enumerate(piece.tokens) if token.letters.isspace()), len(piece.tokens))
    end = next((at for at in range(space, 0, -1) if piece.tokens[at - 1].letters), 0)
    return Stand(0, end, "".join(token.letters for token in piece.tokens[:end]))


def _written(content: bytes, pieces: Sequence[Piece], stands: Mapping[int, tuple[Stand, ...]]) -> bytes:
    """The content with what stands for other text marked so."""
    parts, done = [], 0
    for number in sorted(stands):
        piece = pieces[number]
        parts += [content[done : piece.start], *_marked(piece, stands[number])]
        done = piece.end
    return b"".join([*parts, content[done:]])


def _marked(piece: Piece, stands: Sequence[Stand]) -> Iterator[bytes]:
    done = 0
    for stand in stands:
        yield _shown(piece.tokens[done : stand.start])
        text = stand.text.encode("utf-16-be").hex().encode()
        shown = _shown(piece.tokens[stand.start : stand.end])
        yield b"/Span <</ActualText <feff%s>>> BDC\n%sEMC\n" % (text, shown)
        done = stand.end
    yield _shown(piece.tokens[done:])


def _shown(tokens: Sequence[Token]) -> bytes:
    return b"[%s] TJ\n" % b"".join(_parted(tokens)) if tokens else b""


def _parted(tokens: Sequence[Token]) -> Iterator[bytes]:
    """The tokens with a space between two numbers, which would be one else."""
    glyphs = True
    for token in tokens:
        before, glyphs = glyphs, token.source.startswith(b"<")
        yield token.source if glyphs or before else b" " + token.source
