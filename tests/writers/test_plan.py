"""Pages planned from lines: nothing lost, nothing twice, and the rules of the house kept wherever they can be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chapbook.writers.pdf.column import column_of
from chapbook.writers.pdf.plan import NEVER, Chunk, Depths, PlannedPage, Row
from chapbook.writers.pdf.weighing import weigh, weigh_again

A5 = Depths(420.0, 14.0, 11.2, 14.0, 0.6)
A6 = Depths(310.5, 11.5, 9.2, 11.5, 0.6)


def rows(count: int, calls: dict[int, tuple[int, ...]] | None = None, **badness: float) -> tuple[Row, ...]:
    """Lines of 14 points; ``calls`` has the notes called in a line; ``b12=1.0``: badness of a break before line 12."""
    return tuple(
        Row(14.0 * n, 14.0 * n + 14, badness.get(f"b{n}", 0.0), calls=(calls or {}).get(n, ())) for n in range(count)
    )


def plan_pages(lines: tuple[Row, ...], notes: list[int], depths: Depths) -> tuple[PlannedPage, ...]:
    """The pages of lines whose notes have so many lines, in the order of their calls."""
    return tuple(page for page, _ in weigh(column_of(lines, notes, depths)).pages())


def room(page: PlannedPage, lines: tuple[Row, ...], depths: Depths) -> float:
    """The depth of a page's notes with the space above them, and of its body."""
    notes = sum(chunk.end - chunk.start for chunk in page.chunks)
    body = lines[page.end - 1].bottom - lines[page.start].top if page.end > page.start else 0.0
    return body + (depths.gap + notes * depths.note_line if notes else 0.0)


@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(1, 40)), max_size=8),
    st.integers(1, 200),
    st.sampled_from([A5, A6]),
)
def test_every_line_and_every_note_line_stands_once_and_in_order(
    notes: list[tuple[int, int]], count: int, depths: Depths
) -> None:
    calls: dict[int, tuple[int, ...]] = {}
    at = 0
    for index, (step, _) in enumerate(notes):
        at = min(at + step, count - 1)
        calls[at] = (*calls.get(at, ()), index)
    lines = rows(count, calls)
    pages = plan_pages(lines, [length for _, length in notes], depths)
    assert [page.start for page in pages[1:]] == [page.end for page in pages[:-1]]
    assert (pages[0].start, pages[-1].end) == (0, count)
    for note, (_, length) in enumerate(notes):
        chunks = [chunk for page in pages for chunk in page.chunks if chunk.note == note]
        assert [chunk.start for chunk in chunks] == [0, *(chunk.end for chunk in chunks[:-1])]
        assert chunks[-1].end == length
    assert all(room(page, lines, depths) <= depths.block + 0.01 for page in pages)


@pytest.mark.parametrize("depths", [A5, A6], ids=["A5", "A6"])
@pytest.mark.parametrize("call", range(20, 60))
def test_a_long_note_begins_under_its_call_and_runs_on_by_the_rules(call: int, depths: Depths) -> None:
    lines = rows(150, {call: (0,)})
    pages = plan_pages(lines, [45], depths)
    under = next(page for page in pages if page.start <= call < page.end)
    assert under.chunks[0].start == 0
    for page in pages:
        assert page.end - page.start >= 5 or page is pages[-1]
        notes = sum(chunk.end - chunk.start for chunk in page.chunks)
        assert notes == 0 or notes >= 2
        assert depths.gap + notes * depths.note_line <= 0.6 * depths.block or not notes


def test_the_line_of_the_call_moves_over_where_two_lines_of_its_note_do_not_fit() -> None:
    pages = plan_pages(rows(60, {29: (0,)}), [10], A5)
    assert pages[0].end <= 29
    assert pages[0].chunks == ()


def test_two_long_notes_called_close_together_both_begin_under_their_calls() -> None:
    pages = plan_pages(rows(120, {20: (0,), 22: (1,)}), [40, 40], A6)
    for note, call in ((0, 20), (1, 22)):
        page = next(page for page in pages if page.start <= call < page.end)
        assert next(chunk for chunk in page.chunks if chunk.note == note).end >= 2
    assert all(page.end - page.start >= 5 for page in pages[:-1])


def test_a_note_runs_over_no_more_pages_than_it_needs() -> None:
    pages = plan_pages(rows(300, {26: (0,)}), [40], A5)
    assert len([page for page in pages if page.chunks]) <= 3


def test_a_note_of_many_pages_fills_its_share_of_each() -> None:
    large = Depths(504.0, 21.0, 18.667, 21.0, 0.6)
    lines = tuple(Row(21.0 * n, 21.0 * n + 21, 3000.0 * (n % 3 == 1), calls=(0,) * (n == 40)) for n in range(400))
    pages = plan_pages(lines, [68], large)
    assert len([page for page in pages if page.chunks]) <= 7


def test_a_forbidden_break_is_avoided_at_the_cost_of_a_short_page() -> None:
    pages = plan_pages(rows(60, b30=NEVER, b29=NEVER), [], A5)
    assert pages[0].end == 28


