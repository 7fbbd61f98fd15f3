"""Paper and hands: a pile of printed sheets is turned, cut and folded here as one does on a table.

It knows nothing of how pages are laid out: what stands in a cell may be anything. A face's degrees are those by which
hands have turned it since it was printed, counterclockwise, as it is seen by who turns its leaf over like a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeAlias, TypeVar

from chapbook.shapes.sheets import Move

T = TypeVar("T")
Printed: TypeAlias = tuple[tuple[T, ...], ...]
"""What is printed on one side of a sheet: rows from the top, each from left to right."""


@dataclass(frozen=True, slots=True)
class Face(Generic[T]):
    """One side of a leaf: what is printed there, and the degrees that hands have turned it by."""

    print: T
    turned: int = 0

    def around(self) -> Face[T]:
        """The face turned by half a turn."""
        return Face(self.print, (self.turned + 180) % 360)


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """A piece of paper as large as a page: the face that lies up, and the one that lies down."""

    up: Face[T]
    down: Face[T]

    def turned(self) -> Leaf[T]:
        """Turned over like a page."""
        return Leaf(self.down, self.up)

    def toppled(self) -> Leaf[T]:
        """Turned over head first: like a page, and then by half a turn."""
        return Leaf(self.down.around(), self.up.around())


Stack: TypeAlias = tuple[Leaf[T], ...]
"""Leaves that lie on one another, the uppermost first."""
Pile: TypeAlias = tuple[tuple[Stack[T], ...], ...]
"""The stacks of a pile: rows from the top, each from left to right."""


def worked(sheets: Sequence[tuple[Printed[T], Printed[T]]], moves: Sequence[Move]) -> tuple[tuple[Face[T], ...], ...]:
    """The faces of each pile in the order of reading, when the moves have been done to these sheets.

    A sheet is (front, back), the back as it is seen when the sheet is turned over like a page; the first lies on top,
    all face up. Raises ValueError where a pile does not end as single leaves on one another.
    """
    return tuple(_read(pile) for pile in tuple(states(sheets, moves))[-1])


def states(sheets: Sequence[tuple[Printed[T], Printed[T]]], moves: Sequence[Move]) -> Iterator[tuple[Pile[T], ...]]:
    """The piles that lie on the table before each move, and at last those that are there after all of them."""
    piles = [_pile(sheets)]
    yield tuple(piles)
    for move in moves:
        piles = MOVES[move](piles)
        yield tuple(piles)


def _pile(sheets: Sequence[tuple[Printed[T], Printed[T]]]) -> Pile[T]:
    rows, columns = len(sheets[0][0]), len(sheets[0][0][0])
    return tuple(
        tuple(
            tuple(Leaf(Face(front[row][column]), Face(back[row][-1 - column])) for front, back in sheets)
            for column in range(columns)
        )
        for row in range(rows)
    )


def _read(pile: Pile[T]) -> tuple[Face[T], ...]:
    if len(pile) != 1 or len(pile[0]) != 1:
        raise ValueError("the sheets are not folded to single leaves")
    return tuple(face for leaf in pile[0][0] for face in (leaf.up, leaf.down))


def _turn(piles: list[Pile[T]]) -> list[Pile[T]]:
    return [tuple(tuple(_over(stack) for stack in reversed(row)) for row in pile) for pile in piles]


def _over(stack: Stack[T]) -> Stack[T]:
    return tuple(leaf.turned() for leaf in reversed(stack))


def _cut_across(piles: list[Pile[T]]) -> list[Pile[T]]:
    return [half for pile in piles for half in (pile[: len(pile) // 2], pile[len(pile) // 2 :])]


def _cut_down(piles: list[Pile[T]]) -> list[Pile[T]]:
    halves = []
    for pile in piles:
        middle = len(pile[0]) // 2
        halves += [tuple(row[:middle] for row in pile), tuple(row[middle:] for row in pile)]
    return halves


def _stack(piles: list[Pile[T]]) -> list[Pile[T]]:
    return [_laid(upper, lower) for upper, lower in zip(piles[0::2], piles[1::2], strict=True)]


def _laid(upper: Pile[T], lower: Pile[T]) -> Pile[T]:
    """One pile on another of the same size."""
    return tuple(
        tuple(above + below for above, below in zip(*rows, strict=True)) for rows in zip(upper, lower, strict=True)
    )


def _fold_across(piles: list[Pile[T]]) -> list[Pile[T]]:
    return [_laid(_turn([left])[0], right) for left, right in _pairs(_cut_down(piles))]


def _fold_down(piles: list[Pile[T]]) -> list[Pile[T]]:
    return [_laid(_toppled(upper), lower) for upper, lower in _pairs(_cut_across(piles))]


def _fold_back(piles: list[Pile[T]]) -> list[Pile[T]]:
    return [_laid(lower, _toppled(upper)) for upper, lower in _pairs(_cut_across(piles))]


def _pairs(halves: list[Pile[T]]) -> list[tuple[Pile[T], Pile[T]]]:
    return list(zip(halves[0::2], halves[1::2], strict=True))


def _toppled(pile: Pile[T]) -> Pile[T]:
    """Turned over head first: the lowest row comes to stand above."""
    return tuple(tuple(tuple(leaf.toppled() for leaf in reversed(stack)) for stack in row) for row in reversed(pile))


def _push(piles: list[Pile[T]]) -> list[Pile[T]]:
    """A strip of four double leaves becomes a cross: its ends are one leaf each, its middle opens to two.

    The unprinted sides come to lie inside. Laid flat, the right arm is the first leaf, then follow the arm behind, the
    left one, and the one in front.
    """
    crosses: list[Pile[T]] = []
    for ((one, two, three, four),) in piles:
        if any(len(stack) != 2 for stack in (one, two, three, four)):
            raise ValueError("only a strip of two layers can be pushed to a cross")
        leaves = (
            Leaf(four[0].up, four[1].down),
            Leaf(three[1].down, two[1].down),
            Leaf(one[1].down, one[0].up),
            Leaf(two[0].up, three[0].up),
        )
        crosses.append(((leaves,),))
    return crosses


def _as_it_was(piles: list[Pile[T]]) -> list[Pile[T]]:
    return piles


MOVES: Mapping[Move, Callable[[list[Pile[T]]], list[Pile[T]]]] = MappingProxyType(
    {
        Move.TURN: _turn,
        Move.CUT_ACROSS: _cut_across,
        Move.CUT_DOWN: _cut_down,
        Move.STACK: _stack,
        Move.FOLD_DOWN: _fold_down,
        Move.FOLD_ACROSS: _fold_across,
        Move.FOLD_BACK: _fold_back,
        Move.CREASE: _as_it_was,
        Move.SLIT: _as_it_was,
        Move.PUSH: _push,
    }
)
