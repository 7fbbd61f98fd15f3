"""The level of each heading, by its dress: those dressed alike are of one level, the weightier dress is the higher.

The number of a heading and the title under it are one heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapbook.structure.markers import NUMBERED, is_bare_number
from chapbook.structure.passages import Passage

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


def heading_lines(headings: Sequence[Passage]) -> list[list[Passage]]:
    """Headings that follow one another, a number that stands alone with the title under it."""
    found: list[list[Passage]] = []
    for passage in headings:
        above = found[-1] if found else []
        if len(above) == 1 and is_bare_number(above[0].text) and not NUMBERED.match(passage.text):
            above.append(passage)
        else:
            found.append([passage])
    return found
