"""Carries out the plan: each page begins where planned, with its running heads and its share of the notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chapbook.writers.pdf.assembly import PICTURE, PrintText
from chapbook.writers.pdf.breaking.pieces import line_style, set_lines
from chapbook.writers.pdf.breaking.shapes import Part
from chapbook.writers.pdf.cut import add_class, has_class, split, take_out
from chapbook.writers.pdf.plan import Chunk, PlannedPage
from chapbook.writers.pdf.reading import HEADINGS, BrokenText, Measured
from chapbook.xhtml.elements import XHTML, Element, make

FLOW = frozenset(f"{{{XHTML}}}{name}" for name in ("main", "section", "div"))
HOLDERS = frozenset(f"{{{XHTML}}}{name}" for name in ("blockquote", "ol", "ul"))
HOLDS_NO_NOTE = HEADINGS | {PICTURE, f"{{{XHTML}}}table"}
"""Elements that no note can be put into: a heading would take its words into the outline."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The running heads: on versos always the same; on rectos the section or, before the first, the title.

    A recto that begins with a heading has the title: the section's name would stand there twice.

    ``most`` is the number of characters that fit.
    """

    verso: str
    recto: str
    most: int

    def shortened(self, text: str) -> str:
        """The words of a heading, as many as fit."""
        words = " ".join(text.split()).rstrip(" :;,")
        if len(words) <= self.most:
            return words
        cut = words.rfind(" ", self.most // 2, self.most)
        return words[: cut if cut > 0 else self.most - 1].rstrip(" ,;:.–—") + "…"


@dataclass(frozen=True, slots=True)
class SetText:
    """The text with its lines set: the line elements and the words of each block, and the lines of each note."""

    text: PrintText
    lines: tuple[tuple[Element, ...], ...]
    words: tuple[str, ...]
    notes: tuple[tuple[Element, ...], ...]


def set_text(text: PrintText, broken: BrokenText) -> tuple[SetText, str]:
    """Put the lines into their blocks and notes; with the style sheet that their classes need."""
    words = tuple(" ".join(_words(part.part) for part in parts) for parts in broken.blocks)
    chosen = [[(part, part.lines(part.best)) for part in parts] for parts in (*broken.blocks, *broken.notes)]
    elements = [
        set_lines(tuple(part.part for part, _ in made), tuple(lines for _, lines in made), filled=made[0][0].filled)
        if made
        else ()
        for made in chosen
    ]
    sheet = line_style(line for made in chosen for _, lines in made for line in lines)
    return SetText(text, tuple(elements[: len(text.blocks)]), words, tuple(elements[len(text.blocks) :])), sheet


def _words(part: Part) -> str:
    """The words of a part without the numbers of its calls."""
    return "".join(piece.text for piece in part.pieces if not any(has_class(above, "call") for above in piece.path))


def lay_pages(done: SetText, measured: Measured, pages: Sequence[PlannedPage], heads: Heads) -> None:
    """Cut the text's blocks and notes where the pages end, and mark where each page begins."""
    section = ""
    sections = []
    for page in pages:
        found = [words for words in _headings(done, measured, page) if words]
        sections.append("" if _begins_with_heading(done, measured, page) else found[0] if found else section)
        section = found[-1] if found else section
    chunks = _cut_notes(done, pages)
    # From the last page back: what is cut off stands behind its block, whose front stays to be cut again.
    for page, title in reversed(tuple(zip(pages, sections, strict=True))):
        opens = page.start < page.end and measured.rows[page.start].opens
        top = _page_top(done, measured, page, opens=opens)
        top.set("data-verso", "" if opens else heads.shortened(heads.verso))
        top.set("data-recto", "" if opens else heads.shortened(title or heads.recto))
        for row in () if page.chunks else _whitened(done, measured, page):
            add_class(done.text.blocks[measured.places[row][0]], "more-white")
        for chunk in reversed(page.chunks):
            _move_into(top, chunks[chunk])
        if page.chunks:
            add_class(chunks[page.chunks[0]], "ruled")
            if page.white:
                add_class(chunks[page.chunks[-1]], "raised")


def _whitened(done: SetText, measured: Measured, page: PlannedPage) -> Sequence[int]:
    """The rows of a page above which a line of white more is set: headings first, then what has most already."""

    def rank(row: int) -> tuple[bool, float]:
        block = done.text.blocks[measured.places[row][0]]
        return block.tag not in HEADINGS, measured.rows[row - 1].bottom - measured.rows[row].top

    return sorted((row for row in range(page.start + 1, page.end) if measured.rows[row].white), key=rank)[: page.white]


