"""Reads ALTO 2, 3 and 4 (loc.gov/standards/alto): blocks, lines, words with boxes, confidences, size and style.

Elements go by their local names, for each version has a namespace of its own. A TextBlock is taken for a paragraph,
as Tesseract writes it. Boxes stay in the file's unit (pixels, 1/10 mm or 1/1200 inch).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from chapbook.readers.markup import Element, name, pieces
from chapbook.readers.printed import Line, PrintedPage, PrintedWord, compose
from chapbook.shapes.findings import Finding, Kind
from chapbook.shapes.scan import Box, Scan

SUFFIXES: tuple[str, ...] = (".xml", ".xml.gz")
MARK = "the pages of the ALTO file"

# PageType: the schema's sequence puts all margins before the print space; people read the foot of a page last.
_ORDER = {"TopMargin": 0, "LeftMargin": 1, "PrintSpace": 2, "RightMargin": 3, "BottomMargin": 4}
_PICTURES = frozenset({"Illustration"})
_SOFT = "\u00ad\u00ac"
"""What OCR programs write into HYP (the hyphen at a line end) besides the hyphen itself."""


@dataclass(frozen=True, slots=True)
class _Style:
    """A TextStyle: its FONTSIZE in points, and what its FONTSTYLE says."""

    size: float = 0.0
    italic: bool = False
    bold: bool = False


@dataclass(slots=True)
class _Head:
    """What stands before the pages: the image's name, the engines, the styles by their ID."""

    image: str = ""
    engines: list[str] = field(default_factory=list)
    styles: dict[str, _Style] = field(default_factory=dict)


def read(path: Path) -> tuple[Scan, tuple[Finding, ...]]:
    """The scan in an ALTO file, and the engine it names. Raises SetupError where the file is no sound XML."""
    head = _Head()
    scan, findings = compose(_pages(path, head), MARK)
    said = f"OCR engine, as the file names it: {', '.join(dict.fromkeys(head.engines))}"
    return scan, (*findings, Finding(None, Kind.NOTE, said)) if head.engines else findings


def _pages(path: Path, head: _Head) -> Iterator[PrintedPage]:
    wanted = ("fileName", "processingSoftware", "TextStyle", "Page")
    for element in pieces(path, "alto", wanted):
        match name(element):
            case "fileName":
                head.image = head.image or (element.text or "").strip()
            case "processingSoftware":
                # softwareName and softwareVersion, if they are there, in the order of the schema.
                said = {name(part): (part.text or "").strip() for part in element}
                head.engines.append(f"{said.get('softwareName', '')} {said.get('softwareVersion', '')}".strip())
            case "TextStyle":
                head.styles[element.get("ID", "")] = _style(element)
            case _:
                yield _page(element, head)


def _style(element: Element) -> _Style:
    said = element.get("FONTSTYLE", "").lower()
    return _Style(_number(element, "FONTSIZE"), "italic" in said, "bold" in said)


def _page(element: Element, head: _Head) -> PrintedPage:
    areas = sorted(element, key=lambda area: _ORDER.get(name(area), 2))
    blocks = [block for area in areas for block in area.iter("{*}TextBlock")]
    paragraphs = [tuple(line for line in _lines(block, head) if line) for block in blocks]
    return PrintedPage(
        paragraphs=tuple(paragraph for paragraph in paragraphs if paragraph),
        box=Box(0, 0, int(_number(element, "WIDTH")), int(_number(element, "HEIGHT"))),
        image=head.image,
        label=element.get("PRINTED_IMG_NR", ""),
        pictures=tuple(_box(part) for part in element.iter("*") if name(part) in _PICTURES),
    )


def _lines(block: Element, head: _Head) -> Iterator[Line]:
    for line in block:
        if name(line) == "TextLine":
            yield tuple(_words(line, _inherited(line, head, _inherited(block, head, _Style())), head))


def _words(line: Element, style: _Style, head: _Head) -> Iterator[PrintedWord]:
    spaced = any(name(part) == "SP" for part in line)
    glued = False
    word: PrintedWord | None = None
    for part in line:
        match name(part):
            case "SP":
                glued = False
            case "HYP" if word is not None:
                word = _hyphenated(word, part.get("CONTENT", "-"))
            case "String":
                if word is not None:
                    yield word
                    word = None
                if text := "".join(part.get("CONTENT", "").split()):
                    word = _word(part, text, _inherited(part, head, style), glued=glued)
                    glued = spaced
    if word is not None:
        yield word


def _word(part: Element, text: str, style: _Style, *, glued: bool) -> PrintedWord:
    said = part.get("STYLE", "").lower()
    return PrintedWord(
        text=text,
        box=_box(part),
        confidence=min(1.0, max(0.0, _number(part, "WC", 1.0))),
        size=style.size,
        italic=style.italic or "italic" in said,
        bold=style.bold or "bold" in said,
        glued=glued,
    )


def _hyphenated(word: PrintedWord, hyphen: str) -> PrintedWord:
    """The first half of a divided word (SUBS_TYPE HypPart1) with the hyphen that HYP holds, written as print has it."""
    hyphen = "-" if not hyphen.strip() or hyphen in _SOFT else hyphen.strip()
    text = word.text.rstrip(_SOFT)
    text = text if text.endswith(hyphen) else text + hyphen
    return PrintedWord(text, word.box, word.confidence, word.size, word.italic, word.bold, word.glued)


def _inherited(element: Element, head: _Head, outer: _Style) -> _Style:
    """The style an element names by STYLEREFS (a list of IDs, of paragraph styles too), or that of what holds it."""
    references = element.get("STYLEREFS", "").split()
    return next((head.styles[reference] for reference in references if reference in head.styles), outer)


def _box(element: Element) -> Box:
    left, top = _number(element, "HPOS"), _number(element, "VPOS")
    right, bottom = left + _number(element, "WIDTH"), top + _number(element, "HEIGHT")
    return Box(round(left), round(top), round(right), round(bottom))


def _number(element: Element, attribute: str, missing: float = 0.0) -> float:
    said = element.get(attribute, "")
    return float(said) if re.fullmatch(r"-?\d{1,9}(\.\d{1,9})?", said) else missing
