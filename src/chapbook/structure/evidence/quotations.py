"""Evidence for a passage quoted in a block of its own: guillemets, another measure, words that introduce it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapbook.shapes.prose import is_open
from chapbook.structure.habits import narrowness
from chapbook.structure.markers import MARKER, NUMBERED
from chapbook.structure.passages import Gap
from chapbook.structure.sight import Evidence, PassageKind, Sight


def quotations(sight: Sight) -> Iterator[Evidence]:
    """A passage in guillemets, of another measure than the text, behind what introduces it."""
    here, text = sight.here, sight.here.text
    if sight.before is None or sight.opening:
        return
    introduced = sight.before.text.rstrip().endswith(":")
    if re.match(r"[^\w«—–-]{0,2}«", text):
        weight = narrowness(here, sight.measure)
        # What may be chance tells nothing in a book that surely sets others in the measure of the text.
        weight = 0 if sight.habits.quotes_within and weight < 2 else weight
        if weight:
            yield Evidence(PassageKind.QUOTATION, weight, "in guillemets, and of another measure than the text")
        if introduced or is_open(sight.before.text):
            yield Evidence(PassageKind.QUOTATION, 1.5, "what stands before it introduces it")
        if sight.habits.quotes_apart and (weight or introduced or is_open(sight.before.text)):
            yield Evidence(PassageKind.QUOTATION, 1, "this book sets its quotations apart")
        if text.rstrip(". ").endswith("»"):
            yield Evidence(PassageKind.QUOTATION, 0.5, "closed by a guillemet")
            if sight.habits.introduces(sight.before.text) and not sight.habits.quotes_within:
                yield Evidence(PassageKind.QUOTATION, 0.5, "what stands before it says that another speaks")
        if introduced and len(sight.before.lines) == 1:
            apart = sight.before.gap is not Gap.NOTHING
            yield Evidence(PassageKind.QUOTATION, 1 if apart else 0.5, "a line of its own introduces it")
    elif introduced and sight.decided[-1] is not PassageKind.HEADING:
        yield from _without_guillemets(sight)


def _without_guillemets(sight: Sight) -> Iterator[Evidence]:
    """A passage behind a colon that only its measure tells from the text, or that is a line alone."""
    here, text = sight.here, sight.here.text
    share = here.share(sight.measure)
    apart = share < 0.93 or (len(here.lines) > 3 and abs(share - 1) > 0.06)
    if len(here.lines) > 2 and apart and not MARKER.match(text):
        yield Evidence(PassageKind.QUOTATION, 3, "of another measure than the text, and introduced")
    alone = len(here.lines) == 1 and here.widths[0] < 0.8 * sight.measure
    plain = not MARKER.match(text) and not NUMBERED.match(text)
    if alone and plain and sight.decided[-1] is PassageKind.PARAGRAPH:
        yield Evidence(PassageKind.QUOTATION, 3, "a line alone behind a colon")
    saying = len(here.lines) > 1 and sight.before is not None and sight.habits.introduces(sight.before.text)
    if saying and not apart and plain and sight.before is not None and len(sight.before.lines) == 1:
        yield Evidence(PassageKind.QUOTATION, 1.5, "a line of its own introduces it, though nothing sets it apart")
