"""The level of each heading, by its dress: those dressed alike are of one level, the weightier dress is the higher."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DRESSES = (
    re.compile(r"(?i:partie|livre)\b"),
    re.compile(r"(?i:chapitre)\b"),
    re.compile(r"[IVXLCDM1lTE]{1,6}\s?[.,]?\s?[—–-]|[IVXLCDM]{1,6}\."),
    re.compile(r"[^a-zà-öø-ÿ]*$"),
    re.compile(r"§|\d{1,2}\s?\.?\s?[—–]"),
    re.compile(r"[a-h]\)"),
    re.compile(r""),
)
"""From the heaviest to the lightest: part, chapter, roman numeral, capitals, § or figure, letter, plain."""


def heading_levels(texts: Sequence[str]) -> tuple[int, ...]:
    """The level (from 1) of each heading; the dresses that a book does not use leave no gap."""
    dresses = [next(rank for rank, dress in enumerate(_DRESSES) if dress.match(text)) for text in texts]
    used = sorted(set(dresses))
    return tuple(used.index(dress) + 1 for dress in dresses)
