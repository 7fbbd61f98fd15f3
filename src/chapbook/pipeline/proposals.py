"""Keeps what the program proposes for the letters of a book, so that it is weighed anew only when it may come out new.

It stands in ``build/SLUG/work`` under a digest of all it depends on: the scan and its regions, the book's words, the
settings, the language's model and the program itself. What is damaged or of another day is made again, never used.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import chapbook
from chapbook.clean import Settings, propose
from chapbook.pipeline.store import load_proposal, store_proposal
from chapbook.readers.words import read_words
from chapbook.shapes.edition import Book
from chapbook.shapes.language import Language
from chapbook.shapes.proposal import Proposal
from chapbook.shapes.regions import Regions
from chapbook.shapes.scan import Scan

WORK = "work"
"""The folder under build/SLUG of what is kept from one run to the next; it may be taken away at any time."""


def proposal_of(book: Book, scan: Scan, regions: Regions, language: Language, *, keep: bool) -> Proposal:
    """The program's proposal for these regions of a scan: the one that is kept, if it is of today, or a new one."""
    words = read_words(book)
    key = proposal_key(book, scan, regions, words)
    path = kept_path(book)
    found = load_proposal(path, scan, regions, key) if keep else None
    if found is not None:
        return found
    modern = book.edition.orthography == "modern"
    made = propose(scan, regions, language, modern=modern, settings=Settings(book.edition.strictness, words))
    if keep:
        store_proposal(path, made, key)
    return made


def kept_path(book: Book) -> Path:
    """The file in which a book's proposal is kept."""
    return book.output / WORK / "proposal.bin"


def proposal_key(book: Book, scan: Scan, regions: Regions, words: Iterable[str]) -> str:
    """A digest, in hexadecimal, of all that a proposal depends on."""
    edition = book.edition
    told = sha256(scan.digest.encode())
    for word in scan.words:
        told.update(f"{word.span.start} {word.span.end} {word.confidence}\n".encode())
    for region in regions:
        told.update(f"{region.kind} {region.span.start} {region.span.end} {region.note}\n".encode())
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
