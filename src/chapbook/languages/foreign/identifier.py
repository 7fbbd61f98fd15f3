"""Tells the language of a few words by the byte sequences in them, with a model that ships beside this module.

M. Lui and T. Baldwin, langid.py: An Off-the-shelf Language Identification Tool, ACL 2012, as py3langid has it: naive
Bayes over the longest known sequence that ends at each byte. Of py3langid's languages ``bench/quoted.py`` keeps
those of ``QUOTED``. It is asked only where words look foreign, and the model loaded when first asked.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from chapbook.languages.model.archive import Archive

QUOTED = ("ca", "da", "de", "en", "eo", "es", "fr", "it", "la", "nl", "oc", "pl", "pt", "sv")
"""The languages in Latin script that European print quotes; the fewer to choose from, the surer a few words are."""
SHORTEST, LONGEST = 2, 6
"""The bytes of a sequence."""


@dataclass(frozen=True, slots=True)
class _Identifier:
    """``sequences`` are numbers (``numbered``), ascending; ``rows`` is for each its row of ``weights``."""

    languages: tuple[str, ...]
    sequences: NDArray[np.int64]
    rows: NDArray[np.int64]
    weights: NDArray[np.float32]
    priors: NDArray[np.float32]

    def seen(self, text: bytes) -> Counter[int]:
        """How often each sequence, by its place, is the longest that ends somewhere in a text."""
        found = np.full(len(text), -1)
        for length in range(SHORTEST, LONGEST + 1):
            wanted = np.array(
                [numbered(text[end - length : end]) for end in range(length, len(text) + 1)], dtype=np.int64
            )
            places = np.minimum(np.searchsorted(self.sequences, wanted), len(self.sequences) - 1)
            ends = found[length - 1 :]
            ends[:] = np.where(self.sequences[places] == wanted, places, ends)
        return Counter(found[found >= 0].tolist())


def numbered(sequence: bytes) -> int:
    """The bytes of a sequence and their number as one number."""
    return (int.from_bytes(sequence.ljust(LONGEST, b"\0"), "big") << 3) + len(sequence)


@cache
def _identifier() -> _Identifier:
    archive = Archive(files(__package__) / "quoted.bin")
    languages = tuple(archive.text("languages").decode().split())
    weights = archive.numbers("weights").astype(np.uint16).view(np.float16).reshape(len(languages), -1)
    return _Identifier(
        languages,
        np.cumsum(archive.numbers("sequences")),
        archive.numbers("rows"),
        weights.T.astype(np.float32),
        archive.numbers("priors").astype(np.uint32).view(np.float32),
    )


def language_of(words: str, own: str) -> tuple[str, float]:
    """The likeliest language of the words (ISO 639-1) and its probability; ``own`` is the book's.

    ``own`` with 0.0 where nothing tells: no sequence is known, or the model does not know the book's language.
    """
    identifier = _identifier()
    if own not in identifier.languages:
        return own, 0.0
    text = unicodedata.normalize("NFC", words.lower() if words.isupper() else words).encode(errors="surrogatepass")
    seen = identifier.seen(text)
    if not seen:
        return own, 0.0
    rows = identifier.rows[list(seen)]
    scores = np.log1p(np.array(list(seen.values()), dtype=np.float32)) @ identifier.weights[rows]
    # By the root of the length short texts and long ones are calibrated alike.
    scores = (scores + identifier.priors) / math.sqrt(len(text))
    chances = np.exp(scores - scores.max())
    likeliest = int(chances.argmax())
    return identifier.languages[likeliest], float(chances[likeliest] / chances.sum())
