"""A sheet of paper in the booklet: which page stands where on its two sides."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """Page numbers (from 1; None for a blank) on the two sides, left to right as each side is looked at."""

    front: tuple[int | None, int | None]
    back: tuple[int | None, int | None]
