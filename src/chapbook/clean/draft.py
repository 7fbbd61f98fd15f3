"""A stream at work: with the doubts so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from chapbook.shapes.findings import About, Finding, Kind
from chapbook.shapes.layers import Change, Layer, Stream
from chapbook.shapes.scan import Scan, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A stream of a scan, and what was noticed; ``findings`` speak of the scan."""

    scan: Scan
    stream: Stream
    findings: tuple[Finding, ...] = ()

    def changed(self, rule: str, changes: Iterable[Change]) -> Draft:
        """With one layer more, of those changes that change something."""
        kept = tuple(change for change in changes if change.before != change.after)
        return replace(self, stream=self.stream.with_layer(Layer(rule, kept)))

    def doubted(self, words: Span, message: str, candidates: tuple[str, ...], about: About, risk: float) -> Draft:
        """With a doubt about a span of the present text."""
        span = self._of_scan(words)
        doubt = Finding(self.scan.where(span.start), Kind.DOUBT, message, candidates, span, about, risk)
        return replace(self, findings=(*self.findings, doubt))

    def also_doubted(self, words: Span, message: str, candidates: tuple[str, ...], risk: float) -> Draft:
        """With a doubt about words of the present text, unless one speaks of them already."""
        span = self._of_scan(words)
        if any(finding.span is not None and span.overlaps(finding.span) for finding in self.findings):
            return self
        return self.doubted(words, message, candidates, About.WORD, risk)

    def _of_scan(self, words: Span) -> Span:
        origin = self.stream.origin(words.start, words.end)
        return Span(origin[0].start, origin[-1].end)
