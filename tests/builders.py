"""A tiny book made by hand, whole from scan to document: the smallest that has every difficulty once.

Two pages; the word "montrera" is cut over the page turn; the note (1) goes on at the foot of page 2; a running
head and a page mark; three repairs in two layers; one doubt; one decision of the editor.
"""

from __future__ import annotations

import re
from pathlib import Path

from chapbook.shapes.build import Build, Tally
from chapbook.shapes.decisions import Decision, DecisionKind, Pin
from chapbook.shapes.document import (
    Block,
    Document,
    Dropped,
    DroppedKind,
    Heading,
    Note,
    Origin,
    PageBreak,
    Paragraph,
    Text,
    leaves,
)
from chapbook.shapes.edition import Book, Edition, Rights
from chapbook.shapes.findings import Finding, Kind
from chapbook.shapes.language import Language
from chapbook.shapes.layers import Change, Layer, Layers, Stream, StreamKind
from chapbook.shapes.regions import Region, RegionKind
from chapbook.shapes.scan import Page, Scan, Span

HEAD = "LES LIVRES 3\n"
BODY_1 = "DES LIVRES:\n\nI'on sait (1) que gu'il faut lire;\nle temps mon-\n"
NOTE_1 = "(1) Une note qui I'explique et ne\n"
MARK = "\f"
BODY_2 = "trera la suite & <b>fin</b>!\n"
NOTE_2 = "tient pas sur une page.\n"
PIECES = (
    (RegionKind.RUNNING_HEAD, HEAD),
    (RegionKind.BODY, BODY_1),
    (RegionKind.NOTE, NOTE_1),
    (RegionKind.PAGE_MARK, MARK),
    (RegionKind.BODY, BODY_2),
    (RegionKind.NOTE, NOTE_2),
)


class NoWords:
    """A lexicon that knows no word."""

    def __contains__(self, word: object) -> bool:
        return False

    def count(self, word: str) -> int:  # noqa: ARG002 - the protocol names it
        return 0

    def accented(self, word: str) -> tuple[str, ...]:  # noqa: ARG002 - the protocol names it
        return ()


def tiny_language() -> Language:
    """A language without rules."""
    return Language("fr", "français", NoWords(), (), (), (), frozenset(), re.compile(r"(?!)"), {})


def tiny_scan() -> Scan:
    """The scan's text with its two pages; the page mark lies between them."""
    text = "".join(piece for _, piece in PIECES)
    turn = text.index(MARK)
    return Scan(text, (Page(Span(0, turn), "3"), Page(Span(turn + 1, len(text)), "4")), "form feeds")


def tiny_regions() -> tuple[Region, ...]:
    """The pieces of the scan as regions, end to end."""
    found, start = [], 0
    for kind, piece in PIECES:
        note = 0 if kind is RegionKind.NOTE else None
        found.append(Region(kind, Span(start, start + len(piece)), note))
        start += len(piece)
    return tuple(found)


def stream_of(scan: Scan, kind: StreamKind, *spans: Span, note: int | None = None) -> Stream:
    """A stream of the scan's spans without layers."""
    raw = "".join(span.of(scan.text) for span in spans)
    return Stream(kind, spans, raw, raw, (), note)


def repaired(stream: Stream, rule: str, before: str, after: str, confidence: float = 0.99) -> Stream:
    """The stream with one layer more in which every ``before`` is ``after``."""
    found = re.finditer(re.escape(before), stream.text)
    changes = tuple(Change(match.start(), match.end(), before, after, rule, confidence) for match in found)
    return stream.with_layer(Layer(rule, changes))


def tiny_layers(scan: Scan) -> Layers:
    """Body (stream 0), note (1), running head (2) and page mark (3), cleaned."""
    head, body_1, note_1, mark, body_2, note_2 = (region.span for region in tiny_regions())
    body = repaired(
        stream_of(scan, StreamKind.BODY, body_1, body_2), "line-end cut", "mon-\ntrera ", "montrera\n", 0.98
    )
    body = repaired(repaired(body, "l read as I", "I'", "l'"), "q read as g", "gu'", "qu'", 0.7)
    note = repaired(stream_of(scan, StreamKind.NOTE, note_1, note_2, note=0), "l read as I", "I'", "l'")
    furniture = (stream_of(scan, StreamKind.FURNITURE, span) for span in (head, mark))
    return Layers((body, note, *furniture))


