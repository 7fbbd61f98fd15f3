"""Words cut at a line end are made whole on one of the two lines, so that the lines keep their number.

Whether the hyphen goes or stays (montrera-t-il) the lexicon and the clitics of the language decide; a hyphen that
stays is left as the scan has it, at its line end. Where neither is sure it stays, with a doubt.
"""

from __future__ import annotations

import re

from chapbook.clean.draft import Doubt, Draft
from chapbook.shapes.findings import About
from chapbook.shapes.language import Language
from chapbook.shapes.layers import Change
from chapbook.shapes.scan import Span

JOIN = "join"
"""The name of the layer."""
_CUT = re.compile(
    r"(?P<before> |(?<!\S))(?P<head>\S*?)(?<![^\W\d_])(?<![^\W\d_]-)(?P<left>(?>[^\W\d_]+(?:-[^\W\d_]+)*))"
    r"[-¬\u00ad\u2010] ?(?P<end>\n+)"
    r"(?P<right>[^\W\d_]+(?:-[^\W\d_]+)*)(?P<tail>[^\s]*(?:[ \u00a0\u202f][;:!?»]+(?!\S))?)(?P<space> ?)"
)
"""A word with a hyphen at the line end, the rest of it on the next line with all that hangs on to it: the mark too that
French printers set off by a space. It is looked for only where a word begins: from every letter of it, a scan without
spaces would take hours."""

_RISK = 0.5
"""Nothing tells whether the hyphen goes or stays."""


def join_words(draft: Draft, language: Language) -> Draft:
    """With the layer of joins: ``fran-⏎çais le`` becomes ``français⏎le``."""
    changes, open_cases = [], []
    for match in _CUT.finditer(draft.stream.text):
        if match["right"][0].isupper() or not _one_line_end(draft, match):
            continue
        confidence = _confidence(match["left"], match["right"], language)
        if confidence is None:
            open_cases.append(match)
        elif confidence > 0:
            changes.append(_joined(match, confidence))
    return draft.doubted(map(_open, open_cases)).changed(JOIN, changes)


def _open(match: re.Match[str]) -> Doubt:
    whole, compound = match["left"] + match["right"], f"{match['left']}-{match['right']}"
    message = f"“{compound}” at a line end: is the hyphen the printer's cut or part of the word?"
    return Doubt(Span(match.start("left"), match.end("right")), message, (compound, whole), _RISK, About.JOIN)


def _joined(match: re.Match[str], confidence: float) -> Change:
    """The word goes whole to the first line; to the second where the rest of it is all that stands there."""
    if match["before"] and not match["space"]:
        start, end = match.start(), match.end("right")
        after = match["end"] + match["head"] + match["left"] + match["right"]
    else:
        start, end = match.end("left"), match.end()
        # With a line to itself on both sides the word takes the line end that follows: an empty line would be a break.
        after = match["right"] + match["tail"] + (match["end"] if match["space"] else "")
    return Change(start, end, match.string[start:end], after, JOIN, confidence)


def _one_line_end(draft: Draft, match: re.Match[str]) -> bool:
    """A cut word runs over one line end; over more only where the page turned between them."""
    if len(match["end"]) == 1:
        return True
    ends = (match.start("end") - 1, match.start("right"))
    before, after = (draft.stream.origin(at, at + 1)[0].start for at in ends)
    return any(before < span.start <= after for span in draft.stream.spans)


def _confidence(left: str, right: str, language: Language) -> float | None:
    """How surely the hyphen is only the printer's cut: 0.0 if it belongs to the word, None if nothing tells."""
    whole, compound = _count(left + right, language), _count(f"{left}-{right}", language)
    if whole or compound:
        return 0.99 if whole >= compound else 0.0
    last, first = left.rpartition("-")[2], right.partition("-")[0]
    if left != last or right != first:
        return _of_compound(last, first, language)
    if right.lower() in language.clitics and _count(left, language):
        return 0.0
    return None if min(_count(left, language), _count(right, language)) >= _COMMON else 0.9


def _of_compound(last: str, first: str, language: Language) -> float:
    """For a cut inside a word that has other hyphens (c'est-à-dire): the two parts at the cut decide.

    They are one if together they are a word and apart they are not two; a hyphen beside a hyphen is likelier kept.
    """
    together = _count(last + first, language)
    apart = min(_count(last, language), _count(first, language))
    return 0.95 if together > 10 * apart else 0.0


_COMMON = 20
"""A part that stood this often in the corpora is a word of its own, so that the two may be a compound."""


def _count(word: str, language: Language) -> int:
    """How often a word, or one that differs in accents alone, stood in the corpora; at least 1 if it is known."""
    known = language.lexicon.accented(word.lower())
    return max((max(1, language.lexicon.count(form)) for form in known), default=0)
