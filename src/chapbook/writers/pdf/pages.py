"""Carries out the plan: each page begins where planned, with its running heads and its share of the notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chapbook.writers.pdf.assembly import PICTURE, PrintText
from chapbook.writers.pdf.cut import BR, add_class, divide, has_class, letters, split, take_out, text_of
from chapbook.writers.pdf.plan import Chunk, PlannedPage
from chapbook.writers.pdf.reading import HEADINGS, Measured
from chapbook.xhtml.elements import XHTML, Element, add, make

FLOW = frozenset(f"{{{XHTML}}}{name}" for name in ("main", "section", "div"))
HOLDS_NO_NOTE = HEADINGS | {PICTURE, f"{{{XHTML}}}table"}
"""Elements that no note can be put into: a heading would take its words into the outline."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The running heads: on versos always the same; on rectos the section or, before the first, the title.

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


def lay_pages(text: PrintText, measured: Measured, pages: Sequence[PlannedPage], heads: Heads) -> None:
    """Cut the text's blocks and notes where the pages end, and mark where each page begins."""
    for block, ends in zip(text.blocks, measured.blocks, strict=True):
        if block.tag in HEADINGS and len(ends) > 1:
            _even_out(block, len(ends))
    section = ""
    sections = []
    for page in pages:
        found = [words for words in _headings(text, measured, page) if words]
        sections.append(found[0] if found else section)
        section = found[-1] if found else section
    chunks = _cut_notes(text, measured, pages)
    # From the last page back: what is cut off stands behind its block, whose front stays to be cut again.
    for page, title in reversed(tuple(zip(pages, sections, strict=True))):
        opens = page.start < page.end and measured.rows[page.start].opens
        top = _page_top(text, measured, page, opens=opens)
        top.set("data-verso", "" if opens else heads.shortened(heads.verso))
        top.set("data-recto", "" if opens else heads.shortened(title or heads.recto))
        for chunk in reversed(page.chunks):
            _move_into(top, chunks[chunk])
        if page.chunks:
            add_class(chunks[page.chunks[0]], "ruled")


def _even_out(heading: Element, lines: int) -> None:
    """Break a heading of several lines so that they are as even as can be; one that has breaks of its own stays so."""
    if any(has_class(child, "sense") or child.tag == BR for child in heading.iter()):
        return
    text = text_of(heading)
    words = [word for word in re.split(r"[ \t\n]+", text) if word]
    width = next(width for width in range(1, len(text) + 1) if len(_filled(words, width)) <= lines)
    end = letters(text)
    for line in reversed(_filled(words, width)[1:]):
        end -= letters(line)
        rest = divide(heading, end)
        add(heading, make("br"), rest.text or "")
        heading.extend(list(rest))


def _filled(words: list[str], width: int) -> list[str]:
    """The words in lines of at most so many letters; a longer word has a line of its own."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _headings(text: PrintText, measured: Measured, page: PlannedPage) -> Iterator[str]:
    """The words of the headings that stand on a page; that of the title is empty."""
    for index, line in measured.places[page.start : page.end]:
        block = text.blocks[index]
        if line == 0 and block.tag in HEADINGS:
            yield "" if has_class(block, "title") else text_of(block, calls=False)


def _cut_notes(text: PrintText, measured: Measured, pages: Sequence[PlannedPage]) -> Mapping[Chunk, Element]:
    """Each chunk's element; the first of a note is the note itself, what follows stands behind it."""
    found = {}
    for chunk in sorted(
        (chunk for page in pages for chunk in page.chunks), key=lambda c: (c.note, c.start), reverse=True
    ):
        note = text.notes[chunk.note]
        found[chunk] = split(note, measured.notes[chunk.note][chunk.start - 1]) if chunk.start else note
    return found


def _page_top(text: PrintText, measured: Measured, page: PlannedPage, *, opens: bool) -> Element:
    """The element that a page begins with, in which the notes of the page can be put before all else.

    The layout gives a note to the page of its place in the text; within a line that place would disturb the line.
    """
    if page.start == page.end:
        return _page_start(_anchor_after(text.blocks[measured.places[page.start - 1][0]]))
    index, line = measured.places[page.start]
    block = text.blocks[index]
    if line:
        return _page_start(split(block, measured.blocks[index][line - 1]))
    if not opens:
        add_class(block, "page-top-above")
        _level_above(block)
    if block.tag in HOLDS_NO_NOTE:
        anchor = make("p", {"class": "anchor"})
        block.addprevious(anchor)
        return _page_start(anchor, opens=opens)
    return _page_start(block, opens=opens)


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

    A line of verse is a block of its own: before it, the place of the note would be a line too.
    """
    if len(top) and has_class(top[0], "line") and not (top.text or "").strip():
        top = top[0]
    take_out(note)
    note.tail, top.text = top.text, None
    top.insert(0, note)
