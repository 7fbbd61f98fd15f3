"""Repairs the letters of a scan, each change on record. It adds, drops and moves no word, and nothing is lost for good.

The order of the layers: the editor's decisions, words cut at line ends, the repairs of the language that a rule can
decide safely, the corrector that weighs readings by their context over the whole document, and last the orthography
(accents on capitals), which a diplomatic edition leaves out.
"""

from __future__ import annotations

from collections.abc import Callable

from chapbook.clean.correction import correct_drafts
from chapbook.clean.corrector import Settings
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

__all__ = ["Settings", "clean"]

Step = Callable[[Draft, Language], Draft]

STEPS: tuple[Step, ...] = (join_words, apply_repairs)
ORTHOGRAPHY: tuple[Step, ...] = (apply_orthography,)


def clean(  # noqa: PLR0913 - the stage's four inputs and its two settings
    scan: Scan, regions: Regions, pins: Pins, language: Language, *, modern: bool, settings: Settings | None = None
) -> tuple[Layers, tuple[Finding, ...]]:
    """The streams of the scan with their layers, and the findings; ``modern`` switches the orthography on."""
    drafts = [apply_decisions(Draft(scan, stream), pins) for stream in streams_of(scan, regions)]
    drafts = [_through(STEPS, draft, language) for draft in drafts]
    drafts = correct_drafts(drafts, language, settings or Settings())
    drafts = [_through(ORTHOGRAPHY if modern else (), draft, language) for draft in drafts]
    findings = tuple(finding for draft in drafts for finding in draft.findings)
    return Layers(tuple(draft.stream for draft in drafts)), findings


def _through(steps: tuple[Step, ...], draft: Draft, language: Language) -> Draft:
    for step in steps:
        draft = step(draft, language)
    return draft
