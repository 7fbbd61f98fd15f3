"""Places and offsets of a scan lead to one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapbook.shapes.scan import Page, Place, Scan, Span


@st.composite
def scans(draw: st.DrawFn) -> Scan:
    """A scan of one to four pages with page marks of one character between them."""
    pages = draw(st.lists(st.text(alphabet="ab \n", max_size=20), min_size=1, max_size=4))
    found, start = [], 0
    for page in pages:
        found.append(Page(Span(start, start + len(page))))
        start += len(page) + 1
    return Scan("\f".join(pages), tuple(found), "form feeds")


@given(scans(), st.data())
def test_every_place_leads_back_to_its_offset(scan: Scan, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(scan.text)))
    assert scan.offset(scan.where(offset)) == offset


@given(scans())
def test_places_ascend_with_offsets(scan: Scan) -> None:
    places = [scan.where(offset) for offset in range(len(scan.text) + 1)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, Place(1, 1, 1)), (3, Place(1, 2, 1)), (4, Place(1, 2, 2)), (6, Place(2, 1, 1)), (9, Place(2, 2, 1))],
)
def test_pages_lines_and_columns_count_from_one(offset: int, place: Place) -> None:
    scan = Scan("ab\ncd\fef\ngh", (Page(Span(0, 5)), Page(Span(6, 11))))
    assert scan.where(offset) == place


@pytest.mark.parametrize("place", [Place(0, 1, 1), Place(3, 1, 1), Place(1, 0, 1), Place(1, 9, 1), Place(2, 2, 9)])
def test_a_place_that_the_scan_does_not_have_is_none(place: Place) -> None:
    scan = Scan("ab\ncd\fef\ngh", (Page(Span(0, 5)), Page(Span(6, 11))))
    assert scan.offset(place) is None


def test_a_page_that_begins_in_mid_line_counts_its_lines_from_its_own_start() -> None:
    scan = Scan("ab cd\nef", (Page(Span(0, 2)), Page(Span(3, 8))))
    assert (scan.where(4), scan.where(7)) == (Place(2, 1, 2), Place(2, 2, 2))


def test_the_digest_is_of_the_text_alone() -> None:
    assert Scan("é", ()).digest == Scan("é", (Page(Span(0, 1)),), "other").digest
    assert Scan("é", ()).digest != Scan("e", ()).digest


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_spans_overlap_alike_seen_from_either_side(a: int, b: int, c: int, d: int) -> None:
    left, right = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    assert left.overlaps(right) == right.overlaps(left)
    if len(left) and len(right):
        shared = set(range(left.start, left.end)) & set(range(right.start, right.end))
        assert left.overlaps(right) == bool(shared)
