"""The print view: the typeset pages as they come out, set anew when something was decided."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from threading import Lock

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from chapbook.desk.drafter import draft_path
from chapbook.desk.site.desk import Desk, brought, desk_of, page, told, wrong
from chapbook.readers.pdf.pdfium import drawing, page_count
from chapbook.shapes.findings import SetupError

RESOLUTION = 110
"""Dots an inch: an A5 page is some 640 pixels wide."""
_LOCK = Lock()
"""pdfium draws for one at a time."""


def show_print(request: Request) -> Response:
    """The print view."""
    return page(request, "print.html", here="print")


def tell_print(request: Request) -> Response:
    """How many pages there are, whether they are being set, and a stamp that changes with them; the same of the draft.

    The draft is that of the passage that was changed last, as long as no later pages have been set.
    """
    desk = desk_of(request)
    pages, draft = _told(_pdf(desk)), _told(_draft(desk))
    if draft[1] <= pages[1]:
        draft = (0, 0)
    state = {"setting": desk.runner.setting, "problem": told(request, desk.runner.print_problem)}
    files = {"count": pages[0], "stamp": str(pages[1]), "drafted": draft[0], "draft": str(draft[1])}
    return JSONResponse({**files, **state})


def _told(path: Path) -> tuple[int, int]:
    """The pages of a PDF and when it was written, in nanoseconds; nothing of one that is not there."""
    if not path.is_file():
        return 0, 0
    with _LOCK:
        return page_count(path), path.stat().st_mtime_ns


async def draft_print(request: Request) -> Response:
    """Has each change drafted from now on, as soon as it is made."""
    await brought(request)
    desk_of(request).runner.draft_due()
    return JSONResponse({"drafting": True})


async def set_print(request: Request) -> Response:
    """Has the pages set."""
    await brought(request)
    desk_of(request).runner.print_due()
    return JSONResponse({"setting": True})


def show_printed(request: Request) -> Response:
    """The picture of a typeset page, by its number (from 1); of the draft where its address says so."""
    desk = desk_of(request)
    path, number = _draft(desk) if request.path_params.get("draft") else _pdf(desk), request.path_params["number"]
    try:
        content = _drawn(path, number - 1, path.stat().st_mtime_ns)
    except (OSError, SetupError):
        return wrong("there is no such page", 404)
    return Response(content, media_type="image/png", headers={"Cache-Control": "private, max-age=3600"})


@lru_cache(maxsize=24)
def _drawn(path: Path, index: int, _stamp: int) -> bytes:
    with _LOCK:
        return drawing(path, index, RESOLUTION)


def _pdf(desk: Desk) -> Path:
    book = desk.opened.book.book
    return book.output / f"{book.slug}.pdf"


def _draft(desk: Desk) -> Path:
    return draft_path(desk.opened.book.book)
