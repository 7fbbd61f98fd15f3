"""Keeps what the program proposes for the letters of a book, so that it is weighed anew only when it may come out new.

It stands in ``build/SLUG/work`` under a digest of all it depends on: the scan and its layout, the book's words, the
settings, the language's model and the program itself. What is damaged or of another day is made again, never used.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import chapbook
from chapbook.clean import Settings, propose
from chapbook.pipeline.store import Kept, Layout, load_proposal, store_proposal
from chapbook.readers.words import read_words
from chapbook.shapes.decisions import LINES, Pins
from chapbook.shapes.edition import Book
from chapbook.shapes.language import Language
from chapbook.shapes.proposal import Proposal
from chapbook.shapes.scan import Scan

__all__ = ["Layout", "kept_path", "lines_decided", "proposal_key", "proposal_of"]

WORK = "work"
"""The folder under build/SLUG of what is kept from one run to the next; it may be taken away at any time."""


def proposal_of(book: Book, scan: Scan, layout: Layout, language: Language, *, keep: bool) -> Proposal:
    """The program's proposal for a layout of a scan: the one that is kept, if it is of today, or a new one."""
    words = read_words(book)
    key, path = proposal_key(book, scan, words), kept_path(book)
    kept = load_proposal(path, scan) if keep else None
    if kept is not None and kept.key == key and kept.proposal.regions == layout.regions:
        return kept.proposal
    modern = book.edition.orthography == "modern"
    settings = Settings(book.edition.strictness, words)
    made = propose(scan, layout.regions, language, modern=modern, settings=settings)
    if keep:
        store_proposal(path, Kept(key, layout, made), scan)
    return made


def lines_decided(pins: Pins) -> str:
    """The decisions that a layout depends on, in a word that is the same if they are."""
    decided = [(pin.span, pin.decision) for pin in pins if pin.decision.kind in LINES]
    told = [f"{decision.kind} {span} {decision.replace} {decision.seen}" for span, decision in decided]
    return sha256("\n".join(told).encode()).hexdigest()


def kept_path(book: Book) -> Path:
    """The file in which a book's proposal is kept."""
    return book.output / WORK / "proposal.bin"


def proposal_key(book: Book, scan: Scan, words: Iterable[str]) -> str:
    """A digest, in hexadecimal, of all that a proposal depends on beside the layout it is for."""
    edition = book.edition
    told = sha256(scan.reading.encode())
    told.update("\n".join([*sorted(words), edition.language, edition.orthography, str(edition.strictness)]).encode())
    told.update(program_digest().encode())
    return told.hexdigest()


@lru_cache(maxsize=1)
def program_digest() -> str:
    """A digest, in hexadecimal, of the program and its languages as they stand on the disk."""
    told = sha256()
    root = Path(chapbook.__file__).parent
    for path in sorted((*root.rglob("*.py"), *root.rglob("*.bin"))):
        told.update(path.relative_to(root).as_posix().encode())
        told.update(sha256(path.read_bytes()).digest())
    return told.hexdigest()
