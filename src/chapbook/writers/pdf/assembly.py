"""The text as one XHTML element for print, and the page that holds the whole book. It breaks no page."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from chapbook.shapes.build import Build
from chapbook.shapes.edition import Edition
from chapbook.writers.pdf.cut import divide, is_note, letters, take_out, text_of
from chapbook.writers.pdf.engine import KEY
from chapbook.writers.pdf.matter import body_of
from chapbook.xhtml import HeadingEntry, in_chapters, render
from chapbook.xhtml.elements import XHTML, Element, add, lead, make

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
