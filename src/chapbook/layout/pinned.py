"""The editor's decisions on what a line is; they come over everything that was found."""

from __future__ import annotations

from collections.abc import Mapping

from chapbook.layout.lines import Line, Pages, Role
from chapbook.shapes.decisions import DecisionKind, Pins
from chapbook.shapes.marks import opening_mark
from chapbook.shapes.regions import RegionKind

_KINDS = {
    DecisionKind.BODY: RegionKind.BODY,
    DecisionKind.FURNITURE: RegionKind.RUNNING_HEAD,
    DecisionKind.NOTE: RegionKind.NOTE,
}


def apply_pins(pages: Pages, roles: Mapping[Line, Role], pins: Pins) -> dict[Line, Role]:
    """The roles with the decided lines set, and all notes numbered anew in the order of the scan.

    A line decided to be a note opens one if it begins with a mark, else it goes on the note before it.
    """
    kinds = {
        line: _KINDS[pin.decision.kind]
        for pin in pins
        if pin.decision.kind in _KINDS
        for page in pages
        for line in page
        if line.span.overlaps(pin.span)
    }
    if not kinds:
        return dict(roles)
    decided: dict[Line, Role] = {}
    count, previous = 0, None
    for line in (line for page in pages for line in page):
        role = roles[line]
        kind = kinds.get(line, role.kind)
        if kind is not RegionKind.NOTE:
            decided[line] = Role(kind)
            continue
        opens = opening_mark(line.text) is not None if line in kinds else role.note != previous
        previous = role.note if line not in kinds else previous
        count += opens or count == 0
        decided[line] = Role(kind, count - 1)
    return decided
