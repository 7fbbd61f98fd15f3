"""Where lines end ragged the left edge alone tells whether a page stands in its margins."""

from __future__ import annotations

from chapbook.check.glyphs import Part
from chapbook.check.lines import PrintedLine
from chapbook.check.preflight.margins import in_margins
from chapbook.writers.pdf.geometry import page_geometry

A5 = page_geometry("A5")


def lines(page: int, beside: float) -> tuple[PrintedLine, ...]:
    """Six lines that begin so many points beside the margin."""
    left = (A5.inner if page % 2 else A5.outer) + beside
    return tuple(
        PrintedLine(
            page, Part.TEXT, 0, "des mots", 400.0 - 14 * number, left, left + 100 + 30 * (number % 3), size=11.5
        )
        for number in range(6)
    )


def strays(*pages: tuple[PrintedLine, ...]) -> list[int]:
    """The pages that are told of."""
    prose = tuple(line for page in pages for line in page)
    return [fault.page for fault in in_margins((), prose, A5, prose).faults]


def test_a_page_beside_its_margin_is_told_of() -> None:
    assert strays(lines(3, 0.0), lines(4, 9.0), lines(5, 0.0)) == [4]


def test_a_quotation_that_fills_a_page_stands_as_others_do() -> None:
    assert strays(lines(3, 22.0), lines(4, 22.0), lines(5, 0.0)) == []
