"""Ragged lines, as large print has them: none is wider than the measure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from chapbook.check.pages import check_pages
from chapbook.shapes.edition import Page
from chapbook.writers.pdf import write_pdf
from chapbook.writers.pdf.breaking.fit import Room
from chapbook.writers.pdf.breaking.items import Break, Place
from chapbook.writers.pdf.breaking.ragged import ragged
from epub_books import paragraph
from print_texts import book, long_note, prose, with_notes


def fewest(breaks: tuple[Break, ...], room: Room) -> tuple[int, ...]:
    """The ends of the lines of prose in the fewest lines."""
    return min(ragged(breaks, room, even=False).items())[1].ends


def words(*widths: float) -> tuple[Break, ...]:
    """A run of words, each with a space of 2 behind it."""
    place, x, found = Place(0, 0), 0.0, [Break(Place(0, 0), Place(0, 0), 0.0, 0.0, 0, 0)]
    for number, width in enumerate(widths):
        found.append(Break(place, place, x + width, x + width + 2, number, number + 1))
        x += width + 2
    return tuple(found)


def test_no_line_of_large_print_leaves_its_measure(tmp_path: Path) -> None:
    paragraphs = [paragraph(prose(length, length)) for length in range(20, 70)]
    paragraphs.append(paragraph(" ".join(f"«{word}»" for word in prose(120).split())))
    build = book(tmp_path, *paragraphs, paragraph(*with_notes(long_note(120))))
    edition = replace(build.book.edition, page=Page(style="large-print"))
    build = replace(build, book=replace(build.book, edition=edition))
    write_pdf(build)
    assert [verdict for verdict in check_pages(build) if not verdict.passed] == []


def test_a_mark_that_would_hang_out_on_the_left_is_counted_where_nothing_hangs() -> None:
    place = Place(0, 0)
    breaks = (
        Break(place, place, 0.0, 0.0, 0, 0, 0.0),
        Break(place, place, 40.0, 45.0, 0, 1, 5.0),
        Break(place, place, 60.0, 62.0, 1, 2, 0.0),
        Break(place, place, 90.0, 90.0, 2, 2, 0.0),
    )
    assert fewest(breaks, Room((), 50.0, 10.0, 2.0, 0.0)) == (1, 3)
    assert fewest(breaks, Room((), 47.0, 10.0, 2.0, 0.0)) == (1, 2, 3)


def test_a_first_line_keeps_its_indent_even_if_that_costs_a_line() -> None:
    place = Place(0, 0)
    breaks = (
        Break(place, place, 0.0, 0.0, 0, 0, 0.0),
        Break(place, place, 20.0, 22.0, 0, 1, 0.0),
        Break(place, place, 45.0, 45.0, 1, 1, 0.0),
    )
    assert fewest(breaks, Room((40.0,), 50.0, 10.0, 2.0, 0.0)) == (1, 2)
    assert fewest(breaks, Room((50.0,), 50.0, 10.0, 2.0, 0.0)) == (2,)


def test_a_compound_is_parted_at_its_own_hyphen_only_where_it_is_too_long_for_a_line() -> None:
    place = Place(0, 0)
    breaks = (
        Break(place, place, 0.0, 0.0, 0, 0, 0.0),
        Break(place, place, 20.0, 22.0, 0, 1, 0.0),
        Break(place, place, 50.0, 50.0, 1, 1, 0.0, cut=True, inner=True),
        Break(place, place, 80.0, 80.0, 1, 1, 0.0),
    )
    assert fewest(breaks, Room((), 60.0, 10.0, 2.0, 0.0)) == (1, 3)
    assert fewest(breaks, Room((), 52.0, 10.0, 2.0, 0.0)) == (2, 3)


def test_the_last_line_is_no_shorter_than_it_may_be() -> None:
    short = words(30.0, 12.0, 30.0, 12.0, 8.0)
    assert fewest(short, Room((), 50.0, 10.0, 2.0, 0.0)) == (2, 4, 5)
    assert fewest(short, Room((), 50.0, 10.0, 2.0, 16.0)) == (2, 3, 5)


def test_prose_can_have_a_line_more_and_costs_more_then_but_a_heading_cannot() -> None:
    long, room = words(*(16.0,) * 12), Room((), 54.0, 10.0, 2.0, 0.0)
    ways = ragged(long, room, even=False)
    assert sorted(ways) == [4, 5]
    assert ways[5].demerits > ways[4].demerits
    assert all(way.ends[-1] == len(long) - 1 and len(way.ends) == lines for lines, way in ways.items())
    assert sorted(ragged(long, room, even=True)) == [4]
