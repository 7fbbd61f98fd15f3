"""Makes the tree of the book from the cleaned streams. Loses nothing: what is not in the tree is dropped on record.

No word is changed here; what a line is on its page was settled by the layout.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chapbook.shapes.decisions import LETTERS, Pin, Pins
from chapbook.shapes.document import Document, Dropped, DroppedKind, Note, Origin
from chapbook.shapes.findings import About, Finding, Kind
from chapbook.shapes.language import Language
from chapbook.shapes.layers import Layers, Stream, StreamKind
from chapbook.shapes.scan import Place, Scan
from chapbook.structure.blocks import blocks_of
from chapbook.structure.calls import Call, find_calls
from chapbook.structure.figures import place_figures
from chapbook.structure.habits import habits_of
from chapbook.structure.inlines import Setting, spaces_between
from chapbook.structure.joints import read_passages
from chapbook.structure.kinds import Classified, classify, idle_pins
from chapbook.structure.notes import note_of
from chapbook.structure.numbering import misread_signs, out_of_order
from chapbook.structure.passages import Passage
from chapbook.structure.pictures import waiting_pictures
from chapbook.structure.placed import place_calls, without_placed
from chapbook.structure.slants import slanted_spans
from chapbook.structure.specks import doubtful_lines
from chapbook.structure.turns import Turn, find_turns

__all__ = ["build_document", "explain"]


def build_document(
    scan: Scan, labels: Sequence[str], layers: Layers, pins: Pins, language: Language
) -> tuple[Document, tuple[Finding, ...]]:
    """The document with its notes in their calls, and the doubts about them; ``labels`` name the scan's pages."""
    body = layers.streams[0]
    turns = find_turns(scan, body, labels)
    calls, findings = find_calls(scan, layers, turns, language.lexicon)
    calls, findings = place_calls(layers, calls, pins), without_placed(findings, layers, pins)
    dropped: list[Dropped] = []
    notes = _notes(scan, layers, calls, dropped)
    classified = _classified(scan, body, turns, pins, language)
    setting = Setting(0, body.text, turns, notes, dropped, slanted_spans(scan, body))
    blocks = place_figures(blocks_of(classified, setting), body, pins)
    dropped += spaces_between(0, body.text, [one.passage.span for one in classified])
    for index, stream in enumerate(layers.streams):
        if stream.kind is StreamKind.FURNITURE and stream.text:
            dropped.append(Dropped(Origin(index, 0, len(stream.text)), DroppedKind.FURNITURE))
    document = Document(blocks, tuple(sorted(dropped, key=lambda one: one.origin)))
    idle = (_idle(scan, pin) for pin in idle_pins(body, [one.passage for one in classified], pins))
    weak = (*_weak(scan, body, classified), *_misnumbered(scan, body, classified, pins))
    specks = doubtful_lines(scan, layers, pins, language.lexicon)
    return document, (*findings, *weak, *specks, *waiting_pictures(scan, pins), *idle)


def explain(
    scan: Scan, labels: Sequence[str], layers: Layers, pins: Pins, language: Language
) -> tuple[tuple[Place, Classified], ...]:
    """Every passage of the body in order, with its place in the scan, its kind and the evidence for and against it."""
    body = layers.streams[0]
    classified = _classified(scan, body, find_turns(scan, body, labels), pins, language)
    return tuple((_place(scan, body, one.passage), one) for one in classified)


def _classified(
    scan: Scan, body: Stream, turns: tuple[Turn, ...], pins: Pins, language: Language
) -> tuple[Classified, ...]:
    passages = read_passages(scan, body, turns)
    return classify(body, passages, habits_of(passages, language.introductions), pins)


def _place(scan: Scan, body: Stream, passage: Passage) -> Place:
    return scan.where(body.origin(passage.span.start, passage.span.start + 1)[0].start)


def _weak(scan: Scan, body: Stream, classified: Sequence[Classified]) -> list[Finding]:
    """A doubt for each passage that may nearly as well be of another kind."""
    return [
        Finding(
            _place(scan, body, one.passage),
            Kind.DOUBT,
            f"“{one.passage.lines[0][:40]}” is taken for a {one.kind}; it may be a {one.rival}",
            (str(one.kind), str(one.rival)),
            body.origin(one.passage.span.start, one.passage.span.end)[0],
            About.PASSAGE,
            0.4,
        )
        for one in classified
        if one.rival is not None
    ]


def _misnumbered(scan: Scan, body: Stream, classified: Sequence[Classified], pins: Pins) -> Iterator[Finding]:
    """A doubt for each heading whose number does not count up or whose section sign is misread, unless an editor has
    said how it reads."""
    decided = [pin.span for pin in pins if pin.decision.kind in LETTERS]
    for one in out_of_order(classified):
        span = body.origin(one.span.start, one.span.end)[0]
        if not any(span.overlaps(other) for other in decided):
            message = f"the heading numbered {one.read} follows {one.before}: {one.due} is due"
            yield Finding(scan.where(span.start), Kind.DOUBT, message, (one.due,), span, About.WORD, 0.5)
    for sign, read in misread_signs(classified):
        span = body.origin(sign.start, sign.end)[0]
        if not any(span.overlaps(other) for other in decided):
            message = f"the heading's section sign reads {read}"
            yield Finding(scan.where(span.start), Kind.DOUBT, message, ("§",), span, About.WORD, 0.9)


def _idle(scan: Scan, pin: Pin) -> Finding:
    message = f'decision "{pin.decision.id}" says {pin.decision.kind} of words that stand in a note or in no text'
    return Finding(scan.where(pin.span.start), Kind.WARNING, message, (), pin.span, About.PASSAGE)


def _notes(
    scan: Scan, layers: Layers, calls: tuple[Call, ...], dropped: list[Dropped]
) -> tuple[tuple[Call, Note], ...]:
    """Each note built from its stream, with the call it is set in, in the order of the calls."""
    return tuple(
        (call, note_of(scan, call.stream, layers.streams[call.stream], call.mark, dropped))
        for call in sorted(calls, key=lambda call: call.start)
    )
