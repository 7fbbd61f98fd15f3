"""The marks that guide hands: short lines at the ends of folds and cuts, at staples, and at the corners of the pages.

Marks stand outside the pages where the paper leaves room, at the very edge of the sheet where it does not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from chapbook.shapes.sheets import Binding, Imposition, Move, Sheet
from chapbook.writers.placing import EVEN, MILLIMETRE, Crease, Layout, creases

LENGTH = 4 * MILLIMETRE
GAP = 1 * MILLIMETRE
"""At least so much stands between a crop mark and the page, so that no rest of it stays after trimming."""
STAPLE = 12 * MILLIMETRE
"""The width of an office staple."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A hairline between two points; folds are dashed."""

    start: tuple[float, float]
    end: tuple[float, float]
    dashed: bool = False


def marks_of(layout: Layout, imposition: Imposition, sheet: Sheet, kinds: Collection[str]) -> tuple[Mark, ...]:
    """The marks on the front of a sheet: ``kinds`` are some of "fold", "staple" and "crop"."""
    found: list[Mark] = []
    for crease in creases(imposition.scheme):
        if ("crop" if crease.cut else "fold") in kinds:
            found += _ends(layout, crease)
    if "crop" in kinds:
        found += corner_marks(layout)
        found += _slit(layout, imposition)
    if "staple" in kinds and stapled(imposition):
        found += _staples(layout, sheet)
    return tuple(found)


def stapled(imposition: Imposition) -> bool:
    """True where the whole book is one signature, stapled through its fold."""
    return imposition.scheme.binding is Binding.SADDLE and len(imposition.signatures) == 1


def _ends(layout: Layout, crease: Crease) -> Iterator[Mark]:
    """Both ends of a fold or cut: outside the pages if there is room, else inwards from the sheet's edge."""
    if crease.upright:
        yield from fold_marks(layout, layout.left + crease.at * layout.cell[0], dashed=not crease.cut)
    else:
        y = layout.bottom + (layout.rows - crease.at) * layout.cell[1]
        for start, end in _strokes(layout.left, layout.width, layout.bleed):
            yield Mark((start, y), (end, y), not crease.cut)


def fold_marks(layout: Layout, x: float, *, dashed: bool = True) -> Iterator[Mark]:
    """Both ends of an upright line at ``x``."""
    for start, end in _strokes(layout.bottom, layout.height, layout.bleed):
        yield Mark((x, start), (x, end), dashed)


def _slit(layout: Layout, imposition: Imposition) -> Iterator[Mark]:
    """The slit of a sheet that is cut within: all of it, as it is cut anyway."""
    if Move.SLIT in imposition.scheme.moves:
        y = layout.height / 2
        yield Mark((layout.left + layout.cell[0], y), (layout.width - layout.left - layout.cell[0], y))


def _strokes(margin: float, length: float, bleed: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where the two marks at the ends of a line begin and end."""
    return _outside(margin, length, bleed) or ((0.0, LENGTH), (length - LENGTH, length))


def _outside(margin: float, length: float, bleed: float) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """The strokes in the margins before and behind the pages, clear of what bleeds; None where there is no room."""
    gap = max(GAP, bleed)
    if margin < LENGTH + gap:
        return None
    far = length - margin + gap
    return (margin - gap - LENGTH, margin - gap), (far, far + LENGTH)


def corner_marks(layout: Layout) -> Iterator[Mark]:
    """Crop marks at the corners of the pages; none along an edge that is the paper's own, or all but so."""
    right, top = layout.width - layout.left, layout.height - layout.bottom
    if layout.bottom > EVEN:
        for start, end in _strokes(layout.left, layout.width, layout.bleed):
            yield from (Mark((start, y), (end, y)) for y in (layout.bottom, top))
    if layout.left > EVEN:
        for start, end in _strokes(layout.bottom, layout.height, layout.bleed):
            yield from (Mark((x, start), (x, end)) for x in (layout.left, right))


def _staples(layout: Layout, sheet: Sheet) -> Iterator[Mark]:
    """Two staples on the fold beside page 1, which is the outside, a quarter of its length from either end."""
    x, length = layout.width / 2, layout.cell[1]
    for row, cells in enumerate(sheet.front):
        if any(cell.position == 1 for cell in cells):
            foot = layout.corner(0, row)[1]
            for part in (1, 3):
                middle = foot + part * length / 4
                yield Mark((x, middle - STAPLE / 2), (x, middle + STAPLE / 2))
