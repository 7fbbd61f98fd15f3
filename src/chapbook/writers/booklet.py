"""The booklet: the finished PDF's pages two up on sheets twice their size, to be printed, folded once and stapled."""

from __future__ import annotations

from pathlib import Path

from chapbook.shapes.build import Build
from chapbook.shapes.findings import SetupError
from chapbook.writers.files import write_whole
from chapbook.writers.imposition import printing_order, saddle_stitch
from chapbook.writers.objects import page_count, set_on_sheets


def write_booklet(build: Build) -> Path:
    """Writes the booklet from the book's PDF, in the order of printing; returns its path.

    Raises SetupError where the PDF has not been made.
    """
    source = build.file(".pdf")
    if not source.is_file():
        raise SetupError(f"{source}: there is no PDF to make the booklet from. Make it first: invoke pdf.")
    flip = build.book.edition.booklet.flip
    sheets = saddle_stitch(page_count(source), closing=bool(build.book.edition.back_cover))
    order = printing_order(sheets, flip)
    return write_whole(build.file("-booklet.pdf"), set_on_sheets(source, order, flip))
