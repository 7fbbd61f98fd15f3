"""The views beside the queue: a page side by side, the notes, the structure; and what is decided on them."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from chapbook.desk.behind import Block
from chapbook.desk.lines import Recall, Retag, noted, retagged
from chapbook.desk.pages import lines_of_page
from chapbook.desk.pictures import has_page
from chapbook.desk.reading import Status, add_status, read_statuses
from chapbook.desk.saying import said
from chapbook.desk.site.desk import (
    Desk,
    brought,
    desk_of,
    editor_of,
    fragment,
    language_of,
    page,
    span_of,
    wrong,
)
from chapbook.desk.speech import strings
from chapbook.pipeline.clock import now
from chapbook.shapes.decisions import Decision

NOTES = 40
"""Notes that are shown at once."""


def show_pages(request: Request) -> Response:
    """The page view, at the page asked for or at the first that was not read."""
    desk = desk_of(request)
    statuses = read_statuses(desk.opened.folder)
    count = len(desk.opened.scan.pages)
    asked = request.path_params.get("number")
    first = next((number for number in range(1, count + 1) if number not in statuses), 1)
    open_on: dict[int, int] = {}
    for item in desk.opened.items():
        if item.is_open:
            number = desk.opened.scan.page_index(item.span.start) + 1
            open_on[number] = open_on.get(number, 0) + 1
    rows = [
        (number, one.label, statuses.get(number, Status.NONE), open_on.get(number, 0))
        for number, one in enumerate(desk.opened.scan.pages, start=1)
    ]
    return page(request, "pages.html", here="pages", rows=rows, current=asked or first, images=has_page_any(desk))


def has_page_any(desk: Desk) -> bool:
    """True if any page of the book has an image."""
    return any(one.image for one in desk.opened.scan.pages)


def show_page(request: Request) -> Response:
    """One page side by side; ``item`` names the question whose words are to be found on it."""
    desk, number = desk_of(request), request.path_params["number"]
    opened = desk.opened
    if not 1 <= number <= len(opened.scan.pages):
        return wrong("there is no such page", 404)
    rules = frozenset(rule.name for rule in opened.book.cleaned.language.orthography)
    lines = lines_of_page(opened.places, number - 1, opened.items(), rules)
    asked = opened.item(request.query_params.get("item", ""))
    status = read_statuses(opened.folder).get(number, Status.NONE)
    image = has_page(opened.places.build, number - 1)
    label = opened.scan.pages[number - 1].label
    spot = asked.span if asked else span_of(desk, request.query_params.get("span"))
    values = {"number": number, "count": len(opened.scan.pages), "label": label, "image": image, "status": status}
    return fragment(request, "page.html", lines=lines, spot=spot, alone=spot is not None, **values)


async def set_status(request: Request) -> Response:
    """Keeps how far a page has been read."""
    desk, said = desk_of(request), await brought(request)
    number, status = said.get("page"), said.get("read")
    if not isinstance(number, int) or not 1 <= number <= len(desk.opened.scan.pages) or status not in set(Status):
        return wrong("page (a number) and read are needed")
    add_status(desk.opened.folder, number, Status(str(status)), editor_of(desk, said), now())
    return JSONResponse({"page": number, "read": status})


def show_structure(request: Request) -> Response:
    """The structure view."""
    return page(request, "structure.html", here="structure")


def list_blocks(request: Request) -> Response:
    """Every block of the body, in order; why it is what it is in the language of the page."""
    opened, words = desk_of(request).opened, strings(language_of(request))

    def row(one: Block) -> list[object]:
        why = [[found.weight, str(found.kind), said(found.reason, words)] for found in one.reasons]
        return [f"{one.span.start}-{one.span.end}", one.kind, one.page, one.line, one.text, why, one.rival]

    rows = [row(one) for one in opened.behind.blocks]
    return JSONResponse({"version": opened.version, "problem": said(opened.problem, words), "rows": rows})


def show_notes(request: Request) -> Response:
    """The notes view: so many notes as ``NOTES``, among them the one whose number (from 1) is asked for."""
    desk = desk_of(request)
    notes, asked = desk.opened.behind.notes, request.query_params.get("note", "")
    number = min(max(1, int(asked) if asked.isdecimal() else 1), max(1, len(notes)))
    first = (number - 1) // NOTES * NOTES
    values = {"notes": notes[first : first + NOTES], "count": len(notes), "looked": desk.opened.looked}
    return page(request, "notes.html", here="notes", **values)


async def retag(request: Request) -> Response:
    """Says what the lines of a span are."""
    desk, said = desk_of(request), await brought(request)
    span = span_of(desk, said.get("span"))
    if span is None:
        return wrong("span (start-end) is needed")
    asked = Retag(span, str(said.get("kind", "")))
    return await _written(
        desk, lambda: desk.opened.record(retagged(desk.opened.places, asked, editor_of(desk, said), now()))
    )


async def call_note(request: Request) -> Response:
    """Says behind which words of which page a note is called."""
    desk, said = desk_of(request), await brought(request)
    span, number = span_of(desk, said.get("span")), said.get("page")
    if span is None or not isinstance(number, int):
        return wrong("span (start-end) and page are needed")
    asked, who = Recall(span, number, str(said.get("words", ""))), editor_of(desk, said)
    return await _written(desk, lambda: desk.opened.record(noted(desk.opened.places, asked, who, now())))


async def _written(desk: Desk, write: Callable[[], tuple[Decision, ...]]) -> Response:
    written = await run_in_threadpool(write)
    desk.runner.due()
    return JSONResponse({"decisions": [one.id for one in written]})
