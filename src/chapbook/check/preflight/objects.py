"""Reads of a finished PDF what no glyph shows: inks, boxes, labels, tags. The one module of the checks with pikepdf.

It judges nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Name, Object, Pdf, Stream

INKS = {"g": "black", "G": "black", "rg": "RGB", "RG": "RGB", "k": "CMYK", "K": "CMYK"}
"""Operators that set a colour (ISO 32000-1, table 74), and what they print with."""
SPACES = ("cs", "CS")
NO_INKS = frozenset({"/DeviceGray", "/Pattern"})


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a page is: its media, bleed and trim boxes in points, its printed label, the inks it asks for, by name."""

    media: tuple[float, float, float, float]
    bleed: tuple[float, float, float, float]
    trim: tuple[float, float, float, float]
    label: str
    inks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Objects:
    """What a PDF says of itself beside its pages; ``kinds`` counts its tags, ``notes`` are the IDs of its notes."""

    leaves: tuple[Leaf, ...]
    language: str
    title: str
    shows_title: bool
    outline: int
    links: int
    kinds: Counter[str]
    notes: tuple[str, ...]
    marked: bool


def read_objects(path: Path) -> Objects:
    """All of it, from the file."""
    with Pdf.open(path) as pdf, pdf.open_outline() as outline:
        root = pdf.Root
        tags = tuple(_tags(root.StructTreeRoot)) if "/StructTreeRoot" in root else ()
        annotations = (note for page in pdf.pages for note in page.obj.get("/Annots", ()))
        return Objects(
            leaves=tuple(map(_leaf, pdf.pages)),
            language=str(root.get("/Lang", "")),
            title=str(pdf.docinfo.get("/Title", "")),
            shows_title=bool(_below(root, "/ViewerPreferences", "/DisplayDocTitle")),
            outline=sum(1 for item in outline.root for _ in _entries(item)),
            links=sum(1 for annotation in annotations if annotation.get("/Subtype") == Name.Link),
            kinds=Counter(str(tag.S).removeprefix("/") for tag in tags),
            notes=tuple(str(tag.get("/ID", "")) for tag in tags if Name.Note == tag.S),
            marked=bool(_below(root, "/MarkInfo", "/Marked")),
        )


def _leaf(page: pikepdf.Page) -> Leaf:
    media, trim = _box(page.mediabox), _box(page.trimbox)
    return Leaf(media, _box(page.obj.BleedBox) if "/BleedBox" in page.obj else media, trim, page.label, _inks(page.obj))


def _entries(item: pikepdf.OutlineItem) -> Iterator[pikepdf.OutlineItem]:
    yield item
    for child in item.children:
        yield from _entries(child)


def _tags(element: Object) -> Iterator[Object]:
    """All structure elements below one."""
    kids = element.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _tags(kid)


def _inks(holder: Object) -> frozenset[str]:
    """The inks that a page, or a form on one, asks for."""
    found: set[str] = set()
    for instruction in pikepdf.parse_content_stream(holder):
        operator = str(instruction.operator)
        if operator in INKS:
            found.add(INKS[operator])
        elif operator in SPACES and (space := str(instruction.operands[0])) not in NO_INKS:
            found.add(space.removeprefix("/"))
    things = _below(holder, "/Resources", "/XObject")
    for thing in things.values() if things is not None else ():
        if isinstance(thing, Stream):
            found |= _inks(thing) if thing.get("/Subtype") == Name.Form else {_picture_ink(thing)}
    return frozenset(found)


def _below(thing: Any, *keys: str) -> Any:
    """What stands under one key within another; None where there is nothing."""
    for key in keys:
        thing = thing.get(key) if thing is not None else None
    return thing


def _picture_ink(picture: Object) -> str:
    space = str(picture.get("/ColorSpace", "/DeviceGray"))
    return "black" if space in NO_INKS or "/ImageMask" in picture else "picture in colour"


def _box(box: Object) -> tuple[float, float, float, float]:
    left, bottom, right, top = (float(length) for length in box)
    return left, bottom, right, top
