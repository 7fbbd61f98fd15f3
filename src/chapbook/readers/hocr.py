"""Reads hOCR, above all Tesseract's: pages, paragraphs, lines, words with boxes, confidences, size and style.

Clauses are those of the hOCR specification 1.2 (kba.github.io/hocr-spec/1.2). What is no line of text (separators,
photographs) gives no letters; pictures are kept as boxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from chapbook.readers.markup import Element, name, pieces, text_of
from chapbook.readers.printed import Line, PrintedPage, PrintedWord, compose
from chapbook.shapes.findings import Finding, Kind
from chapbook.shapes.scan import Box, Scan

SUFFIXES: tuple[str, ...] = (".hocr", ".hocr.gz", ".html", ".html.gz")
MARK = "the pages of the hOCR"

# 4 (typesetting elements) and 6 (ocrx_line); Tesseract writes the last four of the spec's line kinds too.
_LINES = frozenset({"ocr_line", "ocrx_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat"})
_BLOCKS = frozenset({"ocr_par", "ocr_carea", "ocrx_block", "ocr_column"})
_PICTURES = frozenset({"ocr_image", "ocr_photo", "ocr_linedrawing"})

# 2.2: properties of the title attribute, divided by semicolons.
_BOX = re.compile(r"\bbbox\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)")
_CONFIDENCE = re.compile(r"\bx_wconf\s+(-?[\d.]+)")
_SIZE = re.compile(r"\bx_fsize\s+([\d.]+)")
_LINE_SIZE = re.compile(r"\bx_size\s+([\d.]+)")
_FONT = re.compile(r"\bx_font\s+([^;]+)")
_IMAGE = re.compile(r"""\bimage\s+(?:"([^"]*)"|'([^']*)'|([^;]+))""")
NOWHERE = Box(0, 0, 0, 0)


def read(path: Path) -> tuple[Scan, tuple[Finding, ...]]:
    """The scan in an hOCR file, and the engine it names. Raises SetupError where the file is no sound XHTML."""
    engines: list[str] = []
    scan, findings = compose(_pages(path, engines), MARK)
    said = f"OCR engine, as the file names it: {', '.join(dict.fromkeys(engines))}"
    return scan, (*findings, Finding(None, Kind.NOTE, said)) if engines else findings


def _pages(path: Path, engines: list[str]) -> Iterator[PrintedPage]:
    for element in pieces(path, "html", ("meta", "div"), _is_wanted):
        if name(element) == "meta":
            # 3 (metadata): ocr-system names the engine.
            if element.get("name") in ("ocr-system", "ocr-model"):
                engines.append(element.get("content", ""))
        else:
            yield _page(element)


def _is_wanted(element: Element) -> bool:
    return name(element) == "meta" or "ocr_page" in element.get("class", "").split()


def _page(element: Element) -> PrintedPage:
    title = element.get("title", "")
    image = _IMAGE.search(title)
    sheet = _Sheet()
    for part in element.iter("*"):
        sheet.take(part)
    return PrintedPage(
        paragraphs=tuple(tuple(tuple(line) for line in lines) for lines in sheet.printed()),
        box=_box(title) if _BOX.search(title) else None,
        image=next(filter(None, image.groups()), "").strip() if image else "",
        pictures=tuple(sheet.pictures),
    )


class _Sheet:
    """A page as it fills, element by element in document order, which is reading order (5.1)."""

    def __init__(self) -> None:
        self.pictures: list[Box] = []
        self._paragraphs: list[list[list[PrintedWord]]] = [[[]]]
        self._line_size = 0.0

    def take(self, part: Element) -> None:
        """Enters an element: a block or a line begins, a word is added."""
        for role in part.get("class", "").split():
            if role == "ocrx_word":
                self._add(_word(part, self._line_size))
            elif role in _LINES:
                self._begin_line(part)
            elif role in _BLOCKS:
                self._paragraphs.append([[]])
            elif role in _PICTURES:
                self.pictures.append(_box(part.get("title", "")))

    def printed(self) -> Iterator[list[Line]]:
        """The paragraphs and lines that hold words."""
        for lines in self._paragraphs:
            if filled := [tuple(line) for line in lines if line]:
                yield filled

    def _begin_line(self, part: Element) -> None:
        title = part.get("title", "")
        self._line_size = _number(_LINE_SIZE, title, 0.0)
        self._paragraphs[-1].append([])
        if part.find(".//*[@class]") is None:
            for text in text_of(part).split():
                self._add(PrintedWord(text, _box(title), size=self._line_size))

    def _add(self, word: PrintedWord) -> None:
        if word.text:
            self._paragraphs[-1][-1].append(word)


def _word(part: Element, line_size: float) -> PrintedWord:
    title = part.get("title", "")
    # Tesseract marks style by <strong> and <em>; both may be told by the name of the font too.
    inner = {name(child) for child in part.iter("*")} if len(part) else set()
    font = found[1].lower() if (found := _FONT.search(title)) else ""
    return PrintedWord(
        text="".join(text_of(part).split()),
        box=_box(title),
        confidence=min(1.0, max(0.0, _number(_CONFIDENCE, title, 100.0) / 100)),
        size=_number(_SIZE, title, 0.0) or line_size,
        italic=bool(inner & {"em", "i"}) or "italic" in font,
        bold=bool(inner & {"strong", "b"}) or "bold" in font,
    )


def _number(pattern: re.Pattern[str], title: str, missing: float) -> float:
    found = pattern.search(title)
    try:
        return float(found[1]) if found else missing
    except ValueError:
        return missing


def _box(title: str) -> Box:
    found = _BOX.search(title)
    return Box(int(found[1]), int(found[2]), int(found[3]), int(found[4])) if found else NOWHERE
