"""What is left of a call that OCR could not read: a stray sign behind a word, or one that the cleaning took off it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chapbook.shapes.language import Lexicon
from chapbook.shapes.layers import Change, Stream

LIKELY = 3
"""From this weight on a place is likely."""
_ONE = 3
"""Signs that end within so many characters of one another are one."""
_SIGNS = (
    (4, True, re.compile(r"(?<=[^\W\d_]{2})['’‘”“°*^®]{1,2}(?=[.,;:])")),
    (3, True, re.compile(r"(?<=[^\W\d_])(?!\"+(?:[^\"'’”]|$))[\"'’‘”“°^*+†‡®™]{1,3}\)?(?=[\s.,;:!?)»]|$)")),
    (3, True, re.compile(r"(?<=[^\s(])\s?[({][^\sa-zà-ÿ()]{0,2}[)}]?(?=[\s.,;:]|$)")),
    (3, True, re.compile(r"(?<=[^\W\d_])}\*?(?=[\s.,;:!?»]|$)")),
    (3, True, re.compile(r"(?<=[a-zà-ÿ][stz])f\*?(?=[\s.,;:!?»]|$)")),
    (3, True, re.compile(r"(?<=[^\W\d_])[!?][\"”’'](?=\s|$)")),
    (2, True, re.compile(r"(?<=[^\W\d_])\"+(?=[\s.,;:!?)]|$)")),
    (2, True, re.compile(r"(?<=[a-zà-ÿ])\d{1,2}(?=[\s.,;:!?)»]|$)")),
    (2, True, re.compile(r"(?<=[a-zà-ÿ]{2})(?<!t)t{2,3}(?=[\s.,;:!?)»]|$)")),
    (2, False, re.compile(r"(?<=\w)[!?](?=\s?[.,;:])")),
    (1, False, re.compile(r"(?<=\w)[!?](?=\s+[a-zà-ÿ])")),
)
"""Weight, whether the sign can only be a call (and so is taken out), pattern."""
_DAGGERED = re.compile(r"(?<![\w'’])(?P<word>[^\W\d_]+?(?P<signs>[tf}]{1,3}))\*?(?=[\s.,;:!?»)]|$)")
_RARER = 100
"""A word that is so many times rarer than the one without its last letter may be that one with a dagger."""
_SHORTEST = 2
"""Letters of a word that a dagger stands behind: ot is où misread."""
_TAKEN_OFF = re.compile(r"[\"'’”“‘!?*+°^†‡®™)\]}\dtfilI.,]{1,3}")
_ELISION = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,2}['’‘][\"'’‘”“°]*$")
_ONLY_SIGNS = re.compile(r"[\"'’”“‘*+°^†‡®™)\]}]")


@dataclass(frozen=True, slots=True)
class Stray:
    """A place in the body's text that may be a lost call: empty where nothing is to be taken out."""

    start: int
    end: int
    weight: int
    reason: str


def find_strays(body: Stream, daggers: Lexicon | None = None) -> tuple[Stray, ...]:
    """All such places of the body, ascending; the lexicon is given where the book's notes are called by daggers."""
    found = [*_in_text(body.text), *_in_record(body)]
    found += _daggers(body.text, daggers) if daggers is not None else ()
    found = [stray for stray in found if not _elides(body.text, stray)]
    return tuple(sorted(found, key=lambda stray: (stray.start, -stray.weight)))


def _daggers(text: str, lexicon: Lexicon) -> Iterator[Stray]:
    """The small t, f or brace that daggers are read as, at the end of what is no word, or a far rarer one, with it."""
    for match in _DAGGERED.finditer(text):
        whole = match["word"].casefold()
        known = whole in lexicon or bool(lexicon.accented(whole))
        ends = range(1, min(len(match["signs"]), len(whole) - _SHORTEST) + 1)
        word = next((whole[:-many] for many in ends if whole[:-many] in lexicon), "")
        if word and (not known or lexicon.count(word) > _RARER * max(1, lexicon.count(whole))):
            sign = match[0][len(word) :]
            yield Stray(match.end() - len(sign), match.end(), 3 if known else 4, f"at “{sign}”")


def _elides(text: str, stray: Stray) -> bool:
    """True for an apostrophe that belongs to a short word before the next: l’, qu’. No note is called there."""
    elided = _ELISION.search(text, max(0, stray.start - 5), max(stray.start, stray.end))
    return elided is not None and text[max(stray.start, stray.end) :].lstrip()[:1].isalpha()


def _in_text(text: str) -> Iterator[Stray]:
    for weight, only_call, pattern in _SIGNS:
        for match in pattern.finditer(text):
            sign = match[0].strip()
            start = match.end() - len(sign) if only_call else match.end()
            yield Stray(start, match.end(), weight, f"at “{sign}”")


def _in_record(body: Stream) -> Iterator[Stray]:
    """Where a layer took a sign or two off the end of a word: lut became lu, habitants” became habitants."""
    text = body.raw
    for depth, layer in enumerate(body.layers):
        for change in layer.changes:
            kept = _kept(change, text[change.start - 1 : change.start])
            if kept is None:
                continue
            low, high = change.start, change.start + kept
            for later in body.layers[depth:]:
                low, high = later.forward(low), later.forward(high, right=True)
            weight = 3 if _ONLY_SIGNS.search(change.before[kept:]) else 2
            yield Stray(high, high, weight, f"where “{change.before}” became “{change.after}”")
        text = layer.applied(text)


def _kept(change: Change, before: str) -> int | None:
    """How much of what stood there came before the sign that a change took away; None if it took none away."""
    tail = change.before[len(change.after) :]
    if change.after and change.before.startswith(change.after) and _TAKEN_OFF.fullmatch(tail):
        return len(change.after)
    signs = _ONLY_SIGNS.match(change.before) if before.isalpha() else None
    return 0 if signs and not _ONLY_SIGNS.search(change.after) else None


def likeliest(strays: Sequence[Stray], low: int, high: int, count: int) -> list[Stray]:
    """Up to ``count`` places in ``(low, high]``, the heaviest ones (of those that weigh alike the first), ascending."""
    first = bisect_left(strays, low, key=lambda stray: stray.start)
    last = bisect_right(strays, high, key=lambda stray: stray.start)
    ranked = sorted(
        (stray for stray in strays[first:last] if stray.end > low), key=lambda one: (-one.weight, one.start)
    )
    chosen: list[Stray] = []
    for stray in ranked:
        # What was read at one place, and what the cleaning took off it, is one sign.
        if len(chosen) < count and all(abs(stray.end - other.end) > _ONE for other in chosen):
            chosen.append(stray)
    return sorted(chosen, key=lambda stray: stray.start)
