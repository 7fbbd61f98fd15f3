"""What every page and every answer of the site needs: the opened book, who edits, and the language of the page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from secrets import token_hex

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from chapbook.desk.items import LETTER_SORTS, Item
from chapbook.desk.opened import Opened
from chapbook.desk.runner import Runner
from chapbook.desk.saying import said
from chapbook.desk.site.templates import filled
from chapbook.desk.speech import languages, preferred, strings
from chapbook.shapes.scan import Scan, Span
from chapbook.writers.report_changes import visible

LANGUAGE = "chapbook-language"
EDITOR = "chapbook-editor"
_SHOWN = 60
_DIGEST = 16
"""Letters of a scan's digest by which a page knows it."""
_MOST = 8_000_000
"""Bytes that a request may bring: a decision on every word of a long book is far below."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One opened book on the site; ``editor`` is who signs where the page names nobody else.

    ``run`` tells this run of the desk from others, whose versions counted otherwise.
    """

    slug: str
    opened: Opened
    runner: Runner
    editor: str
    run: str = field(default_factory=partial(token_hex, 4))


def desk_of(request: Request) -> Desk:
    """The desk that a request is about."""
    desk: Desk = request.app.state.desk
    return desk


def scan_of(desk: Desk) -> str:
    """What a page knows the present scan by."""
    return desk.opened.scan.digest[:_DIGEST]


def language_of(request: Request) -> str:
    """The language of the answer."""
    return preferred(request.headers.get("accept-language", ""), request.cookies.get(LANGUAGE, ""))


def page(request: Request, name: str, **values: object) -> HTMLResponse:
    """A whole page, in its frame."""
    desk, code = desk_of(request), language_of(request)
    frame = {
        "t": strings(code),
        "code": code,
        "codes": tuple(languages()),
        "strings": json.dumps(_named(strings(code)), ensure_ascii=False),
        "edition": desk.opened.book.book.edition,
        "slug": desk.slug,
        "editor": desk.editor,
        "problem": told(request, desk.opened.problem),
        "scan": scan_of(desk),
        "reading": desk.opened.reading,
    }
    return HTMLResponse(filled(name, **frame, **values))


def _named(every: Mapping[str, str]) -> dict[str, str]:
    """The strings that have a name; what stands under the English words of a stage is said here and not on the page."""
    return {key: said for key, said in every.items() if " " not in key}


def told(request: Request, message: str) -> str:
    """What a stage says, in the language of the page."""
    return said(message, strings(language_of(request)))


def fragment(request: Request, name: str, **values: object) -> HTMLResponse:
    """A piece of a page."""
    return HTMLResponse(filled(name, t=strings(language_of(request)), **values))


def wrong(message: str, status: int = 400) -> Response:
    """What is answered where a request asks for what there is not."""
    return JSONResponse({"problem": message}, status)


def refused(request: Request, error: Exception) -> Response:
    """What is answered where an editor's choice cannot be, in the language of the page."""
    return wrong(told(request, str(error)))


def broken(request: Request, error: Exception) -> Response:
    """What is answered where the book's files cannot be used."""
    return wrong(told(request, str(error)), 500)


class OtherScanError(Exception):
    """A page speaks of places in a scan that has been replaced since; says which scan there is now."""


def other_scan(_request: Request, error: Exception) -> Response:
    """What is answered to a page of a replaced scan: nothing it says can be tied to a place."""
    return JSONResponse({"problem": "the scan has been replaced since", "scan": str(error)}, 409)


async def brought(request: Request) -> Mapping[str, object]:
    """The JSON object that a request brings; an empty one where it brings none.

    Raises OtherScanError where it names another scan than the present one.
    """
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST:
            return {}
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    if found.get("scan", scan := scan_of(desk_of(request))) != scan:
        raise OtherScanError(scan)
    return found


def editor_of(desk: Desk, said: Mapping[str, object]) -> str:
    """Who signs a decision: whom the page names, or else the user of the machine."""
    name = said.get("by")
    return name.strip()[:80] if isinstance(name, str) and name.strip() else desk.editor


def span_of(desk: Desk, said: object) -> Span | None:
    """The span of the scan that a page names as ``start-end``."""
    start, dash, end = str(said).partition("-")
    if not (dash and start.isdecimal() and end.isdecimal()):
        return None
    span = Span(int(start), int(end))
    return span if span.start < span.end <= len(desk.opened.scan.text) else None


def row_of(scan: Scan, item: Item) -> list[object]:
    """An item as the list on the page needs it."""
    place = scan.where(item.span.start)
    state = 2 if item.decided else 1 if item.is_open else 0
    was = item.adrift.exact if item.adrift else item.before
    before, after = (_shown(words, item) for words in (was, item.proposal))
    risk = round(item.risk, 3)
    other = _shown(item.candidates[0], item) if item.candidates and item.sort in LETTER_SORTS else ""
    where = (place.page, place.line)
    more = (other, item.is_doubt, item.span.start)
    return [item.id, str(item.sort), item.pattern, before, after, *where, risk, state, *more]


def _shown(words: str, item: Item) -> str:
    """The words for the list: spaces are drawn where they are the question."""
    short = words.rstrip("\n")[:_SHOWN]
    spaced = item.sort in LETTER_SORTS and item.before.split() != item.proposal.split()
    return visible(short) if spaced and len(item.before) < _SHOWN else short.replace("\n", " ↵ ")
