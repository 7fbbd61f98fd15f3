"""Scores layout and structure on scans whose blocks and notes are known, by the rules alone, without the corrector.

    .venv/bin/python bench/blocks.py SET SCORER OUT     SET/NAME/scan.txt, gold.json (bench/pamphlets.py makes such)

OUT/NAME/book.json is written for each; SCORER is a program that is called with OUT, SET and ``--show 40``.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from chapbook import languages
from chapbook.clean import clean
from chapbook.layout import find_regions, page_labels
from chapbook.readers.scans import read_path
from chapbook.shapes.edition import Edition
from chapbook.shapes.language import Language, Lexicon
from chapbook.structure import build_document
from chapbook.writers.exports import plain_json, plain_of


@dataclass(frozen=True, slots=True)
class Spelling:
    """The words of a language without the n-grams that the corrector asks for, so that it proposes nothing."""

    lexicon: Lexicon

    def __contains__(self, word: object) -> bool:
        return word in self.lexicon

    def count(self, word: str) -> int:
        """As the lexicon counts it."""
        return self.lexicon.count(word)

    def accented(self, word: str) -> tuple[str, ...]:
        """As the lexicon knows them."""
        return self.lexicon.accented(word)


def book_of(path: Path, language: Language) -> bytes:
    """The book.json of a scan."""
    scan, _ = read_path(path)
    regions, _ = find_regions(scan, ())
    layers, _ = clean(scan, regions, (), language, modern=False)
    document, _ = build_document(scan, page_labels(scan, regions), layers, (), language)
    return plain_json(plain_of(document, Edition(title="", author="")))


def main(texts: Path, scorer: Path, out: Path) -> None:
    """Writes the books of a set and has them scored."""
    french = languages.load("fr")
    rules = replace(french, lexicon=Spelling(french.lexicon))
    for place in sorted(path.parent for path in texts.glob("*/gold.json")):
        (out / place.name).mkdir(parents=True, exist_ok=True)
        (out / place.name / "book.json").write_bytes(book_of(place / "scan.txt", rules))
    subprocess.run([sys.executable, str(scorer), str(out), str(texts), "--show", "40"], check=True)  # noqa: S603


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
