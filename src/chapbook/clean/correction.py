"""The corrector in the making of a clean text: all streams of a document at once, for they teach one channel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from chapbook.clean.corrector import RULE, Correction, Passage, Settings, Vocabulary, correct
from chapbook.clean.draft import Doubt, Draft
from chapbook.languages.foreign import foreign_passages
from chapbook.languages.model import Statistics
from chapbook.shapes.language import Language
from chapbook.shapes.layers import Stream
from chapbook.shapes.scan import Rival, Scan, Span


def correct_drafts(drafts: Sequence[Draft], language: Language, settings: Settings) -> list[Draft]:
    """Each draft with the corrector's layers and its doubts; as they are where the language has no statistics.

    Read until nothing changes any more, so that a second run over the result has nothing left to do. The doubts are
    those of the first reading: the next ones know less of how this document errs.
    """
    if not isinstance(language.lexicon, Statistics):
        return list(drafts)
    drafts, model = list(drafts), language.lexicon.model
    vocabulary = Vocabulary(model, settings.words)
    for run in range(_MOST_RUNS):
        passages = [passage_of(draft, language, first=run == 0) for draft in drafts]
        corrections = correct(passages, model, settings, vocabulary)
        pairs = list(zip(drafts, corrections, strict=True))
        if run == 0:
            pairs = [(_doubted(draft, correction), correction) for draft, correction in pairs]
        if not any(correction.layer.changes for correction in corrections):
            return [_wondered(draft, correction) for draft, correction in pairs]
        drafts = [draft.changed(RULE, correction.layer.changes) for draft, correction in pairs]
    return drafts


_MOST_RUNS = 4
_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
"""The end of a line within a passage, which is no break in it."""
_NUMERAL = re.compile(r"(?:\A|(?<=\n\n))[ \t]*(?:[IVXLC]+|\d{1,3})\.(?=[ \t]+[—–-]|[ \t]*(?:\n\n|\Z))")
"""The numeral of a heading with its stop, before a dash or alone on its line: no sentence has such a stop."""
_RISK_OF_ELISION = 0.4
_RISK_OF_UNKNOWN = 0.2
"""The least chance that a doubted word is wrong: of words that nobody knows some are names or old spellings."""


def passage_of(draft: Draft, language: Language, *, first: bool) -> Passage:
    """A stream as the corrector reads it; a second reading of the page is voted on in the ``first`` run alone."""
    stream = draft.stream
    rivals = tuple(_rivals(draft.scan, stream)) if first else ()
    foreign = foreign_spans(stream.text, language)
    return Passage(stream.text, foreign, tuple(_confidences(draft.scan, stream)), tuple(_seams(stream)), rivals)


def foreign_spans(text: str, language: Language) -> tuple[Span, ...]:
    """What is surely in another language, to be left alone: this one's words would take its place."""
    return tuple(span for span, _ in foreign_passages(_LINE_END.sub(" ", text), language))


def _doubted(draft: Draft, correction: Correction) -> Draft:
    text = draft.stream.text
    stops = {Span(found.end() - 1, found.end()) for found in _NUMERAL.finditer(text)}
    return draft.doubted(
        Doubt(
            doubt.span,
            f"“{doubt.span.of(text)}”: is it misread?",
            doubt.candidates,
            max(doubt.confidence, _RISK_OF_UNKNOWN),
        )
        for doubt in correction.doubts
        if doubt.span not in stops
    )


def _wondered(draft: Draft, correction: Correction) -> Draft:
    """With a doubt where the words as they are at last still want an elision."""
    words = [(span, span.of(draft.stream.text), elided) for span, elided in correction.wanted]
    return draft.also_doubted(
        Doubt(span, f"“{read}”: is “{elided}” lost before it?", (elided + read,), _RISK_OF_ELISION)
        for span, read, elided in words
    )


def _seams(stream: Stream) -> Iterator[int]:
    """Where two spans meet in the present text that do not meet in the scan."""
    offset = 0
    for before, span in pairwise(stream.spans):
        offset += len(before)
        if span.start != before.end:
            yield stream.forward(offset)


def _rivals(scan: Scan, stream: Stream) -> Iterator[Rival]:
    """What a second reading has for a stream, in offsets of its present text; where that is the same, nothing."""
    for rival in scan.rivals:
        start, end = stream.raw_offset(rival.span.start), stream.raw_offset(rival.span.end - 1)
        if start is not None and end is not None:
            span = Span(stream.forward(start), stream.forward(end + 1, right=True))
            if span.of(stream.text) != rival.text:
                yield replace(rival, span=span)


def _confidences(scan: Scan, stream: Stream) -> Iterator[tuple[Span, float]]:
    """The engine's confidence, 0 to 1, for the words of a stream, with their spans in its present text."""
    for word in scan.words:
        start = stream.raw_offset(word.span.start)
        end = stream.raw_offset(word.span.end - 1) if len(word.span) else None
        if start is not None and end is not None:
            yield Span(stream.forward(start), stream.forward(end + 1, right=True)), word.confidence
