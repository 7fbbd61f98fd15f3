"""Inlines to XHTML: runs of text, note calls and page marks. Keeps the numbers that run through the book."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from chapbook.shapes.document import (
    Abbreviation,
    Emphasis,
    Foreign,
    Inline,
    LineBreak,
    Link,
    Note,
    PageBreak,
    SmallCaps,
    Superscript,
    Text,
    inlines_of,
    plain,
)
from chapbook.xhtml.capitals import dressed, low_stretches
from chapbook.xhtml.elements import Content, make
from chapbook.xhtml.entries import NoteEntry, PageEntry

Notes: TypeAlias = Literal["gathered", "in place"]


@dataclass(slots=True)
class Numbers:
    """The last heading and note numbers given out, and the page ids taken, in the whole book so far."""

    headings: int = 0
    notes: int = 0
    pages: set[str] = field(default_factory=set)

    def heading(self) -> str:
        """The id of the next heading."""
        self.headings += 1
        return f"s{self.headings}"

    def note(self) -> NoteEntry:
        """The entry of the next note."""
        self.notes += 1
        return NoteEntry(self.notes, f"n{self.notes}", f"r{self.notes}")

    def page(self, label: str) -> PageEntry:
        """The entry of the next page; a label that comes twice gets an id of its own."""
        plain = "page" + re.sub(r"[^A-Za-z0-9]", "-", label)
        name, count = plain, 1
        while name in self.pages:
            count += 1
            name = f"{plain}-{count}"
        self.pages.add(name)
        return PageEntry(label, name)


@dataclass(slots=True)
class InlineRenderer:
    """Renders the inlines of one file and keeps what it met: pages, and notes with their numbers.

    With ``addresses`` the address of a link is written behind its words, for paper, where nothing can be followed.
    """

    form: Notes
    numbers: Numbers
    pages: list[PageEntry] = field(default_factory=list)
    notes: list[tuple[NoteEntry, Note]] = field(default_factory=list)
    in_note: bool = False
    addresses: bool = False

    def render(self, inlines: tuple[Inline, ...]) -> tuple[Content, ...]:
        """The XHTML of a run of inlines."""
        return tuple(part for inline in inlines for part in self._inline(inline))

    def _inline(self, inline: Inline) -> Iterator[Content]:
        match inline:
            case Text(text=text):
                yield text
            case Emphasis(inlines=inner):
                yield make("em", None, *self.render(inner))
            case SmallCaps(inlines=inner):
                yield make("span", {"class": "small-caps"}, *self._small(inner))
            case Superscript(inlines=inner):
                yield make("sup", None, *self.render(inner))
            case Foreign(lang=lang, inlines=inner):
                yield make("span", {"class": "foreign", "lang": lang, "xml:lang": lang}, *self.render(inner))
            case Abbreviation(full=full, inlines=inner):
                yield make("abbr", {"title": full}, *self.render(inner))
            case Link(href=href, inlines=inner):
                yield make("a", {"class": "link", "href": href}, *self.render(inner))
                if self.addresses and (address := _address(href)) not in plain(inner):
                    yield " "
                    yield make("span", {"class": "address"}, f"({address})")
            case LineBreak():
                yield make("br")
            case PageBreak(label=label):
                yield from self._page(label)
            case Note():
                yield from self._call(inline)

    def _small(self, inlines: tuple[Inline, ...]) -> Iterator[Content]:
        """Words in small capitals; where the print has them in full ones, what is to look small is told."""
        low, done = low_stretches(plain(inlines)), 0
        for inline in inlines:
            if isinstance(inline, Text):
                yield from dressed(inline.text, low, done)
            else:
                yield from self._inline(inline)
            done += len(plain((inline,)))

    def _page(self, label: str) -> Iterator[Content]:
        # The turn of a page inside a note is no place in the page list: the body's own mark stands for that page.
        if self.in_note:
            return
        entry = self.numbers.page(label)
        self.pages.append(entry)
        yield make(
            "span",
            {
                "class": "pagebreak",
                "epub:type": "pagebreak",
                "role": "doc-pagebreak",
                "id": entry.id,
                "aria-label": label,
            },
        )

    def _call(self, note: Note) -> Iterator[Content]:
        entry = self.numbers.note()
        self.notes.append((entry, note))
        yield make(
            "a",
            {
                "class": "call",
                "epub:type": "noteref",
                "role": "doc-noteref",
                "href": f"#{entry.id}",
                "id": entry.call_id,
            },
            str(entry.number),
        )
        if self.form == "in place":
            yield make("span", {"class": "note", "id": entry.id}, *self._note_in_place(note))

    def _note_in_place(self, note: Note) -> tuple[Content, ...]:
        """The note's paragraphs joined by line breaks: no block may stand inside, because the span floats."""
        outer, self.in_note = self.in_note, True
        runs = [self.render(run) for block in note.blocks for run in inlines_of(block) if run]
        self.in_note = outer
        joined = [part for run in runs for part in (make("br", {"class": "para"}), *run)]
        return tuple(joined[1:])


def _address(href: str) -> str:
    """An address as it is printed, without what every such address begins or ends with."""
    return re.sub(r"^(?:https?://|mailto:)|/$", "", href)
