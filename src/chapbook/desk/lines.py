"""What an editor says of whole lines: what kind they are, where a note begins and is called. It writes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from chapbook.decisions import make_decision
from chapbook.desk.places import Places
from chapbook.layout.pinned import CONTINUES, OPENS
from chapbook.shapes.decisions import LINES, PASSAGES, Decision, DecisionKind
from chapbook.shapes.scan import Span

KINDS = {
    "title": DecisionKind.TITLE,
    "byline": DecisionKind.BYLINE,
    "epigraph": DecisionKind.EPIGRAPH,
    "heading": DecisionKind.HEADING,
    "paragraph": DecisionKind.PARAGRAPH,
    "list item": DecisionKind.LIST,
    "quotation": DecisionKind.QUOTE,
    "verse": DecisionKind.VERSE,
    "ornament": DecisionKind.ORNAMENT,
    "signature": DecisionKind.SIGNATURE,
    "note": DecisionKind.NOTE,
    "body": DecisionKind.BODY,
    "furniture": DecisionKind.FURNITURE,
}
"""What a passage or a line can be, by the names that the desk shows."""
NAMES = {kind: name for name, kind in KINDS.items()}
"""The names of the kinds that a passage or a line can be."""


class WrongChoiceError(ValueError):
    """A choice that the item does not offer; says which."""


@dataclass(frozen=True, slots=True)
class Retag:
    """A span of the scan and the name of the kind that its lines are."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Recall:
    """A note, by a span of it in the scan, and the words of a page (from 1) that it is called behind."""

    note: Span
    page: int
    words: str


def retagged(places: Places, asked: Retag, by: str, when: str) -> tuple[Decision, ...]:
    """The decisions that lines are of a kind; those of a note on several pages, a decision for each page."""
    return (replace(tagged(places, asked.span, asked.kind), by=by, when=when),)


def tagged(places: Places, span: Span, name: str) -> Decision:
    """The decision that the lines of a span are of a kind. Raises WrongChoiceError for an unknown one.

    "note" opens one, "note goes on" continues the one before.
    """
    scan, kind = places.build.scan, KINDS.get(name.removesuffix(" goes on"))
    if kind in PASSAGES:
        line = places.line(span.start)
        return make_decision(scan, line, kind, seen=places.seen(line, PASSAGES))
    if kind not in LINES:
        raise WrongChoiceError(f"there is no kind {name!r}")
    lines = _trimmed(places, places.lines(span))
    note: str | None = CONTINUES if name.endswith(" goes on") else OPENS
    note = note if kind is DecisionKind.NOTE else None
    return make_decision(scan, lines, kind, replace=note, seen=places.seen(lines, LINES))


def _trimmed(places: Places, span: Span) -> Span:
    """The span without the line ends at its end: a quote that holds on to words alone is found again more surely."""
    return Span(span.start, max(span.start + 1, span.start + len(span.of(places.build.scan.text).rstrip())))


def noted(places: Places, asked: Recall, by: str, when: str) -> tuple[Decision, ...]:
    """The decision that a note is called behind some words of a page.

    Raises WrongChoiceError where the words do not stand just once on that page.
    """
    build = places.build
    if not 1 <= asked.page <= len(build.scan.pages):
        raise WrongChoiceError(f"there is no page {asked.page}")
    page, sought = build.scan.pages[asked.page - 1].span, asked.words.strip()
    text = page.of(build.scan.text)
    found = text.find(sought) if sought else -1
    if found < 0 or text.find(sought, found + 1) >= 0:
        raise WrongChoiceError(f"“{sought}” has to stand just once on page {asked.page}, as the scan has it")
    span = Span(page.start + found, page.start + found + len(sought))
    first = places.line(asked.note.start).of(build.scan.text).strip()
    return (make_decision(build.scan, span, DecisionKind.CALL, replace=first, by=by, when=when),)
