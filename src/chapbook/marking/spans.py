"""Lays marks over a run of inlines. The leaves stay as they are, but for texts that are parted where a mark begins.

Offsets count in the run's plain text as ``reading`` gives it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from chapbook.shapes.document import (
    Abbreviation,
    Emphasis,
    Foreign,
    Inline,
    LineBreak,
    Link,
    Note,
    Origin,
    PageBreak,
    SmallCaps,
    Superscript,
    Text,
    flat,
)
from chapbook.shapes.scan import Span

Wrapping: TypeAlias = Foreign | Abbreviation | SmallCaps
NOTE, BREAK = "\ufffc", "\n"


@dataclass(frozen=True, slots=True)
class Mark:
    """What the words of ``span`` are: ``kind`` says it, and is filled with them."""

    span: Span
    kind: Wrapping


def reading(inlines: tuple[Inline, ...]) -> str:
    """The plain text of a run: U+FFFC for a note, a line end for a forced break, nothing for a page break."""
    return "".join(_read(leaf) for leaf in flat(inlines))


def _read(leaf: Inline) -> str:
    match leaf:
        case Text():
            return leaf.text
        case Note():
            return NOTE
        case LineBreak():
            return BREAK
        case _:
            return ""


def wrapped(inlines: tuple[Inline, ...], marks: Iterable[Mark]) -> tuple[Inline, ...]:
    """The run with each mark round its words. Marks ascend and do not overlap.

    A mark is parted where a note is called, for the note is in the book's language, and where a line breaks.
    """
    for mark in marks:
        inlines = tuple(_laid(inlines, 0, mark))
    return inlines


def _laid(inlines: tuple[Inline, ...], offset: int, mark: Mark) -> Iterator[Inline]:
    """The inlines, the first of which begins at ``offset``, with the mark round those of its span."""
    inside: list[Inline] = []
    for inline in inlines:
        end = offset + len(reading((inline,)))
        whole = mark.span.start <= offset and end <= mark.span.end and offset < end
        if whole and not _parts(inline):
            inside.append(inline)
        elif isinstance(inline, Text) and offset < mark.span.end and mark.span.start < end:
            before, words, after = _cut(inline, mark.span.start - offset, mark.span.end - offset)
            yield from (*_closed(inside, mark), *before)
            inside = list(words)
            if after:
                yield from (*_closed(inside, mark), *after)
                inside = []
        elif isinstance(inline, PageBreak) and inside and offset < mark.span.end:
            inside.append(inline)
        else:
            yield from _closed(inside, mark)
            inside = []
            yield _entered(inline, offset, mark)
        offset = end
    yield from _closed(inside, mark)


def _closed(inside: list[Inline], mark: Mark) -> Iterator[Inline]:
    if inside:
        yield replace(mark.kind, inlines=tuple(inside))


def _parts(inline: Inline) -> bool:
    """True if a mark cannot go round this: a note or a line break stands in it."""
    return any(isinstance(leaf, Note | LineBreak) for leaf in flat((inline,)))


def _entered(inline: Inline, offset: int, mark: Mark) -> Inline:
    """An inline over whose edge a mark goes, with the mark inside."""
    match inline:
        case Emphasis() | SmallCaps() | Superscript() | Foreign() | Link() | Abbreviation():
            return replace(inline, inlines=tuple(_laid(inline.inlines, offset, mark)))
        case _:
            return inline


def _cut(text: Text, start: int, end: int) -> tuple[tuple[Text, ...], tuple[Text, ...], tuple[Text, ...]]:
    """The text before, within and behind ``[start, end)``; an empty part is none."""
    start, end = max(0, start), min(len(text.text), end)
    return _part(text, 0, start), _part(text, start, end), _part(text, end, len(text.text))


def _part(text: Text, start: int, end: int) -> tuple[Text, ...]:
    """A part of a text as a text of its own. Its characters are those of its origin, one for one (law 2)."""
    origin = text.origin
    return (
        (Text(text.text[start:end], Origin(origin.stream, origin.start + start, origin.start + end)),)
        if start < end
        else ()
    )
