"""Makes one element of a paragraph, a quotation or a list that runs over a page turn.

WeasyPrint tags what stands on each page by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pikepdf import Name, Object, Pdf

from chapbook.writers.pdf.finishing.elements import blocks_below, join, kids_of, take_out
from chapbook.writers.pdf.finishing.facts import Facts

BLOCKS = (Name.P, Name.LBody)
HOLDERS = (Name.BlockQuote, Name.L)


def join_paragraphs(pdf: Pdf, facts: Facts) -> None:
    """Hand what a page continues to the paragraph, or the body of the list's item, that the page before begins; and so
    with the quotations and lists around.

    A paragraph without content, which keeps the place of notes above a heading, is taken away.
    Raises ValueError where pages of text were planned, and there are not as many.
    """
    parts = [part for part in kids_of(pdf.Root.StructTreeRoot.K[0]) if Name.Part == part.S and kids_of(part)]
    if facts.continued and len(parts) != len(facts.continued):
        raise ValueError(f"{len(parts)} pages of text are set, {len(facts.continued)} were planned")
    # From the last on, so that a paragraph over three pages is handed on whole.
    turns = zip(pairwise(parts), facts.continued[1:], facts.running[1:], strict=False)
    for (before, page), continued, running in reversed([*turns]):
        ends, begins = tuple(_edge(before, last=True)), tuple(_edge(page, last=False))
        _join_first(ends, begins, HOLDERS, running)
        _join_first(ends, begins, BLOCKS, int(continued))
    for element in [one for part in parts for one in blocks_below(part)]:
        if Name.P == element.S and not len(element.K):
            take_out(element)


def _join_first(ends: Iterable[Object], begins: Iterable[Object], kinds: Sequence[Name], count: int) -> None:
    """Hand as many of the elements of those kinds that a page begins with, outermost first, to those that go before."""
    fronts, rests = ([one for one in found if one.S in kinds][:count] for found in (ends, begins))
    for front, rest in zip(fronts, rests, strict=False):
        if front.S != rest.S:
            return
        join(front, rest)


def _edge(element: Object, *, last: bool) -> Iterator[Object]:
    """The elements that a page ends or begins with, the outermost first."""
    while kids := kids_of(element):
        element = kids[-1 if last else 0]
        yield element
