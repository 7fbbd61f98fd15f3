"""Makes blocks of passages: list items that follow one another become one list, quoted passages one quotation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from chapbook.shapes.document import (
    Block,
    DroppedKind,
    Heading,
    Inline,
    LineBreak,
    Listing,
    ListItem,
    Paragraph,
    Quotation,
    Signature,
    Verse,
)
from chapbook.shapes.scan import Span
from chapbook.structure.inlines import Setting, inlines_of
from chapbook.structure.kinds import Passage, PassageKind
from chapbook.structure.passages import MARKER

_TOGETHER = (PassageKind.ITEM, PassageKind.QUOTATION)


def blocks_of(passages: Sequence[Passage], setting: Setting) -> tuple[Block, ...]:
    """The blocks of the body in order."""
    blocks: list[Block] = []
    for kind, run in groupby(passages, key=lambda passage: passage.kind):
        group = list(run)
        if kind is PassageKind.ITEM:
            blocks.append(_listing(group, setting))
        elif kind is PassageKind.QUOTATION:
            inner = tuple(Paragraph(inlines_of(one.span, setting), setting.origin(one.span)) for one in group)
            blocks.append(Quotation(inner, setting.origin(Span(group[0].span.start, group[-1].span.end))))
        else:
            blocks += [_block(passage, setting) for passage in group]
    return tuple(blocks)


def _block(passage: Passage, setting: Setting) -> Block:
    origin = setting.origin(passage.span)
    match passage.kind:
        case PassageKind.TITLE:
            return Heading(0, inlines_of(passage.span, setting), origin)
        case PassageKind.HEADING:
            return Heading(1, inlines_of(_without_colon(passage.span, setting), setting), origin)
        case PassageKind.VERSE:
            return Verse(_verses(inlines_of(passage.span, setting, verse=True)), origin)
        case PassageKind.SIGNATURE:
            return Signature(inlines_of(passage.span, setting), origin)
        case _:
            return Paragraph(inlines_of(passage.span, setting), origin)


def _without_colon(span: Span, setting: Setting) -> Span:
    """The heading without the colon that ran into the text in print, which is dropped on record."""
    text = span.of(setting.text)
    kept = Span(span.start, span.start + len(text.rstrip(" \u00a0\u202f:"))) if text.endswith(":") else span
    setting.drop(Span(kept.end, span.end), DroppedKind.HEADING_COLON)
    return kept


def _verses(inlines: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], ...]:
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return tuple(tuple(line) for line in lines)


def _listing(group: Sequence[Passage], setting: Setting) -> Listing:
    items = []
    start = 1
    for index, passage in enumerate(group):
        match = MARKER.match(setting.text, passage.span.start, passage.span.end)
        marker, text_start = (match["marker"], match.end()) if match else ("", passage.span.start)
        if index == 0 and match and match["number"]:
            start = int(match["number"])
        setting.drop(Span(passage.span.start, text_start), DroppedKind.LIST_MARKER)
        inlines = inlines_of(Span(text_start, passage.span.end), setting, opening=passage.span.start)
        items.append(ListItem(inlines, marker, setting.origin(passage.span)))
    ordered = any(item.marker[:1].isdigit() for item in items)
    return Listing(tuple(items), ordered, start, setting.origin(Span(group[0].span.start, group[-1].span.end)))
