"""Evidence for a passage quoted in a block of its own: guillemets, another measure, words that introduce it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapbook.shapes.prose import is_open
from chapbook.structure.habits import narrowness
from chapbook.structure.markers import MARKER, NUMBERED
from chapbook.structure.sight import Evidence, PassageKind, Sight


def quotations(sight: Sight) -> Iterator[Evidence]:
    """A passage in guillemets, of another measure than the text, behind what introduces it."""
    here, text = sight.here, sight.here.text
    if sight.before is None or sight.opening:
        return
    introduced = sight.before.text.rstrip().endswith(":")
    if re.match(r"[^\w«—–-]{0,2}«", text):
        weight = narrowness(here, sight.measure)
        if weight:
            yield Evidence(PassageKind.QUOTATION, weight, "in guillemets, and of another measure than the text")
        if introduced or is_open(sight.before.text):
            yield Evidence(PassageKind.QUOTATION, 1.5, "what stands before it introduces it")
            if sight.habits.quotes_apart:
                yield Evidence(PassageKind.QUOTATION, 1, "this book sets its quotations apart")
        if text.rstrip(". ").endswith("»"):
            yield Evidence(PassageKind.QUOTATION, 0.5, "closed by a guillemet")
    elif introduced and len(here.lines) > 2 and here.share(sight.measure) < 0.9:
        yield Evidence(PassageKind.QUOTATION, 3, "narrower than the text, and introduced")
    alone = len(here.lines) == 1 and len(text) < 0.8 * sight.measure
    plain = not MARKER.match(text) and not NUMBERED.match(text)
    if introduced and alone and plain and sight.decided[-1] is PassageKind.PARAGRAPH:
        yield Evidence(PassageKind.QUOTATION, 3, "a line alone behind a colon")
