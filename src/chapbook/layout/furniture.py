"""Page furniture: folios and running heads, found by position and recurrence, never by fixed words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from chapbook.layout.lines import Line, Pages, Role
from chapbook.shapes.findings import Finding
from chapbook.shapes.regions import RegionKind
from chapbook.shapes.scan import Scan

_FOLIO = re.compile(r"[\W_]*\d{1,4}[\W_]*")
_LONGEST_HEAD = 60
_ALIKE = 0.75
"""Share of letters that two heads have in common: OCR misreads the same head differently on each page."""


def find_furniture(
    _scan: Scan, pages: Pages, _roles: Mapping[Line, Role]
) -> tuple[dict[Line, Role], tuple[Finding, ...]]:
    """The folios and running heads: first and last lines of pages that are a number, or recur on other pages."""
    roles: dict[Line, Role] = {}
    for edge in (0, -1):
        edges = [printed[edge] for page in pages if len(printed := [line for line in page if not line.blank]) > 1]
        for line in edges:
            if _FOLIO.fullmatch(line.text):
                roles[line] = Role(RegionKind.FOLIO)
            elif _recurs(line, edges):
                roles[line] = Role(RegionKind.RUNNING_HEAD)
    return roles, ()


def _recurs(line: Line, edges: list[Line]) -> bool:
    """True if another page has the same words at the same edge (facing pages may carry two heads in turn).

    The first page carries none: what stands there is the title that the others repeat.
    """
    head = _letters(line.text)
    if line.page == 0 or not 3 <= len(head) <= _LONGEST_HEAD or line.text.rstrip()[-1:] in (".", ",", ";"):
        return False
    return any(
        other.page != line.page and SequenceMatcher(None, head, _letters(other.text)).ratio() >= _ALIKE
        for other in edges
        if abs(len(_letters(other.text)) - len(head)) <= max(2, len(head) // 4)
    )


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalpha())
