"""Takes a block of XHTML apart into the pieces of its lines, and puts the lines made of them back into it.

Notes are taken out on the way: they stand inside the paragraph that calls them, but not in its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from chapbook.writers.pdf.breaking.shapes import Line, Part, Piece
from chapbook.writers.pdf.cut import BR, add_class, has_class, is_note, take_out
from chapbook.xhtml.elements import XHTML, Element, add, make

SPACES = re.compile(r"[ \t\r\n\f]+")
OWN_LINES = frozenset({"line", "sense"})
"""Inline elements that the style sheets make blocks of: a line of verse, a part of a title."""
FLOATS = frozenset({"drop-cap"})
"""Inline elements that stand beside the first lines, not in them."""


def fold_spaces(block: Element) -> None:
    """Give the text of a block the white space that it is set with (CSS Text 3, clause 4.1): single spaces between
    words, none at either end of a line."""
    pending: list[tuple[Element, bool]] = []
    fresh = True
    for owner, is_tail, breaks in _slots(block):
        if breaks:
            _strip_end(pending)
            fresh = True
        text = SPACES.sub(" ", (owner.tail if is_tail else owner.text) or "")
        text = text.removeprefix(" ") if fresh else text
        _set(owner, is_tail, text)
        if text:
            pending.append((owner, is_tail))
            fresh = text.endswith(" ")
    _strip_end(pending)


def parts_of(block: Element, notes: Mapping[Element, int]) -> tuple[Part, ...]:
    """The parts of a block in order, those without a word left out; ``notes`` has the number of each note."""
    walk = _Walk(notes)
    walk.enter(block, (), block)
    walk.end(block)
    return tuple(part for part in walk.parts if part.text)


def set_lines(parts: tuple[Part, ...], lines: tuple[tuple[Line, ...], ...], *, filled: bool) -> tuple[Element, ...]:
    """Put the lines of each part into its home in place of what it held; returns the line elements in order.

    Lines that fill their measure (``filled``) end with a forced break, others are blocks of their own; all with the
    word space that parts them from the next.
    """
    homes = {part.home: None for part in parts}
    for home in homes:
        home.text = ""
        for child in list(home):
            if any(has_class(child, name) for name in FLOATS):
                child.tail = None
            else:
                home.remove(child)
        add_class(home, "set")
        if filled:
            add_class(home, "filled")
    seen: set[str] = set()
    elements: list[Element] = []
    for part, made in zip(parts, lines, strict=True):
        for line in made:
            elements.append(_line(part, line, seen))
            part.home.append(elements[-1])
    for one, after in pairwise(elements):
        if filled and one.getparent() is after.getparent():
            add(one, "\n")
    return tuple(elements)


def line_style(lines: Iterable[Line]) -> str:
    """The style sheet that the lines need: each ends where it was broken, with the spaces that it was given."""
    spaces, hangs, scales = set(), set(), set()
    for line in lines:
        spaces.add(round(line.space * 100))
        hangs.add(round(line.hang * 100))
        scales.add(round(line.scale * 1000))
    rules = [
        ".text .set { white-space: nowrap; hyphens: manual; overflow-wrap: normal; }",
        ".text .filled { white-space: pre; text-align: left; }",
        ".set:not(.filled) > .set-line { display: block; }",
        ".set:not(.filled) > .set-line ~ .set-line { text-indent: 0; }",
        *(f".s{space} {{ word-spacing: {space / 100}pt; }}" for space in sorted(spaces - {0})),
        # The line's own strut alone says how high it is, so that no line leaves the grid.
        *(f".z{scale} {{ font-size: {scale / 1000}em; line-height: 0; }}" for scale in sorted(scales - {1000})),
        *(f".h{hang} {{ margin-left: {-hang / 100}pt; }}" for hang in sorted(hangs - {0})),
    ]
    return "\n".join(rules)


class _Walk:
    """Goes through a block and collects its parts."""

    def __init__(self, notes: Mapping[Element, int]) -> None:
        self.notes = notes
        self.parts: list[Part] = []
        self.pieces: list[Piece] = []

    def end(self, home: Element) -> None:
        """End a part here."""
        if self.pieces:
            self.parts.append(Part(home, tuple(self.pieces)))
        self.pieces = []

    def enter(self, element: Element, path: tuple[Element, ...], home: Element) -> None:
        """Collect all that an element holds."""
        self._piece(element.text, path)
        for child in list(element):
            tail = child.tail
            if is_note(child):
                self._call(child)
            elif child.tag == BR:
                self.end(home)
            elif any(has_class(child, name) for name in OWN_LINES):
                self.end(home)
                self.enter(child, (), child)
                self.end(child)
            elif any(has_class(child, name) for name in FLOATS):
                pass
            elif len(child) or child.text:
                self.enter(child, (*path, child), home)
            else:
                self.pieces.append(Piece("", (*path, child)))
            self._piece(tail, path)

    def _piece(self, text: str | None, path: tuple[Element, ...]) -> None:
        if text:
            self.pieces.append(Piece(text, path))

    def _call(self, note: Element) -> None:
        number = self.notes[note]
        take_out(note)
        if self.pieces:
            last = self.pieces[-1]
            self.pieces[-1] = Piece(last.text, last.path, (*last.calls, number))
        else:
            self.pieces.append(Piece("", (), (number,)))


def _slots(element: Element) -> Iterator[tuple[Element, bool, bool]]:
    """Each place of text in order: its element, whether it is the tail of that, whether a line begins there."""
    yield element, False, any(has_class(element, name) for name in OWN_LINES)
    for child in element:
        if is_note(child):
            yield child, True, False
            continue
        yield from _slots(child)
        yield child, True, child.tag == BR or any(has_class(child, name) for name in OWN_LINES)


def _strip_end(pending: list[tuple[Element, bool]]) -> None:
    """Take the space at the end of a line away."""
    while pending:
        owner, is_tail = pending.pop()
        text = ((owner.tail if is_tail else owner.text) or "").removesuffix(" ")
        _set(owner, is_tail, text)
        if text:
            pending.clear()


def _set(owner: Element, is_tail: bool, text: str) -> None:
    if is_tail:
        owner.tail = text
    else:
        owner.text = text


def _line(part: Part, line: Line, seen: set[str]) -> Element:
    """A line as an element, its pieces in copies of the inline elements that they stand in."""
    names = [f"s{round(line.space * 100)}"] if line.space else []
    names += [f"z{round(line.scale * 1000)}"] if line.scale != 1 else []
    names += [f"h{round(line.hang * 100)}"] if line.hang else []
    root = make("span", {"class": " ".join(["set-line", *names])})
    open_path: list[tuple[Element, Element]] = []
    for cut in line.slices:
        piece = part.pieces[cut.piece]
        text = piece.text[cut.start : cut.end]
        shared = 0
        while shared < min(len(open_path), len(piece.path)) and open_path[shared][0] is piece.path[shared]:
            shared += 1
        del open_path[shared:]
        for original in piece.path[shared:]:
            copy = _copied(original, seen)
            (open_path[-1][1] if open_path else root).append(copy)
            open_path.append((original, copy))
        add(open_path[-1][1] if open_path else root, text)
    if line.hyphen:
        add(open_path[-1][1] if open_path else root, "\u2010")
    return root


def _copied(original: Element, seen: set[str]) -> Element:
    """An empty element of the same kind; an id goes to the first copy only."""
    kept = {str(key): str(value) for key, value in original.attrib.items() if "{" not in str(key)}
    name = kept.get("id", "")
    if name in seen:
        del kept["id"]
    seen.update({name} - {""})
    return make(str(original.tag).removeprefix(f"{{{XHTML}}}"), kept)
