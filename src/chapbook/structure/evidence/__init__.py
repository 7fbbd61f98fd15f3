"""The evidence for what a passage is: one function a kind of evidence, each with its weight and its reason in words.

The weights were set on the development corpus; none looks at a name or a fixed string of one book. A passage is what
the sum of the evidence for it says, a paragraph if nothing outweighs that.
"""

from __future__ import annotations

from chapbook.structure.evidence.endings import ornaments, signatures
from chapbook.structure.evidence.epigraphs import epigraphs
from chapbook.structure.evidence.headings import headings
from chapbook.structure.evidence.items import items
from chapbook.structure.evidence.places import (
    epigraphs_in_place,
    headings_in_place,
    quotations_in_place,
    signatures_in_place,
    verses_in_place,
)
from chapbook.structure.evidence.quotations import quotations
from chapbook.structure.evidence.rows import rows
from chapbook.structure.evidence.titles import bylines, subtitles, titles
from chapbook.structure.evidence.verses import verses
from chapbook.structure.sight import Evidence, Look, PassageKind

LOOKS: tuple[Look, ...] = (
    titles,
    subtitles,
    bylines,
    epigraphs,
    headings,
    items,
    rows,
    quotations,
    verses,
    ornaments,
    signatures,
    headings_in_place,
    quotations_in_place,
    verses_in_place,
    signatures_in_place,
    epigraphs_in_place,
)
"""All evidence that is looked for; its order has no effect."""

PARAGRAPH = Evidence(PassageKind.PARAGRAPH, 2, "a paragraph unless the evidence for something else outweighs it")