def page_tops(main: Element) -> tuple[Element, ...]:
    """The elements that the pages of the text begin with, one for each page, in order."""
    return tuple(
        element for element in main.iter() if has_class(element, "page-top") or has_class(element, "page-opens")
    )


def is_continued(top: Element) -> bool:
    """True where a page begins within the block that the page before ends with."""
    before = top.getprevious()
    return has_class(top, "continued") and not (before is not None and has_class(before, "anchor"))


def runs_on(top: Element) -> int:
    """How many quotations and lists, one in another, have begun on the pages before the one that begins so."""
    count, element, begun = 0, top, False
    while (parent := element.getparent()) is not None:
        begun = begun or parent[0] is not element
        count += begun and parent.tag in HOLDERS
        element = parent
    return count


def _headings(done: SetText, measured: Measured, page: PlannedPage) -> Iterator[str]:
    """The words of the headings that stand on a page; that of the title is empty."""
    for index, line in measured.places[page.start : page.end]:
        block = done.text.blocks[index]
        if line == 0 and block.tag in HEADINGS:
            yield "" if has_class(block, "title") else done.words[index]


def _begins_with_heading(done: SetText, measured: Measured, page: PlannedPage) -> bool:
    """True where the first words of a page are a heading."""
    first = next((place for place in measured.places[page.start : page.end] if done.words[place[0]]), None)
    return first is not None and first[1] == 0 and done.text.blocks[first[0]].tag in HEADINGS


def _cut_notes(done: SetText, pages: Sequence[PlannedPage]) -> Mapping[Chunk, Element]:
    """Each chunk's element; the first of a note is the note itself, what follows is cut off it."""
    found = {}
    for chunk in sorted(
        (chunk for page in pages for chunk in page.chunks), key=lambda c: (c.note, c.start), reverse=True
    ):
        note = done.text.notes[chunk.note]
        if chunk.start:
            found[chunk] = split(note, done.notes[chunk.note][chunk.start])
            _end_page(done.notes[chunk.note][chunk.start - 1])
        else:
            found[chunk] = note
    return found


def _page_top(done: SetText, measured: Measured, page: PlannedPage, *, opens: bool) -> Element:
    """The element that a page begins with, in which the notes of the page can be put before all else.

    The layout gives a note to the page of its place in the text; within a line that place would disturb the line.
    """
    blocks = done.text.blocks
    if page.start == page.end:
        return _page_start(_anchor_after(blocks[measured.places[page.start - 1][0]]))
    index, line = measured.places[page.start]
    block = blocks[index]
    if line:
        rest = split(block, done.lines[index][line])
        _end_page(done.lines[index][line - 1])
        return _page_start(rest)
    if not opens:
        add_class(block, "page-top-above")
        _level_above(block)
    if block.tag in HOLDS_NO_NOTE:
        anchor = make("p", {"class": "anchor"})
        block.addprevious(anchor)
        return _page_start(anchor, opens=opens)
    return _page_start(block, opens=opens)


def _end_page(line: Element) -> None:
    """Take the forced break behind a line away, where the page's end stands in its place."""
    if len(line):
        line[-1].tail = (line[-1].tail or "").removesuffix("\n")
    else:
        line.text = (line.text or "").removesuffix("\n")


def _page_start(element: Element, *, opens: bool = False) -> Element:
    add_class(element, "page-opens" if opens else "page-top")
    return element


def _anchor_after(block: Element) -> Element:
    """An empty paragraph behind a block, for a page that holds nothing but notes."""
    above = block
    while (parent := above.getparent()) is not None and parent.tag not in FLOW:
        above = parent
    anchor = make("p", {"class": "anchor"}, "\u00a0")
    above.addnext(anchor)
    return anchor


def _level_above(top: Element) -> None:
    """Take the space away above all that begins with this element: a page begins with it."""
    element = top
    while (parent := element.getparent()) is not None and parent[0] is element:
        add_class(parent, "page-top-above")
        element = parent


def _move_into(top: Element, note: Element) -> None:
    """Put a piece of a note before all that an element holds; the text behind it stays.

    Where the lines are blocks of their own it goes into the first: before it, the place of the note would be a line.
    """
    while len(top) and (has_class(top[0], "line") or (has_class(top[0], "set-line") and not has_class(top, "filled"))):
        top = top[0]
    take_out(note)
    note.tail, top.text = top.text, None
    top.insert(0, note)
