"""Contents, page list, landmarks and NCX, all from one tree of headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from chapbook.shapes.edition import Edition
from chapbook.shapes.language import Language
from chapbook.xhtml.capitals import lowered
from chapbook.xhtml.elements import Element, make, make_in, serialise_xml
from chapbook.xhtml.entries import XhtmlFile
from chapbook.xhtml.page import Dress, write_page

NCX = "http://www.daisy.org/z3986/2005/ncx/"
ncx = partial(make_in, NCX)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the contents: its words, the address it leads to, and the entries below it."""

    text: str
    href: str
    below: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Navigation:
    """Where a reader can go: the contents, the pages of the print as (label, address), and a few landmarks."""

    contents: tuple[Entry, ...]
    pages: tuple[tuple[str, str], ...]
    start: str


def navigation(
    text: tuple[XhtmlFile, ...], after: tuple[XhtmlFile, ...], before: Sequence[XhtmlFile] = ()
) -> Navigation:
    """One entry for each file before the text, the tree of the text's headings, one for each file after it.

    The title of the work stands beside the headings of level 1, not above them, so that no level is lost on it.
    """
    headings = [
        (max(1, heading.level), Entry(heading.text, f"{file.name}#{heading.id}"))
        for file in text
        for heading in file.headings
    ]
    if not headings:
        headings = [(1, Entry(file.title, file.name)) for file in text]
    pages = tuple((page.label, f"{file.name}#{page.id}") for file in text for page in file.pages)
    first, last = ((Entry(file.title, file.name) for file in files) for files in (before, after))
    return Navigation((*first, *nested(headings), *last), pages, text[0].name)


def nav_file(navigation: Navigation, edition: Edition, language: Language, dress: Dress) -> XhtmlFile:
    """nav.xhtml: the contents to be read, the page list and the landmarks hidden (EPUB 3.3 clause 7)."""
    words = language.words
    contents = make(
        "nav",
        {"epub:type": "toc", "role": "doc-toc"},
        make("h1", None, words["contents"]),
        _listed(navigation.contents),
    )
    pages = tuple(Entry(label, href) for label, href in navigation.pages)
    landmarks = make("ol", None, *_landmarks(navigation, language))
    body = (
        contents,
        *((_hidden("page-list", words["page list"], _listed(pages), "doc-pagelist"),) if pages else ()),
        _hidden("landmarks", words["landmarks"], landmarks),
    )
    content = write_page(words["contents"], edition.language, "frontmatter", body, dress)
    return XhtmlFile("nav.xhtml", words["contents"], content)


def ncx_file(navigation: Navigation, edition: Edition, identifier: str) -> bytes:
    """toc.ncx for readers of EPUB 2 (OPF 2.0.1 clause 2.4.1): the same contents and the same pages."""
    head = (("dtb:uid", identifier), ("dtb:depth", str(_depth(navigation.contents))), *_page_counts(navigation))
    names = iter(range(1, 1 + _size(navigation.contents)))
    points = [_point(entry, names) for entry in navigation.contents]
    pages = [_page_target(number, page) for number, page in enumerate(navigation.pages, start=1)]
    root = ncx(
        "ncx",
        {"version": "2005-1", "xml:lang": edition.language},
        ncx("head", None, *(ncx("meta", {"name": name, "content": said}) for name, said in head)),
        _labelled("docTitle", edition.title),
        _labelled("docAuthor", edition.author),
        ncx("navMap", None, *points),
        *((ncx("pageList", None, *pages),) if pages else ()),
    )
    return serialise_xml(root)


def nested(headings: list[tuple[int, Entry]]) -> tuple[Entry, ...]:
    """Entries nested by their levels; a heading that skips a level goes below the last one above it."""
    found = []
    while headings:
        level, entry = headings.pop(0)
        below = []
        while headings and headings[0][0] > level:
            below.append(headings.pop(0))
        found.append(Entry(entry.text, entry.href, nested(below)))
    return tuple(found)


def _listed(entries: tuple[Entry, ...]) -> Element:
    items = []
    for entry in entries:
        link = make("a", {"href": entry.href}, *lowered(entry.text))
        items.append(make("li", None, link, *((_listed(entry.below),) if entry.below else ())))
    return make("ol", None, *items)


def _landmarks(navigation: Navigation, language: Language) -> Iterator[Element]:
    places = (
        ("cover", "cover.xhtml", "cover"),
        ("toc", "nav.xhtml", "contents"),
        ("bodymatter", navigation.start, "text"),
    )
    for kind, href, word in places:
        yield make("li", None, make("a", {"epub:type": kind, "href": href}, language.words[word]))


def _hidden(kind: str, title: str, entries: Element, role: str = "") -> Element:
    return make("nav", {"epub:type": kind, "role": role, "hidden": "hidden"}, make("h2", None, title), entries)


def _labelled(name: str, text: str) -> Element:
    return ncx(name, None, ncx("text", None, text))


def _point(entry: Entry, names: Iterator[int]) -> Element:
    name = f"nav-{next(names)}"
    below = [_point(inner, names) for inner in entry.below]
    return ncx("navPoint", {"id": name}, _labelled("navLabel", entry.text), ncx("content", {"src": entry.href}), *below)


def _page_target(number: int, page: tuple[str, str]) -> Element:
    label, href = page
    kind = {"id": f"page-{number}", "type": "normal" if label.isdecimal() else "special"}
    value = {"value": label} if label.isdecimal() else {}
    return ncx("pageTarget", {**kind, **value}, _labelled("navLabel", label), ncx("content", {"src": href}))


def _page_counts(navigation: Navigation) -> Iterator[tuple[str, str]]:
    numbers = [int(label) for label, _ in navigation.pages if label.isdecimal()]
    yield "dtb:totalPageCount", str(len(navigation.pages))
    yield "dtb:maxPageNumber", str(max(numbers, default=0))


def _depth(entries: tuple[Entry, ...]) -> int:
    return max((1 + _depth(entry.below) for entry in entries), default=0)


def _size(entries: tuple[Entry, ...]) -> int:
    return sum(1 + _size(entry.below) for entry in entries)
