"""Tags the contents as such: entries (TOCI) in a list of them (TOC; ISO 32000-1, table 333)."""

from __future__ import annotations

from pikepdf import Array, Name, Pdf

from chapbook.writers.pdf.finishing.elements import blocks_below, join, kids_of, wrapped
from chapbook.writers.pdf.finishing.facts import Facts


def tag_contents(pdf: Pdf, _facts: Facts) -> None:
    """Make a TOC of the contents, however many pages it runs over, and of each entry a TOCI that holds a Reference.

    WeasyPrint knows no such tags: the entries stand in an ``article``, which is used for nothing else, and which it
    tags Art.
    """
    parts = [element for element in blocks_below(pdf.Root.StructTreeRoot) if Name.Art == element.S]
    for part in parts:
        part.S = Name.TOC
        for entry in kids_of(part):
            entry.S = Name.TOCI
            entry.K = Array([wrapped(pdf, Name.Reference, entry, entry.K)])
    for part in parts[1:]:
        join(parts[0], part)
