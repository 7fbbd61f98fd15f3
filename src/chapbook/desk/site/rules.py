"""The rules and patterns that like decisions suggest: shown beside the queue, and acting only as an editor says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from chapbook.decisions import SuggestedRule, make_decision
from chapbook.desk.patterns import Pattern, ticked
from chapbook.desk.places import Places
from chapbook.desk.site.desk import Desk, brought, desk_of, editor_of, fragment, span_of, wrong
from chapbook.pipeline.clock import now
from chapbook.shapes.decisions import Decision, DecisionKind
from chapbook.shapes.scan import Span
from chapbook.writers.report_changes import left_of, right_of

_MOST = 500
"""Places that are shown of a pattern or a rule; a pattern acts only on what is shown and ticked."""


def show_rules(request: Request) -> Response:
    """The suggested rules and patterns, those with most to do first."""
    opened = desk_of(request).opened
    return fragment(request, "rules.html", rules=opened.book.rules, patterns=opened.behind.patterns)


def show_rule(request: Request) -> Response:
    """The concordance of a suggested rule."""
    desk = desk_of(request)
    rule = _suggested(desk, request.query_params.get("exact"))
    if rule is None:
        return wrong("this rule is no longer suggested", 404)
    lines = [_line(desk.opened.places, span) for span in rule.others[:_MOST]]
    return fragment(request, "rule.html", rule=rule, lines=lines)


async def answer_rule(request: Request) -> Response:
    """Writes that a suggested rule holds from now on, or that it never shall.

    With ``spans`` it holds nowhere else of what was shown: there the word is kept.
    """
    desk, said = desk_of(request), await brought(request)
    rule = _suggested(desk, said.get("exact"))
    if rule is None:
        return wrong("this rule is no longer suggested", 404)
    words = rule.replace if said.get("accept") is True else None
    asked = said.get("spans")
    spans = _spans(desk, asked) if isinstance(asked, list) else set(rule.others)
    kept = (span for span in rule.others[:_MOST] if words is not None and span not in spans)
    keeps = (make_decision(desk.opened.scan, span, DecisionKind.KEEP, seen=rule.exact) for span in kept)
    return await _written(desk, said, (_rule(rule.exact, words, f"{rule.decided} like decisions"), *keeps))


def show_pattern(request: Request) -> Response:
    """The concordance of a suggested pattern."""
    pattern = _pattern(desk_of(request), request.query_params.get("key"))
    if pattern is None:
        return wrong("this rule is no longer suggested", 404)
    return fragment(request, "pattern.html", pattern=pattern, places=pattern.places[:_MOST])


async def answer_pattern(request: Request) -> Response:
    """Writes that a pattern acts at the places that were ticked, if any; answered, it is not suggested again."""
    desk, said = desk_of(request), await brought(request)
    pattern, asked = _pattern(desk, said.get("key")), said.get("spans")
    if pattern is None:
        return wrong("this rule is no longer suggested", 404)
    spans = _spans(desk, asked)
    answered = _rule(pattern.key, None, f"{pattern.decided} like decisions")
    return await _written(desk, said, (*ticked(desk.opened.scan, pattern, spans), answered))


@dataclass(frozen=True, slots=True)
class _Line:
    """A place where a rule would act, between the words around it."""

    span: Span
    page: int
    line: int
    left: str
    right: str


def _line(places: Places, span: Span) -> _Line:
    stream, made = places.made(span)
    where = places.build.scan.where(span.start)
    return _Line(span, where.page, where.line, left_of(stream.text, made.start), right_of(stream.text, made.end))


def _spans(desk: Desk, asked: object) -> set[Span]:
    found = (span_of(desk, one) for one in asked) if isinstance(asked, list) else ()
    return {span for span in found if span is not None}


def _suggested(desk: Desk, exact: object) -> SuggestedRule | None:
    return next((rule for rule in desk.opened.book.rules if rule.exact == exact), None)


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
