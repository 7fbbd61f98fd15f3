"""Reads a finished EPUB for the checks, with another parser than the one that wrote it. It judges nothing.

The one module that knows Beautiful Soup.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote, urldefrag
from zipfile import BadZipFile, ZipFile, ZipInfo

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

__all__ = ["Listed", "Opened", "Tag", "UnreadableError", "read_epub"]

CONTAINER = "META-INF/container.xml"
XHTML_TYPE = "application/xhtml+xml"
LINES = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "td", "th", "figcaption", "br")
APART = frozenset({"pagebreak", "noteref", "footnote", "endnotes"})
BLOCKS = frozenset({*LINES, "div", "section", "blockquote", "aside", "figure", "tr", "hr"})


class UnreadableError(Exception):
    """The file is no EPUB that can be looked into; says why."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An item of the manifest: its id, its path in the zip, its media type and its properties."""

    id: str
    path: str
    media_type: str
    properties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A finished EPUB: the entries of its zip in order, its files, its package and its XHTML files by path."""

    entries: tuple[ZipInfo, ...]
    files: Mapping[str, bytes]
    package_path: str
    package: Tag
    manifest: tuple[Listed, ...]
    spine: tuple[str, ...]
    pages: Mapping[str, Tag]

    def nav(self, kind: str) -> Tag | None:
        """The navigation list of an epub:type (``toc``, ``page-list``, ``landmarks``), if there is one."""
        for item in self.manifest:
            if "nav" in item.properties and item.path in self.pages:
                for nav in self.pages[item.path].find_all("nav"):
                    if kind in said(nav, "epub:type").split():
                        return nav
        return None

    def nav_path(self) -> str:
        """The path of the navigation file; empty if none is declared."""
        return next((item.path for item in self.manifest if "nav" in item.properties), "")

    def text_pages(self) -> tuple[tuple[str, Tag], ...]:
        """The files that the text stands in (their body is ``bodymatter``), in reading order."""
        pages = ((path, self.pages[path]) for path in self.spine if path in self.pages)
        return tuple((path, page) for path, page in pages if said(page.find("body"), "epub:type") == "bodymatter")

    def target(self, base: str, href: str) -> tuple[str, Tag | None]:
        """Where a link leads: the path of the file, and the element its fragment names (without one: the root)."""
        path, fragment = resolved(base, href)
        page = self.pages.get(path)
        if page is None:
            return path, None
        return path, page.find(id=fragment) if fragment else page


def read_epub(content: bytes) -> Opened:
    """Opens an EPUB. Raises UnreadableError if it is no zip, has no package document, or a file in it is damaged."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = tuple(archive.infolist())
            files = {entry.filename: archive.read(entry) for entry in entries}
    except (BadZipFile, EOFError, NotImplementedError, ValueError) as error:
        raise UnreadableError(f"the zip cannot be read: {error}") from error
    rootfile = parsed(files.get(CONTAINER, b"")).find("rootfile")
    package_path = said(rootfile, "full-path")
    if package_path not in files:
        raise UnreadableError(f"{CONTAINER} names no package document that is there")
    package = parsed(files[package_path])
    manifest = tuple(_manifest(package, posixpath.dirname(package_path)))
    paths = {item.id: item.path for item in manifest}
    spine = tuple(paths.get(said(ref, "idref"), "") for ref in package.find_all("itemref"))
    pages = {
        item.path: parsed(files[item.path]) for item in manifest if item.media_type == XHTML_TYPE and item.path in files
    }
    return Opened(entries, files, package_path, package, manifest, spine, pages)


def parsed(content: bytes) -> Tag:
    """The tree of an XML file."""
    return BeautifulSoup(content, "xml")


def parsed_html(content: bytes) -> Tag:
    """The tree of an HTML file, as a browser would have it."""
    return BeautifulSoup(content, "html.parser", from_encoding="utf-8")


def said(tag: PageElement | None, attribute: str) -> str:
    """The value of an attribute; empty if the tag or the attribute is missing."""
    if not isinstance(tag, Tag):
        return ""
    value = tag.get(attribute, "")
    return value if isinstance(value, str) else " ".join(value or ())


def in_notes(tag: Tag) -> bool:
    """True for what stands in a note or among the endnotes."""
    return any(said(parent, "epub:type") in {"footnote", "endnotes"} for parent in tag.parents)


def of_kind(tag: Tag, *kinds: str) -> list[Tag]:
    """The elements below a tag whose epub:type is one of the kinds (no kind given: any), in order."""
    return [
        found for found in tag.find_all(True) if (kind := said(found, "epub:type")) and (not kinds or kind in kinds)
    ]


def words(tag: Tag) -> str:
    """The text of an element in one line."""
    return " ".join(tag.get_text().split())


def strings(tag: Tag) -> list[NavigableString]:
    """All text below an element, in order; comments and the like are none."""
    return [text for text in tag.find_all(string=True) if type(text) is NavigableString]


def resolved(base: str, href: str) -> tuple[str, str]:
    """The path in the zip and the fragment that a link in the file ``base`` leads to."""
    address, fragment = urldefrag(href)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(address))) if address else base
    return path, unquote(fragment)


def links(tag: Tag) -> Iterator[tuple[str, Tag]]:
    """The entries of a navigation list in reading order: the address and the link."""
    for link in tag.find_all("a"):
        yield said(link, "href"), link


def stands_apart(tag: Tag) -> bool:
    """True for page marks, calls, notes and list markers of an EPUB: they are no words of the text around them."""
    return said(tag, "epub:type") in APART or said(tag, "class") == "marker"


def reading(tag: Tag, apart: Callable[[Tag], bool] = stands_apart) -> Iterator[str | Tag]:
    """The text of an element in order; what stands apart comes as itself and is not entered.

    A space stands before and after what begins a line of its own.
    """
    for child in tag.children:
        if isinstance(child, NavigableString):
            if type(child) is NavigableString:
                yield str(child)
        elif isinstance(child, Tag) and apart(child):
            yield child
        elif isinstance(child, Tag):
            around = " " if child.name in BLOCKS else ""
            yield around
            yield from reading(child, apart)
            yield around


def _manifest(package: Tag, folder: str) -> Iterator[Listed]:
    for item in package.find_all("item"):
        path = posixpath.normpath(posixpath.join(folder, unquote(said(item, "href"))))
        yield Listed(said(item, "id"), path, said(item, "media-type"), tuple(said(item, "properties").split()))
