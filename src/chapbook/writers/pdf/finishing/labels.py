"""Gives the pages of a PDF the numbers that are printed on them, so that a reader's page box and the paper agree."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Pdf

from chapbook.writers.pdf.finishing.facts import Facts


def label_pages(pdf: Pdf, _facts: Facts) -> None:
    """Label the pages 1, 2, 3 ... (ISO 32000-1, 12.4.2).

    A French book counts every page from the half title on in arabic figures, and prints none of them before the text.
    """
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
