"""The pictures of what hands do: one function a move, each drawn on the pile as it lies before the move.

What lies up, and how it is turned, comes from doing the moves to the first signature (``shapes.hands``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from chapbook.shapes.hands import Face, Pile, Printed, states
from chapbook.shapes.sheets import Cell, Move
from chapbook.writers.how_to.pictures import ROOM, grid, label, numbers
from chapbook.writers.how_to.strokes import (
    DASHES,
    THICK,
    Box,
    arrow,
    fitted,
    line,
    number,
    paper,
    picture,
    polygon,
    scissors,
)
from chapbook.writers.orders import Order
from chapbook.xhtml.elements import Element


def pictured(order: Order) -> Iterator[tuple[Move, str]]:
    """Each move of the hands on the first signature, and its picture."""
    imposition = order.imposition
    signature = imposition.signatures[0]
    blank = tuple(tuple(Cell(0) for _ in row) for row in signature[0].front)
    sheets: list[tuple[Printed[Cell], Printed[Cell]]] = [(sheet.front, sheet.back or blank) for sheet in signature]
    steps = pairwise(states(sheets, imposition.scheme.moves))
    for move, (before, _after) in zip(imposition.scheme.moves, steps, strict=True):
        yield move, picture(_PICTURES[move](order, before))


def _faces(order: Order, pile: Pile[Cell]) -> list[list[tuple[str, int]]]:
    """What lies up in each stack of a pile: its page, and how it is turned."""
    up: list[list[Face[Cell]]] = [[stack[0].up for stack in row] for row in pile]
    return [
        [(label(order.imposition, face.print), (face.print.turn + face.turned) % 360) for face in row] for row in up
    ]


def _pile(order: Order, pile: Pile[Cell], room: Box = ROOM) -> tuple[Box, list[Element]]:
    rows, columns = len(pile), len(pile[0])
    box = fitted(columns, rows, order.layout.cell, room)
    parts = [*paper(box, layers=len(pile[0][0])), *grid(box, columns, rows), *numbers(box, _faces(order, pile))]
    return box, parts


def _turn(order: Order, piles: tuple[Pile[Cell], ...]) -> list[Element]:
    (left, top, width, height), parts = _pile(order, piles[0])
    y = top + height + 4
    return [*parts, *arrow((left + width * 0.8, y), (left + width / 2, y + 9), (left + width * 0.2, y))]


def _cut_across(order: Order, piles: tuple[Pile[Cell], ...]) -> list[Element]:
    (left, top, width, height), parts = _pile(order, piles[0])
    y = top + height / 2
    return [*parts, line((left - 4, y), (left + width + 5, y), width=THICK), scissors((left - 5, y))]


def _cut_down(order: Order, piles: tuple[Pile[Cell], ...]) -> list[Element]:
    if len(piles) > 1:
        return _two(order, piles, _cut_down)
    (left, top, width, height), parts = _pile(order, piles[0])
    x = left + width / 2
    return [*parts, line((x, top - 5), (x, top + height + 4), width=THICK), scissors((x, top - 6), -90)]


def _stack(order: Order, piles: tuple[Pile[Cell], ...]) -> list[Element]:
    """The first pile is lifted on to the second; of four piles the first two pairs are shown at once."""
    if len(piles) > 2:
        return [
            part
            for index in (0, 2)
            for part in _lifted(order, (piles[index], piles[index + 1]), (4 + 28 * index, 16, 54, 58))
        ]
    return _lifted(order, (piles[0], piles[1]), (8, 16, 104, 62))


def _lifted(order: Order, pair: tuple[Pile[Cell], Pile[Cell]], room: Box) -> list[Element]:
    left, top, width, height = room
    one, first = _pile(order, pair[0], (left, top, width / 2 - 4, height))
    other, second = _pile(order, pair[1], (left + width / 2 + 4, top, width / 2 - 4, height))
    start, end = one[0] + one[2] / 2, other[0] + other[2] / 2
    y = min(one[1], other[1]) - 3
    return [*first, *second, *arrow((start, y), ((start + end) / 2, y - 14), (end, y))]


def _two(
    order: Order, piles: tuple[Pile[Cell], ...], draw: Callable[[Order, tuple[Pile[Cell], ...]], list[Element]]
) -> list[Element]:
    """The move on the first of several piles: it is done to each of them."""
    return draw(order, piles[:1])


def _fold_across(order: Order, piles: tuple[Pile[Cell], ...]) -> list[Element]:
    (left, top, width, height), parts = _pile(order, piles[0])
    x, y = left + width / 2, top - 2
    return [
        *parts,
        line((x, top - 3), (x, top + height + 4), dashes=DASHES),
        *arrow((left + width * 0.15, y), (x, y - 14), (left + width * 0.85, y)),
    ]


def _fold_down(order: Order, piles: tuple[Pile[Cell], ...]) -> list[Element]:
    (left, top, width, height), parts = _pile(order, piles[0])
    x, y = left + width + 4, top + height / 2
    return [
        *parts,
        line((left - 4, y), (left + width + 4, y), dashes=DASHES),
        *arrow((x, top + height * 0.15), (x + 14, y), (x, top + height * 0.85)),
    ]


def _crease(order: Order, piles: tuple[Pile[Cell], ...]) -> list[Element]:
    (left, top, width, height), parts = _pile(order, piles[0])
    upright = [left + width * part / 4 for part in (1, 2, 3)]
    return [
        *parts,
        *(line((x, top - 5), (x, top + height + 5), dashes=DASHES) for x in upright),
        line((left - 5, top + height / 2), (left + width + 5, top + height / 2), dashes=DASHES),
    ]


def _slit(order: Order, piles: tuple[Pile[Cell], ...]) -> list[Element]:
    (left, top, width, height), parts = _pile(order, piles[0])
    y = top + height / 2
    return [
        *parts,
        line((left + width / 4, y), (left + width * 3 / 4, y), width="2.4"),
        scissors((left + width / 4, y)),
    ]


def _fold_back(order: Order, piles: tuple[Pile[Cell], ...]) -> list[Element]:
    (left, top, width, height), parts = _pile(order, piles[0])
    x, y = left + width + 4, top + height / 2
    return [
        *parts,
        line((left - 4, y), (left + width + 4, y), dashes=DASHES),
        line((left + width / 4, y), (left + width * 3 / 4, y), width="2.4"),
        *arrow((x, top + height * 0.15), (x + 14, y), (x, top + height * 0.85)),
    ]


def _push(_order: Order, _piles: tuple[Pile[Cell], ...]) -> list[Element]:
    """The strip from above: its ends come together, its middle opens."""
    strip = [(18, 30), (44, 30), (60, 16), (76, 30), (102, 30), (76, 34), (60, 46), (44, 34)]
    ends = [*arrow((4, 31), (8, 31), (15, 31)), *arrow((116, 31), (112, 31), (105, 31))]
    cross = [line((40, 72), (80, 72), width="2.4"), line((60, 56), (60, 88), width="2.4")]
    labels = [("2", (82, 68)), ("1", (82, 77)), ("3", (65, 60)), ("4", (55, 60)), ("5", (38, 68)), ("6", (38, 77))]
    labels += [("7", (55, 85)), ("8", (65, 85))]
    marks = [part for words, place in labels for part in number(words, place, 5)]
    return [polygon(strip), *ends, *cross, *marks]


_PICTURES: dict[Move, Callable[[Order, tuple[Pile[Cell], ...]], list[Element]]] = {
    Move.TURN: _turn,
    Move.CUT_ACROSS: _cut_across,
    Move.CUT_DOWN: _cut_down,
    Move.STACK: _stack,
    Move.FOLD_DOWN: _fold_down,
    Move.FOLD_ACROSS: _fold_across,
    Move.CREASE: _crease,
    Move.SLIT: _slit,
    Move.FOLD_BACK: _fold_back,
    Move.PUSH: _push,
}
