"""Makes a decision for a stretch of the scan, with a quote long enough that it is found again. It writes nothing."""

from __future__ import annotations

from chapbook.shapes.decisions import Decision, DecisionKind
from chapbook.shapes.scan import Scan, Span

SHORTEST, LONGEST = 20, 320
"""Characters of prefix and of suffix: as many of them as make the quote the only one of its words, up to a limit."""


def make_decision(  # noqa: PLR0913 - the fields of a decision, by their names
    scan: Scan,
    span: Span,
    kind: DecisionKind,
    *,
    replace: str | None = None,
    seen: str | None = None,
    by: str = "",
    when: str = "",
    why: str = "",
) -> Decision:
    """A decision on ``span`` of the scan's text, without an id: that comes with the place in the file.

    Raises ValueError for an empty span: a decision needs words to hold on to.
    """
    if not len(span):
        raise ValueError("a decision needs at least one character of the scan to hold on to")
    place = scan.where(span.start)
    prefix, suffix = quote(scan, span)
    return Decision(
        id="",
        kind=kind,
        scan=scan.digest,
        page=place.page,
        line=place.line,
        column=place.column,
        exact=span.of(scan.text),
        prefix=prefix,
        suffix=suffix,
        replace=replace,
        seen=seen,
        by=by,
        when=when,
        why=why,
    )


def quote(scan: Scan, span: Span) -> tuple[str, str]:
    """The characters before and behind a span, growing until the words stand only once so, or to the limit."""
    length = SHORTEST
    while True:
        prefix = scan.text[max(0, span.start - length) : span.start]
        suffix = scan.text[span.end : span.end + length]
        whole = prefix + span.of(scan.text) + suffix
        first = scan.text.find(whole)
        if length >= LONGEST or scan.text.find(whole, first + 1) < 0:
            return prefix, suffix
        length *= 2
