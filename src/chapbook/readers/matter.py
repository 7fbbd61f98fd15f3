"""Reads the publisher's own pages: front/*.md and back/*.md of a book's folder, in the order of their names.

The Markdown is CommonMark without blocks of code, tables and raw HTML, which are refused; code among words is plain
words. The one module that knows markdown-it. What is wrong raises SetupError with the file, the line and the remedy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from chapbook.readers.pictures import picture_fault
from chapbook.shapes.document import (
    Block,
    Emphasis,
    Figure,
    Heading,
    Inline,
    LineBreak,
    Link,
    Listing,
    ListItem,
    Ornament,
    Paragraph,
    Quotation,
    Text,
)
from chapbook.shapes.edition import Book
from chapbook.shapes.findings import SetupError
from chapbook.shapes.matter import OUTSIDE, Matter, MatterPage

_NAME = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")
_RULES = (
    *("autolink", "backticks", "blockquote", "emphasis", "entity", "escape", "fence", "heading", "hr", "html_block"),
    *("html_inline", "image", "lheading", "link", "list", "newline", "table"),
)
_REFUSED = {
    "table": ("a table", "Write its rows as a list or as paragraphs"),
    "fence": ("a block of code", "Write it as a paragraph, without the signs around it"),
    "html_block": ("HTML", "Write its words without the signs < and >"),
    "html_inline": ("HTML", "Write *words* for italics; a sign < of your own as &lt;"),
}
"""What has no place in a page, and the remedy."""
_MAIL = re.compile(r"mailto:[^\s@/]+@[^\s@/]+\.[^\s@/]+")
_STARS = "* * *"


def read_matter(book: Book) -> Matter:
    """The publisher's pages of a book; a folder that is not there holds none."""
    return Matter(_pages(book.folder, "front"), _pages(book.folder, "back"))


def _pages(folder: Path, side: str) -> tuple[MatterPage, ...]:
    inside = folder / side
    if not inside.is_dir():
        return ()
    paths = sorted(path for path in inside.iterdir() if not path.name.startswith("."))
    for path in paths:
        if path.suffix != ".md" or not _NAME.fullmatch(path.stem):
            raise SetupError(
                f"{path}: name it of letters a-z, digits and hyphens, with .md behind, as in 1-preface.md."
            )
    return tuple(_page(path, f"{side}-{path.stem}", folder) for path in paths)


def _page(path: Path, name: str, folder: Path) -> MatterPage:
    parser = MarkdownIt("zero", {"html": True}).enable(list(_RULES))
    parser.validateLink = bool  # type: ignore[assignment]  # addresses are judged below, aloud
    blocks = tuple(_Reader(path, folder).blocks(SyntaxTreeNode(parser.parse(_text(path)))))
    if not blocks or not isinstance(blocks[0], Heading):
        raise SetupError(f"{path}, line 1: a page begins with its title, for the contents. Write one: # Preface")
    return MatterPage(name, blocks)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SetupError(f"{path}: byte {error.start + 1} is not UTF-8. Save the file as UTF-8.") from error


@dataclass(frozen=True, slots=True)
class _Reader:
    """Makes blocks of one file's tree; ``folder`` is the book's."""

    path: Path
    folder: Path

    def blocks(self, parent: SyntaxTreeNode) -> Iterator[Block]:
        """The blocks below a node, in order."""
        for node in parent.children:
            match node.type:
                case "heading":
                    yield Heading(int(node.tag[1]), self._run(node), OUTSIDE)
                case "paragraph":
                    yield self._figure(node) or Paragraph(self._run(node), OUTSIDE)
                case "blockquote":
                    yield Quotation(tuple(self.blocks(node)), OUTSIDE)
                case "bullet_list" | "ordered_list":
                    yield self._listing(node)
                case kind if kind in _REFUSED:
                    raise self._refusal(node, kind)
                case _:
                    yield Ornament((Text(_STARS, OUTSIDE),), OUTSIDE)

    def _listing(self, node: SyntaxTreeNode) -> Listing:
        ordered = node.type == "ordered_list"
        start = int(node.attrs.get("start", 1))
        items = []
        for index, item in enumerate(node.children):
            if any(child.type != "paragraph" for child in item.children):
                raise self._fault(item, "an item of a list is one paragraph", "Write lists in lists as paragraphs")
            runs = [self._run(child) for child in item.children]
            inlines = tuple(inline for run in runs for inline in (LineBreak(), *run))[1:]
            items.append(ListItem(inlines, f"{start + index}." if ordered else "–", OUTSIDE))
        return Listing(tuple(items), ordered, start, OUTSIDE)

    def _figure(self, node: SyntaxTreeNode) -> Figure | None:
        """The picture that is all of a paragraph."""
        inline = node.children[0]
        if [child.type for child in inline.children] != ["image"]:
            return None
        image = inline.children[0]
        source, alt = str(image.attrs.get("src", "")), " ".join(image.content.split())
        if not alt:
            raise self._fault(node, f"the picture {source} has no words for who cannot see it", "Write ![words](...)")
        if fault := picture_fault(self.folder, source):
            raise self._fault(node, f"the picture {source} {fault[0]}", fault[1])
        title = str(image.attrs.get("title", ""))
        return Figure(source, alt, (Text(title, OUTSIDE),) if title else (), OUTSIDE)

    def _run(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        """The inlines of a heading or paragraph."""
        return tuple(inline for child in node.children for inline in self._inlines(child, node))

    def _inlines(self, parent: SyntaxTreeNode, block: SyntaxTreeNode) -> Iterator[Inline]:
        for node in parent.children:
            match node.type:
                case "em" | "strong":
                    yield Emphasis(tuple(self._inlines(node, block)))
                case "link":
                    yield Link(self._address(node, block), tuple(self._inlines(node, block)))
                case "softbreak":
                    yield Text(" ", OUTSIDE)
                case "hardbreak":
                    yield LineBreak()
                case "image":
                    source = node.attrs.get("src", "")
                    raise self._fault(
                        block, f"the picture {source} stands among words", "Give it a paragraph of its own"
                    )
                case kind if kind in _REFUSED:
                    raise self._refusal(block, kind)
                case _:
                    yield Text(node.content, OUTSIDE)

    def _address(self, node: SyntaxTreeNode, block: SyntaxTreeNode) -> str:
        href = str(node.attrs.get("href", ""))
        if _MAIL.fullmatch(href):
            return href
        try:
            parts = urlsplit(href)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise self._fault(
                block,
                f"the link to {href!r} leads nowhere a book can go",
                "Write https://... or mailto:..., or take it out",
            )
        return href

    def _refusal(self, node: SyntaxTreeNode, kind: str) -> SetupError:
        what, remedy = _REFUSED[kind]
        return self._fault(node, f"{what} has no place in a page", remedy)

    def _fault(self, node: SyntaxTreeNode, what: str, remedy: str) -> SetupError:
        line = node.map[0] + 1 if node.map else 1
        return SetupError(f"{self.path}, line {line}: {what}. {remedy}.")
