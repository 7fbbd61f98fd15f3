"""Evidence: what tells a change that mends from one that harms, as numbers on which the judge was trained.

The search gives each reading its probability, but what it calls 90 % is right more often for a lost accent than for a
stop, for a word that nobody knows than for one put in the place of another, in a good scan than in a bad one.
On features of a correction beside its probability: M. Reynaert, Character confusion versus focus word-based correction
of spelling and OCR variants in corpora, IJDAR 14 (2011).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from chapbook.clean.corrector.channel import CAPITAL, LIGATURE, LOST_STOP, Channel
from chapbook.clean.corrector.edges import Edge
from chapbook.clean.corrector.reading import Kind, Token, straight
from chapbook.languages.model import Words, fold

FEATURES = (
    *("always", "odds", "odds of what was read", "cold", "cold, odds", "quiet", "quiet, odds"),
    *("unknown", "unknown, odds", "unknown, cold", "unknown, strange"),
    *("accents", "accents, odds", "accents, cold", "accents, unknown", "accents, short"),
    *("case", "space", "sign", "ligature", "elision lost", "stop lost", "stop lost at the end"),
    *("edits", "capital", "length", "short", "short, odds", "trouble beside"),
    *("frequency of what was read", "frequency of what is printed", "read elsewhere", "printed elsewhere"),
    *("mark", "mark, odds", "mark dropped", "dots", "mark, small behind", "mark, line behind"),
    *("mark, trouble behind", "mark, odds, trouble behind", "mark, rare behind"),
)
"""A comma stands for a product. A confusion is cold that the document hardly shows; a document quiet that has few."""
_FARTHEST = 6.0
_NIL = 0.0025


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of the whole document: its channel, the lexicon, and how often each word was read in it."""

    channel: Channel
    words: Words
    read: Counter[str]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The tokens of a stream, and of each how probable it is as read and the edge that keeps it so."""

    tokens: Sequence[Token]
    kept: Sequence[float]
    edges: Sequence[Edge]

    def trouble(self, index: int) -> float:
        """From 0 where a token is surely as it was read, to 1 where it is surely not, or no word that is known."""
        if not 0 <= index < len(self.tokens) or self.tokens[index].kind in {Kind.BREAK, Kind.SIGN}:
            return 0.0
        return 1.0 if self.edges[index].is_unknown else 1 - self.kept[index]

    def rarity(self, index: int, words: Words) -> float:
        """From 0 for a frequent word to 1 for one that nobody knows; 0 for what is no word."""
        if index >= len(self.tokens) or self.tokens[index].kind is not Kind.WORD:
            return 0.0
        return 1 - min(1.0, math.log1p(words.count(straight(self.tokens[index].text).lower())) / 8)

    def opens_line(self, index: int) -> bool:
        """True if a line opens with this token."""
        return index < len(self.tokens) and self.tokens[index].opens_line

    def ends(self, index: int) -> bool:
        """True if no token of the paragraph stands here."""
        return index >= len(self.tokens) or self.tokens[index].kind is Kind.BREAK


def count_words(streams: Sequence[Sequence[Token]]) -> Counter[str]:
    """How often each word, in small letters, was read in a document."""
    return Counter(straight(token.text).lower() for tokens in streams for token in tokens if token.kind is Kind.WORD)


@dataclass(frozen=True, slots=True)
class _Change:
    """A change that the search holds for so probable, and what was read there."""

    document: Document
    stretch: Stretch
    first: int
    edge: Edge
    share: float
    read: str

    @property
    def printed(self) -> str:
        return self.edge.printed or ""

    @property
    def places(self) -> range:
        return range(self.first, self.first + self.edge.width)


def evidence(document: Document, stretch: Stretch, first: int, edge: Edge, share: float) -> tuple[float, ...]:
    """The values of ``FEATURES`` for a change at a token that the search holds for so probable."""
    read = "".join(straight(token.text) for token in stretch.tokens[first : first + edge.width])
    change = _Change(document, stretch, first, edge, share, read)
    if stretch.tokens[first].kind is Kind.MARK and len(change.places) == 1:
        return (*_of_search(change), *_of_letters(change, is_mark=True), *(0.0,) * 4, *_of_mark(change))
    return (*_of_search(change), *_of_letters(change, is_mark=False), *_of_words(change), *(0.0,) * 9)


def _of_search(change: _Change) -> tuple[float, ...]:
    stretch, odds = change.stretch, _odds(change.share)
    keep = min(stretch.kept[place] for place in change.places)
    cold, quiet = change.document.channel.coldest(change.edge.edits), change.document.channel.quiet
    unknown = [stretch.edges[place].cost for place in change.places if stretch.edges[place].is_unknown]
    known = not unknown
    always = (1.0, odds, _odds(keep), cold, cold * odds, quiet, quiet * odds)
    return always + ((0.0,) * 4 if known else (1.0, odds, cold, max(unknown) / 10))


def _of_letters(change: _Change, *, is_mark: bool) -> tuple[float, ...]:
    """The kind of the change, and what surrounds it."""
    read, printed, edits, stretch = change.read, change.printed, change.edge.edits, change.stretch
    odds, short = _odds(change.share), len(read) <= 2 and not is_mark
    cold = change.document.channel.coldest(edits)
    case = CAPITAL in edits or read.lower() == printed.lower()
    space = not is_mark and read.replace(" ", "") == printed.replace(" ", "")
    sign = not is_mark and not any(letter.isalpha() for letter in read)
    accents = not (is_mark or case or space or sign) and fold(read) == fold(printed)
    unknown = any(stretch.edges[place].is_unknown for place in change.places)
    elision = any(len(lost) > 1 and lost.endswith("'") and not left for lost, left in edits)
    stop = LOST_STOP in edits
    beside = max(stretch.trouble(change.places.stop), stretch.trouble(change.first - 1))
    return (
        *(accents, accents * odds, accents * cold, accents and unknown, accents and short),
        *(case, space, sign, edits == (LIGATURE,), elision, stop, stop and stretch.ends(change.places.stop)),
        *(len(edits) - 1, printed[:1].isupper(), min(len(read), 10) / 10, short, short * odds, beside),
    )


def _of_words(change: _Change) -> tuple[float, ...]:
    """How often the two readings stand in the language, and in this document elsewhere."""
    words, counts, read = change.document.words, change.document.read, change.read.lower()
    printed = change.printed.strip().lower()
    # Of the same word with a capital, or without, its frequency tells nothing.
    common, seen = math.log1p(words.count(read)) / 10, math.log1p(max(0, counts[read] - 1))
    if read == printed:
        common = seen = 0.0
    return common, math.log1p(_rarest(words, printed)) / 10, seen, math.log1p(counts[printed])


def _of_mark(change: _Change) -> tuple[float, ...]:
    """What follows a mark tells of it: a small letter, a line, a word that is misread itself."""
    stretch, behind, odds = change.stretch, change.places.stop, _odds(change.share)
    small = behind < len(stretch.tokens) and stretch.tokens[behind].text[:1].islower()
    dropped, dots = not change.printed.strip(), change.printed in {"…", "..."}
    trouble = stretch.trouble(behind)
    rare = stretch.rarity(behind, change.document.words)
    return 1.0, odds, dropped, dots, small, stretch.opens_line(behind), trouble, odds * trouble, rare


def _odds(share: float) -> float:
    """The logarithm of the odds, within bounds."""
    share = min(max(share, _NIL), 1 - _NIL)
    return min(_FARTHEST, max(-_FARTHEST, math.log(share / (1 - share))))


def _rarest(words: Words, printed: str) -> int:
    """How often the rarest of the printed words stood in the corpora."""
    parts = printed.replace("'", "' ").split()
    return min((words.count(part.strip(".")) for part in parts), default=0)
