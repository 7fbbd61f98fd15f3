"""Edits that an editor made in several words, as a pattern of letters, and the other places where it would act.

Three decisions that change the same letters in different words suggest one: the letters, with as much of what stands
around them as all these words share. It is shown and never applied by itself: what an editor ticks becomes a decision
at its place like any other. It reads a build and changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass

from chapbook.decisions import make_decision
from chapbook.desk.places import Places
from chapbook.desk.words import bare
from chapbook.shapes.build import Build
from chapbook.shapes.decisions import LETTERS, Decision, DecisionKind, Pin, PinsByPlace
from chapbook.shapes.ends import shared_ends
from chapbook.shapes.layers import StreamKind
from chapbook.shapes.scan import Scan, Span
from chapbook.writers.report_changes import left_of, right_of, visible

LEAST = 3
"""So many different words in which the same letters were changed suggest a pattern."""
_LONGEST = 3
"""Letters that a pattern takes away or puts in, at the most: more of them are another word."""
_AROUND = 2
"""Characters on each side that a pattern may hold on to."""
_SMALL, _LETTER = "[a-zß-öø-ÿœ]", r"[^\W\d_]"

Known = Callable[[str], bool]
"""Tells of a word, with what hangs on to it, if it is known."""


@dataclass(frozen=True, slots=True)
class PatternPlace:
    """A word of the scan where a pattern would act: as it stands there and as it would read, between what is around it.

    ``fits``: it becomes a known word, and was none before (or no letter changes).
    """

    span: Span
    page: int
    line: int
    left: str
    before: str
    after: str
    right: str
    fits: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """``before`` was decided to read ``after`` in ``decided`` different words.

    ``small``: only where a small letter follows. ``places`` are those where it would act that nobody has decided and
    the program leaves as they are, those that fit first.
    """

    before: str
    after: str
    small: bool
    decided: int
    places: tuple[PatternPlace, ...]

    @property
    def key(self) -> str:
        """What it is called on record."""
        return f"{visible(self.before)} → {visible(self.after)}" + " before a small letter" * self.small

    @property
    def fitting(self) -> int:
        """The number of places that fit."""
        return sum(place.fits for place in self.places)


def patterns_of(
    build: Build, words: Container[str] = frozenset(), answered: Container[str] = ()
) -> tuple[Pattern, ...]:
    """The patterns that decisions suggest, those that fit most places first, without those that were answered before.

    ``words`` are the book's own.
    """

    def known(word: str) -> bool:
        return bare(word) in words or bare(word).lower() in build.language.lexicon

    edits: dict[tuple[str, str], dict[str, Span]] = {}
    places = Places(build)
    for pin in build.pins:
        if (found := _edit(pin, build.scan)) is not None:
            come, span = found
            word = places.word(span).of(build.scan.text)
            edits.setdefault((span.of(build.scan.text), come), {})[bare(word).lower()] = span
    decided = PinsByPlace(pin for pin in build.pins if pin.decision.kind in LETTERS)
    made = (
        _pattern(places, come, tuple(spans.values()), decided, known)
        for (_, come), spans in edits.items()
        if len(spans) >= LEAST
    )
    kept = [one for one in made if one is not None and one.places and one.key not in answered]
    return tuple(sorted(kept, key=lambda one: (-one.fitting, one.key)))


def ticked(scan: Scan, pattern: Pattern, spans: Container[Span]) -> tuple[Decision, ...]:
    """The decisions that a pattern shall act at its places of these spans; none where the scan reads otherwise now."""
    return tuple(
        make_decision(
            scan,
            place.span,
            DecisionKind.WORD,
            replace=place.after,
            seen=place.before,
            why=f"as in {pattern.decided} other words: {pattern.key}",
        )
        for place in pattern.places
        if place.span in spans and place.span.of(scan.text) == place.before
    )


def _edit(pin: Pin, scan: Scan) -> tuple[str, Span] | None:
    """What an editor put in, and the span of the letters that it replaced, if it gainsays the program and is short."""
    here, wanted = pin.span.of(scan.text), pin.decision.replace
    if pin.decision.kind is not DecisionKind.WORD or wanted in (None, here, pin.decision.seen) or "\n" in here:
        return None
    assert wanted is not None  # noqa: S101 - None was one of those
    first, last = shared_ends(here, wanted)
    span, come = Span(pin.span.start + first, pin.span.end - last), wanted[first : len(wanted) - last]
    is_short = len(span) + len(come) > 0 and len(span) <= _LONGEST and len(come) <= _LONGEST
    return (come, span) if is_short and "\n" not in come else None


def _pattern(places: Places, come: str, spans: Sequence[Span], decided: PinsByPlace, known: Known) -> Pattern | None:
    scan = places.build.scan
    text, gone = scan.text, spans[0].of(scan.text)
    left = list(_context([text[max(0, span.start - _AROUND) : span.start][::-1] for span in spans]))[::-1]
    right = list(_context([text[span.end : span.end + _AROUND] for span in spans]))
    sought = re.compile(f"(?<={''.join(map(_sign, left))}){re.escape(gone)}(?={''.join(map(_sign, right))})")
    if not gone and not any(len(one) == 1 and not one.isspace() for one in (*left, *right)):
        return None  # what is put in anywhere is no pattern
    spots = (Span(*one.span()) for one in sought.finditer(text))
    found = (_place(places, spot, come, known) for spot in spots if not any(decided.over(spot)))
    # Letters could be put in nearly everywhere: only where they make a word of it.
    shown = sorted((one for one in found if one and (gone or one.fits)), key=lambda one: (not one.fits, one.span))
    before, after = ("".join(one for one in side if len(one) == 1).strip() for side in (left, right))
    return Pattern(before + gone + after, before + come + after, right == [" ", _SMALL], len(spans), tuple(shown))


def _context(sides: Sequence[str]) -> Iterator[str]:
    """What all sides have at their first places: a character, or the kind of it; behind a letter nothing is asked."""
    for at, letters in enumerate(zip(*(re.sub(r"\s", " ", side) for side in sides), strict=False)):
        if all(re.fullmatch(_SMALL, letter) for letter in letters) and (at or len(set(letters)) > 1):
            yield _SMALL
        elif all(letter.isalpha() for letter in letters) and (at or len(set(letters)) > 1):
            yield _LETTER
        elif len(set(letters)) == 1:
            yield letters[0]
        if any(letter.isalpha() for letter in letters) or len(set(letters)) > 1:
            return


def _sign(one: str) -> str:
    """What a place of the context is, as a regular expression."""
    return {" ": r"\s", _SMALL: _SMALL, _LETTER: _LETTER}.get(one, re.escape(one))


def _place(places: Places, span: Span, come: str, known: Known) -> PatternPlace | None:
    """Where a pattern would act; None for what is not printed in the book or what the program reads otherwise."""
    build, word = places.build, places.word(span)
    stream, made = places.made(word)
    before = word.of(build.scan.text)
    if stream.kind is StreamKind.FURNITURE or made.of(stream.text) != before:
        return None
    after = before[: span.start - word.start] + come + before[span.end - word.start :]
    around = build.scan.text[max(word.start, span.start - 1) : span.start], build.scan.text[span.end : span.end + 1]
    # A word that is one already is let be; a stop behind it changes none.
    letters = any(letter.isalnum() for letter in span.of(build.scan.text) + come) or all(map(str.isalpha, around))
    where, fits = build.scan.where(word.start), known(after) and not (letters and known(before))
    left, right = left_of(stream.text, made.start), right_of(stream.text, made.end)
    return PatternPlace(word, where.page, where.line, left, before, after, right, fits)
