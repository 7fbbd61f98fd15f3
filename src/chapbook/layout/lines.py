"""The lines of a scan, page by page, and what each turns out to be."""

from __future__ import annotations

from dataclasses import dataclass, field

from chapbook.shapes.regions import Reason, RegionKind
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
    """What a line is and, for a line of a note, the index (from 0) of that note; and why."""

    kind: RegionKind
    note: int | None = None
    why: tuple[Reason, ...] = field(default=(), compare=False)


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
