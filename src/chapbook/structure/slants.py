"""Where the input says that words are set in italics: spans of a stream's cleaned text."""

from __future__ import annotations

from collections.abc import Iterable

from chapbook.shapes.layers import Stream
from chapbook.shapes.scan import Scan, Span

_MOST = 0.5
"""A text of which more than this share is reported as italic is one whose reader cannot tell."""


def slanted_spans(scan: Scan, stream: Stream) -> tuple[Span, ...]:
    """The runs of italic words, ascending, each from the first letter of its first word to the last of its last."""
    runs: list[Span] = []
    joined, low = False, 0
    for origin in stream.spans:
        for word in scan.words_in(origin):
            if word.italic:
                start = low + word.span.start - origin.start
                span = Span(stream.forward(start), stream.forward(start + len(word.span), right=True))
                runs[-1:] = [Span(runs[-1].start, span.end)] if joined else [*runs[-1:], span]
            joined = word.italic
        low += len(origin)
    covered = sum(len(run) for run in runs)
    return tuple(runs) if covered < _MOST * len(stream.text) else ()


def parted(span: Span, slants: Iterable[Span]) -> list[tuple[Span, bool]]:
    """A span cut where italics begin and end: each part with whether it is in italics."""
    parts: list[tuple[Span, bool]] = []
    done = span.start
    for slant in slants:
        start, end = max(slant.start, done), min(slant.end, span.end)
        if start >= end:
            continue
        if done < start:
            parts.append((Span(done, start), False))
        parts.append((Span(start, end), True))
        done = end
    if done < span.end:
        parts.append((Span(done, span.end), False))
    return parts
