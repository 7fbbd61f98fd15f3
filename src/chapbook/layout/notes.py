"""Note areas at the page foot, and the continuation of a note on the next page.

A note begins with a mark that is called from the text above it. A continuation carries no mark: it is known by what
surrounds it, each piece of evidence with its weight. Printers set notes in a smaller type, so that a line holds more
characters (Lexique des règles typographiques en usage à l'Imprimerie nationale, « Notes »).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from chapbook.layout.lines import Line, Pages, Role, begins_small, is_open, measure
from chapbook.shapes.findings import Finding, Kind
from chapbook.shapes.regions import RegionKind
from chapbook.shapes.scan import Scan

NOTE_START = re.compile(r"\s*(\(\s*(?:\d{1,3}|\*{1,4})\s*\)|\*{1,4}|†)\s*(?=\S)")
"""A line that opens with a mark: (1), (*), * or †."""

_ENOUGH = 5
"""Evidence for a continuation: the sum of the weights below that convinces."""


def find_notes(scan: Scan, pages: Pages, roles: Mapping[Line, Role]) -> tuple[dict[Line, Role], tuple[Finding, ...]]:
    """The lines of notes with the index of their note, and a doubt for each note that breaks off for good."""
    found: dict[Line, Role] = {}
    findings: list[Finding] = []
    notes: list[list[Line]] = []
    for index, page in enumerate(pages):
        lines = [line for line in page if line not in roles or roles[line].kind is RegionKind.BODY]
        first = _first_note(lines)
        if notes and notes[-1][-1].page == index - 1:
            following = pages[index + 1] if index + 1 < len(pages) else ()
            start = _continuation(lines[:first], notes[-1], following)
            if start < first:
                notes[-1] += lines[start:first]
            elif is_open(notes[-1][-1].text):
                message = "this note breaks off, and its continuation was not found on the next page"
                findings.append(Finding(scan.where(notes[-1][0].span.start), Kind.DOUBT, message))
        for line in lines[first:]:
            if NOTE_START.match(line.text):
                notes.append([])
            notes[-1].append(line)
    for number, note in enumerate(notes):
        found |= {line: Role(RegionKind.NOTE, number) for line in note}
    return found, tuple(findings)


def _first_note(lines: Sequence[Line]) -> int:
    """The index of the line at which the page's notes begin: the first mark after a blank that is called above."""
    for index in range(1, len(lines)):
        match = NOTE_START.match(lines[index].text)
        if match and lines[index - 1].blank and _called(match[1], lines[:index]):
            return index
    return len(lines)


def _called(mark: str, above: Sequence[Line]) -> bool:
    """True if the mark stands in the text above, behind a word, and not as part of a longer mark."""
    pattern = re.compile(rf"(?<=[^\s(])\s?(?<!\*){re.escape(mark)}(?!\*)")
    return bool(pattern.search("\n".join(line.text for line in above)))


def _continuation(lines: Sequence[Line], note: Sequence[Line], following: Sequence[Line]) -> int:
    """The index of the line at which the last note goes on at this page's foot; the number of lines if it does not."""
    best, start = 0, len(lines)
    for index in range(1, len(lines)):
        if lines[index - 1].blank and not lines[index].blank and any(not line.blank for line in lines[:index]):
            weight = _evidence(lines, index, note, following)
            if weight > best:
                best, start = weight, index
    return start if best >= _ENOUGH else len(lines)


def _evidence(lines: Sequence[Line], index: int, note: Sequence[Line], following: Sequence[Line]) -> int:
    """The weight of the evidence that the note goes on from this line to the last one."""
    above = [line for line in lines[:index] if not line.blank]
    rest = lines[index:]
    last = next((line.text for line in reversed(note) if not line.blank), "")
    next_page = next((line.text for line in following if not line.blank), "")
    weight = 3 * is_open(last) + 2 * begins_small(rest[0].text)
    weight += is_open(above[-1].text) + begins_small(next_page)
    note_measure, body_measure = measure(note), measure(above)
    if len(rest) >= 3 and abs(note_measure - body_measure) > 0.04 * body_measure:
        own = measure(rest)
        weight += 2 if abs(own - note_measure) < abs(own - body_measure) else -2
    return weight
