"""What running heads and folios a book should have, told by the text as it stands on the pages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from chapbook.check.glyphs import Part
from chapbook.check.lines import PrintedLine
from chapbook.check.sequences import normal
from chapbook.shapes.build import Build
from chapbook.shapes.document import Heading, plain
from chapbook.writers.pdf import Geometry, running_heads
from chapbook.xhtml import in_chapters
from chapbook.xhtml.blocks import flattened


def ordered_furniture(build: Build, lines: tuple[PrintedLine, ...], geometry: Geometry) -> tuple[str, ...]:
    """Each piece of furniture from the first page on: on pages of the text a folio and, where none opens, a head.

    The verso names the author, the recto the section that begins or goes on there; one that begins with a heading has
    the title instead. A page of the publisher's own, before or behind the text, has its folio alone.
    """
    heads = running_heads(build.book.edition, geometry)
    headings = tuple(_headings(build, lines))
    opening = opening_pages(build, lines)
    begun = _begun_by_headings(lines)
    section = ""
    pieces: list[str] = []
    text = frozenset(_text_pages(lines))
    for page in sorted(text | _numbered_matter(lines)):
        if page not in text:
            pieces.append(str(page))
            continue
        found = [words for number, words, level in headings if number == page and level]
        title = "" if page in begun else found[0] if found else section
        section = found[-1] if found else section
        if page not in opening:
            pieces.append(heads.shortened(title or heads.recto) if page % 2 else heads.shortened(heads.verso))
        pieces.append(str(page))
    return tuple(normal(piece) for piece in pieces)


def closing_pages(build: Build, lines: tuple[PrintedLine, ...]) -> frozenset[int]:
    """The last page of each chapter: another opens behind it."""
    opening = opening_pages(build, lines)
    return frozenset(page for page, after in pairwise(_text_pages(lines)) if after in opening)


def opening_pages(build: Build, lines: tuple[PrintedLine, ...]) -> frozenset[int]:
    """The first page of the text and, in a book cut into chapters, that of each chapter."""
    chapters = in_chapters(build.document, build.book.edition)
    begun = (page for page, _, level in _headings(build, lines) if chapters and level == 1)
    return frozenset([*_text_pages(lines)[:1], *begun])


def _numbered_matter(lines: tuple[PrintedLine, ...]) -> frozenset[int]:
    """The pages of front and back matter that bear a folio; a blank page may bear none."""
    pages = {part: {line.page for line in lines if line.part is part} for part in (Part.MATTER, Part.FURNITURE)}
    return frozenset(pages[Part.MATTER] & pages[Part.FURNITURE])


def _begun_by_headings(lines: tuple[PrintedLine, ...]) -> frozenset[int]:
    """The pages whose first words are a heading."""
    text = groupby((line for line in lines if line.part is Part.TEXT), lambda line: line.page)
    return frozenset(page for page, found in text if next(found).heading)


def _headings(build: Build, lines: tuple[PrintedLine, ...]) -> Iterator[tuple[int, str, int]]:
    """The page, the words and the level (0: the title of the work) of each heading."""
    printed = iter([line for line in lines if line.heading and line.part is Part.TEXT])
    for block in flattened(build.document.blocks):
        if isinstance(block, Heading):
            words, page, letters = normal(plain(block.inlines)), 0, 0
            while letters < len(words.replace(" ", "")) and (line := next(printed, None)):
                page = page or line.page
                letters += len(normal(line.words).replace(" ", ""))
            yield page, words, block.level


def _text_pages(lines: tuple[PrintedLine, ...]) -> list[int]:
    return [page for page, _ in groupby(line.page for line in lines if line.part in (Part.TEXT, Part.NOTE))]
