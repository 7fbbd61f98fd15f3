"""Evidence for verse: short lines that all begin with a capital."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chapbook.shapes.prose import first_letter
from chapbook.structure.markers import MARKER, NUMBERED
from chapbook.structure.passages import Passage
from chapbook.structure.sight import Evidence, PassageKind, Sight
from chapbook.structure.words import share_of_capitals


def verses(sight: Sight) -> Iterator[Evidence]:
    """Lines that all begin with a capital and none of which fills the measure."""
    stanzas = _stanzas(sight)
    lines = [line for stanza in stanzas for line in stanza.lines]
    if len(lines) < 2 or sight.index == 0:
        return
    capitals = sum(first_letter(line).isupper() for line in lines) / len(lines)
    longest = max(width for stanza in stanzas for width in stanza.widths)
    introduced = sight.passages[sight.index - 1].text.rstrip().endswith(":") and capitals == 1
    limit = {2: 0.75, 3: 0.97 if introduced else 0.86}.get(len(lines), 0.97)
    if capitals >= 0.7 and longest < limit * sight.measure and not any(MARKER.match(line) for line in lines):
        yield Evidence(PassageKind.VERSE, 2 + min(len(lines), 4) / 2, "short lines that all begin with a capital")
        if any(line[-1:] in ",;!" for line in lines[:-1]):
            yield Evidence(PassageKind.VERSE, 2, "a sentence runs over its lines")
        if any(NUMBERED.match(line) for line in lines) or sight.index + 1 >= len(sight.passages) - 1:
            yield Evidence(PassageKind.VERSE, -1, "headings and signatures look alike")


def _stanzas(sight: Sight) -> Sequence[Passage]:
    """The passage with the neighbours that are such lines too: blanks part stanzas and lines."""
    colon = sight.here.text.rstrip().endswith(":")
    if colon and sight.before is not None and not sight.before.text.rstrip().endswith(":"):
        return [sight.here]
    low = high = sight.index
    while (
        low > 0 and like_verse(sight.passages[low - 1], sight.measure) and sight.decided[low - 1] is PassageKind.VERSE
    ):
        low -= 1
    while high + 1 < len(sight.passages) and like_verse(sight.passages[high + 1], sight.measure):
        high += 1
    stanzas = sight.passages[low : high + 1]
    enough = sum(len(stanza.lines) for stanza in stanzas) > 2
    return stanzas if like_verse(sight.here, sight.measure) and enough else [sight.here]


def like_verse(passage: Passage, measure: float) -> bool:
    """Lines that begin with a capital and none of which is full; a line alone, or one with a small letter, is short."""
    capitals = sum(first_letter(line).isupper() for line in passage.lines)
    if not first_letter(passage.text).isupper() or 2 * capitals < len(passage.lines):
        return False
    limit = 0.75 if len(passage.lines) == 1 or capitals < len(passage.lines) else 0.97
    dressed = NUMBERED.match(passage.text) or share_of_capitals(passage.text) > 0.6
    return max(passage.widths) < limit * measure and not dressed
