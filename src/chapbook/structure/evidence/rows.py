"""Evidence for the row of a table: columns that its neighbours have too."""

from __future__ import annotations

from collections.abc import Iterator

from chapbook.structure.columns import are_columns
from chapbook.structure.sight import Evidence, PassageKind, Sight


def rows(sight: Sight) -> Iterator[Evidence]:
    """A line of as many cells as the one before it or behind it has."""
    if are_columns(sight.before, sight.here) or are_columns(sight.here, sight.after):
        yield Evidence(PassageKind.ROW, 9, "as many columns as its neighbour has")
