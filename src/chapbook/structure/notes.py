"""Builds a note from its stream: its mark dropped on record, its paragraphs whole over page turns."""

from __future__ import annotations

from chapbook.shapes.document import Dropped, DroppedKind, Note, Paragraph
from chapbook.shapes.layers import Stream
from chapbook.shapes.scan import Scan, Span
from chapbook.structure.inlines import Setting, inlines_of, spaces_between
from chapbook.structure.joints import read_passages
from chapbook.structure.slants import slanted_spans


def note_of(scan: Scan, index: int, stream: Stream, mark: str, dropped: list[Dropped]) -> Note:
    """The note that the stream of an index holds; ``dropped`` takes its mark and the blanks between its paragraphs."""
    text = stream.text
    setting = Setting(index, text, (), (), dropped, slanted_spans(scan, stream))
    passages = [passage.span for passage in read_passages(scan, stream)]
    paragraphs = []
    for number, span in enumerate(passages):
        inner = span
        if number == 0 and mark and text.startswith(mark, span.start):
            start = span.start + len(mark)
            start += len(text[start : span.end]) - len(text[start : span.end].lstrip())
            setting.drop(Span(span.start, start), DroppedKind.NOTE_MARK)
            inner = Span(start, span.end)
        paragraphs.append(Paragraph(inlines_of(inner, setting), setting.origin(span)))
    dropped += spaces_between(index, text, passages)
    return Note(tuple(paragraphs), mark)
