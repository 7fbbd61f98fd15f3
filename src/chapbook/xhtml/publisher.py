"""The publisher's own pages as XHTML: each a file of its own, with no place in the text's numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from chapbook.shapes.document import Block, Heading
from chapbook.shapes.edition import Edition
from chapbook.shapes.language import Language
from chapbook.shapes.matter import MatterPage
from chapbook.xhtml.blocks import render_block
from chapbook.xhtml.elements import Element, make
from chapbook.xhtml.entries import XhtmlFile
from chapbook.xhtml.inlines import InlineRenderer, Numbers
from chapbook.xhtml.matter import EPUB_DRESS, paragraphs
from chapbook.xhtml.page import Dress, write_page


def matter_page(
    page: MatterPage,
    edition: Edition,
    kind: Literal["frontmatter", "backmatter"],
    dress: Dress = EPUB_DRESS,
    *,
    addresses: bool = False,
) -> XhtmlFile:
    """A page of the publisher's; its section has the page's name as its id.

    With ``addresses`` those of its links are written out, for paper.
    """
    inlines = InlineRenderer("gathered", Numbers(), addresses=addresses)
    section = make("section", {"class": "matter", "id": page.name}, *_elements(page.blocks, inlines))
    content = write_page(page.title, edition.language, kind, (section,), dress)
    return XhtmlFile(f"{page.name}.xhtml", page.title, content)


def back_cover(edition: Edition, language: Language, dress: Dress = EPUB_DRESS) -> XhtmlFile | None:
    """The text on the back of the book, its collection and ISBN; None where edition.toml has no such text."""
    if not edition.back_cover:
        return None
    lines = (language.words["term"].format(term="ISBN", said=edition.isbn) if edition.isbn else "", edition.collection)
    section = make(
        "section",
        {"class": "back-cover"},
        *paragraphs(edition.back_cover),
        *(make("p", {"class": "line"}, line) for line in lines if line),
    )
    title = language.words["back cover"]
    return XhtmlFile("back-cover.xhtml", title, write_page(title, edition.language, "backmatter", (section,), dress))


def _elements(blocks: Iterable[Block], inlines: InlineRenderer) -> Iterator[Element]:
    for block in blocks:
        if isinstance(block, Heading):
            yield make(f"h{min(6, max(1, block.level))}", None, *inlines.render(block.inlines))
        else:
            yield render_block(block, inlines)
