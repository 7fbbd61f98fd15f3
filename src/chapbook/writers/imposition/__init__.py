"""Which page stands where on which sheet, for every scheme. Arithmetic alone: no file is opened here.

Each scheme is a module of this package with a ``SCHEME``, found by its name.
"""

from __future__ import annotations

from importlib import import_module
from typing import Literal, TypeAlias

from chapbook.shapes.findings import SetupError
from chapbook.shapes.sheets import Cell, Imposition, Scheme, Sheet, Side, Signature

SCHEMES = (
    "saddle",
    "notepad",
    "four-up",
    "two-booklets",
    "cut-and-fold",
    "quarto",
    "quarto-pair",
    "octavo",
    "cut-and-stack",
    "cut-in-four",
    "two-copies",
    "zine",
    "reading",
)
"""The names of all schemes, in the order in which they are told."""

Blanks: TypeAlias = Literal["end", "before back cover", "wrapped"]

STAPLED = 80
"""Pages that a home stapler takes through the fold: 20 sheets of office paper."""
SEWN = 32
"""Pages of a signature to sew or glue: 8 sheets still fold sharply."""
WRAP = 3
"""Blanks that it takes at least to wrap a book: a leaf before it, so that right-hand pages stay so, a page after it."""


def scheme_named(name: str) -> Scheme:
    """The scheme of a name of ``SCHEMES``; raises SetupError for any other."""
    if name not in SCHEMES:
        raise SetupError(
            f"edition.toml: booklet.schemes has {name!r}, which is no scheme. Use some of: {', '.join(SCHEMES)}."
        )
    module = import_module(f"{__name__}.{name.replace('-', '_')}")
    scheme: Scheme = module.SCHEME
    return scheme


def impose(scheme: Scheme, pages: int, *, most: int = 0, blanks: Blanks = "end") -> Imposition:
    """A book of ``pages`` pages on its sheets; a signature has ``most`` pages at most (0: what folds well).

    Raises ValueError for less than one page, SetupError where ``most`` is less than a sheet holds.
    """
    if pages < 1:
        raise ValueError(f"a booklet has one page at least, not {pages}")
    sizes = signature_sizes(scheme, pages + (WRAP if blanks == "wrapped" else 0), most)
    starts = (sum(sizes[:number]) for number in range(len(sizes)))
    layouts = {size: scheme.sheets(size) for size in sizes}
    signatures = tuple(_moved(layouts[size], start) for size, start in zip(sizes, starts, strict=True))
    return Imposition(scheme, signatures, filling(pages, sum(sizes), blanks))


def signature_sizes(scheme: Scheme, pages: int, most: int = 0) -> tuple[int, ...]:
    """The pages of each signature, all equal: blanks bring the last one up to the others.

    Of the sizes between the half and the whole of ``most`` the one is taken that leaves the fewest blanks, the
    largest of several. Where ``most`` is 0, a book that can be stapled stays in one, any other is parted.
    """
    units = -(-pages // scheme.unit)
    if scheme.gather == "all":
        return (units * scheme.unit,)
    if scheme.gather == "each":
        return (scheme.unit,) * units
    if 0 < most < scheme.unit:
        raise SetupError(
            f"edition.toml: booklet.signature = {most}, but a sheet of the scheme {scheme.name!r} has {scheme.unit} "
            f"pages. Write a multiple of {scheme.unit}, or leave the key out."
        )
    limit = (most or (STAPLED if pages <= STAPLED else SEWN)) // scheme.unit
    if units <= limit:
        return (units * scheme.unit,)
    best = min(range(limit, -(-limit // 2) - 1, -1), key=lambda size: -units % size)
    return (best * scheme.unit,) * -(-units // best)


def filling(pages: int, total: int, blanks: Blanks) -> tuple[int | None, ...]:
    """What stands at each of ``total`` reading positions: pages from 1, None for blanks.

    "end": blanks follow the last page. "before back cover": the last page is the outside of the book, blanks stand
    before it. "wrapped": blank leaves stand before and behind, as many as can be on either side.
    """
    numbers: list[int | None] = list(range(1, pages + 1))
    spare = total - pages
    at = max(1, pages - 1) if blanks == "before back cover" else pages
    # An even number comes first: a single blank page there would turn every right-hand page into a left-hand one.
    front = 2 * ((spare + 1) // 4) if blanks == "wrapped" else 0
    return (*[None] * front, *numbers[:at], *[None] * (spare - front), *numbers[at:])


def _moved(signature: Signature, by: int) -> Signature:
    """The signature with its positions counted from ``by`` + 1."""
    return tuple(Sheet(_side(sheet.front, by), _side(sheet.back, by)) for sheet in signature)


def _side(side: Side, by: int) -> Side:
    return tuple(tuple(Cell(cell.position + by, cell.turn) for cell in row) for row in side)
