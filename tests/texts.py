"""Text cases from tests/cases, and the way of a text through the stages, for tests of single stages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from chapbook import languages
from chapbook.clean import clean
from chapbook.layout import find_regions, page_labels
from chapbook.readers.plain import find_pages
from chapbook.shapes.decisions import Pins
from chapbook.shapes.document import (
    Block,
    Document,
    Heading,
    Inline,
    LineBreak,
    Listing,
    Note,
    PageBreak,
    Quotation,
    Signature,
    Text,
    Verse,
    flat,
    inlines_of,
)
from chapbook.shapes.findings import Finding
from chapbook.shapes.language import Language
from chapbook.shapes.layers import Layers
from chapbook.shapes.scan import Scan
from chapbook.structure import build_document

FRENCH = languages.load("fr")


class Spelling:
    """The words of French without what the corrector asks for: these tests are of structure, not of letters."""

    def __contains__(self, word: object) -> bool:
        return word in FRENCH.lexicon

    def count(self, word: str) -> int:
        return FRENCH.lexicon.count(word)

    def accented(self, word: str) -> tuple[str, ...]:
        return FRENCH.lexicon.accented(word)


RULES_ALONE = replace(FRENCH, lexicon=Spelling())
CASES = Path(__file__).parent / "cases"


def cases(stage: str) -> list[tuple[str, str, str]]:
    """The (title, input, expected) of a stage's file; a line ``<page>`` in the input is a form feed."""
    text = (CASES / f"{stage}.txt").read_text(encoding="utf-8")
    found = re.findall(r"^=== (.+?)\n(.*?)^---\n(.*?)(?=^===|\Z)", text, re.MULTILINE | re.DOTALL)
    return [(title, given.replace("<page>\n", "\f"), expected.rstrip("\n")) for title, given, expected in found]


def scan_of(text: str) -> Scan:
    pages, mark = find_pages(text)
    return Scan(text, pages, mark)


def cleaned(
    text: str, pins: Pins = (), language: Language = FRENCH, *, modern: bool = True
) -> tuple[Scan, Layers, tuple[Finding, ...]]:
    scan = scan_of(text)
    regions, laid = find_regions(scan, pins)
    layers, doubts = clean(scan, regions, pins, language, modern=modern)
    return scan, layers, (*laid, *doubts)


def structured(text: str, pins: Pins = ()) -> tuple[Layers, Document, tuple[Finding, ...]]:
    scan, layers, findings = cleaned(text, pins, RULES_ALONE)
    labels = page_labels(scan, find_regions(scan, pins)[0])
    document, built = build_document(scan, labels, layers, pins, RULES_ALONE)
    return layers, document, (*findings, *built)


def shown(document: Document) -> str:
    """A document as the cases write it: a block a line; notes in brackets, page breaks between bars."""
    return "\n".join(line for block in document.blocks for line in _lines(block))


def _lines(block: Block) -> list[str]:
    match block:
        case Heading():
            return [f"{'heading' if block.level else 'title'}: {_inline(block.inlines)}"]
        case Listing():
            return [f"item {item.marker}: {_inline(item.inlines)}" for item in block.items]
        case Quotation():
            return [f"quotation: {line.partition(': ')[2]}" for child in block.blocks for line in _lines(child)]
        case Verse():
            return ["verse: " + " / ".join(_inline(line) for line in block.lines)]
        case _:
            kind = "signature" if isinstance(block, Signature) else "paragraph"
            return [f"{kind}: {''.join(_inline(run) for run in inlines_of(block))}"]


def _inline(inlines: tuple[Inline, ...]) -> str:
    made = ""
    for leaf in flat(inlines):
        if isinstance(leaf, Text):
            made += leaf.text
        elif isinstance(leaf, LineBreak):
            made += " / "
        elif isinstance(leaf, PageBreak) and leaf.label != "1":
            made += f"|{leaf.label}|"
        elif isinstance(leaf, Note):
            inner = " ".join(_inline(run) for block in leaf.blocks for run in inlines_of(block))
            made += f"[{leaf.mark} {inner}]"
    return made
