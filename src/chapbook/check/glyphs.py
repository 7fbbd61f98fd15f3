"""Reads finished PDFs glyph by glyph: the one module of the checks that knows pdfium. It judges nothing.

The tags tell what a glyph belongs to (ISO 32000-1, 14.7): the text, one of its notes, or the pages around it; what
stands in no tag is the page's furniture. Measures are in points, from the bottom left corner of the page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from chapbook.check.printed import as_printed
from chapbook.writers.pdf_reading import opened

HYPHENS = {"\x02": "-", "\ufffe": "-"}
"""What pdfium gives for a hyphen of the text at the end of a line."""

SPACE = 0.14
"""A gap wider than this, in ems, is a space: the widest letterspace is 0.08, the typeface's word space 0.2."""

INLINE = frozenset({"Span", "Link", "Em", "Strong", "Quote", "Lbl", "Reference", "Code"})
"""Kinds of elements that stand within a line (ISO 32000-1, 14.8.4.4; Em and Strong are PDF 2.0's)."""

PIXEL = 0.75
"""Points to the unit that sizes are given in: the file counts in CSS pixels."""


class Part(StrEnum):
    """What a glyph belongs to."""

    TEXT = "text"
    NOTE = "note"
    MATTER = "front or back matter"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Tag:
    """What the tags say of a run of text: its part, the number of its note (0: none), and the kinds of the elements
    it stands in, outermost first (``P``, ``H2``, ``Link``, ``Lbl`` ...).

    ``block`` is the number on its page, from 1, of the paragraph (or heading, item, note ...) around it.
    """

    part: Part
    note: int = 0
    kinds: tuple[str, ...] = ()
    block: int = 0


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter where it is printed: its origin on the baseline, its inked box, the degrees it is turned by.

    ``end`` is where its advance ends along the line, ``size`` that of its type.
    """

    letter: str
    tag: Tag
    x: float
    y: float
    box: tuple[float, float, float, float]
    angle: float
    font: str
    end: float
    size: float


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page of the PDF: its number from 1, its size, its glyphs in the order of the file."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class PrintedFont:
    """A font that the PDF uses: its name, and whether the file carries it."""

    name: str
    embedded: bool


def read_pages(path: Path) -> tuple[PrintedPage, ...]:
    """All pages of a PDF, as they are printed."""
    with opened(as_printed(path)) as document:
        return tuple(_read_page(document[index], index + 1) for index in range(len(document)))


def read_fonts(path: Path) -> tuple[PrintedFont, ...]:
    """The fonts of all text of a PDF, each once, by name."""
    with opened(path) as document:
        found = {
            _font(item.raw) for page in document for item in page.get_objects() if item.type == pdfium.FPDF_PAGEOBJ_TEXT
        }
    return tuple(sorted(found, key=lambda font: font.name))


def pictured_pages(path: Path) -> frozenset[int]:
    """The numbers, from 1, of the pages of a PDF that show a picture."""
    with opened(path) as document:
        kinds = ({item.type for item in page.get_objects()} for page in document)
        return frozenset(number for number, found in enumerate(kinds, 1) if pdfium.FPDF_PAGEOBJ_IMAGE in found)


def flips_on_long_edge(path: Path) -> bool:
    """True if the PDF asks the printer to turn the sheet over on its long edge."""
    with opened(path) as document:
        return bool(pdfium.FPDF_VIEWERREF_GetDuplex(document) == pdfium.DuplexFlipLongEdge)


def _read_page(page: PdfPage, number: int) -> PrintedPage:
    tags = _tags(page)
    text = page.get_textpage()
    runs: dict[int, tuple[Tag, str]] = {}
    found: list[Glyph] = []
    for index in range(pdfium.FPDFText_CountChars(text)):
        run = pdfium.FPDFText_GetTextObject(text, index)
        if pdfium.FPDFText_IsGenerated(text, index) == 1 or not run:
            continue
        address = ctypes.cast(run, ctypes.c_void_p).value or 0
        if address not in runs:
            tag = tags.get(pdfium.FPDFPageObj_GetMarkedContentID(run), Tag(Part.FURNITURE))
            runs[address] = (tag, _font(run).name)
        glyph = _glyph(text, index, *runs[address])
        if found and _is_space(found[-1], glyph):
            found.append(replace(found[-1], letter=" "))
        found.append(glyph)
    text.close()
    return PrintedPage(number, page.get_width(), page.get_height(), tuple(found))


def _is_space(before: Glyph, glyph: Glyph) -> bool:
    """True if there is room for a space between two letters of a line; pdfium's own guess is misled by letterspace.

    A justified line has gaps where its spaces were, and no glyph for them.
    """
    if abs(before.y - glyph.y) > 1 or before.letter.isspace() or glyph.letter.isspace():
        return False
    gap = glyph.x - before.end if abs(glyph.angle) < 90 else before.end - glyph.x
    return gap > SPACE * before.size


def _glyph(text: Any, index: int, tag: Tag, font: str) -> Glyph:
    letter = chr(pdfium.FPDFText_GetUnicode(text, index))
    x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    loose = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, index, loose)
    angle = pdfium.FPDFText_GetCharAngle(text, index) * 57.29577951308232
    return Glyph(
        HYPHENS.get(letter, letter),
        tag,
        x.value,
        y.value,
        (left.value, bottom.value, right.value, top.value),
        angle,
        font,
        loose.right if abs(angle) < 90 else loose.left,
        PIXEL * pdfium.FPDFText_GetFontSize(text, index),
    )


def _font(run: Any) -> PrintedFont:
    font = pdfium.FPDFTextObj_GetFont(run)
    buffer = ctypes.create_string_buffer(200)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 200)
    return PrintedFont(buffer.value.decode("utf-8", "replace"), pdfium.FPDFFont_GetIsEmbedded(font) == 1)


def _tags(page: PdfPage) -> Mapping[int, Tag]:
    """The tag of each run of marked content on a page, by its number."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    found: dict[int, Tag] = {}
    blocks = count(1)
    for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        found.update(_walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), Tag(Part.MATTER), blocks))
    pdfium.FPDF_StructTree_Close(tree)
    return found


def _walk(element: Any, above: Tag, blocks: Iterator[int]) -> Iterator[tuple[int, Tag]]:
    kind = _string(pdfium.FPDF_StructElement_GetType, element)
    tag = Tag(above.part, above.note, (*above.kinds, kind), above.block if kind in INLINE else next(blocks))
    if kind == "Note":
        number = int(_string(pdfium.FPDF_StructElement_GetID, element).removeprefix("n"))
        tag = replace(tag, part=Part.NOTE, note=number)
    elif kind == "Part":
        tag = replace(tag, part=Part.TEXT, note=0)
    for index in range(pdfium.FPDF_StructElement_GetMarkedContentIdCount(element)):
        number = pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index)
        if number >= 0:
            yield number, tag
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _walk(child, tag, blocks)


def _string(read: Any, element: Any) -> str:
    buffer = ctypes.create_string_buffer(200)
    length = read(element, buffer, 200)
    return buffer.raw[: max(0, length - 2)].decode("utf-16-le")
