"""Puts the pages of a finished PDF on sheets, with pikepdf: pages become Form XObjects, each stored once.

Where they go is decided elsewhere (``imposition``, ``placing``, ``marks``); here it is only written down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal, TypeAlias

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Page, Pdf, Stream

from chapbook.writers.marks import Mark
from chapbook.writers.pdf.finishing.facts import Facts
from chapbook.writers.pdf.finishing.ink import black_as_one_ink
from chapbook.writers.placing import Placed

Duplex: TypeAlias = Literal["short", "long", "none"]
# ISO 32000-1, table 150: how the printer turns the sheet.
DUPLEX = {"short": Name.DuplexFlipShortEdge, "long": Name.DuplexFlipLongEdge, "none": Name.Simplex}
MOST_COPIES = 5
"""ISO 32000-1, table 150: NumCopies runs from 2 to 5, any other number counts for nothing."""
HAIRLINE = 0.25
DASHES = "[3 2] 0 d"


@dataclass(frozen=True, slots=True)
class PressSide:
    """A side of a sheet as it goes to the printer; ``turned``: all of it by half a turn."""

    pages: tuple[Placed, ...]
    marks: tuple[Mark, ...] = ()
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """What the printer is to know: the size of the paper in points, the edge to turn it over, the copies."""

    width: float
    height: float
    duplex: Duplex
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a PDF: how many, the trimmed width and height of the first, how far ink may pass them, in points."""

    count: int
    size: tuple[float, float]
    bleed: float


def pages_of(path: Path) -> Pages:
    """The pages of a PDF file; the bleed is that of the edge that has the least."""
    with Pdf.open(path) as pdf:
        left, bottom, right, top = (float(edge) for edge in pdf.pages[0].trimbox)
        outer = [float(edge) for edge in pdf.pages[0].obj.get("/BleedBox", pdf.pages[0].trimbox)]
        bleed = min(left - outer[0], bottom - outer[1], outer[2] - right, outer[3] - top)
        return Pages(len(pdf.pages), (right - left, top - bottom), max(0.0, bleed))


def trim_corners(path: Path) -> tuple[tuple[float, float], ...]:
    """The bottom left corner of each trimmed page, in points of its own space (ISO 32000-1, 14.11.2)."""
    with Pdf.open(path) as pdf:
        return tuple(_corner(page) for page in pdf.pages)


def set_on_sheets(source: Path | BytesIO, sides: Sequence[PressSide], run: Run) -> bytes:
    """A PDF with a page for each side; on it stand the source's pages at full size.

    The printer is asked for the paper of that size, the right edge and the copies, and to scale nothing.
    """
    with Pdf.open(source) as pages, Pdf.new() as sheets:
        # Copied once and in order, so that fonts are shared and the bytes are the same every time.
        used = sorted({placed.page for side in sides for placed in side.pages})
        forms = {number: sheets.copy_foreign(_form(pages.pages[number - 1])) for number in used}
        corners = {number: _corner(pages.pages[number - 1]) for number in used}
        for side in sides:
            sheets.pages.append(_printed(sheets, side, forms, corners, run))
        sheets.docinfo.update({Name(key): str(text) for key, text in pages.docinfo.items()})
        sheets.Root.ViewerPreferences = _preferences(run)
        sheets.Root.Lang = pages.Root.get("/Lang", "")
        return _saved(sheets)


def in_one_ink(pdf: bytes) -> bytes:
    """The PDF with its black, and any grey, in one ink."""
    with Pdf.open(BytesIO(pdf)) as document:
        black_as_one_ink(document, Facts())
        return _saved(document)


def _saved(pdf: Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate, min_version="1.7")
    return out.getvalue()


def _preferences(run: Run) -> Dictionary:
    wishes = Dictionary(
        Duplex=DUPLEX[run.duplex], PrintScaling=Name("/None"), PickTrayByPDFSize=True, DisplayDocTitle=True
    )
    if 1 < run.copies <= MOST_COPIES:
        wishes.NumCopies = run.copies
    return wishes


def _form(page: Page) -> Object:
    """The page as a Form XObject with all that may bleed over its trimmed edge; the room that it gets cuts it."""
    form = page.as_form_xobject()
    if "/BleedBox" in page.obj:
        form.BBox = page.obj.BleedBox
    return form


def _corner(page: Page) -> tuple[float, float]:
    return float(page.trimbox[0]), float(page.trimbox[1])


def _printed(
    pdf: Pdf, side: PressSide, forms: dict[int, Object], corners: dict[int, tuple[float, float]], run: Run
) -> Page:
    turn = [f"-1 0 0 -1 {run.width:.4f} {run.height:.4f} cm"] if side.turned else []
    drawn = [_drawn(placed, corners[placed.page]) for placed in side.pages]
    content = "\n".join((*turn, *drawn, *_ruled(side.marks)))
    return Page(
        Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, run.width, run.height]),
            Resources=Dictionary(XObject=Dictionary({f"/P{placed.page}": forms[placed.page] for placed in side.pages})),
            Contents=Stream(pdf, content.encode("ascii")),
        )
    )


def _drawn(placed: Placed, corner: tuple[float, float]) -> str:
    """A page within its cell: the room is cut out, the matrix set, the page's trimmed corner brought to its origin."""
    room = " ".join(f"{length:.4f}" for length in placed.room)
    matrix = " ".join(f"{number:.4f}".rstrip("0").rstrip(".") for number in placed.matrix)
    shift = f"1 0 0 1 {-corner[0]:.4f} {-corner[1]:.4f} cm " if any(corner) else ""
    return f"q {room} re W n {matrix} cm {shift}/P{placed.page} Do Q"


def _ruled(marks: Iterable[Mark]) -> list[str]:
    lines = [
        f"{DASHES if mark.dashed else '[] 0 d'} {mark.start[0]:.4f} {mark.start[1]:.4f} m "
        f"{mark.end[0]:.4f} {mark.end[1]:.4f} l S"
        for mark in marks
    ]
    return [f"q {HAIRLINE} w 0 G", *lines, "Q"] if lines else []
