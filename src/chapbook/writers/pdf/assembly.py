"""The whole book as one XHTML page for print: title page, imprint, contents, text, colophon. It breaks no page."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Literal

from chapbook.shapes.build import Build
from chapbook.shapes.edition import Edition
from chapbook.shapes.matter import MatterPage
from chapbook.writers.pdf.cut import divide, is_note, letters, take_out, text_of
from chapbook.writers.pdf.engine import KEY
from chapbook.writers.styles import PrintStyle, font_notice
from chapbook.xhtml import Dress, HeadingEntry, XhtmlFile, in_chapters, render
from chapbook.xhtml.elements import XHTML, Element, add, lead, make, parse
from chapbook.xhtml.matter import colophon, imprint, title_page
from chapbook.xhtml.publisher import back_cover, matter_page

PRINT = Dress(stylesheet="", semantics=False)
LEAST_HEADINGS = 3
"""Fewer headings need no contents page."""
COLON = "\u00a0: "
BLOCKS = tuple(f"{{{XHTML}}}{name}" for name in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "figcaption", "table"))
PICTURE, TABLE = f"{{{XHTML}}}img", f"{{{XHTML}}}table"


@dataclass(frozen=True, slots=True)
class PrintText:
    """The text as one element; its blocks and its notes in order, each with a key by which the layout names it."""

    main: Element
    blocks: tuple[Element, ...]
    notes: tuple[Element, ...]
    headings: tuple[HeadingEntry, ...]


def print_text(build: Build) -> PrintText:
    """The text with its notes in place; in a book cut into chapters each file opens a page."""
    edition = build.book.edition
    files = render(build.document, edition, build.language, "in place", stylesheet="")
    chapters = in_chapters(build.document, edition)
    main = make("main", {"class": "text"})
    for file in files:
        kind = f"file opens{' recto' if edition.chapters_on_recto else ''}" if chapters else "file"
        add(main, make("div", {"class": kind}, *body_of(file)))
    # An empty inline makes WeasyPrint break the line before it; the printed edition shows no turn of the scan's pages.
    for turn in [element for element in main.iter(f"{{{XHTML}}}span") if element.get("class") == "pagebreak"]:
        take_out(turn)
    for title in list(main.iter(f"{{{XHTML}}}h1")):
        _set_by_sense(title)
    for item in main.iter(f"{{{XHTML}}}li"):
        _show_marker(item)
    notes = tuple(_notes(main))
    for number, note in enumerate(notes, start=1):
        _number(note, number)
    blocks = tuple(element for element in main.iter(*BLOCKS, PICTURE) if not _inside_block(element))
    for index, element in enumerate((*blocks, *notes)):
        element.set(KEY, f"b{index}" if index < len(blocks) else f"n{index - len(blocks)}")
    return PrintText(main, blocks, notes, tuple(entry for file in files for entry in file.headings))


def skeleton(text: PrintText) -> Element:
    """A copy of the text to be measured: a letter stands for each piece of text, and the notes, which have been taken
    out of their blocks, are blocks at the end, as wide as the text."""
    main = deepcopy(text.main)
    notes = []
    for note in text.notes:
        notes.append(make("div", {"class": "note", KEY: note.get(KEY) or ""}, note.text or ""))
        notes[-1].extend(list(deepcopy(note)))
    for block in (*(element for element in main.iter(*BLOCKS) if element.tag != TABLE), *notes):
        _abridge(block)
    return add(main, make("div", {"class": "measured"}, *notes))


def front_matter(build: Build, style: PrintStyle, headings: tuple[HeadingEntry, ...]) -> tuple[Element, ...]:
    """Title page, imprint and, where there are headings enough, the contents; then the publisher's own pages."""
    edition, language, matter = build.book.edition, build.language, build.matter
    notice = font_notice(style.typeface.family, language)
    pages = [*body_of(title_page(edition, language, PRINT)), *body_of(imprint(edition, language, notice, PRINT))]
    for title in list(pages[0].iter(f"{{{XHTML}}}h1")):
        _set_by_sense(title)
    front, back = (
        tuple(HeadingEntry(1, page.name, page.title) for page in side) for side in (matter.front, matter.back)
    )
    listed = (*front, *(entry for entry in headings if entry.level), *back)
    if len(listed) >= LEAST_HEADINGS:
        pages.append(_contents(listed, language.words["contents"]))
    return (*pages, *own_pages(matter.front, "frontmatter", edition))


