"""The editor's decisions on what a line is; they come over everything that was found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from chapbook.layout.lines import Line, Pages, Role
from chapbook.shapes.decisions import DecisionKind, Pins
from chapbook.shapes.findings import About, Finding, Kind
from chapbook.shapes.marks import opening_mark
from chapbook.shapes.regions import FURNITURE, Reason, RegionKind
from chapbook.shapes.scan import Scan

OPENS, CONTINUES = "opens", "continues"

_KINDS = {
    DecisionKind.BODY: RegionKind.BODY,
    DecisionKind.FURNITURE: RegionKind.RUNNING_HEAD,
    DecisionKind.NOTE: RegionKind.NOTE,
}


def apply_pins(pages: Pages, roles: Mapping[Line, Role], pins: Pins) -> dict[Line, Role]:
    """The roles with the decided lines set, and all notes numbered anew in the order of the scan.

    A line decided to be a note opens one if it begins with a mark, else it goes on the note before it, unless the
    decision says which of the two ("opens" or "continues" in ``replace``, which counts for its first line).
    """
    lines = [line for page in pages for line in page]
    kinds, said = _decided(lines, pins)
    if not kinds:
        return dict(roles)
    decided: dict[Line, Role] = {}
    count, previous = 0, None
    for line in lines:
        role = roles[line]
        kind = kinds.get(line, role.kind)
        why = (Reason(99, "the editor's decision"),) if line in kinds else role.why
        if kind is not RegionKind.NOTE:
            decided[line] = Role(kind, why=why)
            continue
        opens = opening_mark(line.text) is not None if line in kinds else role.note != previous
        opens = said.get(line, opens)
        previous = previous if role.note is None else role.note
        count += opens or count == 0
        decided[line] = Role(kind, count - 1, why)
    return decided


def disagreements(scan: Scan, pages: Pages, roles: Mapping[Line, Role], pins: Pins) -> Iterator[Finding]:
    """A doubt for each line of which today is found neither what an editor decided nor what he saw then."""
    lines = [line for page in pages for line in page]
    starts = [line.span.start for line in lines]
    for pin in pins:
        mine, seen = pin.decision.kind, pin.decision.seen
        if mine not in _KINDS or seen is None or not lines:
            continue
        today = name_of(roles[lines[max(0, bisect_right(starts, pin.span.start) - 1)]].kind)
        if today not in (str(mine), seen):
            message = f'decision "{pin.decision.id}" says “{mine}”, where “{seen}” was found; today it is “{today}”'
            place, told = scan.where(pin.span.start), (str(mine), today)
            yield Finding(place, Kind.DOUBT, message, told, pin.span, About.LINE)


def name_of(kind: RegionKind) -> str:
    """What an editor calls a kind of lines: all that is printed around the text is furniture to him."""
    return str(DecisionKind.FURNITURE if kind in FURNITURE else kind)


def _decided(lines: Sequence[Line], pins: Pins) -> tuple[dict[Line, RegionKind], dict[Line, bool]]:
    """The kinds of the decided lines, and of which lines it was said whether a note opens with them or goes on."""
    kinds: dict[Line, RegionKind] = {}
    said: dict[Line, bool] = {}
    starts = [line.span.start for line in lines]
    for pin in pins:
        if pin.decision.kind not in _KINDS:
            continue
        first = max(0, bisect_right(starts, pin.span.start) - 1)
        for line in lines[first : bisect_left(starts, pin.span.end)]:
            kinds[line] = _KINDS[pin.decision.kind]
            if pin.decision.replace in (OPENS, CONTINUES):
                said[line] = pin.decision.replace == OPENS and line is lines[first]
    return kinds, said
