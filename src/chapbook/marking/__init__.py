"""Marks what words are: passages in another language, abbreviations with what they stand for, names in capitals.

Adds spans to the tree and changes no character of it. What a screen reader speaks, where a word may be cut and what is
set in small capitals hang on it. A passage is marked only where its words and a model of languages agree; the editor
marks others, or takes a mark away, by a decision of kind ``language``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from chapbook.marking.abbreviations import find_abbreviations
from chapbook.marking.capitals import find_capitals, set_in_capitals
from chapbook.marking.passages import find_passages
from chapbook.marking.pinned import Decided, decided_passages
from chapbook.marking.spans import Mark, wrapped
from chapbook.shapes.decisions import Pins
from chapbook.shapes.document import (
    Abbreviation,
    Block,
    Document,
    Emphasis,
    Foreign,
    Inline,
    Link,
    Note,
    SmallCaps,
    Superscript,
    Text,
    flat,
    inlines_of,
    plain,
)
from chapbook.shapes.findings import Finding, Kind
from chapbook.shapes.language import Language
from chapbook.shapes.layers import Layers
from chapbook.shapes.runs import Run, each_run
from chapbook.shapes.scan import Scan

__all__ = ["mark"]


def mark(
    scan: Scan, document: Document, layers: Layers, pins: Pins, language: Language
) -> tuple[Document, tuple[Finding, ...]]:
    """The document with its foreign passages, abbreviations and names in capitals marked; a note on each passage.

    Its leaves are the same characters with the same origins.
    """
    decided = decided_passages(layers, pins, language.code)
    marked = replace(document, blocks=_marked(document.blocks, decided, language))
    return marked, tuple(_told(scan, layers, passage) for passage in _passages(marked.blocks))


def _passages(blocks: tuple[Block, ...]) -> Iterator[Foreign]:
    """The marked passages in reading order, those of each note at its call."""
    for block in blocks:
        for run in inlines_of(block):
            yield from _within(run)


def _within(inlines: tuple[Inline, ...]) -> Iterator[Foreign]:
    for inline in inlines:
        match inline:
            case Foreign():
                yield inline
            case Note():
                yield from _passages(inline.blocks)
            case Emphasis() | SmallCaps() | Superscript() | Abbreviation() | Link():
                yield from _within(inline.inlines)


def _told(scan: Scan, layers: Layers, passage: Foreign) -> Finding:
    text = next(leaf for leaf in flat(passage.inlines) if isinstance(leaf, Text))
    first = layers.streams[text.origin.stream].origin(text.origin.start, text.origin.start + 1)[0]
    return Finding(scan.where(first.start), Kind.NOTE, f"“{plain(passage.inlines)}” is marked as {passage.lang}")


def _marked(blocks: tuple[Block, ...], decided: Decided, language: Language) -> tuple[Block, ...]:
    def in_notes(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return _marked(blocks, decided, language)

    def marked(block: Block) -> Block:
        found = iter(find_passages(tuple(inlines_of(block)), language))
        return each_run(block, lambda run: made(run, decided.laid_over(run, next(found))))

    def made(run: Run, passages: tuple[Mark, ...]) -> Run:
        return tuple(_noted(_run(run, passages, language), in_notes))

    def lowered(block: Block) -> Block:
        if set_in_capitals(block):
            return block
        return each_run(block, lambda run: wrapped(run, find_capitals(run, language)))

    return tuple(lowered(marked(block)) for block in blocks)


def _run(run: Run, passages: tuple[Mark, ...], language: Language) -> Run:
    """The run with its passages marked, and outside them the abbreviations of the book's own language."""
    marked = wrapped(run, passages)
    return wrapped(marked, find_abbreviations(marked, language, passages))


def _noted(inlines: Run, in_notes: Callable[[tuple[Block, ...]], tuple[Block, ...]]) -> Iterator[Inline]:
    """The inlines with their notes made anew."""
    for inline in inlines:
        match inline:
            case Note():
                yield replace(inline, blocks=in_notes(inline.blocks))
            case Emphasis() | SmallCaps() | Superscript() | Foreign() | Link() | Abbreviation():
                yield replace(inline, inlines=tuple(_noted(inline.inlines, in_notes)))
            case _:
                yield inline
