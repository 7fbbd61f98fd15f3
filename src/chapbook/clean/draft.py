"""A stream at work: with the spans that no rule may touch, since an editor has decided them, and the doubts so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from chapbook.shapes.findings import About, Finding, Kind
from chapbook.shapes.layers import Change, Layer, Stream
from chapbook.shapes.scan import Scan, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A stream of a scan; ``shields`` count in the stream's present text, ``findings`` speak of the scan."""

    scan: Scan
    stream: Stream
    shields: tuple[Span, ...] = ()
    findings: tuple[Finding, ...] = ()

    def changed(self, rule: str, changes: Iterable[Change]) -> Draft:
        """With one layer more, of those changes that touch no shielded span and change something."""
        kept = tuple(change for change in changes if change.before != change.after and not self._shielded(change))
        if not kept:
            return self
        layer = Layer(rule, kept)
        moved = tuple(Span(layer.forward(s.start), layer.forward(s.end)) for s in self.shields)
        return replace(self, stream=self.stream.with_layer(layer), shields=moved)

    def doubted(self, words: Span, message: str, candidates: tuple[str, ...], about: About, risk: float) -> Draft:
        """With a doubt about a span of the present text, unless an editor has decided that place."""
        if any(shield.start < words.end and words.start < shield.end for shield in self.shields):
            return self
        span = self.stream.origin(words.start, words.end)[0]
        doubt = Finding(self.scan.where(span.start), Kind.DOUBT, message, candidates, span, about, risk)
        return replace(self, findings=(*self.findings, doubt))

    def _shielded(self, change: Change) -> bool:
        return any(
            (change.start < shield.end and shield.start < change.end) or shield.start < change.start < shield.end
            for shield in self.shields
        )
