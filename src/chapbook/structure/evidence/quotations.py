"""Evidence for a passage quoted in a block of its own: guillemets, another measure, words that introduce it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from chapbook.shapes.prose import is_open
from chapbook.structure.markers import MARKER, NUMBERED
from chapbook.structure.passages import Passage
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
            if sight.quotes_apart:
                yield Evidence(PassageKind.QUOTATION, 1, "this book sets its quotations apart")
        if text.rstrip(". ").endswith("»"):
            yield Evidence(PassageKind.QUOTATION, 0.5, "closed by a guillemet")
    elif introduced and len(here.lines) > 2 and here.share(sight.measure) < 0.9:
        yield Evidence(PassageKind.QUOTATION, 3, "narrower than the text, and introduced")
    alone = len(here.lines) == 1 and len(text) < 0.8 * sight.measure
    plain = not MARKER.match(text) and not NUMBERED.match(text)
    if introduced and alone and plain and sight.decided[-1] is PassageKind.PARAGRAPH:
        yield Evidence(PassageKind.QUOTATION, 3, "a line alone behind a colon")


def narrowness(passage: Passage, measure: float) -> float:
    """How far the measure of a passage is from that of the text: 0 not at all, 1.5 perhaps, 3 surely."""
    share = passage.share(measure)
    if len(passage.lines) < 2:
        return 0
    if share < 0.94 or share > 1.05:
        return 3
    return 1.5 if share < 0.975 or share > 1.025 else 0


def sets_quotes_apart(passages: Sequence[Passage], measure: float) -> bool:
    """True if at least half of the quoted passages behind a colon are plainly of another measure."""
    quoted = [
        narrowness(here, measure) > 2
        for before, here in pairwise(passages)
        if before.text.rstrip().endswith(":") and here.text.lstrip("<").startswith("«") and len(here.lines) > 1
    ]
    return len(quoted) > 1 and 2 * sum(quoted) >= len(quoted)
