"""The strokes that the pictures of how-to-print.pdf are drawn with, as SVG. Nothing here knows of schemes.

A picture is 120 units wide and 90 high; y runs down, angles are in degrees counterclockwise.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import partial
from math import atan2, degrees
from typing import TypeAlias

from chapbook.xhtml.elements import Element, make_in, serialise_xml

WIDTH, HEIGHT = 120, 90
svg = partial(make_in, "http://www.w3.org/2000/svg")
Point: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, width and height."""

LINE, THICK, THIN = "0.7", "1.6", "0.35"
DASHES = "2.4 1.8"
SHADE = "#d8d8d8"


def picture(parts: Iterable[Element]) -> str:
    """A whole picture, as an address that carries it."""
    return picture_of(parts, (WIDTH, HEIGHT))


def picture_of(parts: Iterable[Element], size: tuple[int, int]) -> str:
    """A picture of another size."""
    width, height = map(str, size)
    root = svg("svg", {"viewBox": f"0 0 {width} {height}", "width": width, "height": height}, *parts)
    return f"data:image/svg+xml;base64,{b64encode(serialise_xml(root)).decode('ascii')}"


def fitted(columns: float, rows: float, cell: tuple[float, float], room: Box) -> Box:
    """The largest box of so many cells of this shape in the middle of a room."""
    width, height = columns * cell[0], rows * cell[1]
    scale = min(room[2] / width, room[3] / height)
    return (
        room[0] + (room[2] - width * scale) / 2,
        room[1] + (room[3] - height * scale) / 2,
        width * scale,
        height * scale,
    )


def paper(box: Box, *, layers: int = 1) -> list[Element]:
    """A sheet, with the edges of some that lie under it."""
    under = [rectangle((box[0] + shift, box[1] + shift, box[2], box[3])) for shift in (2.4, 1.2)[-min(layers, 3) + 1 :]]
    return [*(under if layers > 1 else ()), rectangle(box)]


def line(start: Point, end: Point, *, width: str = LINE, dashes: str = "") -> Element:
    """A straight line."""
    places = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
    look = {"stroke": "black", "stroke-width": width, "stroke-dasharray": dashes}
    return svg("line", {**{name: _number(place) for name, place in places.items()}, **look})


def arrow(start: Point, bend: Point, end: Point) -> list[Element]:
    """A curved arrow that leaves towards ``bend`` and comes in from it."""
    course = f"M {_pair(start)} Q {_pair(bend)} {_pair(end)}"
    turn = degrees(atan2(end[1] - bend[1], end[0] - bend[0]))
    place = f"translate({_pair(end)}) rotate({_number(turn)})"
    return [
        svg("path", {"d": course, "fill": "none", "stroke": "black", "stroke-width": "1.1"}),
        svg("path", {"d": "M 1 0 L -4 2.2 L -4 -2.2 Z", "transform": place, "fill": "black"}),
    ]


def number(words: str, middle: Point, size: float, turn: int = 0) -> list[Element]:
    """A number about its middle, with a stroke under it that shows which way is down."""
    place = f"translate({_pair(middle)}) rotate({-turn})"
    label = svg(
        "text",
        {"x": "0", "y": _number(0.3 * size), "font-size": _number(size), "text-anchor": "middle", "fill": "black"},
        words,
    )
    foot = line((-size * 0.4, size * 0.55), (size * 0.4, size * 0.55), width=THIN)
    return [svg("g", {"transform": place}, label, foot)]


def scissors(at: Point, turn: int = 0) -> Element:
    """A pair of scissors that cuts to the right of the point, or where the turn leads."""
    rings = [
        svg("circle", {"cx": "-7", "cy": str(y), "r": "2", "fill": "white", "stroke": "black", "stroke-width": LINE})
        for y in (-2.6, 2.6)
    ]
    blades = [line((-5.4, 1.6), (2.5, -1.8), width="1"), line((-5.4, -1.6), (2.5, 1.8), width="1")]
    return svg("g", {"transform": f"translate({_pair(at)}) rotate({-turn})"}, *blades, *rings)


def staple(middle: Point, length: float) -> Element:
    """A staple that lies upright."""
    return line((middle[0], middle[1] - length / 2), (middle[0], middle[1] + length / 2), width="2")


def polygon(points: Iterable[Point], *, fill: str = "white") -> Element:
    """A closed shape."""
    course = "M " + " L ".join(_pair(point) for point in points) + " Z"
    look = {"fill": fill, "stroke": "black", "stroke-width": LINE, "stroke-linejoin": "round"}
    return svg("path", {"d": course, **look})


def rectangle(box: Box, *, fill: str = "white") -> Element:
    """A box with its outline."""
    places = dict(zip(("x", "y", "width", "height"), map(_number, box), strict=True))
    return svg("rect", {**places, "fill": fill, "stroke": "black", "stroke-width": LINE})


def _pair(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")
