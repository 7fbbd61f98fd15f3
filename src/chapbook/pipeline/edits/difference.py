"""The words that differ between two texts of a page, and edits carried from one text to another. Knows no scan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*['’]?|\s|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Difference:
    """``[start, end)`` of a text became ``words``."""

    start: int
    end: int
    words: str


def differences(before: str, after: str) -> tuple[Difference, ...]:
    """What changed from one text to the other, word by word, ascending and apart."""
    if before == after:
        return ()
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    starts = _starts(old)
    found = []
    for tag, low, high, other_low, other_high in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            found.append(Difference(starts[low], starts[high], "".join(new[other_low:other_high])))
    return tuple(found)


def _starts(tokens: Sequence[str]) -> list[int]:
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return starts


def merged(base: str, mine: str, theirs: str) -> tuple[str, tuple[int, ...]]:
    """``theirs`` with what changed from ``base`` to ``mine``; and where in ``base`` the two changed the same words.

    Where both changed the same words to the same, nothing is left to do; there is no word of the second result then.
    """
    others = differences(base, theirs)
    kept, clashes = [], []
    for one in differences(base, mine):
        rivals = [other for other in others if _meet(one, other)]
        if not rivals:
            shift = sum(len(other.words) - (other.end - other.start) for other in others if other.end <= one.start)
            kept.append(Difference(one.start + shift, one.end + shift, one.words))
        elif rivals != [one]:
            clashes.append(one.start)
    return changed(theirs, kept), tuple(clashes)


def _meet(one: Difference, other: Difference) -> bool:
    return (one.start < other.end and other.start < one.end) or (one.start, one.end) == (other.start, other.end)


def changed(text: str, edits: Sequence[Difference]) -> str:
    """The text with the edits made; they are ascending and apart."""
    return "".join(_parts(text, edits))


def _parts(text: str, edits: Sequence[Difference]) -> Iterator[str]:
    done = 0
    for edit in edits:
        yield text[done : edit.start]
        yield edit.words
        done = edit.end
    yield text[done:]
