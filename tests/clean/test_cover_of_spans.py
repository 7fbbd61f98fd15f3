"""The cover of spans says the same as a look at each of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chapbook.clean.cover import Cover
from chapbook.shapes.scan import Span

SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 30), st.integers(0, 6))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_a_span_meets_the_cover_where_it_overlaps_one_of_its_spans(added: list[Span], asked: Span) -> None:
    assert Cover(added).meets(asked) == any(asked.overlaps(span) for span in added)
