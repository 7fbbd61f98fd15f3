"""Point 9: folios and running heads stand where they should, and say what the page labels say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from chapbook.check.glyphs import Part
from chapbook.check.lines import PrintedLine
from chapbook.check.preflight.findings import Findings, judged, spot
from chapbook.check.sequences import normal

ROUNDED = 0.05


def furnished(lines: Sequence[PrintedLine], labels: Sequence[str]) -> Findings:
    """Each folio is its page's label and stands on one height with all others; pages without text have none."""
    furniture = [line for line in lines if line.part is Part.FURNITURE and line.words.strip()]
    text = {line.page for line in lines if line.part in (Part.TEXT, Part.NOTE)}
    alone = tuple(spot(line, "furniture on a page without text") for line in furniture if line.page not in text)
    folios = tuple(_folios(furniture))
    wrong = tuple(
        spot(line, f"the folio of the page labelled {labels[line.page - 1]}")
        for line in folios
        if normal(line.words) != labels[line.page - 1]
    )
    heights = {round(line.baseline, 1) for line in folios}
    low = min(heights, default=0.0)
    uneven = tuple(
        spot(line, "a folio at another height") for line in folios if abs(line.baseline - low) > ROUNDED + 0.05
    )
    return Findings(
        (
            judged(
                "furniture: none on blank pages and before the text", alone, f"{len(labels) - len(text)} pages without"
            ),
            judged("furniture: folios are the page labels", wrong, f"{len(folios)} folios on {len(text)} pages"),
            judged("furniture: folios at one height", uneven, f"{low:.1f} pt from the foot"),
        ),
        (*alone, *wrong, *uneven),
    )


def _folios(furniture: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    """The lowest (or only) piece of furniture that is a number, page by page."""
    for _, group in groupby(furniture, key=lambda line: line.page):
        numbers = [line for line in group if normal(line.words).isdecimal()]
        if numbers:
            yield min(numbers, key=lambda line: line.baseline)
