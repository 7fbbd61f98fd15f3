"""Point 6: no line stands alone at the head or foot of a page, no last line is shorter than an indent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from chapbook.check.paragraphs import Kind, SetLine
from chapbook.check.preflight.findings import Findings, judged, spot
from chapbook.shapes.preflight import Spot

INDENT = 1.2
"""Ems that a last line must be longer than: the indent of the next paragraph would stand over nothing."""
LEAST_LINES = 4
"""Fewer lines on the last page of a chapter are lost on it."""


def without_widows(lines: Sequence[SetLine], opening: frozenset[int]) -> Findings:
    """``opening`` are the pages on which the text or a chapter begins."""
    pages = [tuple(group) for _, group in groupby(lines, key=lambda found: found.line.page)]
    parted = tuple(_parted(pages))
    short = tuple(_short(lines))
    scant = tuple(_scant(pages, opening))
    paragraphs = len({line.run for line in lines if line.kind is Kind.PROSE})
    return Findings(
        (
            judged("widows: no line of a paragraph or heading alone at a page turn", parted, f"{len(pages)} pages"),
            judged("widows: no last line shorter than the indent", short, f"{paragraphs} paragraphs"),
            judged(f"widows: no chapter ends on fewer than {LEAST_LINES} lines", scant, _last(pages)),
        ),
        (*parted, *short, *scant),
    )


def _parted(pages: Sequence[tuple[SetLine, ...]]) -> Iterator[Spot]:
    for before, after in pairwise(pages):
        foot, head = before[-1], after[0]
        if foot.kind is Kind.HEADING:
            yield spot(foot.line, "a heading at the foot of a page")
        elif foot.kind is Kind.PROSE and foot.run == head.run:
            if foot.number == 0:
                yield spot(foot.line, "the first line of a paragraph alone at the foot of a page")
            if head.last:
                yield spot(head.line, "the last line of a paragraph alone at the head of a page")


def _short(lines: Sequence[SetLine]) -> Iterator[Spot]:
    for found in lines:
        width = found.line.right - found.line.left
        if found.kind is Kind.PROSE and found.last and found.of > 1 and width < INDENT * found.line.size:
            yield spot(found.line, "a last line shorter than the indent")


def _scant(pages: Sequence[tuple[SetLine, ...]], opening: frozenset[int]) -> Iterator[Spot]:
    """The pages before which a text goes on and behind which another begins, or none, with too few lines."""
    for index, page in enumerate(pages):
        closes = index == len(pages) - 1 or pages[index + 1][0].line.page in opening
        if closes and page[0].line.page not in opening and _count(page) < LEAST_LINES:
            yield spot(page[0].line, f"only {_count(page)} lines on the last page")


def _count(page: Sequence[SetLine]) -> int:
    return len({round(found.line.baseline) for found in page})


def _last(pages: Sequence[tuple[SetLine, ...]]) -> str:
    return f"{_count(pages[-1])} lines on the last page" if pages else "no page"
