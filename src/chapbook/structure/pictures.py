"""Pictures that the scan has among its text: each waits for the editor, who alone can say what is on it.

A figure is set by a decision only (structure.figures), since a picture without an alternative in words is no figure
that every reader can have. The page as a whole, and specks that the scanner took for pictures, are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chapbook.shapes.decisions import DecisionKind, Pins
from chapbook.shapes.findings import About, Finding, Kind
from chapbook.shapes.scan import Box, Page, Scan, Span, Word

_LEAST, _MOST = 0.01, 0.8
"""Shares of the page's surface: what is smaller is a speck or an ornament, what is larger the page itself."""
_FILLED = 0.3
"""Share of a region's surface that its words take, from which on it is text."""


@dataclass(frozen=True, slots=True)
class ScanPicture:
    """A picture of the scan: the index (from 0) of its page, its number there (from 1), its box, the words near it."""

    page: int
    number: int
    box: Box
    span: Span

    @property
    def image(self) -> str:
        """The file of the book's folder that it is cut out into."""
        return f"images/page-{self.page + 1}-{self.number}.png"


def scan_pictures(scan: Scan) -> tuple[ScanPicture, ...]:
    """All pictures of the scan, those too that were decided."""
    return tuple(picture for index in range(len(scan.pages)) for picture in _pictures_on(scan, index))


def pictures_waiting(scan: Scan, pins: Pins) -> tuple[ScanPicture, ...]:
    """The pictures that no decision has set yet, or said to be none: by the name of their file or, under another, by
    their number."""
    figures = [pin for pin in pins if pin.decision.kind is DecisionKind.FIGURE]
    waiting: list[ScanPicture] = []
    for index in range(len(scan.pages)):
        found = list(_pictures_on(scan, index))
        names = [pin.decision.image for pin in figures if scan.page_index(pin.span.start) == index]
        left = [picture for picture in found if picture.image not in names]
        waiting += left[len(names) - (len(found) - len(left)) :]
    return tuple(waiting)


def waiting_pictures(scan: Scan, pins: Pins) -> tuple[Finding, ...]:
    """A doubt for each picture that waits, tied to the words above it, else below it."""
    return tuple(_waiting(scan, picture) for picture in pictures_waiting(scan, pins))


def _pictures_on(scan: Scan, index: int) -> Iterator[ScanPicture]:
    page = scan.pages[index]
    words = scan.words_in(page.span) if page.pictures else ()
    boxes = (box for box in page.pictures if _is_picture(box, page, words))
    for number, box in enumerate(boxes, 1):
        word = next(_nearest(box, words), None)
        yield ScanPicture(index, number, box, word.span if word is not None else page.span)


def _is_picture(box: Box, page: Page, words: Sequence[Word]) -> bool:
    whole = _surface(page.box) if page.box is not None else 0
    if not whole or not _LEAST * whole < _surface(box) < _MOST * whole:
        return False
    return sum(_shared(word.box, box) for word in words) < _FILLED * _surface(box)


def _surface(box: Box) -> int:
    return max(0, box.right - box.left) * max(0, box.bottom - box.top)


def _shared(one: Box, other: Box) -> int:
    left, top = max(one.left, other.left), max(one.top, other.top)
    return _surface(Box(left, top, max(left, min(one.right, other.right)), max(top, min(one.bottom, other.bottom))))


def _waiting(scan: Scan, picture: ScanPicture) -> Finding:
    box, span = picture.box, picture.span
    size = f"{box.right - box.left} by {box.bottom - box.top} at {box.left}, {box.top}"
    message = (
        f"a picture stands here ({size}): ./press pictures cuts it out into {picture.image}, and prints the decision "
        "that sets it once you have said what is on it"
    )
    return Finding(scan.where(span.start), Kind.DOUBT, message, (), span, About.PASSAGE, 0.9, box)


def _nearest(box: Box, words: Sequence[Word]) -> Iterator[Word]:
    """The last word above the picture, then the first below it."""
    yield from (word for word in reversed(words) if word.box.bottom <= box.top)
    yield from (word for word in words if word.box.top >= box.bottom)
