"""Evidence for the items of a list: markers that count on, or that follow one another behind a colon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chapbook.structure.markers import DASHES, MARKER, NUMBERED
from chapbook.structure.passages import Passage
from chapbook.structure.sight import Evidence, PassageKind, Sight


def items(sight: Sight) -> Iterator[Evidence]:
    """Numbered items count up from neighbour to neighbour; dashes and bullets follow a colon."""
    marker = MARKER.match(sight.here.text)
    if marker is None and _dash(sight.here) and sight.after is not None and _dash(sight.after) and _list_opened(sight):
        yield Evidence(PassageKind.ITEM, 5, "a guillemet that never closes, before dashes behind a colon")
    if marker is None or NUMBERED.match(sight.here.text):
        return
    if marker["number"]:
        neighbours = {number for other in _near(sight) for number in _numbers(other)}
        if any(number + step in neighbours for number in _numbers(sight.here) for step in (-1, 1)):
            yield Evidence(PassageKind.ITEM, 6, "numbered as its neighbours go on")
    elif marker["marker"] in DASHES:
        alike = [other for other in _near(sight) if _dash(other)]
        speech = sight.here.text.rstrip()[-1:] in "?!»" or "«" in sight.here.text[:4]
        if alike and _list_opened(sight):
            yield Evidence(PassageKind.ITEM, 3 if speech else 5, "dashes follow one another behind a colon")
    elif any(_letter_marker(other) for other in _near(sight)):
        yield Evidence(PassageKind.ITEM, 5, "lettered as its neighbours")


def _near(sight: Sight) -> Sequence[Passage]:
    """The neighbours within two passages: an item may be followed by a stray piece of itself."""
    return [
        sight.passages[at]
        for at in range(max(0, sight.index - 2), min(len(sight.passages), sight.index + 3))
        if at != sight.index
    ]


def _numbers(passage: Passage) -> set[int]:
    """The number of an item; a degree sign behind it may be read as a figure (28 for 2°)."""
    marker = MARKER.match(passage.text)
    if not marker or not marker["number"]:
        return set()
    number = int(marker["number"])
    return {number, number // 10} if number > 9 else {number}


def _dash(passage: Passage) -> bool:
    """True if it opens with a dash or a bullet, or with a guillemet that never closes, as a bullet is read too."""
    marker = MARKER.match(passage.text)
    unclosed = passage.text.startswith("«") and "»" not in passage.text and passage.text.rstrip()[-1:] in ";,"
    return unclosed or bool(marker and marker["marker"] in DASHES)


def _letter_marker(passage: Passage) -> bool:
    marker = MARKER.match(passage.text)
    return bool(marker and marker["marker"].endswith(")"))


def _list_opened(sight: Sight) -> bool:
    """True if the passage before the first of the dashes ends in a colon, or asks what three of them answer."""
    for at in range(sight.index - 1, -1, -1):
        if not _dash(sight.passages[at]):
            end = sight.passages[at].text.rstrip()[-1:]
            dashes = [other for other in sight.passages[at + 1 : at + 4] if _dash(other) and "«" not in other.text[:6]]
            return end == ":" or (end == "?" and len(dashes) == 3)
    return False
