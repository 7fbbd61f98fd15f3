"""The editor's word comes before any rule: reads decisions.jsonl and ties each live decision to the present scan.

Nothing is dropped in silence: what cannot be tied to one place stops the build and shows the nearest ones (law 6).
"""

from __future__ import annotations

from chapbook.decisions.anchors import pin_decisions
from chapbook.decisions.file import read_decisions
from chapbook.shapes.decisions import Pins
from chapbook.shapes.edition import Book
from chapbook.shapes.findings import Finding
from chapbook.shapes.scan import Scan

__all__ = ["read_pins"]


def read_pins(book: Book, scan: Scan) -> tuple[Pins, tuple[Finding, ...]]:
    """The pins of a book's decisions in its present scan, ascending, and the warnings of those that moved.

    Raises SetupError where the file is no valid JSON lines or a decision is lost or ambiguous.
    """
    return pin_decisions(scan, read_decisions(book.folder / "decisions.jsonl"))
