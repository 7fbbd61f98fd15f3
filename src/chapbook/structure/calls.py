"""Finds the call of each note in the body: the same mark, on the page where the note begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chapbook.shapes.findings import Finding, Kind
from chapbook.shapes.layers import Layers, Stream, StreamKind
from chapbook.shapes.scan import Scan, Span
from chapbook.structure.turns import Turn

_MARK = re.compile(r"\s*(\(\s*(?:\d{1,3}|\*{1,4})\s*\)|\*{1,4}|†)\s*")
_CALL = re.compile(r"(?<=[^\s(])\s?(\(\d{1,2}\))(?!\w)")


@dataclass(frozen=True, slots=True)
class Call:
    """Where a note is called: ``[start, end)`` of the body's text, empty if no mark stands there; the note's stream."""

    start: int
    end: int
    stream: int
    mark: str


def find_calls(scan: Scan, layers: Layers, turns: tuple[Turn, ...]) -> tuple[tuple[Call, ...], tuple[Finding, ...]]:
    """A call for every note, ascending by note; a doubt for each note without call and each call without note."""
    body = layers.streams[0]
    calls: list[Call] = []
    findings: list[Finding] = []
    for index, stream in enumerate(layers.streams):
        if stream.kind is not StreamKind.NOTE:
            continue
        match = _MARK.match(stream.text)
        mark = match[1] if match else ""
        page = _page_span(body, turns, scan.page_index(stream.spans[0].start))
        found = _call(body.text, mark, page, {call.start for call in calls}) if mark else None
        if found is None:
            found = Span(page.end, page.end)
            message = (
                f"the note {mark or 'without a mark'} is called from nowhere on its page; set at the end of its text"
            )
            findings.append(Finding(scan.where(stream.spans[0].start), Kind.DOUBT, message))
        calls.append(Call(found.start, found.end, index, mark))
    taken = {call.start for call in calls}
    for match in _CALL.finditer(body.text):
        if match.start(1) not in taken:
            place = scan.where(body.origin(match.start(1), match.end(1))[0].start)
            findings.append(Finding(place, Kind.DOUBT, f"{match[1]} looks like the call of a note, but none was found"))
    return tuple(calls), tuple(findings)


def _page_span(body: Stream, turns: tuple[Turn, ...], page: int) -> Span:
    """The span of the body's text on a page, without the line ends at its foot."""
    start = turns[page].offset if page < len(turns) else 0
    end = turns[page + 1].offset if page + 1 < len(turns) else len(body.text)
    return Span(start, start + len(body.text[start:end].rstrip()))


def _call(text: str, mark: str, page: Span, taken: set[int]) -> Span | None:
    """The first free place of the mark on the page, behind a word and not as part of a longer mark."""
    pattern = re.compile(rf"(?<=[^\s(])\s?(?<!\*)({re.escape(mark)})(?!\*)")
    for match in pattern.finditer(text, page.start, page.end):
        if match.start(1) not in taken:
            return Span(match.start(1), match.end(1))
    return None
