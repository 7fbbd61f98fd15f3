"""Law 5: body, notes and furniture as three sequences of plain text, in one normal form on both sides.

The document's own sequences come from ``of_document``; the checks of the EPUB and the PDF read theirs from the
finished file and hand both to ``verdicts``. Nothing here opens a file.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import zip_longest

from chapbook.shapes.build import Verdict
from chapbook.shapes.document import (
    Block,
    Document,
    LineBreak,
    Note,
    PageBreak,
    Text,
    flat,
    inlines_of,
    notes_of,
)

SUPERIORS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
"""In print the figures of a note call are these very glyphs: a PDF cannot tell them apart."""
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ſt", "ﬆ": "st"})
CUT = re.compile(r"\u2010[ \t\r]*[\n\f\u2028\u2029]\s*")
"""A word that the typesetter cut: U+2010 at a line end. A hyphen of the text itself is U+002D and stays."""
AFTER_DASH = re.compile(r"(?<=[^\s–—])([-–—/…])\s+(?=\w)")
"""A line may end after these without a space in the text: a space there says nothing, so none is compared."""
SPACES = re.compile(r"\s+")
SHOWN = 28


@dataclass(frozen=True, slots=True)
class Sequences:
    """The text of a book in normal form: the body, each note in order, and the pieces of furniture in order."""

    body: str
    notes: tuple[str, ...]
    furniture: tuple[str, ...] = ()


def normal(text: str) -> str:
    """The text with all folded that a typesetter may add: cuts at line ends, fixed spaces, soft hyphens, ligatures.

    Every run of white space (U+00A0, U+202F and line ends too) is one space. Letters are in Unicode's form C.
    """
    joined = CUT.sub("", text.replace("\u00ad", ""))
    folded = unicodedata.normalize("NFC", joined.translate(LIGATURES).translate(SUPERIORS))
    return SPACES.sub(" ", AFTER_DASH.sub(r"\1", folded)).strip()


def of_document(document: Document, furniture: tuple[str, ...] = (), *, calls: bool = False) -> Sequences:
    """The document's sequences; with ``calls`` the number of each note (from 1) stands where it is called.

    ``furniture`` is what the writer ordered (running heads, folios), as the document knows none.
    """
    notes = notes_of(document)
    return Sequences(
        body=normal(_words(document.blocks, 1 if calls else None)),
        notes=tuple(normal(_words(note.blocks, None)) for note in notes),
        furniture=tuple(normal(piece) for piece in furniture),
    )


def _words(blocks: tuple[Block, ...], number: int | None) -> str:
    """The words of the blocks, a space between runs; calls are counted from ``number`` (None: left out)."""
    parts: list[str] = []
    for leaf in (leaf for block in blocks for run in inlines_of(block) for leaf in (*flat(run), LineBreak())):
        match leaf:
            case Text():
                parts.append(leaf.text)
            case LineBreak():
                parts.append(" ")
            case Note() if number is not None:
                parts.append(str(number))
                number += 1
            case Note() | PageBreak():
                pass
    return "".join(parts)


def difference(expected: str, found: str) -> str:
    """Where two sequences first differ, in words for the check table; empty if they are equal."""
    if expected == found:
        return ""
    pairs = enumerate(zip_longest(expected, found))
    at = next(index for index, (left, right) in pairs if left != right)
    low = max(0, at - SHOWN)
    return f"differs at character {at + 1}: expected “{expected[low : at + SHOWN]}”, found “{found[low : at + SHOWN]}”"


def verdicts(file: str, expected: Sequences, found: Sequences) -> tuple[Verdict, ...]:
    """Three verdicts on a file (``EPUB``, ``PDF``): body, notes and furniture each equal what was expected."""
    return (
        _one(f"{file}: body is the document's", (expected.body,), (found.body,), "body"),
        _one(f"{file}: notes are the document's", expected.notes, found.notes, "note"),
        _one(f"{file}: furniture is what was ordered", expected.furniture, found.furniture, "piece"),
    )


def _one(name: str, expected: tuple[str, ...], found: tuple[str, ...], what: str) -> Verdict:
    if len(expected) != len(found):
        return Verdict(name, False, f"{_counted(len(expected), what)} expected, {len(found)} found")
    for number, (left, right) in enumerate(zip(expected, found, strict=True), start=1):
        if told := difference(left, right):
            return Verdict(name, False, told if what == "body" else f"number {number} {told}")
    letters = _counted(sum(len(piece) for piece in expected), "character")
    return Verdict(name, True, letters if what == "body" else f"{_counted(len(expected), what)}, {letters}")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
