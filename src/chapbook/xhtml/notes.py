"""Gathered notes: at the end of their file, each with its number first, which leads back to the call."""

from __future__ import annotations

from collections.abc import Iterator

from chapbook.shapes.document import Note, Paragraph
from chapbook.shapes.edition import Edition
from chapbook.shapes.language import Language
from chapbook.xhtml.blocks import render_block
from chapbook.xhtml.elements import Element, lead, make
from chapbook.xhtml.entries import NoteEntry
from chapbook.xhtml.inlines import InlineRenderer


def render_notes(inlines: InlineRenderer, edition: Edition, language: Language) -> tuple[Element, ...]:
    """The notes that the file's text called, in order: hidden until called, or a section of visible endnotes.

    Apple Books and Thorium hide ``aside`` notes in place; endnotes are list items, which none hides.
    """
    if not inlines.notes:
        return ()
    if edition.notes == "pop-up":
        return tuple(_all_notes(inlines, language, "aside", {"epub:type": "footnote", "role": "doc-footnote"}))
    items = tuple(_all_notes(inlines, language, "li", {"epub:type": "endnote"}))
    heading = make("h2", {"id": f"notes-{inlines.notes[0][0].number}"}, language.words["notes"])
    kinds = {"class": "endnotes", "epub:type": "endnotes", "role": "doc-endnotes"}
    return (make("section", kinds, heading, make("ol", {"class": "notes"}, *items)),)


def _all_notes(inlines: InlineRenderer, language: Language, name: str, kinds: dict[str, str]) -> Iterator[Element]:
    inlines.in_note = True
    done = 0
    while done < len(inlines.notes):  # a note may call another, which then follows the last
        entry, note = inlines.notes[done]
        first = {"class": "note first" if done == 0 else "note", "id": entry.id}
        yield make(name, {**kinds, **first}, *_numbered(note, entry, inlines, language))
        done += 1
    inlines.in_note = False


def _numbered(note: Note, entry: NoteEntry, inlines: InlineRenderer, language: Language) -> list[Element]:
    blocks = [render_block(block, inlines) for block in note.blocks]
    back = make(
        "a",
        {
            "class": "back",
            "epub:type": "backlink",
            "role": "doc-backlink",
            "href": f"#{entry.call_id}",
            "title": language.words["back to text"],
        },
        str(entry.number),
    )
    if note.blocks and isinstance(note.blocks[0], Paragraph):
        lead(blocks[0], back, " ")
        return blocks
    return [make("p", None, back), *blocks]
