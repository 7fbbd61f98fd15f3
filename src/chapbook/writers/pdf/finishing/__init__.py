"""What is done to the PDF once its pages are set, object by object, step after step. No step sets type or moves a line.

Each step is a function of its own, in a module of its own; ``STEPS`` is their order.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TypeAlias

from pikepdf import ObjectStreamMode, Pdf

from chapbook.writers.pdf.finishing.contents import tag_contents
from chapbook.writers.pdf.finishing.facts import Facts
from chapbook.writers.pdf.finishing.ink import black_as_one_ink
from chapbook.writers.pdf.finishing.labels import label_pages
from chapbook.writers.pdf.finishing.links import tidy_links
from chapbook.writers.pdf.finishing.lists import tidy_lists
from chapbook.writers.pdf.finishing.metadata import claim_conformance
from chapbook.writers.pdf.finishing.notes import tag_notes
from chapbook.writers.pdf.finishing.paragraphs import join_paragraphs
from chapbook.writers.pdf.finishing.words import join_cut_words

__all__ = ["STEPS", "Facts", "finish"]

Step: TypeAlias = Callable[[Pdf, Facts], None]

STEPS: tuple[Step, ...] = (
    tag_notes,
    tidy_links,
    tidy_lists,
    join_paragraphs,
    tag_contents,
    label_pages,
    claim_conformance,
    black_as_one_ink,
    join_cut_words,
)


def finish(pdf: bytes, facts: Facts) -> bytes:
    """The finished PDF: the same bytes for the same pages and facts."""
    with Pdf.open(BytesIO(pdf)) as document:
        for step in STEPS:
            step(document, facts)
        out = BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
        return out.getvalue()
