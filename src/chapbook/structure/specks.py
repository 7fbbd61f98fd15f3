"""Doubts about lines that hold no word: a speck, a stain or a line of ornament that OCR read as letters.

They stay in the text, since only an eye on the page can tell; a decision on the line leaves one out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapbook.shapes.decisions import LINES, Pins
from chapbook.shapes.findings import About, Finding, Kind
from chapbook.shapes.language import Lexicon
from chapbook.shapes.layers import Layers, StreamKind
from chapbook.shapes.regions import RegionKind
from chapbook.shapes.scan import Scan, Span
from chapbook.structure.markers import is_numeral

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 3
"""Letters of a word in capitals that shows a line to be text; parts of a line that is none."""
_UNSURE = 0.5
"""Confidence of an engine in its own reading, below which it tells of a speck too."""
_RISK = 0.7


def doubtful_lines(scan: Scan, layers: Layers, pins: Pins, lexicon: Lexicon) -> Iterator[Finding]:
    """A doubt for each line of body and notes without a word of the language, unless an editor said what it is."""
    decided = [pin.span for pin in pins if pin.decision.kind in LINES]
    for stream in layers.streams:
        if stream.kind is StreamKind.FURNITURE:
            continue
        for found in re.finditer(r"[^\n]*\S[^\n]*", stream.text):
            if not _may_be_speck(found[0], lexicon):
                continue
            span = stream.origin(found.start(), found.end())[0]
            if _is_likely(scan, span, found[0]) and not any(span.overlaps(other) for other in decided):
                said = (str(RegionKind.BODY), "furniture")
                message = "no word of the language stands on this line: it may be a speck read as letters"
                yield Finding(scan.where(span.start), Kind.DOUBT, message, said, span, About.LINE, _RISK)


def _may_be_speck(line: str, lexicon: Lexicon) -> bool:
    """True for a few signs and letters without a word: no number, no row of stars or dashes, no numeral alone."""
    words = _WORD.findall(line)
    if not words or is_numeral(line.strip(" —–-*()")) or re.search(r"\d{2}", line):
        return False
    long = (word for word in words if len(word) >= _LEAST or (len(word) > 1 and not word.isupper()))
    return not any(word.casefold() in lexicon for word in long)


def _is_likely(scan: Scan, span: Span, line: str) -> bool:
    """True if most of the signs stand alone, or if the engine itself was not sure of them; a capital may be an
    initial of a chapter."""
    parts = line.split()
    if len(parts) == 1 and len(line.strip()) == 1:
        return line.strip().islower()
    if len(parts) >= _LEAST and 2 * sum(len(part.strip(".,;")) == 1 for part in parts) > len(parts):
        return True
    words = scan.words_in(span)
    return bool(words) and sum(word.confidence for word in words) < _UNSURE * len(words)
