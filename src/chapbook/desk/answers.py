"""What the desk answers: the list of its questions, and what came of an editor's act."""

from __future__ import annotations

from dataclasses import dataclass

from chapbook.desk.items import Item
from chapbook.shapes.decisions import Decision
from chapbook.shapes.scan import Scan


@dataclass(frozen=True, slots=True)
class Listing:
    """The questions as they stood at one moment, which ``version`` numbers: of two the higher one is the later.

    ``scan`` is the scan in which their spans count; ``reading``: the letters have not been weighed once, so that most
    questions are still to come. Unless it is ``whole``, ``items`` are only those that changed since the version that
    was asked for, and ``gone`` the ids of those that went.
    """

    version: int
    problem: str
    scan: Scan
    items: tuple[Item, ...]
    reading: bool = False
    whole: bool = True
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of an editor's act: the items as they now stand, the decisions written, the ids of items now gone.

    ``version`` is that of the moment after the act: what was listed before it may ask what is settled.
    """

    items: tuple[Item, ...] = ()
    decisions: tuple[Decision, ...] = ()
    gone: tuple[str, ...] = ()
    version: int = 0
