"""Lays the foreign passages of a block over its runs: a passage may go over several of them, as over lines of verse."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from chapbook.languages.foreign import foreign_passages
from chapbook.marking.spans import Mark, reading
from chapbook.shapes.document import Foreign, Inline
from chapbook.shapes.language import Language
from chapbook.shapes.scan import Span


def find_passages(runs: Sequence[tuple[Inline, ...]], language: Language) -> tuple[tuple[Mark, ...], ...]:
    """The foreign passages of each run of one block, ascending; a passage may go over several runs (lines of verse)."""
    texts = [reading(run) for run in runs]
    whole = "\n".join(texts)
    passages = foreign_passages(whole, language)
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    return tuple(
        tuple(
            Mark(Span(max(0, span.start - start), min(len(text), span.end - start)), Foreign(code, ()))
            for span, code in passages
            if span.start < start + len(text) and start < span.end
        )
        for text, start in zip(texts, starts, strict=False)
    )
