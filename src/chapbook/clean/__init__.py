"""Repairs the letters of a scan, each change on record. It adds, drops and moves no word, and nothing is lost for good.

The order of the layers: the editor's decisions, words cut at line ends, the repairs of the language that a rule can
decide safely, the corrector that weighs readings by their context over the whole document, and last the orthography
(accents on capitals), which a diplomatic edition leaves out. The program proposes from the scan alone; the decisions
are laid over that, so that each changes its own words and no others.
"""

from __future__ import annotations

from collections.abc import Callable

from chapbook.clean.correction import correct_drafts
from chapbook.clean.corrector import RULE, Settings
from chapbook.clean.draft import Draft
from chapbook.clean.joins import JOIN, join_words
from chapbook.clean.pinned import lay_pins, open_doubts, proposal_for
from chapbook.clean.quotes import doubt_quotes
from chapbook.clean.rules import apply_orthography, apply_repairs
from chapbook.clean.streams import streams_of
from chapbook.clean.suspects import doubt_signs
from chapbook.shapes.decisions import Pins
from chapbook.shapes.findings import Finding
from chapbook.shapes.language import Language
from chapbook.shapes.layers import Layers, StreamKind
from chapbook.shapes.proposal import Proposal
from chapbook.shapes.regions import Regions
from chapbook.shapes.scan import Scan

__all__ = ["Settings", "clean", "decide", "proposal_for", "propose"]

Step = Callable[[Draft, Language], Draft]

STEPS: tuple[Step, ...] = (join_words, apply_repairs)
ORTHOGRAPHY: tuple[Step, ...] = (apply_orthography,)


def clean(  # noqa: PLR0913 - the stage's four inputs and its two settings
    scan: Scan, regions: Regions, pins: Pins, language: Language, *, modern: bool, settings: Settings | None = None
) -> tuple[Layers, tuple[Finding, ...]]:
    """The streams of the scan with their layers, and the findings; ``modern`` switches the orthography on."""
    proposal = propose(scan, regions, language, modern=modern, settings=settings)
    return decide(scan, proposal, regions, pins, language)


def propose(
    scan: Scan, regions: Regions, language: Language, *, modern: bool, settings: Settings | None = None
) -> Proposal:
    """What the program makes of the letters by itself, and its doubts; none on furniture, which is not in the book."""
    drafts = [Draft(scan, stream) for stream in streams_of(scan, regions)]
    drafts = [_through(STEPS, draft, language) for draft in drafts]
    drafts = correct_drafts(drafts, language, settings or Settings())
    drafts = [doubt_signs(doubt_quotes(draft, language)) for draft in drafts]
    drafts = [_through(ORTHOGRAPHY if modern else (), draft, language) for draft in drafts]
    asked = (draft for draft in drafts if draft.stream.kind is not StreamKind.FURNITURE)
    findings = tuple(finding for draft in asked for finding in draft.findings)
    return Proposal(regions, Layers(tuple(draft.stream for draft in drafts)), findings)


def decide(
    scan: Scan, proposal: Proposal, regions: Regions, pins: Pins, language: Language
) -> tuple[Layers, tuple[Finding, ...]]:
    """What is proposed, with the editor's decisions laid over it, in streams of these regions."""
    order = (JOIN, *(rule.name for rule in language.repairs), RULE, *(rule.name for rule in language.orthography))
    layers, noticed = lay_pins(scan, proposal.layers, regions, pins, order)
    return layers, (*open_doubts(proposal.findings, pins), *noticed)


def _through(steps: tuple[Step, ...], draft: Draft, language: Language) -> Draft:
    for step in steps:
        draft = step(draft, language)
    return draft
