"""Repairs the letters of a scan, each change on record. It adds, drops and moves no word, and nothing is lost for good.

The order of the layers: the editor's decisions, words cut at line ends, the repairs of the language that a rule can
decide safely, and last its orthography (accents on capitals), which a diplomatic edition leaves out. The corrector
that weighs readings by their context has its place between the last two.
"""

from __future__ import annotations

from collections.abc import Callable

from chapbook.clean.draft import Draft
from chapbook.clean.joins import join_words
from chapbook.clean.pinned import apply_decisions
from chapbook.clean.rules import apply_orthography, apply_repairs
from chapbook.clean.streams import streams_of
from chapbook.shapes.decisions import Pins
from chapbook.shapes.findings import Finding
from chapbook.shapes.language import Language
from chapbook.shapes.layers import Layers
from chapbook.shapes.regions import Regions
from chapbook.shapes.scan import Scan

__all__ = ["clean"]

Step = Callable[[Draft, Language], Draft]

STEPS: tuple[Step, ...] = (join_words, apply_repairs)
ORTHOGRAPHY: tuple[Step, ...] = (apply_orthography,)


def clean(
    scan: Scan, regions: Regions, pins: Pins, language: Language, *, modern: bool
) -> tuple[Layers, tuple[Finding, ...]]:
    """The streams of the scan with their layers, and the findings; ``modern`` switches the orthography on."""
    findings: list[Finding] = []
    streams = []
    for stream in streams_of(scan, regions):
        draft = apply_decisions(Draft(scan, stream), pins)
        for step in STEPS + (ORTHOGRAPHY if modern else ()):
            draft = step(draft, language)
        findings += draft.findings
        streams.append(draft.stream)
    return Layers(tuple(streams)), tuple(findings)
