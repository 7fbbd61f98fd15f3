"""Builds a note from its stream: its mark dropped on record, its paragraphs whole over page turns."""

from __future__ import annotations

from chapbook.shapes.document import Dropped, DroppedKind, Note, Paragraph
from chapbook.shapes.scan import Span
from chapbook.structure.inlines import Setting, inlines_of, spaces_between
from chapbook.structure.passages import read_passages


def note_of(stream: int, text: str, mark: str, dropped: list[Dropped]) -> Note:
    """The note that a stream's text holds; ``dropped`` takes its mark and the blanks between its paragraphs."""
    setting = Setting(stream, text, (), (), dropped)
    passages = [passage.span for passage in read_passages(text)]
    paragraphs = []
    for index, span in enumerate(passages):
        inner = span
        if index == 0 and mark and text.startswith(mark, span.start):
            start = span.start + len(mark)
            start += len(text[start : span.end]) - len(text[start : span.end].lstrip())
            setting.drop(Span(span.start, start), DroppedKind.NOTE_MARK)
            inner = Span(start, span.end)
        paragraphs.append(Paragraph(inlines_of(inner, setting), setting.origin(span)))
    dropped += spaces_between(stream, text, passages)
    return Note(tuple(paragraphs), mark)
