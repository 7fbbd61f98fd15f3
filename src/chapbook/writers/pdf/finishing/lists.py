"""Gives the items of lists their bodies: an item holds a label and a body only (ISO 32000-1, 14.8.4.3.3)."""

from __future__ import annotations

from pikepdf import Array, Name, Pdf

from chapbook.writers.pdf.finishing.elements import blocks_below, is_element, kids_of, wrapped
from chapbook.writers.pdf.finishing.facts import Facts

PARTS = (Name.Lbl, Name.LBody)


def tidy_lists(pdf: Pdf, _facts: Facts) -> None:
    """Put what stands loose in an item, lines that were broken beforehand, into a body of its own."""
    for item in [element for element in blocks_below(pdf.Root.StructTreeRoot) if Name.LI == element.S]:
        loose = [kid for kid in kids_of(item) if kid.S not in PARTS]
        if not loose:
            continue
        body = wrapped(pdf, Name.LBody, item, loose)
        kept = [kid for kid in item.K if not is_element(kid) or kid.S in PARTS]
        item.K = Array([*kept, body])
