"""Law 4: the imposed sheets, printed, folded and read through, give pages 1 to n in order and the right way up.

The sheets are folded here by what hands do with paper, not by the formula that laid them out.
"""

from __future__ import annotations

from chapbook.shapes.sheets import Sheet


def folded(sheets: tuple[Sheet, ...]) -> tuple[int | None, ...]:
    """The pages as they are read when the sheets, outermost first, are folded together; None for a blank.

    From the outside in, each sheet's right half is a leaf (front, then back); then from the inside out its left half.
    """
    opening = [page for sheet in sheets for page in (sheet.front[1], sheet.back[0])]
    closing = [page for sheet in reversed(sheets) for page in (sheet.back[1], sheet.front[0])]
    return (*opening, *closing)
