"""Laws 1, 2, 3 and 6 on a real build: what the text stages did can be undone, is whole, and is only what they may do.

Nothing here opens a file or mends anything; each function returns verdicts for the check table.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, zip_longest

from chapbook.shapes.build import Build, Verdict
from chapbook.shapes.decisions import DecisionKind, Pin
from chapbook.shapes.document import Block, Document, Note, Origin, Text, flat, inlines_of, leaves, plain
from chapbook.shapes.language import Language
from chapbook.shapes.layers import Layers, Stream, StreamKind
from chapbook.shapes.scan import Scan
from chapbook.typography import typeset
from chapbook.writers.epub.pictures import figures_of

SHOWN = 24


def check_laws(build: Build) -> tuple[Verdict, ...]:
    """The verdicts of all laws on the text stages, in the order of the laws."""
    return (
        streams_cover_the_scan(build.scan, build.layers),
        cleaning_is_undone(build.scan, build.layers),
        structure_is_whole(build.layers, build.structured),
        spans_ascend(build.layers, build.structured),
        texts_are_their_origins(build.layers, build.structured),
        typography_keeps_letters(build.structured, build.document),
        typography_is_settled(build.document, build.language),
        decisions_stand(build),
    )


def streams_cover_the_scan(scan: Scan, layers: Layers) -> Verdict:
    """Law 1: each character of the scan stands in exactly one stream, and the stream's raw text is the scan's."""
    name = "law 1: streams cover the scan"
    spans = sorted(span for stream in layers.streams for span in stream.spans)
    for left, right in pairwise(spans):
        if left.end != right.start:
            return Verdict(name, False, f"{'gap' if left.end < right.start else 'overlap'} at {scan.where(left.end)}")
    if (spans[0].start, spans[-1].end) != (0, len(scan.text)) if spans else scan.text:
        return Verdict(name, False, "the streams do not reach from the start to the end of the scan")
    for stream in layers.streams:
        if stream.raw != "".join(span.of(scan.text) for span in stream.spans):
            return Verdict(name, False, f"a stream ({stream.kind}) is not the scan's text")
    return Verdict(name, True, f"{len(layers.streams)} streams, {len(scan.text)} characters")


def cleaning_is_undone(scan: Scan, layers: Layers) -> Verdict:
    """Law 1: all layers taken back give the scan's text, character for character."""
    name = "law 1: cleaning is undone"
    try:
        undone = layers.undone()
    except ValueError as error:
        return Verdict(name, False, str(error))
    if undone != scan.text:
        at = next((i for i, (a, b) in enumerate(zip(undone, scan.text, strict=False)) if a != b), len(undone))
        return Verdict(name, False, f"differs from the scan at {scan.where(min(at, len(scan.text)))}")
    return Verdict(name, True, f"{sum(1 for _ in layers.changes())} changes taken back")


def structure_is_whole(layers: Layers, document: Document) -> Verdict:
    """Law 2: every character of every cleaned stream stands once, in a Text or in a Dropped."""
    name = "law 2: structure loses nothing"
    origins = [text.origin for text in _texts(document.blocks)] + [dropped.origin for dropped in document.dropped]
    for index, stream in enumerate(layers.streams):
        reached = 0
        for origin in sorted(origin for origin in origins if origin.stream == index and origin.start < origin.end):
            if origin.start != reached:
                return Verdict(name, False, _told(stream, reached, origin))
            reached = origin.end
        if reached != len(stream.text):
            return Verdict(name, False, _told(stream, reached, Origin(index, len(stream.text), len(stream.text))))
    if any(_stream(layers, origin) is None for origin in origins):
        return Verdict(name, False, "an origin names a stream that is not there")
    letters = sum(len(stream.text) for stream in layers.streams)
    return Verdict(name, True, f"{letters} characters, {len(document.dropped)} stretches dropped on record")


def spans_ascend(layers: Layers, document: Document) -> Verdict:
    """Law 2: the texts of the body ascend in body streams, those of each note in one stream of a note."""
    name = "law 2: spans ascend"
    parts = [("body", document.blocks, StreamKind.BODY)]
    parts += [(f"note {n}", note.blocks, StreamKind.NOTE) for n, note in enumerate(_notes(document.blocks), start=1)]
    for part, blocks, kind in parts:
        origins = [leaf.origin for leaf in leaves(blocks) if isinstance(leaf, Text)]
        for origin in origins:
            if (found := _stream(layers, origin)) is None or found.kind is not kind:
                return Verdict(name, False, f"text of {found.kind if found else 'no stream'} stands in {part}")
        for left, right in pairwise(origins):
            if (left.stream, left.end) > (right.stream, right.start):
                return Verdict(name, False, f"{part}: {right.start} stands after {left.end}")
    return Verdict(name, True, f"the body, notes: {len(parts) - 1}")


