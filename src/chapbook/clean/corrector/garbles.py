"""Garbles: words in which a stretch of letters is misread beyond all that a table of confusions foresees.

A spot of bad print spoils letters that stand beside one another, and rarely both ends of a word: what is sought shares
all other letters with what was read. E. M. Zamora, J. J. Pollock and A. Zamora, The use of trigram analysis for
spelling error detection, Information Processing and Management 17 (1981), on how errors keep together.
"""

from __future__ import annotations

from collections.abc import Iterator

from chapbook.clean.corrector.channel import Edit
from chapbook.languages.model import Words, fold
from chapbook.shapes.ends import shared_ends

_LEAST = 6
"""A shorter word has too many neighbours."""
_HEAD, _END = 2, 2
_STRETCH = 3
_OFTEN = 5
_MOST = 12


def garbled(read: str, words: Words) -> Iterator[tuple[str, Edit]]:
    """Words of some frequency that differ in one stretch from a word as read, each with that; the commonest first."""
    key = fold(read.lower())
    if len(key) < _LEAST:
        return
    found = {}
    for other in words.keys_from(key[:_HEAD]):
        if other.endswith(key[-_END:]) and abs(len(other) - len(key)) < _STRETCH and (edit := _stretch(other, key)):
            word = words.accented(other)[0]
            if (count := words.count(word)) >= _OFTEN:
                found[word] = count, edit
    for word in sorted(found, key=lambda word: (-found[word][0], word))[:_MOST]:
        yield word, found[word][1]


def _stretch(printed: str, read: str) -> Edit | None:
    """What stands between the letters that both have at their ends; None if that is longer than a stretch."""
    start, end = shared_ends(printed, read)
    left, right = printed[start : len(printed) - end], read[start : len(read) - end]
    return (left, right) if max(len(left), len(right)) <= _STRETCH and left + right else None
