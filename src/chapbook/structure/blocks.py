"""Makes blocks of passages: items that follow one another become one list, quoted passages one quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from chapbook.shapes.document import (
    Block,
    Byline,
    DroppedKind,
    Epigraph,
    Heading,
    Inline,
    LineBreak,
    Listing,
    ListItem,
    Ornament,
    Paragraph,
    Quotation,
    Signature,
    Table,
    Verse,
)
from chapbook.shapes.scan import Span
from chapbook.structure.columns import cells_of
from chapbook.structure.inlines import Setting, inlines_of
from chapbook.structure.kinds import Classified
from chapbook.structure.levels import heading_levels, heading_lines
from chapbook.structure.markers import MARKER
from chapbook.structure.passages import Passage
from chapbook.structure.sight import PassageKind

_TOGETHER = (PassageKind.TITLE, PassageKind.ITEM, PassageKind.QUOTATION, PassageKind.VERSE, PassageKind.EPIGRAPH)
"""Passages of these kinds that follow one another make one block."""


def blocks_of(classified: Sequence[Classified], setting: Setting) -> tuple[Block, ...]:
    """The blocks of the body in order."""
    runs = [(kind, [one.passage for one in run]) for kind, run in groupby(classified, key=lambda one: one.kind)]
    titled = [one for kind, run in runs if kind is PassageKind.HEADING for one in heading_lines(run)]
    levels = iter(heading_levels([" ".join(line.text for line in lines) for lines in titled]))
    blocks: list[Block] = []
    for kind, run in runs:
        spans = [passage.span for passage in run]
        if kind in _TOGETHER:
            blocks.append(_together(kind, spans, setting))
        elif kind is PassageKind.ROW:
            blocks.append(_table(run, setting))
        elif kind is PassageKind.HEADING:
            blocks += (_heading(next(levels), [line.span for line in lines], setting) for lines in heading_lines(run))
        elif kind is PassageKind.SIGNATURE:
            blocks += (_signature(line, setting) for span in spans for line in _lines(span, setting))
        else:
            blocks += (_single(kind, span, setting) for span in spans)
    return tuple(blocks)


def _together(kind: PassageKind, spans: Sequence[Span], setting: Setting) -> Block:
    origin = setting.origin(Span(spans[0].start, spans[-1].end))
    match kind:
        case PassageKind.TITLE:
            return _heading(0, spans, setting)
        case PassageKind.ITEM:
            return _listing(spans, setting)
        case PassageKind.VERSE:
            return Verse(tuple(line for span in spans for line in _verses(span, setting)), origin)
        case PassageKind.EPIGRAPH:
            return _epigraph(spans, setting)
        case _:
            return Quotation(tuple(Paragraph(inlines_of(s, setting), setting.origin(s)) for s in spans), origin)


def _single(kind: PassageKind, span: Span, setting: Setting) -> Block:
    origin = setting.origin(span)
    match kind:
        case PassageKind.BYLINE:
            return Byline(inlines_of(span, setting), origin)
        case PassageKind.ORNAMENT:
            return Ornament(inlines_of(span, setting), origin)
        case _:
            return Paragraph(inlines_of(span, setting), origin)


def _heading(level: int, spans: Sequence[Span], setting: Setting) -> Heading:
    """A heading of one or more passages, each on a line of its own: a number and its title, a title and its second."""
    inlines: list[Inline] = []
    for span in spans:
        inlines += [LineBreak()] if inlines else []
        inlines += inlines_of(_without_colon(span, setting) if level else span, setting)
    return Heading(level, tuple(inlines), setting.origin(Span(spans[0].start, spans[-1].end)))


def _table(rows: Sequence[Passage], setting: Setting) -> Table:
    """The rows as cells; the leaders between them go on record."""
    made = []
    for row in rows:
        cells = cells_of(row) or (row.span,)
        for one, other in pairwise(cells):
            blank = not Span(one.end, other.start).of(setting.text).strip()
            setting.drop(Span(one.end, other.start), DroppedKind.SPACE if blank else DroppedKind.LEADER)
        made.append(
            tuple(inlines_of(cell, setting, opening=row.span.start if cell == cells[0] else -1) for cell in cells)
        )
    return Table(tuple(made), setting.origin(Span(rows[0].span.start, rows[-1].span.end)))


def _signature(span: Span, setting: Setting) -> Signature:
    return Signature(inlines_of(span, setting), setting.origin(span))


def _lines(span: Span, setting: Setting) -> list[Span]:
    """The lines of a passage apart: a name, a place and date; what is between them goes on record."""
    lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\s\n][^\n]*(?<=\S)", span.of(setting.text))]
    lines = [Span(span.start + line.start, span.start + line.end) for line in lines]
    _drop_between(lines, setting)
    return lines


def _epigraph(spans: Sequence[Span], setting: Setting) -> Epigraph:
    """The motto and its source, which is the last line of it or the last passage."""
    origin = setting.origin(Span(spans[0].start, spans[-1].end))
    last = spans[-1]
    cut = setting.text.rfind("\n", last.start, last.end) + 1
    if len(spans) == 1 and not cut:
        return Epigraph((Paragraph(inlines_of(last, setting), origin),), (), origin)
    start = last.start if len(spans) > 1 and not cut else cut
    source = Span(start + len(setting.text[start : last.end]) - len(setting.text[start : last.end].lstrip()), last.end)
    mottoes = [*spans[:-1], Span(last.start, start)] if start > last.start else spans[:-1]
    blocks = []
    for span in mottoes:
        inner = Span(span.start, span.start + len(span.of(setting.text).rstrip()))
        blocks.append(Paragraph(inlines_of(inner, setting), setting.origin(inner)))
    _drop_between([*(Span(m.start, m.start + len(m.of(setting.text).rstrip())) for m in mottoes), source], setting)
    return Epigraph(tuple(blocks), inlines_of(source, setting), origin)


def _without_colon(span: Span, setting: Setting) -> Span:
    """The heading without the colon that ran into the text in print, which is dropped on record."""
    text = span.of(setting.text)
    kept = Span(span.start, span.start + len(text.rstrip(" \u00a0\u202f:"))) if text.endswith(":") else span
    setting.drop(Span(kept.end, span.end), DroppedKind.HEADING_COLON)
    return kept


def _drop_between(spans: Sequence[Span], setting: Setting) -> None:
    """The blanks between parts of one passage go on record; those between passages are found by the caller."""
    for one, other in pairwise(spans):
        blank = Span(one.end, other.start)
        if blank and not blank.of(setting.text).strip() and "\n\n" not in blank.of(setting.text):
            setting.drop(blank, DroppedKind.LINE_END)


def _verses(span: Span, setting: Setting) -> tuple[tuple[Inline, ...], ...]:
    lines: list[list[Inline]] = [[]]
    for inline in inlines_of(span, setting, verse=True):
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return tuple(tuple(line) for line in lines)


def _listing(spans: Sequence[Span], setting: Setting) -> Listing:
    items = []
    start = 1
    for index, span in enumerate(spans):
        match = MARKER.match(setting.text, span.start, span.end)
        marker, text_start = (match["marker"], match.end()) if match else ("", span.start)
        if index == 0 and match and match["number"]:
            start = int(match["number"])
        setting.drop(Span(span.start, text_start), DroppedKind.LIST_MARKER)
        inlines = inlines_of(Span(text_start, span.end), setting, opening=span.start)
        items.append(ListItem(inlines, marker, setting.origin(span)))
    ordered = any(item.marker[:1].isdigit() for item in items)
    return Listing(tuple(items), ordered, start, setting.origin(Span(spans[0].start, spans[-1].end)))
