"""A stream at work: with the spans that no rule may touch, since an editor has decided them, and the doubts so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from chapbook.shapes.findings import Finding, Kind
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

    def doubted(self, start: int, end: int, message: str, candidates: tuple[str, ...] = ()) -> Draft:
        """With a doubt about ``[start, end)`` of the present text, unless an editor has decided that place."""
        if any(shield.start < end and start < shield.end for shield in self.shields):
            return self
        place = self.scan.where(self.stream.origin(start, end)[0].start)
        return replace(self, findings=(*self.findings, Finding(place, Kind.DOUBT, message, candidates)))

    def _shielded(self, change: Change) -> bool:
        return any(
            (change.start < shield.end and shield.start < change.end) or shield.start < change.start < shield.end
            for shield in self.shields
        )
