"""Blocks to XHTML elements, and headings to the sections they open."""

from __future__ import annotations

from chapbook.shapes.document import (
    Block,
    Byline,
    Chapter,
    Epigraph,
    Figure,
    Heading,
    Listing,
    ListItem,
    Ornament,
    Paragraph,
    Quotation,
    Signature,
    Table,
    Verse,
    plain,
)
from chapbook.xhtml.elements import Content, Element, add, make
from chapbook.xhtml.entries import HeadingEntry
from chapbook.xhtml.inlines import InlineRenderer

NATIVE_DASHES = frozenset({"", "-", "–", "—"})
"""Markers that the style sheet's own dash stands for."""


def render_block(block: Block, inlines: InlineRenderer) -> Element:
    """The element of one block; headings and chapters are laid out by ``render_sections``."""
    match block:
        case Paragraph() | Heading():
            element = make("p", None, *inlines.render(block.inlines))
        case Byline():
            element = make("p", {"class": "byline", "epub:type": "z3998:author"}, *inlines.render(block.inlines))
        case Signature():
            element = make("p", {"class": "signature", "epub:type": "z3998:signature"}, *inlines.render(block.inlines))
        case Quotation() | Chapter():
            element = make(
                "blockquote", {"class": "quotation"}, *(render_block(inner, inlines) for inner in block.blocks)
            )
        case Verse():
            element = _verse(block, inlines)
        case Epigraph():
            element = _epigraph(block, inlines)
        case Listing():
            element = _listing(block, inlines)
        case Figure():
            element = _figure(block, inlines)
        case Table():
            element = _table(block, inlines)
        case Ornament():
            element = make("p", {"class": "ornament"}, *inlines.render(block.inlines))
    return element


def render_sections(
    blocks: tuple[Block, ...], inlines: InlineRenderer, *, chapters: bool
) -> tuple[tuple[Element, ...], tuple[HeadingEntry, ...]]:
    """The blocks, each heading but the title opening a section that holds all up to the next of its level.

    In a book cut into chapters a heading of level 1 is its file's first heading, so all move up by one.
    """
    top = make("body")
    path: list[tuple[int, Element]] = [(-1, top)]
    entries: list[HeadingEntry] = []
    for block in blocks:
        if isinstance(block, Heading):
            entries.append(HeadingEntry(block.level, inlines.numbers.heading(), " ".join(plain(block.inlines).split())))
            while path[-1][0] >= block.level:
                path.pop()
            if block.level:
                section = make("section", _section_kind(block.level, chapters))
                add(path[-1][1], section)
                path.append((block.level, section))
            add(path[-1][1], _heading(block, entries[-1].id, inlines, chapters))
        else:
            add(path[-1][1], render_block(block, inlines))
    return tuple(top), tuple(entries)


def flattened(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with those of chapters in their place."""
    return tuple(
        inner for block in blocks for inner in (flattened(block.blocks) if isinstance(block, Chapter) else (block,))
    )


def _heading(block: Heading, name: str, inlines: InlineRenderer, chapters: bool) -> Element:
    level = min(6, max(1, block.level + (0 if chapters else 1)))
    attributes = {"id": name} if block.level else {"id": name, "class": "title", "epub:type": "title"}
    return make(f"h{level}", attributes, *inlines.render(block.inlines))


def _section_kind(level: int, chapters: bool) -> dict[str, str]:
    return {"epub:type": "chapter", "role": "doc-chapter"} if chapters and level == 1 else {}


def _verse(block: Verse, inlines: InlineRenderer) -> Element:
    """One paragraph, a span a line: lines keep together for screen readers and can hang in CSS."""
    paragraph = make("p")
    for number, line in enumerate(block.lines):
        if number:
            add(paragraph, make("br"))
        add(paragraph, make("span", {"class": "line"}, *inlines.render(line)))
    return make("div", {"class": "verse", "epub:type": "z3998:verse"}, paragraph)


def _epigraph(block: Epigraph, inlines: InlineRenderer) -> Element:
    element = make("blockquote", {"class": "epigraph", "epub:type": "epigraph", "role": "doc-epigraph"})
    add(element, *(render_block(child, inlines) for child in block.blocks))
    if block.source:
        add(element, make("p", {"class": "source"}, *inlines.render(block.source)))
    return element


def _listing(block: Listing, inlines: InlineRenderer) -> Element:
    """A list that keeps the print's markers: by its own numbering where that is the same, else as words."""
    native = markers_are_native(block)
    items = (_item(item, inlines, native=native) for item in block.items)
    if not block.ordered:
        return make("ul", {"class": "" if native else "printed"}, *items)
    attributes = {"type": _numbering(block), "start": str(block.start) if block.start != 1 else ""}
    return make("ol", {"class": "" if native else "printed", **attributes}, *items)


def markers_are_native(block: Listing) -> bool:
    """True if a reader that numbers the list (or sets a dash before each item) shows what the print shows."""
    markers = [item.marker.strip() for item in block.items]
    if not block.ordered:
        return set(markers) <= NATIVE_DASHES
    counted = range(block.start, block.start + len(markers))
    letter = _numbering(block)
    numbers = [f"{chr(ord(letter) + number - 1) if letter else number}." for number in counted]
    return markers == numbers or not any(markers)


def _item(item: ListItem, inlines: InlineRenderer, *, native: bool) -> Element:
    """The marker stands in the item itself, so that it is read, copied and shown where style sheets are not."""
    content, marker = inlines.render(item.inlines), item.marker.strip()
    if native or not marker:
        return make("li", None, *content)
    if inlines.form == "in place":  # the PDF's style sheet sets it as the item's marker
        return make("li", {"data-marker": marker}, *content)
    return make("li", None, make("span", {"class": "marker"}, marker), " ", *content)


def _numbering(block: Listing) -> str:
    """The ``type`` of an ordered list: letters where the print counts in letters, else figures (the default)."""
    mark = block.items[0].marker.strip(" .)(-–—°") if block.items else ""
    start = chr(ord("a") + block.start - 1) if 1 <= block.start <= 26 else ""
    return "a" if start and mark == start else "A" if start and mark == start.upper() else ""


def _figure(block: Figure, inlines: InlineRenderer) -> Element:
    picture = make("img", {"src": block.image})
    picture.set("alt", block.alt)
    caption: tuple[Content, ...] = inlines.render(block.caption)
    return make("figure", None, picture, *((make("figcaption", None, *caption),) if caption else ()))


def _table(block: Table, inlines: InlineRenderer) -> Element:
    rows = (make("tr", None, *(make("td", None, *inlines.render(cell)) for cell in row)) for row in block.rows)
    return make("table", None, make("tbody", None, *rows))
