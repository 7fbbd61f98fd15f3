"""Tells an editor why each passage of a book is what it is: what to read when a heading was missed."""

from __future__ import annotations

from pathlib import Path

from chapbook.layout import page_labels
from chapbook.pipeline.display import Display
from chapbook.pipeline.stages import text_stages
from chapbook.readers.edition import pick_books, read_book
from chapbook.shapes.findings import SetupError
from chapbook.structure import explain

_SHOWN = 60


def run_explain(root: Path, asked: str = "", display: Display | None = None) -> int:
    """Prints each passage with its kind and the weighed evidence, in the order of the scan; returns the exit status."""
    display = display or Display()
    try:
        for slug in pick_books(root, asked):
            _explain(root, slug, display)
    except SetupError as error:
        display.problem(str(error))
        return 1
    return 0


def _explain(root: Path, slug: str, display: Display) -> None:
    build = text_stages(read_book(root, slug))
    display.title(slug)
    labels = page_labels(build.scan, build.regions)
    for place, one in explain(build.scan, labels, build.layers, build.pins, build.language):
        head = f"{place}  {one.kind}" + (f" (or {one.rival})" if one.rival else "")
        display.title(head, one.passage.text.replace("\n", " ")[:_SHOWN])
        for evidence in one.evidence:
            display.say(f"    {evidence.weight:+5.1f}  {evidence.kind}: {evidence.reason}")
