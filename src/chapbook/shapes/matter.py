"""The publisher's own pages: preface, presentation, catalogue. They stand around the scan's text, never in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chapbook.shapes.document import Block, Emphasis, Heading, Inline, Link, Origin, inlines_of, plain

OUTSIDE = Origin(-1, 0, 0)
"""The origin of words that stand in no scan."""


@dataclass(frozen=True, slots=True)
class MatterPage:
    """One of the publisher's texts: its name, as its file in the EPUB has it, and its blocks, the first a heading."""

    name: str
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """The words of its first heading."""
        return next((" ".join(plain(b.inlines).split()) for b in self.blocks if isinstance(b, Heading)), self.name)

    @property
    def links(self) -> frozenset[str]:
        """The addresses of the web that the page leads to."""
        return frozenset(href for block in self.blocks for run in inlines_of(block) for href in _links(run))


@dataclass(frozen=True, slots=True)
class Matter:
    """The pages before the text and those after it, each in order."""

    front: tuple[MatterPage, ...] = ()
    back: tuple[MatterPage, ...] = ()


def _links(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, Link):
            yield inline.href
        elif isinstance(inline, Emphasis):
            yield from _links(inline.inlines)
