"""The words of a scan that are most like those of a lost decision, near where it was taken. It decides nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from chapbook.shapes.decisions import Decision
from chapbook.shapes.scan import Place, Scan, Span

LIKE = 0.3
"""The likeness (0 to 1) from which on words are worth showing."""
MOST = 3
_LONGEST = 12
"""Words of a decision that are looked for at one place."""
_CUT = 0.5
"""What a place that cuts a word in two is less likely by."""
_LOOKED_AT = 2000
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*['’]?|\S")


def likest_words(scan: Scan, decision: Decision, found: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The spans that a decision may be meant for, likest first; ``found`` are those that read as it does.

    Where none of these is made of whole words, as many words as the decision is about are looked at on its page, the
    one before and the one after; the words around count as much as its own.
    """
    spans = [span for span in found if _is_whole(scan, span)]
    if not spans:
        spans = [*_near(scan, decision), *found]
    offset = scan.offset(Place(decision.page, max(1, decision.line), 1)) or 0
    spans = sorted(set(spans), key=lambda span: abs(span.start - offset))[:_LOOKED_AT]
    ranked = sorted(((likeness, span) for span in spans for likeness in _likeness(scan, decision, span)), reverse=True)
    return tuple(span for _, span in ranked[:MOST])


def _near(scan: Scan, decision: Decision) -> Iterator[Span]:
    """Each run of as many words as the decision has, on its page and those beside it."""
    count = len(decision.exact.split())
    if not 0 < count <= _LONGEST or not scan.pages:
        return
    first, last = (min(max(0, decision.page - 1 + by), len(scan.pages) - 1) for by in (-1, 1))
    region = Span(scan.pages[first].span.start, scan.pages[last].span.end)
    words = [Span(word.start(), word.end()) for word in _WORD.finditer(scan.text, region.start, region.end)]
    for one, other in zip(words, words[count - 1 :], strict=False):
        yield Span(one.start, other.end)


def _is_whole(scan: Scan, span: Span) -> bool:
    """True if no word is cut at either end of a span."""
    edges = (scan.text[max(0, span.start - 1) : span.start + 1], scan.text[span.end - 1 : span.end + 1])
    return not any(len(edge) == 2 and edge.isalnum() for edge in edges)


def _likeness(scan: Scan, decision: Decision, span: Span) -> Iterator[float]:
    matcher = SequenceMatcher(None, span.of(scan.text), decision.exact, autojunk=False)
    if matcher.real_quick_ratio() < LIKE or matcher.quick_ratio() < LIKE or (own := matcher.ratio()) < LIKE:
        return
    around = scan.text[max(0, span.start - 20) : span.start] + scan.text[span.end : span.end + 20]
    meant = decision.prefix[-20:] + decision.suffix[:20]
    cut = 0.0 if _is_whole(scan, span) else _CUT
    yield own + SequenceMatcher(None, around, meant, autojunk=False).ratio() - cut
