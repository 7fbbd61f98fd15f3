"""A book kept open for its editor: what the program proposes, with the editor's decisions laid over it as they come.

A decision shows at once, since nothing is weighed anew for it. It weighs no text and holds no state but the files':
each change of them gives another OpenBook.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from chapbook import languages
from chapbook.clean import decide, proposal_for
from chapbook.clean.streams import streams_of
from chapbook.decisions import (
    NAME,
    Record,
    SuggestedRule,
    anchor_decisions,
    append_decisions,
    pins_of,
    read_record,
    suggested_rules,
    told,
    with_rules,
)
from chapbook.layout import find_regions
from chapbook.pipeline.proposals import Layout, kept_path, lines_decided, proposal_key, proposal_of
from chapbook.pipeline.stages import STAGES, Cleaned, Telling, built, untold
from chapbook.pipeline.store import Kept, load_proposal
from chapbook.readers.edition import read_book
from chapbook.readers.matter import read_matter
from chapbook.readers.scans import read_scan
from chapbook.readers.words import read_words
from chapbook.shapes.build import Build
from chapbook.shapes.decisions import Anchor, Decision
from chapbook.shapes.edition import Book
from chapbook.shapes.findings import Finding, Kind
from chapbook.shapes.layers import Layers
from chapbook.shapes.proposal import Proposal
from chapbook.shapes.scan import Span


@dataclass(frozen=True, slots=True)
class OpenBook:
    """A book as its editor has it before him.

    ``kept`` is what the program proposes without him, ``cleaned`` the same with his decisions; ``record`` and
    ``anchors`` are his decisions, those too whose place is not known; ``read`` is what the reader noticed; ``key`` is
    that of a proposal of today. ``fresh`` is False while the proposal is of other words, settings, lines or another
    program than today's: ``renewed`` makes it anew. ``rules`` are those that his decisions suggest.
    """

    cleaned: Cleaned
    kept: Kept
    record: Record
    anchors: tuple[Anchor, ...]
    words: frozenset[str]
    read: tuple[Finding, ...]
    key: str
    fresh: bool
    rules: tuple[SuggestedRule, ...] = ()

    @property
    def book(self) -> Book:
        """The book's folder and edition."""
        return self.cleaned.book

    @property
    def weighed(self) -> bool:
        """False while nothing is proposed for its letters, since they have not been weighed once."""
        return bool(self.kept.key)

    @property
    def lost(self) -> tuple[Anchor, ...]:
        """The decisions whose place in the scan is not known: with one of them no build is made."""
        return tuple(anchor for anchor in self.anchors if anchor.span is None)


def open_book(root: Path, slug: str, tell: Telling = untold, *, at_once: bool = False) -> OpenBook:
    """Opens the book of ``root/source/slug``; its proposal is the one that is kept, or made if there is none.

    ``at_once``: where none is kept nothing is weighed, and nothing proposed, until the book is ``renewed``.

    Raises SetupError where the edition, the scan or a line of the decisions cannot be used.
    """
    return _opened(read_book(root, slug), tell, anew=False, at_once=at_once)


def renewed(opened: OpenBook, tell: Telling = untold) -> OpenBook:
    """The book with a proposal of today: all is read and weighed anew, if anything has changed. Takes its time."""
    return _opened(read_book(opened.book.folder.parent.parent, opened.book.slug), tell, anew=True)


def reread(opened: OpenBook) -> OpenBook:
    """The book with the decisions and words that its files hold now; nothing is weighed anew.

    Raises SetupError where a line of the decisions is wrong.
    """
    book, scan = opened.book, opened.cleaned.scan
    record, words = read_record(book.folder / NAME), read_words(book)
    key = proposal_key(book, scan, words)
    if (record, words, key) == (opened.record, opened.words, opened.key):
        return opened
    return _laid(replace(opened, record=record, words=words, key=key))


def with_decisions(opened: OpenBook, decisions: Sequence[Decision]) -> tuple[OpenBook, tuple[Decision, ...]]:
    """Adds decisions to the file, and gives back the book with them and the decisions with their ids.

    Raises SetupError, and writes nothing, where one of them cannot stand there.
    """
    added = append_decisions(opened.book.folder / NAME, decisions)
    return reread(opened), added


def supposing(opened: OpenBook, decisions: Sequence[Decision]) -> OpenBook:
    """The book as it would be with these decisions, which are not written; those without an id get one meanwhile."""
    named = (one if one.id else replace(one, id=f"supposed-{number}") for number, one in enumerate(decisions, start=1))
    record = replace(opened.record, every=(*opened.record.every, *named))
    return _laid(replace(opened, record=record))


def proposed(opened: OpenBook, span: Span) -> str | None:
    """What the program proposes for a span of the scan; None where it proposes nothing for just these characters."""
    found = proposal_for(opened.kept.proposal.layers, span)
    return found[1] if found is not None and found[0] == span else None


def build_of(opened: OpenBook, tell: Telling = untold) -> Build:
    """The book through the other text stages: its document, and all that was noticed."""
    return built(opened.cleaned, read_matter(opened.book), tell)


def _opened(book: Book, tell: Telling, *, anew: bool, at_once: bool = False) -> OpenBook:
    language = languages.load(book.edition.language)
    with tell(STAGES[0]):
        scan, read = read_scan(book)
    with tell(STAGES[1]):
        record, words = read_record(book.folder / NAME), read_words(book)
        pins, _ = pins_of(scan, anchor_decisions(scan, record.live))
    key = proposal_key(book, scan, words)
    kept = load_proposal(kept_path(book), scan)
    if kept is None or (anew and (kept.key, kept.layout.decided) != (key, lines_decided(pins))):
        with tell(STAGES[2]):
            layout = Layout(*find_regions(scan, pins), lines_decided(pins))
        with tell(STAGES[3]):
            if at_once:
                bare = Layers(streams_of(scan, layout.regions))
                kept = Kept("", layout, Proposal(layout.regions, bare, ()))
            else:
                kept = Kept(key, layout, proposal_of(book, scan, layout, language, keep=True))
    made = Cleaned(book, language, scan, (), kept.layout.regions, kept.proposal.layers, ())
    return _laid(OpenBook(made, kept, record, (), words, read, key, fresh=False))


def _laid(opened: OpenBook) -> OpenBook:
    """The book with its decisions laid over what is kept."""
    made, kept, record = opened.cleaned, opened.kept, opened.record
    anchors = anchor_decisions(made.scan, record.live)
    placed, moved = pins_of(made.scan, anchors)
    pins, ruled = with_rules(made.scan, placed, record.rules)
    rules = suggested_rules(made.scan, placed, record.rules)
    layout = kept.layout
    if (decided := lines_decided(pins)) != layout.decided:
        layout = Layout(*find_regions(made.scan, pins), decided)
    layers, cleaned = decide(made.scan, kept.proposal, layout.regions, pins, made.language)
    lost = tuple(Finding(None, Kind.FAILURE, anchor.message) for anchor in anchors if anchor.span is None)
    noticed = (
        *opened.read,
        *record.findings,
        *moved,
        *lost,
        *ruled,
        *told(made.scan, rules),
        *layout.findings,
        *cleaned,
    )
    done = replace(made, pins=pins, regions=layout.regions, layers=layers, findings=noticed)
    fresh = (kept.key, kept.layout.decided) == (opened.key, decided)
    return replace(opened, cleaned=done, anchors=anchors, rules=rules, fresh=fresh)
