"""A second reading of the same pages laid beside the first, word by word: where the two differ it keeps both.

Which of them is right is not judged here: the corrector votes, by what the sentence says. What only one of the two has
over many words (a line passed over, a picture read as letters) is left out.

P. Heckel, A technique for isolating differences between files, CACM 21 (1978): what stands once in either text ties the
two together; between these places the shortest way from one to the other is sought.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from chapbook.shapes.scan import Rival, Scan, Span

_TOKEN = re.compile(r"[^\W_]+['’]?|[^\w\s]|_")
_LONGEST = 3
"""A difference of more tokens is no misread word."""
_RUN = 4
_WORD = 40
"""No word of a reading is longer."""
_CURLY = str.maketrans("’‘ʼ", "'''")

Block = tuple[int, int, int, int]
"""Tokens ``[first, last)`` of the first reading and of the second, as indexes from 0."""


def find_rivals(first: Scan, second: Scan) -> tuple[Rival, ...]:
    """The words that the second reading has in place of words of the first, ascending, in offsets of the first."""
    tokens = [list(_TOKEN.finditer(scan.text)) for scan in (first, second)]
    words = [[token[0].translate(_CURLY) for token in side] for side in tokens]
    rivals = (_rival(first, second, tokens, block) for block in _differences(words[0], words[1]))
    return tuple(rival for rival in rivals if rival is not None)


def _differences(first: Sequence[str], second: Sequence[str]) -> Iterator[Block]:
    """The short blocks that differ; a gain or a loss takes the equal token behind it along, so that it has a place."""
    for low, high, other_low, other_high in _between(first, second):
        matcher = SequenceMatcher(None, first[low:high], second[other_low:other_high], autojunk=False)
        for tag, start, end, other, last in matcher.get_opcodes():
            if tag == "equal" or max(end - start, last - other) > _LONGEST:
                continue
            block = (low + start, low + end, other_low + other, other_low + last)
            if tag != "replace" and block[1] < len(first) and block[3] < len(second):
                block = (block[0], block[1] + 1, block[2], block[3] + 1)
            if block[0] < block[1] and block[2] < block[3]:
                yield block


def _between(first: Sequence[str], second: Sequence[str]) -> Iterator[Block]:
    """The stretches between the places that tie the two readings together."""
    ties = [(-1, -1), *_ties(first, second), (len(first), len(second))]
    for (before, other_before), (after, other_after) in pairwise(ties):
        if after > before and other_after > other_before:
            yield max(before, 0), after, max(other_before, 0), other_after


def _ties(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int]]:
    """Where a run of tokens that stands once in either reading begins, ascending in both."""
    places = [_once(side) for side in (first, second)]
    pairs = sorted((place, places[1][run]) for run, place in places[0].items() if run in places[1])
    return _ascending(pairs)


def _once(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    runs = [tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)]
    counts = Counter(runs)
    return {run: start for start, run in enumerate(runs) if counts[run] == 1}


def _ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs that ascends in both numbers (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, other) in enumerate(pairs):
        pile = bisect_left(tops, other)
        before.append(ends[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(other)
            ends.append(index)
        else:
            tops[pile], ends[pile] = other, index
    chain, at = [], ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _rival(first: Scan, second: Scan, tokens: Sequence[Sequence[re.Match[str]]], block: Block) -> Rival | None:
    """The difference as a rival; None where a line ends within it, for there words are cut."""
    span = Span(tokens[0][block[0]].start(), tokens[0][block[1] - 1].end())
    other = Span(tokens[1][block[2]].start(), tokens[1][block[3] - 1].end())
    read, text = span.of(first.text), other.of(second.text)
    if read == text or {"\n", "\f"} & {*read, *text} or _cut(first, span) or _cut(second, other):
        return None
    near = second.words_in(Span(max(other.start - _WORD, 0), other.end))
    over = [word.confidence for word in near if word.span.overlaps(other)]
    return Rival(span, text, min(over) if over else None)


def _cut(scan: Scan, span: Span) -> bool:
    """True beside a hyphen at a line end: half a word is no word to vote on."""
    return scan.text[span.end : span.end + 2] == "-\n" or scan.text[max(span.start - 2, 0) : span.start] == "-\n"
