"""The queue: the list of questions, the card of one, the concordance of those that are alike, and what is decided."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from chapbook.desk.answers import Settled
from chapbook.desk.cards import card_of, concordance_of
from chapbook.desk.choices import Act, Choice
from chapbook.desk.items import LETTER_SORTS
from chapbook.desk.pictures import has_picture
from chapbook.desk.site.desk import Desk, brought, desk_of, editor_of, fragment, page, row_of, scan_of, told, wrong
from chapbook.pipeline.clock import now

_MOST_ALIKE = 500
"""Lines of a concordance that are shown; a choice is made for all that are ticked, and these are."""


def show_queue(request: Request) -> Response:
    """The page of the queue."""
    return page(request, "queue.html", here="queue")


def list_items(request: Request) -> Response:
    """The questions as rows; with ``all`` also the changes that are sure enough to need no editor.

    ``mark`` names the moment; a page that gives it back as ``since`` is told only what changed after it.
    """
    desk, every = desk_of(request), "all" in request.query_params
    run, _, version = request.query_params.get("since", "").partition(".")
    since = int(version) if run == desk.run and version.isdecimal() else None
    listing = desk.opened.listing(every=every, since=since)
    rows = [row_of(listing.scan, item) for item in listing.items]
    state = {"version": listing.version, "problem": told(request, listing.problem), "reading": listing.reading}
    more = {"mark": f"{desk.run}.{listing.version}", "whole": listing.whole, "rows": rows, "gone": listing.gone}
    return JSONResponse({**state, **more, "scan": scan_of(desk)})


def show_card(request: Request) -> Response:
    """The card of a question; nothing for one that is no longer there, since another decision has settled it."""
    desk = desk_of(request)
    item = desk.opened.item(request.path_params["id"])
    if item is None:
        return Response(status_code=204)
    card = card_of(desk.opened.places, item)
    picture = has_picture(desk.opened.places.build, item.span)
    return fragment(request, "card.html", card=card, item=item, picture=picture, letters=item.sort in LETTER_SORTS)


def show_alike(request: Request) -> Response:
    """The concordance of all questions that are the same."""
    desk = desk_of(request)
    item = desk.opened.item(request.path_params["id"])
    if item is None:
        return wrong("this question is no longer there", 404)
    found = desk.opened.alike(item)
    lines = [concordance_of(desk.opened.places, one) for one in found[:_MOST_ALIKE]]
    return fragment(request, "alike.html", item=item, lines=lines, count=len(found), letters=item.sort in LETTER_SORTS)


async def decide(request: Request) -> Response:
    """Writes a choice for one or more questions, and tells how they now stand."""
    desk, said = desk_of(request), await brought(request)
    ids, act = said.get("ids"), said.get("act")
    if not isinstance(ids, list) or not all(isinstance(id_, str) for id_ in ids) or act not in set(Act):
        return wrong("ids (a list) and act are needed")
    choice = Choice(Act(str(act)), str(said.get("value", "")))
    settled = await run_in_threadpool(desk.opened.decide, ids, choice, editor_of(desk, said), now())
    return _told(desk, settled)


async def take_back(request: Request) -> Response:
    """Takes back the last decision, with those that were taken with it."""
    desk, said = desk_of(request), await brought(request)
    settled = await run_in_threadpool(desk.opened.undo, editor_of(desk, said), now())
    return _told(desk, settled)


async def add_good_word(request: Request) -> Response:
    """Makes the word of a question one of the book's own, and keeps it wherever the same was asked."""
    desk, said = desk_of(request), await brought(request)
    item = desk.opened.item(str(said.get("id", "")))
    if item is None or item.sort not in LETTER_SORTS:
        return wrong("this question asks for no word", 404)
    word, settled = await run_in_threadpool(desk.opened.learn, item, editor_of(desk, said), now())
    return _told(desk, settled, word=word)


def _told(desk: Desk, settled: Settled, **more: object) -> Response:
    desk.runner.due()
    scan = desk.opened.scan
    rows = [row_of(scan, item) for item in settled.items]
    gone = list(settled.gone)
    decisions = [one.id for one in settled.decisions]
    return JSONResponse({"rows": rows, "gone": gone, "decisions": decisions, "version": settled.version, **more})
