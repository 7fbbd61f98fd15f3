"""Pictures that the scan has among its text: each waits for the editor, who alone can say what is on it.

A figure is set by a decision only (structure.figures), since a picture without an alternative in words is no figure
that every reader can have. The page as a whole, and specks that the scanner took for pictures, are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chapbook.shapes.decisions import DecisionKind, Pins
from chapbook.shapes.findings import About, Finding, Kind
from chapbook.shapes.scan import Box, Page, Scan, Word

_LEAST, _MOST = 0.01, 0.8
"""Shares of the page's surface: what is smaller is a speck or an ornament, what is larger the page itself."""
_FILLED = 0.3
"""Share of a region's surface that its words take, from which on it is text."""


def waiting_pictures(scan: Scan, pins: Pins) -> tuple[Finding, ...]:
    """A doubt for each picture of a page on which no figure was set yet, tied to the words above it, else below it."""
    figures = [scan.page_index(pin.span.start) for pin in pins if pin.decision.kind is DecisionKind.FIGURE]
    findings: list[Finding] = []
    for index, page in enumerate(scan.pages):
        words = scan.words_in(page.span) if page.pictures else ()
        found = [box for box in page.pictures if _is_picture(box, page, words)]
        findings += (_waiting(scan, index, box, words) for box in found[figures.count(index) :])
    return tuple(findings)


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


def _waiting(scan: Scan, index: int, box: Box, words: Sequence[Word]) -> Finding:
    word = next(_nearest(box, words), None)
    span = word.span if word is not None else scan.pages[index].span
    said = f"“{span.of(scan.text)[:30]}”" if word is not None else "this page"
    size = f"{box.right - box.left} by {box.bottom - box.top} at {box.left}, {box.top}"
    message = (
        f"a picture stands here ({size}): put it into images/, set it by a decision (figure, image, alt) at {said}"
    )
    return Finding(scan.where(span.start), Kind.DOUBT, message, (), span, About.PASSAGE, 0.9)


def _nearest(box: Box, words: Sequence[Word]) -> Iterator[Word]:
    """The last word above the picture, then the first below it."""
    yield from (word for word in reversed(words) if word.box.bottom <= box.top)
    yield from (word for word in words if word.box.top >= box.bottom)
