"""Every letter of a book proven in its typeface: what has no glyph, where it stands in the scan, and what to do.

The text is the document's, in the face that its place asks for; no PDF is opened.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from chapbook.shapes.build import Build
from chapbook.shapes.document import Block, Emphasis, Epigraph, Inline, LineBreak, Note, PageBreak, Text, inlines_of
from chapbook.writers import fonts
from chapbook.writers.fonts import FAMILIES, Family, Style, Typeface
from chapbook.writers.styles import book_style


def without_glyph(build: Build) -> Iterator[str]:
    """Each character that the book's typeface lacks, once: which, where first, and the remedy."""
    typeface = book_style(build.book).typeface
    lacking = {face.style: face for face in fonts.faces(build.book.output, typeface)}
    told = set()
    for text, style, place in _texts(build):
        for letter in fonts.missing(lacking[style], text):
            if letter not in told:
                told.add(letter)
                yield _told(build, letter, style, place)


def _texts(build: Build) -> Iterator[tuple[str, Style, str]]:
    """Each piece of text with its face and its place; what edition.toml says comes first."""
    edition = build.book.edition
    said = (edition.title, edition.subtitle, edition.author, edition.translator, edition.publisher, edition.source)
    for text in (*said, edition.imprint, edition.back_cover, edition.scan_note):
        yield text, Style.REGULAR, "edition.toml"
    for block in build.document.blocks:
        yield from _of_block(build, block)
    for page in (*build.matter.front, *build.matter.back):
        for block in page.blocks:
            yield from ((text, style, page.name) for text, style, _ in _of_block(build, block))


def _of_block(build: Build, block: Block) -> Iterator[tuple[str, Style, str]]:
    style = Style.ITALIC if isinstance(block, Epigraph) else Style.REGULAR
    for run in inlines_of(block):
        yield from _of_run(build, run, style)


def _of_run(build: Build, run: tuple[Inline, ...], style: Style) -> Iterator[tuple[str, Style, str]]:
    for inline in run:
        match inline:
            case Text():
                yield inline.text, style, _place(build, inline)
            case Note():
                for block in inline.blocks:
                    yield from _of_block(build, block)
            case LineBreak() | PageBreak():
                pass
            case _:
                yield from _of_run(build, inline.inlines, Style.ITALIC if isinstance(inline, Emphasis) else style)


def _place(build: Build, text: Text) -> str:
    """Where a text begins in the scan; it is known to the word, as typography may have moved its letters."""
    stream = text.origin.stream
    if not 0 <= stream < len(build.layers.streams):
        return "the text"
    spans = build.layers.streams[stream].origin(text.origin.start, text.origin.start + 1)
    return str(build.scan.where(spans[0].start)) if spans else "the text"


def _told(build: Build, letter: str, style: Style, place: str) -> str:
    others = [family.original for family in FAMILIES if family.installed and _has(build, family, letter)]
    name = unicodedata.name(letter, "no character of a name")
    remedy = f'write typeface = "{others[0]}" under [page]' if others else "no typeface at hand has it"
    return (
        f"“{letter}” (U+{ord(letter):04X}, {name}) is not in the {style} face: in what begins at {place}. "
        f"Correct it by a decision if it is misread; else {remedy}"
    )


def _has(build: Build, family: Family, letter: str) -> bool:
    return not any(fonts.missing(face, letter) for face in fonts.faces(build.book.output, Typeface(family)))
