"""The lines of a scan, page by page, and the measure of the type they were set in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chapbook.shapes.regions import RegionKind
from chapbook.shapes.scan import Scan, Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its span with its line end, its text without, the index (from 0) of its page."""

    span: Span
    text: str
    page: int

    @property
    def blank(self) -> bool:
        """True if nothing is printed on it."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Role:
    """What a line is and, for a line of a note, the index (from 0) of that note."""

    kind: RegionKind
    note: int | None = None


Pages = tuple[tuple[Line, ...], ...]


def lines_of(scan: Scan) -> Pages:
    """The lines of each page of the scan, in order."""
    pages = []
    for index, page in enumerate(scan.pages):
        lines, start = [], page.span.start
        for text in page.span.of(scan.text).splitlines(keepends=True) if page.span else ():
            lines.append(Line(Span(start, start + len(text)), text.rstrip("\n"), index))
            start += len(text)
        pages.append(tuple(lines))
    return tuple(pages)


def measure(lines: Sequence[Line]) -> float:
    """The usual length of a full line, in characters: the 70th percentile; 0.0 without lines.

    Lines of one size of type and one width hold about as many characters; smaller type holds more.
    """
    lengths = sorted(len(line.text.strip()) for line in lines if not line.blank)
    return float(lengths[int(0.7 * (len(lengths) - 1))]) if lengths else 0.0


def is_open(text: str) -> bool:
    """True if a passage breaks off: it ends in no mark that ends a sentence."""
    return bool(text.strip()) and text.rstrip().rstrip("»\"”)’'")[-1:] not in tuple(".!?…:;")


def begins_small(text: str) -> bool:
    """True if a passage goes on from elsewhere: its first letter is small."""
    return text.lstrip("«»\"“”'’([— -\n\t")[:1].islower()