def test_facing_pages_are_equally_deep() -> None:
    # The second page (a verso) must be one line short; the third, which faces it, then is so too.
    pages = plan_pages(rows(150, b60=NEVER), [], A5)
    depths = [page.end - page.start for page in pages[:-1]]
    assert depths[1:3] == [29, 29]


def test_a_page_that_must_be_short_is_filled_by_white_where_its_neighbour_is_full() -> None:
    # The second page (a verso) may not end full; the third may not end short, as it did above.
    lines = tuple(
        replace(row, white=number == 40) for number, row in enumerate(rows(160, b29=NEVER, b60=NEVER, b88=NEVER))
    )
    pages = plan_pages(lines, [], A5)
    assert [(page.end - page.start, page.white) for page in pages[:3]] == [(30, 0), (29, 1), (30, 0)]


def test_notes_stand_a_line_higher_where_the_facing_page_must_be_short() -> None:
    # The third page faces the second, which must be a line short and has no white; its two lines of notes leave room.
    lines = rows(160, {75: (0,)}, b29=NEVER, b60=NEVER)
    pages = plan_pages(lines, [2], A5)
    assert [page.end - page.start for page in pages[1:2]] == [29]
    assert [page.white for page in pages[:4]] == [0, 0, 1, 0]
    assert room(pages[2], lines, A5) <= A5.block - A5.line


@pytest.mark.parametrize("length", [30, 68, 110])
@pytest.mark.parametrize("call", range(10, 70, 7))
def test_a_long_note_in_large_print_keeps_its_shape_over_the_pages(call: int, length: int) -> None:
    """It begins under its call, runs on from page to page without one left out, under two lines nowhere, and where it
    goes on it takes most of its share; of the nine lines of text that have room beside it two may be spared."""
    large = Depths(504.0, 21.0, 18.667, 21.0, 0.6)
    lines = tuple(Row(21.0 * n, 21.0 * n + 21, 3000.0 * (n % 3 == 1), calls=(0,) * (n == call)) for n in range(400))
    pages = plan_pages(lines, [length], large)
    with_note = [number for number, page in enumerate(pages) if page.chunks]
    assert pages[with_note[0]].start <= call < pages[with_note[0]].end
    assert with_note == list(range(with_note[0], with_note[-1] + 1))
    set_lines = [sum(chunk.end - chunk.start for chunk in pages[number].chunks) for number in with_note]
    share = int((large.share * large.block - large.gap) / large.note_line)
    assert all(count >= 2 for count in set_lines)
    assert all(share - 3 <= count <= share for count in set_lines[1:-1])
    assert all(page.end - page.start >= 7 for page in pages[:-1])


def test_a_page_begins_where_it_must() -> None:
    lines = tuple(Row(14.0 * n, 14.0 * n + 14, opens=n in (0, 17)) for n in range(40))
    assert [page.start for page in plan_pages(lines, [], A5)] == [0, 17]


def test_a_row_deeper_than_the_page_gets_one_of_its_own() -> None:
    lines = (Row(0, 14), Row(14, 900), Row(900, 914))
    assert PlannedPage(1, 2) in plan_pages(lines, [], A5)


def test_a_short_note_is_not_cut() -> None:
    for call in range(40):
        for page in plan_pages(rows(80, {call: (0,)}), [3], A5):
            assert page.chunks in ((), (Chunk(0, 0, 3),))


def test_no_lines_make_no_pages() -> None:
    assert plan_pages((), [], A5) == ()


def prose(lengths: list[int]) -> tuple[Row, ...]:
    """Paragraphs of so many lines, with no widow and no orphan."""
    bad = [1e5 if number in (1, length - 1) and number else 0.0 for length in lengths for number in range(length)]
    return tuple(Row(14.0 * n, 14.0 * n + 14, badness) for n, badness in enumerate(bad))


@settings(max_examples=20)
@given(st.lists(st.integers(1, 12), min_size=15, max_size=30), st.data())
def test_a_paragraph_of_another_length_is_weighed_as_if_the_text_had_always_been_so(
    lengths: list[int], data: st.DataObject
) -> None:
    changed = data.draw(st.integers(0, len(lengths) - 1))
    more = data.draw(st.sampled_from([1, -1] if lengths[changed] > 1 else [1]))
    other = [*lengths[:changed], lengths[changed] + more, *lengths[changed + 1 :]]
    start, end = sum(lengths[:changed]), sum(lengths[: changed + 1])
    whole = prose(other)
    again = weigh_again(weigh(column_of(prose(lengths), (), A5)), start, end, whole[start : end + more])
    assert again is not None
    assert again.badness == pytest.approx(weigh(column_of(whole, (), A5)).badness)
    pages = [page for page, _ in again.pages()]
    assert [page.start for page in pages[1:]] == [page.end for page in pages[:-1]]
    assert (pages[0].start, pages[-1].end) == (0, len(whole))
    assert sum(badness for _, badness in again.pages()) == pytest.approx(again.badness)


def test_a_change_that_cannot_be_worth_it_is_given_up() -> None:
    before = weigh(column_of(prose([8] * 60), (), A5))
    assert weigh_again(before, 0, 8, prose([9]), before.badness - 1000.0) is None
