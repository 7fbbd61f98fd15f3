"""The shared ends of two texts."""

from __future__ import annotations

import pytest

from chapbook.shapes.ends import shared_ends


@pytest.mark.parametrize(
    ("one", "other", "ends"),
    [
        ("abc", "abc", (3, 0)),
        ("maison", "raison", (0, 5)),
        ("aa", "aaa", (2, 0)),
        ("abba", "aba", (2, 1)),
        ("", "a", (0, 0)),
    ],
)
def test_what_two_texts_have_alike_at_their_ends_is_counted_once(one: str, other: str, ends: tuple[int, int]) -> None:
    assert shared_ends(one, other) == ends
