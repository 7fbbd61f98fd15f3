"""The rules and patterns that like decisions suggest: shown beside the queue, and acting only as an editor says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from chapbook.desk.patterns import Pattern, ticked
from chapbook.desk.site.desk import Desk, brought, desk_of, editor_of, fragment, span_of, wrong
from chapbook.pipeline.clock import now
from chapbook.shapes.decisions import Decision, DecisionKind

_MOST = 500
"""Places of a pattern that are shown; it acts only on what is shown and ticked."""


def show_rules(request: Request) -> Response:
    """The suggested rules and patterns, those with most to do first."""
    opened = desk_of(request).opened
    return fragment(request, "rules.html", rules=opened.book.rules, patterns=opened.behind.patterns)


async def answer_rule(request: Request) -> Response:
    """Writes that a suggested rule holds from now on, or that it never shall."""
    desk, said = desk_of(request), await brought(request)
    rule = next((rule for rule in desk.opened.book.rules if rule.exact == said.get("exact")), None)
    if rule is None:
        return wrong("this rule is no longer suggested", 404)
    words = rule.replace if said.get("accept") is True else None
    return await _written(desk, said, (_rule(rule.exact, words, f"{rule.decided} like decisions"),))


def show_pattern(request: Request) -> Response:
    """The concordance of a suggested pattern."""
    pattern = _pattern(desk_of(request), request.query_params.get("key"))
    if pattern is None:
        return wrong("this rule is no longer suggested", 404)
    return fragment(request, "pattern.html", pattern=pattern, places=pattern.places[:_MOST])


async def answer_pattern(request: Request) -> Response:
    """Writes that a pattern acts at the places that were ticked; without any that it shall not be suggested again."""
    desk, said = desk_of(request), await brought(request)
    pattern, asked = _pattern(desk, said.get("key")), said.get("spans")
    if pattern is None:
        return wrong("this rule is no longer suggested", 404)
    if not isinstance(asked, list):
        return await _written(desk, said, (_rule(pattern.key, None, f"{pattern.decided} like decisions"),))
    spans = {span for one in asked if (span := span_of(desk, one)) is not None}
    return await _written(desk, said, ticked(desk.opened.scan, pattern, spans))


def _pattern(desk: Desk, key: object) -> Pattern | None:
    return next((one for one in desk.opened.behind.patterns if one.key == key), None)


def _rule(exact: str, words: str | None, why: str) -> Decision:
    return Decision(id="", kind=DecisionKind.RULE, exact=exact, replace=words, why=why)


async def _written(desk: Desk, said: Mapping[str, object], decisions: tuple[Decision, ...]) -> Response:
    by, when = editor_of(desk, said), now()
    signed = tuple(replace(one, by=by, when=when) for one in decisions)
    written = await run_in_threadpool(desk.opened.record, signed)
    desk.runner.due()
    return JSONResponse({"decisions": [one.id for one in written]})
