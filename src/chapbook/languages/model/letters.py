"""Letters without their accents: the key under which words that differ only in accents meet."""

from __future__ import annotations

import unicodedata

import numpy as np
from numpy.typing import NDArray

_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss", "ĳ": "ij", "ø": "o", "ł": "l", "đ": "d"}


def _bare(letter: str) -> str:
    """The letter without its marks."""
    kept = "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    return kept or letter


_TABLE = {code: _bare(chr(code)) for code in range(0xC0, 0x250) if _bare(chr(code)) != chr(code)}
_TABLE |= {ord(pair): single for pair, single in _LIGATURES.items()}
_TABLE |= {ord(pair.upper()): single.upper() for pair, single in _LIGATURES.items() if len(pair.upper()) == 1}
# The letters that stay stand there too: what is missing in the table takes several times as long.
_TABLE |= {code: chr(code) for code in range(0x80)}


LETTERS = "\0abcdefghijklmnopqrstuvwxyz'-#"
"""What spelling knows: the edge of a word, letters without accents, and ``#`` for all other signs."""
_NUMBERS = {letter: number for number, letter in enumerate(LETTERS)}


def letter_numbers(word: str) -> list[int]:
    """The word's letters (small, accents off) as numbers of ``LETTERS``, with its edges: two before it, one behind."""
    return [0, 0, *(_NUMBERS.get(letter, len(LETTERS) - 1) for letter in fold(word)), 0]


def fold_long(text: bytes) -> str:
    """``fold`` of a long text in UTF-8 (which has no zeros), many times as fast.

    All letters that it changes have two bytes, and what they become has no more: it is put in their place.
    """
    octets = np.frombuffer(text, dtype=np.uint8).copy()
    leads = np.flatnonzero((octets >= 0xC3) & (octets < 0xC3 + len(_PAIRS) // 64))
    pairs = _PAIRS[(octets[leads].astype(np.int64) - 0xC3) * 64 + octets[leads + 1] % 64]
    changed = pairs[:, 0] > 0
    for place in (0, 1):
        octets[leads[changed] + place] = pairs[changed, place]
    return octets[octets > 0].tobytes().decode()


def _pairs() -> NDArray[np.uint8]:
    """What each letter of two bytes from 0xC0 on becomes, as two bytes at most; nothing where it stays."""
    pairs = np.zeros((0x280 - 0xC0, 2), dtype=np.uint8)
    for code, letters in _TABLE.items():
        if code >= 0xC0:
            pairs[code - 0xC0, : len(letters.encode())] = list(letters.encode())
    return pairs


_PAIRS = _pairs()


def closed(word: str) -> str:
    """The word with its opened ligatures closed: ``coeur`` -> ``cœur``, and ``coexister`` -> ``cœxister`` as well."""
    return word.replace("oe", "œ") if "oe" in word else word


def fold(word: str) -> str:
    """The word with accents and cedillas taken off and ligatures opened: ``cœur`` -> ``coeur``."""
    return word if word.isascii() else word.translate(_TABLE)