def back_matter(build: Build) -> tuple[Element, ...]:
    """The publisher's own pages, the colophon and the text of the back cover, on the last page."""
    edition, language = build.book.edition, build.language
    last = back_cover(edition, language, PRINT)
    return (
        *own_pages(build.matter.back, "backmatter", edition),
        *body_of(colophon(edition, language, build.tally, PRINT)),
        *(body_of(last) if last else ()),
    )


def own_pages(
    pages: tuple[MatterPage, ...], kind: Literal["frontmatter", "backmatter"], edition: Edition
) -> tuple[Element, ...]:
    """The publisher's own pages, one behind another."""
    return tuple(element for page in pages for element in body_of(matter_page(page, edition, kind, PRINT)))


def whole_page(edition: Edition, content: tuple[Element, ...]) -> Element:
    """The page with all that the PDF's metadata are taken from."""
    date = edition.modified.isoformat()
    facts = (
        ("generator", "Chapbook"),
        ("author", edition.author),
        ("description", edition.description),
        ("keywords", ", ".join(edition.subjects)),
        ("dcterms.created", date),
        ("dcterms.modified", date),
    )
    head = make("head", None, make("meta", {"charset": "utf-8"}), make("title", None, edition.title))
    add(head, *(make("meta", {"name": name, "content": said}) for name, said in facts if said))
    return make("html", {"lang": edition.language}, head, make("body", None, *content))


def body_of(file: XhtmlFile) -> tuple[Element, ...]:
    """The elements of a file's body."""
    body = parse(file.content).find(f"{{{XHTML}}}body")
    return () if body is None else tuple(body)


def _contents(headings: tuple[HeadingEntry, ...], title: str) -> Element:
    entries = (
        make(
            "p",
            {"class": f"entry level-{entry.level}", "data-to": f"#{entry.id}"},
            make("a", {"href": f"#{entry.id}"}, entry.text),
        )
        for entry in headings
    )
    return make("section", {"class": "contents"}, make("h1", None, title), *entries)


def _show_marker(item: Element) -> None:
    """The marker as printed, where a number of our own would be another (CSS Lists 3 clause 3.1: a string)."""
    if marker := item.get("data-marker"):
        spelt = "".join(f"\\{ord(letter):x} " for letter in marker)
        item.set("style", f'list-style-type: "{spelt}\\a0 "')


def _set_by_sense(title: Element) -> None:
    """Set the two parts of a title, before and after its colon, in lines of their own."""
    before, colon, _ = text_of(title).partition(COLON)
    if not colon:
        return
    rest = divide(title, letters(before + colon))
    parts = []
    for part in (title, rest):
        parts.append(make("span", {"class": "sense"}, part.text or ""))
        parts[-1].extend(list(part))
    parts[0].tail, title.text = " ", ""
    title.extend(parts)


def _notes(main: Element) -> Iterator[Element]:
    """The notes in the order of their numbers; one that is called in another comes to stand behind that."""
    for note in [element for element in main.iter(f"{{{XHTML}}}span") if is_note(element)]:
        outer = next((above for above in note.iterancestors() if is_note(above)), None)
        if outer is not None:
            take_out(note)
            note.tail, outer.tail = outer.tail, None
            outer.addnext(note)
        yield note


def _number(note: Element, number: int) -> None:
    """Put the note's number before it, and an indent before each paragraph after the first."""
    for turn in [element for element in note.iter(f"{{{XHTML}}}br") if element.get("class") == "para"]:
        indent = make("span", {"class": "indent"})
        indent.tail, turn.tail = turn.tail, None
        turn.addnext(indent)
    call = (note.get("id") or "").replace("n", "r", 1)
    lead(note, make("a", {"class": "number", "href": f"#{call}"}, str(number)), ".\u00a0")


def _abridge(block: Element) -> None:
    for element in block.iter():
        if element.text:
            element.text = "x"
        if element.tail and element is not block:
            element.tail = "x"


def _inside_block(element: Element) -> bool:
    return any(above.tag in BLOCKS for above in element.iterancestors())
