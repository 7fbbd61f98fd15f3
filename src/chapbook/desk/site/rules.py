"""The rules that like decisions suggest: shown beside the queue, and holding only once an editor has accepted one."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from chapbook.desk.site.desk import brought, desk_of, editor_of, fragment, wrong
from chapbook.pipeline.clock import now
from chapbook.shapes.decisions import Decision, DecisionKind


def show_rules(request: Request) -> Response:
    """The suggested rules, those with most to do first."""
    return fragment(request, "rules.html", rules=desk_of(request).opened.book.rules)


async def answer_rule(request: Request) -> Response:
    """Writes that a suggested rule holds from now on, or that it never shall."""
    desk, said = desk_of(request), await brought(request)
    rule = next((rule for rule in desk.opened.book.rules if rule.exact == said.get("exact")), None)
    if rule is None:
        return wrong("this rule is no longer suggested", 404)
    decision = Decision(
        id="",
        kind=DecisionKind.RULE,
        exact=rule.exact,
        replace=rule.replace if said.get("accept") is True else None,
        by=editor_of(desk, said),
        when=now(),
        why=f"{rule.decided} like decisions",
    )
    written = await run_in_threadpool(desk.opened.record, (decision,))
    desk.runner.due()
    return JSONResponse({"decisions": [one.id for one in written]})
