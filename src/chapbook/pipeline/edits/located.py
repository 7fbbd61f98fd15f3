"""What was changed on the pages of a cleaned text, as edits of its streams.

A change that lies in no one stream is no edit: it is told, with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from chapbook.pipeline.edits.decided import Edit
from chapbook.pipeline.edits.difference import Difference, differences
from chapbook.pipeline.edits.text import EditPage, Part
from chapbook.shapes.scan import Span


@dataclass(frozen=True, slots=True)
class Homeless:
    """A change that belongs to no one part of the page: where it stands (page and line from 1) and its words."""

    page: int
    line: int
    before: str
    after: str

    def __str__(self) -> str:
        before, after = (" ".join(words.split())[:40] for words in (self.before, self.after))
        return f"page {self.page}, line {self.line}: “{before}” -> “{after}”"


def edits_of(pages: Sequence[EditPage], texts: Iterable[str]) -> tuple[tuple[Edit, ...], tuple[Homeless, ...]]:
    """The edits that turn the pages into these texts, and the changes that run over two parts or into an empty page."""
    edits: list[Edit] = []
    homeless: list[Homeless] = []
    for page, text in zip(pages, texts, strict=True):
        for one in _held(page, differences(page.text, text)):
            parts = [part for part in page.parts if part.span.start < one.end and one.start < part.span.end]
            if parts and _is_one(parts):
                shift = parts[0].made.start - parts[0].span.start
                edits.append(Edit(parts[0].stream, one.start + shift, one.end + shift, one.words))
            else:
                homeless.append(_homeless(page, one))
    return tuple(edits), tuple(homeless)


def _is_one(parts: Sequence[Part]) -> bool:
    """True if the parts follow one another in one stream, as they do on the page."""
    shifts = {(part.stream, part.made.start - part.span.start) for part in parts}
    return len(shifts) == 1


def _homeless(page: EditPage, one: Difference) -> Homeless:
    line = page.text.count("\n", 0, one.start) + 1
    return Homeless(page.index + 1, line, page.text[one.start : one.end], one.words)


_LAST_WORD = re.compile(r"\S+\s*\Z")
_FIRST_WORD = re.compile(r"\s*\S+")


def _held(page: EditPage, found: Sequence[Difference]) -> Iterator[Difference]:
    """The differences, with a word beside each insertion for it to hold on to: the one before it, if there is one."""
    done = 0
    for number, one in enumerate(found):
        if one.start < one.end:
            held = one
        else:
            high = found[number + 1].start if number + 1 < len(found) else len(page.text)
            held = _beside(page, one, done, high)
        yield held
        done = held.end


def _beside(page: EditPage, one: Difference, low: int, high: int) -> Difference:
    part = _span_at(page, one.start)
    left = _LAST_WORD.search(page.text, max(low, part.start), one.start)
    if left is not None:
        return replace(one, start=left.start(), words=left[0] + one.words)
    right = _FIRST_WORD.match(page.text, one.end, min(high, part.end))
    return replace(one, end=right.end(), words=one.words + right[0]) if right is not None else one


def _span_at(page: EditPage, offset: int) -> Span:
    """The span of the part in which an insertion stands: at an edge the part before it."""
    spans = (part.span for part in page.parts if len(part.span))
    return next((span for span in spans if span.start < offset <= span.end or not offset), Span(offset, offset))
