"""What two texts have alike at their ends: between that stands where they differ."""

from __future__ import annotations


def shared_ends(one: str, other: str) -> tuple[int, int]:
    """With how many characters both begin, and with how many behind those both end."""
    start, shorter = 0, min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return start, end
