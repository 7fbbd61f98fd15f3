"""The drop cap: the first letter of the text, and of each chapter, drawn large beside the first lines.

The letter stays in its word, unseen, so that the word is found, copied and read aloud whole; what is seen is its
outline from the very font, the background of an empty box of class ``drop-cap``, which takes no room. The paragraph
(class ``initial``) says in ``data-narrow`` by how many points each of its first lines is narrower: by the letter, and
the first line less by the unseen one, whose width it counts; ``stand_aside`` moves those lines once they are broken. No
letter is added, changed or taken away.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chapbook.writers.fonts import Face, Outline, outline
from chapbook.writers.pdf.cut import add_class, has_class
from chapbook.writers.pdf.engine import NARROW
from chapbook.writers.pdf.geometry import Geometry
from chapbook.xhtml.elements import XHTML, Element, make

DEEP, SHALLOW = 3, 2
"""Lines that the letter stands beside, and on a short page or a narrow measure."""
LEAST_LINES, LEAST_EMS = 24, 20
"""What a page and its measure need for the deeper letter."""
GAP = 0.2
"""Between the letter and its word, in ems of the text."""
WORD = re.compile(r"([^\W\d_])([\w’]*)")
FLOW = frozenset(f"{{{XHTML}}}{name}" for name in ("main", "section", "div"))


@dataclass(frozen=True, slots=True)
class _Drop:
    """The letter's measures in points: its size, its box, how far that rises above the first line, its baseline from
    the box's top, and how wide the letter is in the text."""

    size: float
    lines: int
    width: float
    height: float
    rise: float
    baseline: float
    unseen: float


def set_initials(main: Element, geometry: Geometry, face: Face, *, chapters: bool) -> None:
    """Give the first paragraph of the text, and with ``chapters`` of each file, its drop cap.

    A paragraph that begins with anything but a capital in upright type (a quotation mark, a dash) keeps its indent.
    """
    for paragraph in _openings(main, chapters=chapters):
        match = WORD.match(paragraph.text or "")
        if match and match[1].isupper():
            _set(paragraph, match, geometry, outline(face, match[1]))


def stand_aside(paragraph: Element, lines: Sequence[Element]) -> None:
    """Move the first lines of a paragraph with a drop cap to the right of it."""
    lengths = [float(length) for length in (paragraph.get(NARROW) or "").split()]
    for line in lines[: len(lengths)]:
        line.set("style", f"padding-left: {lengths[-1]:.3f}pt")


def _openings(main: Element, *, chapters: bool) -> Iterator[Element]:
    files = list(main)
    for file in files if chapters else files[:1]:
        first = next((element for element in file.iter(f"{{{XHTML}}}p") if _is_prose(element)), None)
        if first is not None:
            yield first


def _is_prose(paragraph: Element) -> bool:
    parent = paragraph.getparent()
    return not paragraph.get("class") and parent is not None and parent.tag in FLOW and not has_class(parent, "verse")


def _set(paragraph: Element, match: re.Match[str], geometry: Geometry, letter: Outline) -> None:
    drop = _measured(geometry, letter)
    rest = (paragraph.text or "")[match.end() :]
    picture = b64encode(_drawn(drop, letter).encode("ascii")).decode("ascii")
    look = (
        f"width: {drop.width:.3f}pt; height: {drop.height:.3f}pt; margin-top: {-drop.rise:.3f}pt; "
        f'background: url("data:image/svg+xml;base64,{picture}") no-repeat; '
        f"background-size: {drop.width:.3f}pt {drop.height:.3f}pt"
    )
    unseen = make("span", {"class": "unseen", "style": f"margin-left: {-drop.unseen:.3f}pt"}, match[1])
    paragraph.text = None
    if match[2]:
        word = make("span", {"class": "small-caps"}, match[2])
        word.tail = rest
        paragraph.insert(0, word)
    else:
        unseen.tail = rest
    paragraph.insert(0, unseen)
    paragraph.insert(0, make("span", {"class": "drop-cap", "style": look}))
    add_class(paragraph, "initial")
    narrow = [drop.width - drop.unseen, *(drop.width for _ in range(drop.lines - 1))]
    paragraph.set(NARROW, " ".join(f"{length:.3f}" for length in narrow))


def _measured(geometry: Geometry, letter: Outline) -> _Drop:
    """The letter reaches from the capitals of the first line to the last baseline; one with a tail keeps it above the
    next line."""
    roomy = geometry.lines >= LEAST_LINES and geometry.width >= LEAST_EMS * geometry.size
    lines = DEEP if roomy else SHALLOW
    below = geometry.below(geometry.size, geometry.line)
    top = geometry.line - below - letter.capital * geometry.size
    tall = (lines - 1) * geometry.line + letter.capital * geometry.size
    size = min(tall / letter.capital, (tall + 0.8 * below) / (letter.capital - min(0.0, letter.bottom)))
    rise = max(0.0, (letter.top - letter.capital) * size - top)
    return _Drop(
        size,
        lines,
        (letter.right - letter.left) * size + GAP * geometry.size,
        lines * geometry.line + rise,
        rise,
        rise + top + letter.capital * size,
        letter.advance * geometry.size,
    )


def _drawn(drop: _Drop, letter: Outline) -> str:
    scale = drop.size / letter.em
    place = f"translate({-letter.left * drop.size:.3f} {drop.baseline:.3f}) scale({scale:.6f} {-scale:.6f})"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{drop.width:.3f}pt" height="{drop.height:.3f}pt" '
        f'viewBox="0 0 {drop.width:.3f} {drop.height:.3f}"><path transform="{place}" d="{letter.path}"/></svg>'
    )
