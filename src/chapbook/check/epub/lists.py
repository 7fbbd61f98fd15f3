"""Each item of a list shows the marker that the print has: as its own words, or because a reader numbers it so."""

from __future__ import annotations

from collections.abc import Iterator

from chapbook.check.epub.container import verdict
from chapbook.check.epub.reading import Opened, Tag, in_notes, said, words
from chapbook.check.sequences import difference
from chapbook.shapes.build import Build, Verdict
from chapbook.shapes.document import Block, Chapter, Epigraph, Listing, Quotation, notes_of
from chapbook.xhtml.blocks import NATIVE_DASHES, markers_are_native

DASHES = NATIVE_DASHES - {""}


def lists_keep_their_markers(epub: Opened, build: Build) -> Verdict:
    """The markers read from the lists of the body, then of the notes, are the document's, in order."""
    notes = tuple(block for note in notes_of(build.document) for block in note.blocks)
    expected = [marker for block in (*build.document.blocks, *notes) for marker in _printed(block)]
    lists = [
        (in_notes(found), found) for _, page in epub.text_pages() for found in page.find_all(["ol", "ul"], class_=_own)
    ]
    found = [marker for in_notes in (False, True) for where, one in lists if where is in_notes for marker in _read(one)]
    told = difference(" ".join(expected), " ".join(found))
    return verdict("EPUB: lists keep their markers", [told] if told else [], f"{len(expected)} items")


def _printed(block: Block) -> Iterator[str]:
    """The markers of a block's lists; a dash of any length is one marker."""
    match block:
        case Listing():
            native = markers_are_native(block)
            for number, item in enumerate(block.items, start=block.start):
                bare = item.marker.strip()
                marker = bare or (f"{number}." if block.ordered else "–") if native else bare
                yield "–" if marker in DASHES else marker
        case Chapter() | Quotation() | Epigraph():
            for inner in block.blocks:
                yield from _printed(inner)
        case _:
            pass


def _read(found: Tag) -> Iterator[str]:
    first, letter = int(said(found, "start") or 1), said(found, "type")
    items = [child for child in found.children if isinstance(child, Tag)]
    for number, item in enumerate(items, start=first):
        native = f"{chr(ord(letter) + number - 1) if letter else number}." if found.name == "ol" else "–"
        printed = item.find("span", class_="marker", recursive=False)
        shown = words(printed) if isinstance(printed, Tag) else "" if said(found, "class") == "printed" else native
        yield "–" if shown in DASHES else shown


def _own(kind: str | None) -> bool:
    """True for a list of the text; the list that holds the endnotes is none."""
    return kind != "notes"
