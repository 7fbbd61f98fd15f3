"""The editor's word comes before any rule: decisions.jsonl read and added to, each decision tied to the present scan.

Nothing is dropped in silence: what cannot be tied to one place stops the build and shows the nearest ones (law 6).
"""

from __future__ import annotations

from chapbook.decisions.anchors import anchor_decisions, pin_decisions, pins_of
from chapbook.decisions.file import NAME, Record, read_record
from chapbook.decisions.making import make_decision
from chapbook.decisions.record import append_decisions
from chapbook.decisions.rules import SuggestedRule, suggested_rules, told, with_rules
from chapbook.shapes.decisions import Pins
from chapbook.shapes.edition import Book
from chapbook.shapes.findings import Finding
from chapbook.shapes.scan import Scan

__all__ = [
    "NAME",
    "Record",
    "SuggestedRule",
    "anchor_decisions",
    "append_decisions",
    "make_decision",
    "pin_decisions",
    "pins_of",
    "read_pins",
    "read_record",
    "suggested_rules",
    "told",
    "with_rules",
]


def read_pins(book: Book, scan: Scan) -> tuple[Pins, tuple[Finding, ...]]:
    """The pins of a book's decisions in its present scan, ascending, and the warnings of those that moved.

    Raises SetupError where the file is no valid JSON lines or a decision is lost or ambiguous.
    """
    record = read_record(book.folder / NAME)
    placed, findings = pin_decisions(scan, record.live)
    pins, ruled = with_rules(scan, placed, record.rules)
    suggested = told(scan, suggested_rules(scan, placed, record.rules))
    return pins, (*record.findings, *findings, *ruled, *suggested)
