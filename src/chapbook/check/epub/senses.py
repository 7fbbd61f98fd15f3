"""What the print says by its type is kept: italics, small capitals, superiors, other languages, kinds of block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from chapbook.check.epub.container import verdict
from chapbook.check.epub.reading import Opened, Tag, in_notes, reading, said
from chapbook.check.sequences import difference, normal
from chapbook.shapes.build import Build, Verdict
from chapbook.shapes.document import (
    Abbreviation,
    Byline,
    Emphasis,
    Epigraph,
    Foreign,
    Note,
    Quotation,
    Signature,
    SmallCaps,
    Superscript,
    Verse,
    notes_of,
    plain,
)
from chapbook.xhtml.elements import safe

SPANS = {Emphasis: "em", SmallCaps: "small-caps", Superscript: "sup"}
BLOCKS = {Verse: "verse", Epigraph: "epigraph", Signature: "signature", Quotation: "quotation", Byline: "byline"}
KINDS = frozenset({"small-caps", *BLOCKS.values()})
"""Classes that say what an element is."""


def senses_are_kept(epub: Opened, build: Build) -> Verdict:
    """Every span and block that the document marks stands so in the EPUB, in order, round the same words."""
    notes = tuple(note.blocks for note in notes_of(build.document))
    expected = [sense for part in (build.document.blocks, *notes) for sense in _marked(part)]
    tags = [(in_notes(tag), tag) for _, page in epub.text_pages() for tag in page.find_all(True) if _sense(tag)]
    found = [_told(_sense(tag), _words(tag)) for inside in (False, True) for where, tag in tags if where is inside]
    told = difference(safe("; ".join(expected)), "; ".join(found))
    return verdict(
        "EPUB: italics, capitals and languages are kept", [told] if told else [], f"{len(expected)} passages"
    )


def _marked(part: object) -> Iterator[str]:
    """What a part of the document marks, outer before inner; notes are parts of their own."""
    kind = type(part)
    if isinstance(part, Foreign):
        yield _told(part.lang, plain(part.inlines))
    elif isinstance(part, Abbreviation):
        yield _told(f"abbr {part.full}", plain(part.inlines))
    elif isinstance(part, Emphasis | SmallCaps | Superscript):
        yield _told(SPANS[type(part)], plain(part.inlines))
    elif kind in BLOCKS:
        yield _told(BLOCKS[kind], "")
    if isinstance(part, tuple):
        for inner in part:
            yield from _marked(inner)
    elif is_dataclass(part) and not isinstance(part, Note):
        for one in fields(part):
            yield from _marked(getattr(part, one.name))


def _sense(tag: Tag) -> str:
    """What an element of the text says by its name, its language or its class; empty if nothing."""
    if tag.name in ("em", "sup"):
        return tag.name
    if tag.name == "abbr":
        return f"abbr {said(tag, 'title')}"
    if "foreign" in said(tag, "class").split():
        return said(tag, "lang")
    return next((kind for kind in said(tag, "class").split() if kind in KINDS), "")


def _words(tag: Tag) -> str:
    """The words of a span; of a block none, since law 5 reads them."""
    if _sense(tag) in BLOCKS.values():
        return ""
    return "".join(piece for piece in reading(tag) if isinstance(piece, str))


def _told(sense: str, words: str) -> str:
    return f"{sense} “{normal(words)}”" if words else sense
