"""Point 10: one ink, boxes of one size, tags and labels that a reader and an archive can use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chapbook.check.preflight.objects import Leaf, Objects
from chapbook.shapes.build import Verdict
from chapbook.writers.pdf import Geometry
from chapbook.writers.pdf.geometry import POINTS

ROUNDED = 0.1
TOLD = {"P": "paragraphs", "L": "lists", "Table": "tables", "Figure": "figures", "Note": "notes"}
"""Kinds of tags (ISO 32000-1, 14.8.4) that the figure names."""
SHOWN = 3


def sound_file(found: Objects, geometry: Geometry, notes: int, headings: int) -> tuple[Verdict, ...]:
    """``notes`` and ``headings`` are how many of them the document has."""
    colours = tuple(_coloured(found.leaves))
    boxes = tuple(_boxes(found.leaves, geometry))
    gaps = tuple(_gaps(found, notes, headings))
    width, height = geometry.trim
    tags = ", ".join(f"{found.kinds[kind]} {name}" for kind, name in TOLD.items() if found.kinds[kind])
    return (
        _verdict("inks: text is printed with black alone", colours, f"{len(found.leaves)} pages"),
        _verdict("boxes: all pages are trimmed to one size", boxes, f"{width:g} × {height:g} mm"),
        _verdict(
            "tags: language, title, outline, labels, notes",
            gaps,
            f"{found.outline} in the outline, {found.links} links; tags: {tags}",
        ),
    )


def _coloured(leaves: Sequence[Leaf]) -> Iterator[str]:
    for number, leaf in enumerate(leaves, start=1):
        if others := sorted(leaf.inks - {"black", "picture in colour"}):
            yield f"{', '.join(others)} on page {number}"


def _boxes(leaves: Sequence[Leaf], geometry: Geometry) -> Iterator[str]:
    wanted = tuple(length * POINTS for length in geometry.trim)
    for number, leaf in enumerate(leaves, start=1):
        left, bottom, right, top = leaf.trim
        size = (right - left, top - bottom)
        if any(abs(one - other) > ROUNDED for one, other in zip(size, wanted, strict=True)):
            yield f"page {number} is {size[0] / POINTS:.1f} × {size[1] / POINTS:.1f} mm"
        if left < leaf.media[0] or bottom < leaf.media[1] or right > leaf.media[2] or top > leaf.media[3]:
            yield f"page {number} is trimmed outside its sheet"


def _gaps(found: Objects, notes: int, headings: int) -> Iterator[str]:
    if not found.language:
        yield "no language"
    if not (found.title and found.shows_title):
        yield "the title is not shown"
    if not found.marked:
        yield "no tags"
    if found.outline < headings:
        yield f"{found.outline} entries in the outline for {headings} headings"
    if [leaf.label for leaf in found.leaves] != [str(number) for number in range(1, len(found.leaves) + 1)]:
        yield "the page labels do not count the pages"
    if len(found.notes) != notes or len(set(found.notes)) != notes or not all(found.notes):
        yield f"{len(set(filter(None, found.notes)))} IDs for {notes} notes"


def _verdict(name: str, faults: Sequence[str], measured: str) -> Verdict:
    return Verdict(name, not faults, "; ".join(faults[:SHOWN]) or measured)