def texts_are_their_origins(layers: Layers, document: Document) -> Verdict:
    """Law 2: a Text holds the characters of its origin, a line end read as a space; an editor's captions have none."""
    name = "law 2: texts are their origins"
    written = {leaf for figure in figures_of(document.blocks) for leaf in flat(figure.caption)}
    texts = [text for text in _texts(document.blocks) if text.origin.start < text.origin.end or text not in written]
    for text in texts:
        stream = _stream(layers, text.origin)
        cleaned = stream.text[text.origin.start : text.origin.end] if stream else ""
        if text.text != cleaned.replace("\n", " "):
            return Verdict(name, False, f"“{text.text[:SHOWN]}” is not “{cleaned[:SHOWN]}”")
    return Verdict(name, True, f"{len(texts)} texts")


def typography_keeps_letters(structured: Document, document: Document) -> Verdict:
    """Law 3: typography changes no letter and no digit, run by run, in the body and in each note."""
    name = "law 3: typography keeps every letter and digit"
    before, after = list(_runs(structured.blocks)), list(_runs(document.blocks))
    if len(before) != len(after):
        return Verdict(name, False, f"{len(before)} runs of text before, {len(after)} after")
    for left, right in zip(before, after, strict=True):
        if _letters(left) != _letters(right):
            return Verdict(name, False, f"“{left[:SHOWN]}” became “{right[:SHOWN]}”")
    return Verdict(name, True, f"{sum(len(_letters(run)) for run in after)} letters and digits")


def typography_is_settled(document: Document, language: Language) -> Verdict:
    """Law 3: typography done twice changes nothing more."""
    name = "law 3: typography done twice changes nothing more"
    before, after = list(_runs(document.blocks)), list(_runs(typeset(document, language).blocks))
    for left, right in zip_longest(before, after, fillvalue=""):
        if left != right:
            at = next(index for index, (a, b) in enumerate(zip_longest(left, right)) if a != b)
            low = max(0, at - SHOWN)
            return Verdict(name, False, f"“{left[low : at + SHOWN]}” became “{right[low : at + SHOWN]}”")
    return Verdict(name, True, f"{len(after)} runs of text")


def decisions_stand(build: Build) -> Verdict:
    """Law 6: what the editor wrote (word, join) or shielded (keep) stands so in the cleaned text."""
    name = "law 6: the editor's word stands"
    wanted = [(pin, text) for pin in build.pins if (text := _wanted(pin, build.scan)) is not None]
    for pin, text in wanted:
        found = _cleaned(build.layers, pin)
        if found is None or text not in found:
            return Verdict(name, False, f"{build.scan.where(pin.span.start)}: “{text}” expected, “{found}” found")
    return Verdict(name, True, f"decisions on letters: {len(wanted)}")


def _wanted(pin: Pin, scan: Scan) -> str | None:
    match pin.decision.kind:
        case DecisionKind.WORD | DecisionKind.JOIN | DecisionKind.RULE:
            return pin.decision.replace
        case DecisionKind.KEEP:
            return pin.span.of(scan.text)
        case _:
            return None


def _cleaned(layers: Layers, pin: Pin) -> str | None:
    """The cleaned text made from the pin's span; None where no stream holds it whole."""
    for stream in layers.streams:
        start, last = stream.raw_offset(pin.span.start), stream.raw_offset(pin.span.end - 1)
        if start is not None and last is not None:
            return stream.text[stream.forward(start) : stream.forward(last + 1, right=True)]
    return None


def _stream(layers: Layers, origin: Origin) -> Stream | None:
    return layers.streams[origin.stream] if 0 <= origin.stream < len(layers.streams) else None


def _texts(blocks: tuple[Block, ...]) -> Iterator[Text]:
    """All texts of the blocks and of the notes called in them."""
    for leaf in leaves(blocks):
        if isinstance(leaf, Text):
            yield leaf
        elif isinstance(leaf, Note):
            yield from _texts(leaf.blocks)


def _notes(blocks: tuple[Block, ...]) -> Iterator[Note]:
    for leaf in leaves(blocks):
        if isinstance(leaf, Note):
            yield leaf
            yield from _notes(leaf.blocks)


def _runs(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The words of each run of inlines, then those of the notes called in the blocks."""
    for block in blocks:
        yield from (plain(run) for run in inlines_of(block))
    for note in _notes(blocks):
        for block in note.blocks:
            yield from (plain(run) for run in inlines_of(block))


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def _told(stream: Stream, reached: int, origin: Origin) -> str:
    """What is wrong between the character reached and the next origin of a stream."""
    if origin.start < reached:
        return f"{stream.kind}: “{stream.text[origin.start : reached][:SHOWN]}” stands twice"
    return f"{stream.kind}: “{stream.text[reached : origin.start][:SHOWN]}” stands nowhere"
