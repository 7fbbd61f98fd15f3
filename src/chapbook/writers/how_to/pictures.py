"""The pictures of how-to-print.pdf around the moves of the hands: printing, the first sheet, binding and trimming.

Each shows the very sheets of the book, their shape and their pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from chapbook.shapes.sheets import Binding, Cell, Imposition, Move, Side
from chapbook.writers.how_to.strokes import (
    DASHES,
    SHADE,
    THICK,
    THIN,
    Box,
    Point,
    arrow,
    fitted,
    line,
    number,
    paper,
    picture,
    polygon,
    rectangle,
    scissors,
    staple,
)
from chapbook.writers.marks import stapled
from chapbook.writers.orders import Order
from chapbook.writers.placing import EVEN
from chapbook.xhtml.elements import Element

ROOM: Box = (16, 14, 88, 66)
BLANK = "–"
KNIVES: Box = (16, 19, 88, 60)
"""The room of a picture with scissors above it."""


def printing(order: Order) -> str:
    """A sheet, the edge that it is turned on, and the way it turns."""
    layout = order.layout
    left, top, width, height = box = fitted(1, 1, (layout.width, layout.height), (24, 16, 60, 52))
    lines = [
        line((left + width * 0.15, y), (left + width * 0.85, y), width=THIN)
        for y in (top + height * part / 10 for part in range(2, 9))
    ]
    upright = (order.edge == "short") == (layout.width > layout.height)
    if not order.imposition.scheme.two_sided:
        turn: list[Element] = []
    elif upright:
        x = left + width
        turn = [line((x, top - 4), (x, top + height + 4), width=THICK)]
        turn += arrow((x - width * 0.3, top - 3), (x, top - 15), (x + 14, top - 2))
    else:
        y = top + height
        turn = [line((left - 4, y), (left + width + 4, y), width=THICK)]
        turn += arrow((left + width + 3, y - height * 0.3), (left + width + 15, y), (left + width + 2, y + 14))
    return picture([*paper(box, layers=2), *lines, *turn])


def tray(order: Order) -> str:
    """The pile goes back into the tray as it came out, or turned over end for end."""
    layout = order.layout
    left, top, width, height = box = fitted(1, 1, (layout.width, layout.height), (30, 8, 60, 38))
    slot = polygon([(22, 66), (98, 66), (104, 80), (16, 80)], fill=SHADE)
    return picture([slot, *paper(box, layers=3), *arrow((left + width / 2, top + height + 3), (60, 58), (60, 73))])


def first_sheet(order: Order) -> str:
    """The two sides of the first sheet, with the numbers of their pages."""
    imposition, sheet = order.imposition, order.imposition.sheets[0]
    sides = [side for side in (sheet.front, sheet.back) if side]
    room = 108 / len(sides)
    parts: list[Element] = []
    for index, side in enumerate(sides):
        box = fitted(len(side[0]), len(side), order.layout.cell, (6 + index * room + 2, 10, room - 4, 70))
        parts += [*paper(box), *grid(box, len(side[0]), len(side)), *numbers(box, cells_of(imposition, side))]
    return picture(parts)


def binding(order: Order) -> str:
    """What holds the pages together: staples in the fold, staples at the side, or a spine of signatures."""
    kind = order.imposition.scheme.binding
    if stapled(order.imposition):
        left, top, width, height = box = fitted(2, 1, order.layout.cell, ROOM)
        middle = left + width / 2
        staples = [staple((middle, top + height * part), 9) for part in (0.25, 0.75)]
        fold = line((middle, top), (middle, top + height), width=THIN, dashes=DASHES)
        outside = [rectangle(box, fill=SHADE)] if order.covered else [*numbers(box, _outside(order))]
        return picture([*paper(box, layers=3), *outside, fold, *staples])
    if kind is Binding.SIDE:
        left, top, width, height = box = fitted(1, 1, order.layout.cell, ROOM)
        staples = [staple((left + width * 0.07, top + height * part), 9) for part in (0.25, 0.75)]
        return picture([*paper(box, layers=3), *staples, *number("1", (left + width / 2, top + height / 2), 12)])
    return picture(_spine())


def covering(order: Order) -> str:
    """The separate cover: laid on the open pile, or around the spine of a book seen from its head."""
    if not stapled(order.imposition):
        leaves = [line((32, y), (96, y), width=THIN) for y in range(32, 57, 2)]
        return picture([*leaves, *(line(*ends, width="2.4") for ends in _wrapper(28, 99, (29, 59)))])
    left, top, width, height = box = fitted(2, 1, order.layout.cell, (16, 36, 88, 42))
    cover, middle = (left, top - 26, width, height), left + width / 2
    above = [rectangle(cover, fill=SHADE), line((middle, cover[1]), (middle, cover[1] + height), width=THIN)]
    down = [part for x in (left + 6, left + width - 6) for part in arrow((x, top - 12), (x, top), (x, top + 12))]
    fold = line((middle, top), (middle, top + height), width=THIN)
    return picture([*paper(box, layers=3), fold, *above, *down])


def _wrapper(spine: float, edge: float, sides: tuple[float, float]) -> Iterator[tuple[Point, Point]]:
    """The three strokes of a cover around a spine."""
    upper, lower = sides
    yield (edge, upper), (spine, upper)
    yield (spine, upper), (spine, lower)
    yield (spine, lower), (edge, lower)


def trimming(order: Order) -> str:
    """The closed booklet, with the edges that the knife opens or makes even."""
    left, top, width, height = box = fitted(1, 1, order.layout.cell, KNIVES)
    edges = trimmed_edges(order)
    turn = 90 if order.imposition.scheme.lying else 0
    cuts: list[Element] = []
    for edge, y in (("head", top + 3), ("foot", top + height - 3)):
        if edge in edges:
            cuts += [line((left - 5, y), (left + width + 5, y), dashes=DASHES), scissors((left - 7, y))]
    if "fore edge" in edges:
        x = left + width - 3
        cuts += [line((x, top - 5), (x, top + height + 5), dashes=DASHES), scissors((x, top - 6), -90)]
    return picture([*paper(box, layers=3), *number("1", (left + width / 2, top + height / 2), 12, turn), *cuts])


def trimming_first(order: Order) -> str:
    """An open sheet that is cut to its pages before it is folded."""
    left, top, width, height = box = fitted(1, 1, (order.layout.width, order.layout.height), ROOM)
    cuts = [line((left - 5, y), (left + width + 5, y), dashes=DASHES) for y in (top + 4, top + height - 4)]
    cuts += [line((x, top - 5), (x, top + height + 5), dashes=DASHES) for x in (left + 4, left + width - 4)]
    return picture([*paper(box), *cuts, scissors((left - 7, top + 4))])


def is_trimmed_first(order: Order) -> bool:
    """True for a sheet larger than its pages whose folds become the edges of the booklet."""
    return order.layout.larger and Move.PUSH in order.imposition.scheme.moves


def trimmed_edges(order: Order) -> frozenset[str]:
    """Which of "head", "foot" and "fore edge" are cut: folds close them, creep or a larger paper makes them uneven."""
    scheme, layout = order.imposition.scheme, order.layout
    if not scheme.moves or Move.PUSH in scheme.moves:
        return frozenset()
    folds = sum(move is Move.FOLD_ACROSS for move in scheme.moves)
    edges = {"fore edge"} if folds > 1 or (order.creep > 0 and scheme.nested != 2) else set()
    edges |= {"head"} if Move.FOLD_DOWN in scheme.moves else set()
    edges |= {"head", "foot"} if layout.bottom > EVEN else set()
    edges |= {"fore edge"} if layout.left > EVEN else set()
    return frozenset(edges)


def _outside(order: Order) -> list[list[tuple[str, int]]]:
    """The outermost sheet as it lies for stapling: back cover and front cover."""
    front = order.imposition.signatures[0][0].front
    row = next(cells for cells in front if any(cell.position == 1 for cell in cells))
    return cells_of(order.imposition, (row,))


def cells_of(imposition: Imposition, side: Side) -> list[list[tuple[str, int]]]:
    """What each cell of a side shows, and how far it is turned."""
    return [[(label(imposition, cell), cell.turn) for cell in row] for row in side]


def label(imposition: Imposition, cell: Cell) -> str:
    """The page that stands in a cell, a dash for a blank, nothing on an unprinted side."""
    if not cell.position:
        return ""
    return str(imposition.page(cell) or BLANK)


def numbers(box: Box, rows: list[list[tuple[str, int]]]) -> Iterator[Element]:
    """The number of each cell in its middle, as its page is turned; none where there are no words."""
    width, height = box[2] / len(rows[0]), box[3] / len(rows)
    size = min(12.0, width * 0.42, height * 0.42)
    for row, cells in enumerate(rows):
        for column, (words, turn) in enumerate(cells):
            if words:
                yield from number(words, (box[0] + (column + 0.5) * width, box[1] + (row + 0.5) * height), size, turn)


def grid(box: Box, columns: int, rows: int) -> list[Element]:
    """The lines between the cells of a sheet."""
    left, top, width, height = box
    upright = [left + width * column / columns for column in range(1, columns)]
    level = [top + height * row / rows for row in range(1, rows)]
    return [
        *(line((x, top), (x, top + height), width=THIN) for x in upright),
        *(line((left, y), (left + width, y), width=THIN) for y in level),
    ]


def _spine() -> list[Element]:
    """Signatures behind one another, seen from the head, their folds on one line."""
    parts: list[Element] = []
    for index in range(4):
        y = 22 + index * 12
        parts += [polygon([(30, y + 4), (96, y), (96, y + 1.4), (34, y + 4), (96, y + 6.6), (96, y + 8)], fill=SHADE)]
    return [*parts, line((27, 18), (27, 70), width="2.4")]
