"""Finds the abbreviations that the language knows, each within one text, outside passages of other languages."""

from __future__ import annotations

from collections.abc import Sequence

from chapbook.marking.spans import Mark, reading
from chapbook.shapes.document import Abbreviation, Inline
from chapbook.shapes.language import Language
from chapbook.shapes.scan import Span


def find_abbreviations(run: tuple[Inline, ...], language: Language, outside: Sequence[Mark]) -> tuple[Mark, ...]:
    """The abbreviations of a run, ascending, none inside the marks of ``outside``."""
    text = reading(run)
    found: dict[Span, Mark] = {}
    for short in language.abbreviations:
        for match in short.pattern.finditer(text):
            span = Span(*match.span())
            taken = any(span.overlaps(other) for other in found) or any(span.overlaps(mark.span) for mark in outside)
            if not taken:
                found[span] = Mark(span, Abbreviation(short.full, ()))
    return tuple(found[span] for span in sorted(found))
