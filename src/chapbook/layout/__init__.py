"""Says what each line of the scan is: body, note, running head, folio, page mark. Changes nothing.

Notes are found before letters are repaired, so that cleaning works on whole streams.
"""

from __future__ import annotations

from itertools import groupby

from chapbook.layout.folios import page_labels
from chapbook.layout.furniture import find_furniture
from chapbook.layout.lines import Line, Role, lines_of
from chapbook.layout.notes import find_notes
from chapbook.layout.pinned import apply_pins, disagreements
from chapbook.shapes.decisions import Pins
from chapbook.shapes.findings import Finding
from chapbook.shapes.regions import Region, RegionKind, Regions
from chapbook.shapes.scan import Scan, Span

__all__ = ["find_regions", "page_labels"]

STEPS = (find_furniture, find_notes)
"""In this order: notes are looked for at the page foot, above any furniture."""


def find_regions(scan: Scan, pins: Pins) -> tuple[Regions, tuple[Finding, ...]]:
    """Regions that cover the scan's text from end to end, ascending, and the doubts about them."""
    pages = lines_of(scan)
    roles: dict[Line, Role] = {line: Role(RegionKind.BODY) for page in pages for line in page}
    findings: list[Finding] = []
    for step in STEPS:
        found, noticed = step(scan, pages, roles)
        roles |= found
        findings += noticed
    findings += disagreements(scan, pages, roles, pins)
    roles |= apply_pins(pages, roles, pins)
    return _cover(scan, roles), tuple(findings)


def _cover(scan: Scan, roles: dict[Line, Role]) -> Regions:
    """Runs of lines of one role as regions; what lies between the pages is page mark."""
    regions: list[Region] = []
    done = 0
    for (role, _page), run in groupby(roles, key=lambda line: (roles[line], line.page)):
        lines = list(run)
        if done < lines[0].span.start:
            regions.append(Region(RegionKind.PAGE_MARK, Span(done, lines[0].span.start)))
        done = lines[-1].span.end
        why = roles[lines[0]].why
        regions.append(Region(role.kind, Span(lines[0].span.start, done), role.note, why))
    if done < len(scan.text):
        regions.append(Region(RegionKind.PAGE_MARK, Span(done, len(scan.text))))
    return tuple(regions)
