"""The printer's test sheet: four pages on the paper of an order, set on it by the very way that the booklet goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

from chapbook.shapes.sheets import Scheme
from chapbook.writers.how_to.strokes import Point, line, picture_of, polygon
from chapbook.writers.imposition import impose, scheme_named
from chapbook.writers.orders import Order, press_sides, run_of
from chapbook.writers.placing import Layout
from chapbook.writers.press import set_on_sheets
from chapbook.xhtml.elements import Element, make

PAGES = 4


def trial_layout(order: Order) -> Layout:
    """The order's paper, each half of it a page, whatever stands on it in the book."""
    layout = order.layout
    half = (layout.width / 2, layout.height)
    return Layout(layout.width, layout.height, half, half, 2, 1)


def trial_pages(order: Order, words: Mapping[str, str]) -> tuple[Element, ...]:
    """The four pages: a numeral, an arrow up, what to look for, a measure of 100 mm, crosses, and a frame at 5 mm."""
    other = "long" if order.edge == "short" else "short"
    return tuple(
        _page(number, words[f"test page {number}"].format(other=other), words) for number in range(1, 1 + PAGES)
    )


def trial_sheet(order: Order, pages: bytes) -> bytes:
    """The two sides of the sheet, the back turned as those of the booklet are."""
    scheme: Scheme = scheme_named("saddle")
    booklet = replace(order.booklet, creep=False, marks=(), copies=1)
    trial = Order("", booklet, impose(scheme, PAGES), trial_layout(order))
    return set_on_sheets(BytesIO(pages), press_sides(trial), run_of(trial))


def _page(number: int, said: str, words: Mapping[str, str]) -> Element:
    parts = [
        make("div", {"class": "frame"}),
        make("div", {"class": "arrow"}, make("img", {"src": _arrow(), "alt": "↑"})),
        make("p", {"class": "number"}, str(number)),
    ]
    heading = (make("span", {"class": "title"}, words["test sheet"]),) if number == 1 else ()
    parts.append(make("p", {"class": "words"}, *heading, said))
    if number == 3:
        parts.append(make("div", {"class": "rule"}))
    parts.append(make("div", {"class": "cross"}, make("img", {"src": _cross(), "alt": "+"})))
    return make("section", {"class": "recto" if number % 2 else "verso"}, *parts)


def _arrow() -> str:
    head: tuple[Point, ...] = ((10, 0), (17, 10), (12, 10), (12, 20), (8, 20), (8, 10), (3, 10))
    return picture_of([polygon(head, fill="black")], (20, 20))


def _cross() -> str:
    return picture_of([line((10, 0), (10, 20), width="0.5"), line((0, 10), (20, 10), width="0.5")], (20, 20))
