"""What a language brings: its rules with their sources and examples, its lexicon and the words of the book's furniture.

All that belongs to one language stands in ``languages/CODE/``; the stages know none by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol


class Lexicon(Protocol):
    """The known words of a language."""

    def __contains__(self, word: object) -> bool:
        """True if the word stands in the lexicon exactly so (small letters)."""
        ...

    def count(self, word: str) -> int:
        """How often the word stood in the corpora; 0 for a word known from the dictionary alone or not at all."""
        ...

    def accented(self, word: str) -> tuple[str, ...]:
        """The words that are spelt like this one but for accents, cedillas and ligatures, most frequent first."""
        ...


NEVER = re.compile(r"(?!)")
"""Found nowhere."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule on letters or marks: where ``pattern`` matches, its group 0 becomes ``replacement``.

    ``replacement`` is a template for ``Match.expand`` or a function that returns the new text (None: leave it).
    ``source`` cites the work or the evidence the rule rests on; ``example`` is (before, after): its documentation
    and its test. ``confidence`` runs from 0 to 1.
    """

    name: str
    source: str
    example: tuple[str, str]
    pattern: re.Pattern[str]
    replacement: str | Callable[[re.Match[str], Lexicon], str | None]
    confidence: float = 0.99


@dataclass(frozen=True, slots=True)
class Shortening:
    """An abbreviation: ``pattern`` matches it alone, ``full`` is what it stands for.

    ``source`` cites the work that has it; ``example`` is (a text, the abbreviation in it).
    """

    full: str
    source: str
    example: tuple[str, str]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Quotes:
    """The marks, a character each, that open and close a quotation."""

    opening: str
    closing: str


@dataclass(frozen=True, slots=True)
class Language:
    """One language. ``repairs`` and ``orthography`` change letters (clean); ``typography`` only marks and spaces.

    ``clitics`` are the words that hang on to another by a hyphen (-il, -ci). ``superiors`` finds superior letters as
    its group 1 (``er`` of 1er). ``words`` are the book's own words (contents, note, imprint ...), by key; every
    language has the same keys. ``ocr_model`` is Tesseract's name of the language (ISO 639-2), empty if it has none.
    ``abbreviations`` are those that mean one thing. ``introductions`` is found in a sentence that introduces what
    another says or a list, and not in a heading. ``quotes`` are its pairs of quotation marks that tell their sides.
    """

    code: str
    name: str
    lexicon: Lexicon
    repairs: tuple[Rule, ...]
    orthography: tuple[Rule, ...]
    typography: tuple[Rule, ...]
    clitics: frozenset[str]
    superiors: re.Pattern[str]
    words: Mapping[str, str]
    ocr_model: str = ""
    abbreviations: tuple[Shortening, ...] = ()
    introductions: re.Pattern[str] = NEVER
    quotes: tuple[Quotes, ...] = ()
