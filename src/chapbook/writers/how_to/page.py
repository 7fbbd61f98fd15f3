"""What how-to-print.pdf says, in the language of the book: a page of facts, steps and warnings for each scheme.

It computes and words; nothing is laid out or written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chapbook.shapes.edition import Edition
from chapbook.shapes.sheets import Binding, Move
from chapbook.writers.cover_sheet import cover_sheet_of
from chapbook.writers.how_to import moves, pictures
from chapbook.writers.marks import stapled
from chapbook.writers.orders import Order
from chapbook.writers.pdf_reading import Ink
from chapbook.writers.placing import MILLIMETRE, paper_name
from chapbook.xhtml.elements import Element, make

REAM = 500
NEAR = 5.0
"""Millimetres along the edge of a sheet that office printers leave white."""
ROOMS = ((6, "of-six"), (9, "of-nine"), (12, "of-twelve"))
"""How many steps a page has room for in each class of the style sheet."""
STAPLER = 20
"""Sheets that a home stapler takes."""


@dataclass(frozen=True, slots=True)
class Files:
    """The names of the files to print: both sides, fronts and backs by hand, cover, test sheet (or none)."""

    booklet: str
    fronts: str
    backs: str
    cover: str
    test: str


def page_of(order: Order, edition: Edition, words: Mapping[str, str], files: Files, ink: tuple[Ink, ...]) -> Element:
    """The page of one scheme."""
    scheme = order.imposition.scheme.name
    parted = scheme == "saddle" and not stapled(order.imposition)
    steps = [
        make("li", None, make("img", {"src": source, "alt": caption}), make("p", None, caption))
        for caption, source in _steps(order, words, files)
    ]
    facts = [
        make("div", None, make("dt", None, term), make("dd", None, said)) for term, said in _facts(order, words, files)
    ]
    return make(
        "section",
        {"class": f"scheme {_room(len(steps))}"},
        make("h1", None, words["how to print"]),
        make("p", {"class": "book"}, f"{edition.author}, ", make("em", None, edition.title)),
        make("p", {"class": "scheme"}, words["scheme signatures" if parted else f"scheme {scheme}"]),
        make("dl", None, *facts),
        make("ol", None, *steps),
        *(
            make("p", {"class": "warning" if grave else "hint"}, said)
            for said, grave in _remarks(order, words, files, ink)
        ),
    )


def _room(steps: int) -> str:
    """The class that fits so many pictures on a page."""
    return next((name for most, name in ROOMS if steps <= most), ROOMS[-1][1])


def _facts(order: Order, words: Mapping[str, str], files: Files) -> Iterator[tuple[str, str]]:
    """The terms and what is said of them."""
    layout, imposition, copies = order.layout, order.imposition, order.booklet.copies
    by_hand = words["print files by hand"].format(fronts=files.fronts, backs=files.backs)
    yield words["print file"], by_hand if order.manual else files.booklet
    name = paper_name(layout.width, layout.height).replace(".", words["decimal mark"])
    yield words["paper"], words["paper lying" if layout.width > layout.height else "paper upright"].format(paper=name)
    yield words["scale"], words["actual size"]
    sides = f"{'by hand' if order.manual else 'flip'} {order.edge}" if imposition.scheme.two_sided else "one side"
    yield words["sides"], words[sides]
    if order.covered:
        yield words["cover sheet"], _cover(order, words, files)
    each = words["sheets for copies"].format(copies=imposition.scheme.copies)
    yield each if imposition.scheme.copies > 1 else words["sheets a copy"], _sheets(order, words)
    if copies > 1:
        sheets = order.prints * len(imposition.sheets)
        reams = -(-sheets // REAM)
        said = words["reams: one" if reams == 1 else "reams: many"]
        yield words["sheets in all"].format(copies=copies), said.format(sheets=_count(sheets, words), reams=reams)


def _cover(order: Order, words: Mapping[str, str], files: Files) -> str:
    """The file of the separate cover, its paper, and how wide its spine is."""
    sheet = cover_sheet_of(order)
    paper = paper_name(sheet.layout.width, sheet.layout.height).replace(".", words["decimal mark"])
    said = words["cover sheet spine" if sheet.spine else "cover sheet said"]
    return said.format(file=files.cover, paper=paper, spine=_millimetres(sheet.spine, words))


def _sheets(order: Order, words: Mapping[str, str]) -> str:
    """How many sheets, in how many signatures, for how many pages and blanks."""
    imposition = order.imposition
    sheets, signatures = len(imposition.sheets), len(imposition.signatures)
    told = _count(sheets, words)
    if signatures > 1 and sheets > signatures:
        told = words["signatures of"].format(sheets=told, signatures=signatures, each=sheets // signatures)
    total, blanks = len(imposition.pages), imposition.pages.count(None)
    pages = words["pages: one" if total == 1 else "pages: many"].format(pages=total)
    form = {0: "none", 1: "one"}.get(blanks, "many")
    return f"{told} ({pages}, {words[f'blanks: {form}'].format(count=blanks)})"


def _steps(order: Order, words: Mapping[str, str], files: Files) -> Iterator[tuple[str, str]]:
    """The caption and the picture of each step, in order."""
    names = {"fronts": files.fronts, "backs": files.backs}
    yield words[_print_key(order)].format(**names), pictures.printing(order)
    if order.manual:
        yield " ".join(_by_hand(order, words, files)), pictures.tray(order)
    yield words[_lay_key(order)].format(each=len(order.imposition.signatures[0])), pictures.first_sheet(order)
    if pictures.is_trimmed_first(order):
        yield words["trim sheet"], pictures.trimming_first(order)
    many = 0
    for move, picture in moves.pictured(order):
        many += move in (Move.CUT_ACROSS, Move.CUT_DOWN)
        again = {Move.CUT_DOWN: "again", Move.STACK: "four"}.get(move) if many > 1 else None
        many -= move is Move.STACK
        yield words[f"hands {move} {again}" if again else f"hands {move}"], picture
    yield from _bound(order, words, files)


def _by_hand(order: Order, words: Mapping[str, str], files: Files) -> Iterator[str]:
    """How the pile goes back into the tray, and what shows on the first sheet that it went in rightly."""
    yield words[f"step tray {order.booklet.backs}"].format(backs=files.backs)
    imposition = order.imposition
    first = imposition.sheets[-1 if order.booklet.backs == "last first" else 0]
    # Behind a cell stands the one that mirrors it.
    leaves = (
        pair for rows in zip(first.front, first.back, strict=True) for pair in zip(rows[0], rows[1][::-1], strict=True)
    )
    pages = ((imposition.page(front), imposition.page(back)) for front, back in leaves)
    if whole := next((pair for pair in pages if all(pair)), None):
        yield words["step tray check"].format(front=whole[0], back=whole[1])


def _bound(order: Order, words: Mapping[str, str], files: Files) -> Iterator[tuple[str, str]]:
    """Binding, with the cover laid on before staples or glued on behind, and trimming at last."""
    kind = order.imposition.scheme.binding
    if stapled(order.imposition):
        if order.covered:
            yield words["cover on"].format(file=files.cover), pictures.covering(order)
        yield words["bind fold"], pictures.binding(order)
    elif kind in (Binding.SADDLE, Binding.SEWN):
        yield words["bind spine"], pictures.binding(order)
    elif kind is Binding.SIDE:
        yield words["bind side"], pictures.binding(order)
    if order.covered and not stapled(order.imposition):
        yield words["cover around"].format(file=files.cover), pictures.covering(order)
    if pictures.trimmed_edges(order):
        yield words["trim edges"], pictures.trimming(order)


def _print_key(order: Order) -> str:
    if not order.imposition.scheme.two_sided:
        return "step print one side"
    return "step print by hand" if order.manual else "step print"


def _lay_key(order: Order) -> str:
    if not order.imposition.scheme.two_sided:
        return "step lay one side"
    if len(order.imposition.signatures) == 1:
        return "step lay"
    return "step lay signatures" if len(order.imposition.signatures[0]) > 1 else "step lay one by one"


def _remarks(order: Order, words: Mapping[str, str], files: Files, ink: tuple[Ink, ...]) -> Iterator[tuple[str, bool]]:
    """What to know before, and whether it is a warning."""
    near = [side for side in ink if side.margin < NEAR * MILLIMETRE]
    nearest = min(ink, key=lambda side: side.margin, default=None)
    if near and nearest:
        said = words["ink near edge: one" if len(near) == 1 else "ink near edge: many"]
        side = _side(order, nearest.side, words)
        yield said.format(count=len(near), millimetres=_millimetres(nearest.margin, words), side=side), True
    elif nearest:
        yield words["ink clear"].format(millimetres=int(nearest.margin / MILLIMETRE)), False
    sheets = len(order.imposition.signatures[0])
    if stapled(order.imposition) and sheets > STAPLER:
        yield words["too thick to staple"].format(sheets=sheets), True
    if order.imposition.scheme.binding is Binding.NONE and len(order.imposition.signatures) > 1:
        yield words["bind each"], False
    if files.test and order.imposition.scheme.two_sided:
        yield words["try first"].format(file=files.test), False
        if order.manual:
            yield words["try by hand"], False
    if order.imposition.scheme.moves:
        yield words["pictures show pages"], False


def _side(order: Order, index: int, words: Mapping[str, str]) -> str:
    sides = 2 if order.imposition.scheme.two_sided else 1
    return words["sheet back" if index % sides else "sheet front"].format(sheet=index // sides + 1)


def _millimetres(points: float, words: Mapping[str, str]) -> str:
    return f"{max(points, 0) / MILLIMETRE:.1f}".replace(".", words["decimal mark"])


def _count(number: int, words: Mapping[str, str]) -> str:
    return f"{number:,}".replace(",", words["thousands"])