def text_of(layers: Layers, stream: int, words: str) -> Text:
    """The words as a Text, found in the cleaned text of a stream (a line end is found by a space)."""
    start = layers.streams[stream].text.replace("\n", " ").index(words)
    return Text(words, Origin(stream, start, start + len(words)))


def tiny_document(layers: Layers) -> Document:
    """Heading, one paragraph that runs over the page turn, one note; the rest is dropped on record."""
    heading, note = (
        text_of(layers, 0, "DES LIVRES"),
        text_of(layers, 1, "Une note qui l'explique et ne tient pas sur une page."),
    )
    first, second = text_of(layers, 0, "l'on sait"), text_of(layers, 0, " que qu'il faut lire; le temps montrera")
    third = text_of(layers, 0, " la suite & <b>fin</b>!")
    call = Note((Paragraph((note,), note.origin),), "(1)")
    whole = Origin(0, first.origin.start, third.origin.end)
    blocks = (
        Heading(1, (PageBreak("3"), heading), heading.origin),
        Paragraph((first, call, second, PageBreak("4"), third), whole),
    )
    return Document(blocks, remainder(layers, blocks))


def remainder(layers: Layers, blocks: tuple[Block, ...]) -> tuple[Dropped, ...]:
    """Everything of the cleaned streams that stands in no Text, as Dropped of a fitting kind."""
    taken = [leaf.origin for leaf in leaves(blocks) if isinstance(leaf, Text)]
    for leaf in leaves(blocks):
        if isinstance(leaf, Note):
            taken += [inner.origin for inner in leaves(leaf.blocks) if isinstance(inner, Text)]
    found = []
    for index, stream in enumerate(layers.streams):
        reached = 0
        ends = Origin(index, len(stream.text), len(stream.text))
        for origin in (*sorted(origin for origin in taken if origin.stream == index), ends):
            if reached < origin.start:
                kind = _kind(stream, stream.text[reached : origin.start])
                found.append(Dropped(Origin(index, reached, origin.start), kind))
            reached = origin.end
    return tuple(found)


def _kind(stream: Stream, text: str) -> DroppedKind:
    if stream.kind is StreamKind.FURNITURE:
        return DroppedKind.FURNITURE
    if "(1)" in text:
        return DroppedKind.NOTE_MARK
    return DroppedKind.HEADING_COLON if ":" in text else DroppedKind.LINE_END


def tiny_pins(scan: Scan) -> tuple[Pin, ...]:
    """The editor keeps "lire" as it stands."""
    start = scan.text.index("lire")
    decision = Decision(
        id="d1", kind=DecisionKind.KEEP, exact="lire", by="A. Reader", when="2026-11-01", why="as printed"
    )
    return (Pin(Span(start, start + 4), decision),)


def tiny_findings(scan: Scan) -> tuple[Finding, ...]:
    """One doubt with candidates, one warning on the whole book."""
    doubt = Finding(scan.where(scan.text.index("temps")), Kind.DOUBT, "unknown word “temps”", ("temps", "tomps"))
    return (doubt, Finding(None, Kind.WARNING, "rights are not stated"))


def tiny_build(root: Path) -> Build:
    """The whole tiny book as a Build whose files go to ``root/build/tiny``."""
    edition = Edition(title="Des livres", author="A. & B. <Auteur>", rights=Rights(text="public domain in the EU"))
    output = root / "build" / "tiny"
    output.mkdir(parents=True, exist_ok=True)
    book = Book(slug="tiny", folder=root / "source" / "tiny", output=output, styles=root / "styles", edition=edition)
    scan = tiny_scan()
    layers = tiny_layers(scan)
    document = tiny_document(layers)
    return Build(
        book=book,
        language=tiny_language(),
        scan=scan,
        pins=tiny_pins(scan),
        regions=tiny_regions(),
        layers=layers,
        structured=document,
        printed=document,
        document=document,
        findings=tiny_findings(scan),
        tally=Tally(scan_pages=2, words=24, notes=1, changes=sum(1 for _ in layers.changes()), doubts=1),
    )
