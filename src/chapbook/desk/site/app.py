"""The site: which address is answered by what."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from chapbook.desk.lines import WrongChoiceError
from chapbook.desk.site import assets, printed, queue, rules, views
from chapbook.desk.site.desk import LANGUAGE, Desk, OtherScanError, broken, brought, other_scan, refused, wrong
from chapbook.desk.site.events import stream
from chapbook.desk.site.guard import Guard
from chapbook.desk.speech import languages
from chapbook.shapes.findings import SetupError

_YEAR = 365 * 24 * 3600


async def choose_language(request: Request) -> Response:
    """Keeps the language chosen on the page."""
    code = str((await brought(request)).get("code", ""))
    if code not in languages():
        return wrong("there is no such language")
    answer = JSONResponse({"code": code})
    answer.set_cookie(LANGUAGE, code, max_age=_YEAR, samesite="strict", httponly=True)
    return answer


ROUTES = (
    Route("/", queue.show_queue),
    Route("/items", queue.list_items),
    Route("/card/{id}", queue.show_card),
    Route("/alike/{id}", queue.show_alike),
    Route("/decide", queue.decide, methods=["POST"]),
    Route("/undo", queue.take_back, methods=["POST"]),
    Route("/word", queue.add_good_word, methods=["POST"]),
    Route("/rules", rules.show_rules),
    Route("/rule", rules.show_rule),
    Route("/rule", rules.answer_rule, methods=["POST"]),
    Route("/pattern", rules.show_pattern),
    Route("/pattern", rules.answer_pattern, methods=["POST"]),
    Route("/language", choose_language, methods=["POST"]),
    Route("/pages", views.show_pages),
    Route("/pages/{number:int}", views.show_pages),
    Route("/page/{number:int}", views.show_page),
    Route("/status", views.set_status, methods=["POST"]),
    Route("/structure", views.show_structure),
    Route("/blocks", views.list_blocks),
    Route("/notes", views.show_notes),
    Route("/retag", views.retag, methods=["POST"]),
    Route("/call", views.call_note, methods=["POST"]),
    Route("/print", printed.show_print),
    Route("/print/pages", printed.tell_print),
    Route("/print/set", printed.set_print, methods=["POST"]),
    Route("/print/draft", printed.draft_print, methods=["POST"]),
    Route("/print/{number:int}", printed.show_printed),
    Route("/print/{draft}/{number:int}", printed.show_printed),
    Route("/strip/{id}", assets.show_strip),
    Route("/sheet/{number:int}", assets.show_sheet),
    Route("/font/{style}", assets.font),
    Route("/source", assets.source),
    Route("/events", stream),
    Mount("/static", StaticFiles(packages=[("chapbook.desk", "static")])),
)

HANDLERS = {OtherScanError: other_scan, WrongChoiceError: refused, SetupError: broken}
"""What is answered where a request cannot be done, by the error that says so."""


def make_site(desk: Desk, token: str, port: int) -> Guard:
    """The desk's site, behind its guard."""
    site = Starlette(routes=list(ROUTES), exception_handlers=dict(HANDLERS))
    site.state.desk = desk
    return Guard(site, token, port)
