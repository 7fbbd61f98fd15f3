"""The text of the web edition: one flow, notes in place, an anchor at each paragraph and each page of the print."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace

from chapbook.shapes.build import Build
from chapbook.shapes.language import Language
from chapbook.writers.epub.pictures import pictures
from chapbook.xhtml import HeadingEntry, NoteEntry, PageEntry, render
from chapbook.xhtml.elements import XHTML, Element, add, lead, make, parse

PARAGRAPHS = tuple(f"{{{XHTML}}}{name}" for name in ("p", "li"))


@dataclass(frozen=True, slots=True)
class WebText:
    """The text as one element, and the places in it."""

    main: Element
    headings: tuple[HeadingEntry, ...]
    pages: tuple[PageEntry, ...]
    notes: tuple[NoteEntry, ...]


def web_text(build: Build) -> WebText:
    """The text in one flow, with what a browser needs to show notes, pages and paragraphs."""
    edition = replace(build.book.edition, chapters="one flow")
    (file,) = render(build.document, edition, build.language, "in place", stylesheet="")
    body = parse(file.content).find(f"{{{XHTML}}}body")
    main = make("main", {"id": "text", "class": "text"}, *(() if body is None else tuple(body)))
    for entry in file.notes:
        _open_note(main, entry, build.language)
    for page in file.pages:
        _open_page(main, page, build.language)
    _show_pictures(main, build)
    for number, paragraph in enumerate(_paragraphs(main), start=1):
        _number(paragraph, number, build.language)
    return WebText(main, file.headings, file.pages, file.notes)


def _open_note(main: Element, entry: NoteEntry, language: Language) -> None:
    """The note says what it is, and begins with its number, which leads back to the call."""
    call, note = _at(main, entry.call_id), _at(main, entry.id)
    call.set("role", "doc-noteref")
    call.set("aria-label", f"{language.words['note']} {entry.number}")
    note.set("role", "note")
    note.set("aria-label", f"{language.words['note']} {entry.number}")
    back = {"class": "back", "role": "doc-backlink", "href": f"#{entry.call_id}"}
    label = f"{entry.number}, {language.words['back to text']}"
    lead(note, make("a", {**back, "aria-label": label}, str(entry.number)), " ")


def _open_page(main: Element, page: PageEntry, language: Language) -> None:
    """The mark of a page becomes a link to itself: an address to cite."""
    mark = _at(main, page.id)
    label = f"{language.words['page']} {page.label}"
    for name in tuple(mark.attrib):
        del mark.attrib[name]
    link = make("a", {"class": "page", "id": page.id, "href": f"#{page.id}", "aria-label": label}, page.label)
    add(mark, link)
    mark.set("class", "pagebreak")


def _paragraphs(main: Element) -> Iterator[Element]:
    """Paragraphs, verses and list items, in order; those that hold another are left to it."""
    for element in tuple(main.iter(*PARAGRAPHS)):
        if next(element.iterdescendants(*PARAGRAPHS), None) is None:
            yield element


def _number(paragraph: Element, number: int, language: Language) -> None:
    name = f"p{number}"
    paragraph.set("id", name)
    label = f"{language.words['paragraph']} {number}"
    lead(paragraph, make("a", {"class": "anchor", "href": f"#{name}", "aria-label": label}, str(number)))


def _show_pictures(main: Element, build: Build) -> None:
    """Pictures come into the page itself."""
    shown = {item.name: item for item in pictures(build)}
    for picture in main.iter(f"{{{XHTML}}}img"):
        item = shown[picture.get("src") or ""]
        picture.set("src", f"data:{item.media_type};base64,{b64encode(item.content).decode('ascii')}")


def _at(main: Element, name: str) -> Element:
    """The element of an id, which the renderer gave out."""
    return next(element for element in main.iter() if element.get("id") == name)
