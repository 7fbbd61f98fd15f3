"""A stream at work: with the doubts so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from chapbook.clean.cover import Cover
from chapbook.shapes.findings import About, Finding, Kind
from chapbook.shapes.layers import Change, Layer, Stream
from chapbook.shapes.scan import Scan, Span


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt about words of the present text of a draft; ``risk`` is the chance, 0 to 1, that they are wrong."""

    words: Span
    message: str
    candidates: tuple[str, ...]
    risk: float
    about: About = About.WORD


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

    def doubted(self, doubts: Iterable[Doubt]) -> Draft:
        """With these doubts."""
        return replace(self, findings=(*self.findings, *map(self._found, doubts)))

    def also_doubted(self, doubts: Iterable[Doubt]) -> Draft:
        """With these doubts, but for those of whose words another speaks already."""
        spoken_of = Cover(finding.span for finding in self.findings if finding.span is not None)
        added = []
        for finding in map(self._found, doubts):
            if finding.span is not None and not spoken_of.meets(finding.span):
                spoken_of.add(finding.span)
                added.append(finding)
        return replace(self, findings=(*self.findings, *added))

    def _found(self, doubt: Doubt) -> Finding:
        origin = self.stream.origin(doubt.words.start, doubt.words.end)
        span = Span(origin[0].start, origin[-1].end)
        place = self.scan.where(span.start)
        return Finding(place, Kind.DOUBT, doubt.message, doubt.candidates, span, doubt.about, doubt.risk)
