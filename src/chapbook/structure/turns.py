"""Where in the cleaned body the pages of the scan begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chapbook.shapes.layers import Stream
from chapbook.shapes.scan import Scan


@dataclass(frozen=True, slots=True)
class Turn:
    """A page of the scan: its index (from 0), its label, and the offset in the body's text at which it begins."""

    page: int
    label: str
    offset: int


def find_turns(scan: Scan, body: Stream, labels: Sequence[str]) -> tuple[Turn, ...]:
    """One turn for each page, ascending; a word cut over two pages counts to the second, a page without body text
    begins where the next one does. ``labels`` are the printed page numbers."""
    starts: dict[int, int] = {}
    raw = 0
    for span in body.spans:
        starts.setdefault(scan.page_index(span.start), _word_start(body, raw))
        raw += len(span)
    turns: list[Turn] = []
    offset = len(body.text)
    for page in reversed(range(len(scan.pages))):
        offset = starts.get(page, offset)
        turns.append(Turn(page, labels[page], offset))
    return tuple(reversed(turns))


def _word_start(body: Stream, raw: int) -> int:
    """The offset in the text of a seam in the raw stream; of the whole word, where the seam cuts one."""
    left, right = body.forward(raw), body.forward(raw, right=True)
    text = body.text
    cut = left != right or text[:left].rstrip("\n").endswith("-")
    at = left
    if cut:
        at = len(text[:left].rstrip("\n"))
        while at and not text[at - 1].isspace():
            at -= 1
    return at
