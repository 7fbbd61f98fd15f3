"""Makes one element of a paragraph that runs over a page turn; WeasyPrint tags what stands on each page by itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pikepdf import Name, Object, Pdf

from chapbook.writers.pdf.finishing.elements import blocks_below, join, kids_of, take_out
from chapbook.writers.pdf.finishing.facts import Facts

BLOCKS = (Name.P, Name.LBody)


def join_paragraphs(pdf: Pdf, facts: Facts) -> None:
    """Hand what a page continues to the paragraph, or the body of the list's item, that the page before begins.

    A paragraph without content, which keeps the place of notes above a heading, is taken away.
    Raises ValueError where pages of text were planned, and there are not as many.
    """
    parts = [part for part in kids_of(pdf.Root.StructTreeRoot.K[0]) if Name.Part == part.S and kids_of(part)]
    if facts.continued and len(parts) != len(facts.continued):
        raise ValueError(f"{len(parts)} pages of text are set, {len(facts.continued)} were planned")
    # From the last on, so that a paragraph over three pages is handed on whole.
    for (before, page), continued in reversed([*zip(pairwise(parts), facts.continued[1:], strict=False)]):
        front = next((one for one in _edge(before, last=True) if one.S in BLOCKS), None)
        rest = next((one for one in _edge(page, last=False) if one.S in BLOCKS), None)
        if continued and front is not None and rest is not None and front.S == rest.S:
            join(front, rest)
    for element in [one for part in parts for one in blocks_below(part)]:
        if Name.P == element.S and not len(element.K):
            take_out(element)


def _edge(element: Object, *, last: bool) -> Iterator[Object]:
    """The elements that a page ends or begins with, the outermost first."""
    while kids := kids_of(element):
        element = kids[-1 if last else 0]
        yield element
