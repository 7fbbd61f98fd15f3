"""Decisions that are not where they were taken, as questions: an editor puts each in its place, or drops it on record.

A decision that moved holds at its new place and is there to be looked at; one whose place is ambiguous or lost holds
nowhere, and with one of them no book is built. It reads anchors and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from chapbook.decisions import make_decision
from chapbook.desk.items import Item, Sort
from chapbook.desk.lines import WrongChoiceError
from chapbook.desk.places import Places
from chapbook.shapes.decisions import LETTERS, Anchor, AnchorState, Decision
from chapbook.shapes.scan import Scan, Span

DROPPED = "dropped: its place was not found"
"""Why a decision was taken back on its card."""
_RISK_OF_MOVED = 0.02
_AROUND = 24


def adrift_items(scan: Scan, anchors: Iterable[Anchor]) -> Iterator[Item]:
    """A question for each decision that is not where it was taken; first the likeliest of its places."""
    for anchor in anchors:
        if anchor.state is AnchorState.EXACT:
            continue
        spots = tuple(_held(scan, span) for span in ((anchor.span,) if anchor.span else anchor.nearest))
        decision, is_lost = anchor.decision, anchor.span is None
        yield Item(
            id=f"place-{decision.id}",
            sort=Sort.PLACE,
            spans=spots[:1],
            before=spots[0].of(scan.text),
            after=spots[0].of(scan.text),
            pattern=str(anchor.state),
            risk=1.0 if is_lost else _RISK_OF_MOVED,
            rule=str(decision.kind),
            message=anchor.message,
            candidates=tuple(_told(scan, spot) for spot in spots),
            kind=str(anchor.state),
            is_doubt=is_lost,
            disputes=decision.id,
            adrift=decision,
            spots=spots,
        )


def placed(places: Places, item: Item, spot: Span) -> Decision:
    """The decision of an item, taken anew at a spot of the scan."""
    was = _adrift(item)
    seen = was.seen
    if was.kind in LETTERS and item.is_doubt:
        # The editor sees the words of today's scan: what is proposed for them is no news to him.
        stream, there = places.made(spot)
        seen = there.of(stream.text)
    made = make_decision(places.build.scan, spot, was.kind, replace=was.replace, seen=seen, why=was.why)
    return replace(made, image=was.image, alt=was.alt, caption=was.caption)


def spot_of(places: Places, item: Item, words: str) -> Span:
    """Where words stand that an editor names, on the page of the item or else in the whole scan.

    Raises WrongChoiceError where they do not stand just once.
    """
    text, sought = places.build.scan.text, words.strip()
    for span in (places.page(item.span.start), Span(0, len(text))):
        found = text.find(sought, span.start, span.end) if sought else -1
        if found >= 0 and text.find(sought, found + 1, span.end) < 0:
            return Span(found, found + len(sought))
    raise WrongChoiceError(f"“{sought}” has to stand just once on the page, or once in the scan, as the scan has it")


def dropped(item: Item) -> str:
    """Why an item's decision is taken back, if it is dropped; of any other item nothing."""
    return DROPPED if item.adrift else ""


def _adrift(item: Item) -> Decision:
    if item.adrift is None:
        raise WrongChoiceError("this question is about no decision")
    return item.adrift


def _held(scan: Scan, span: Span) -> Span:
    """The span, or the line at it where it holds nothing."""
    if len(span):
        return span
    end = scan.text.find("\n", span.start)
    return Span(span.start, max(min(span.start + 1, len(scan.text)), end if end >= 0 else len(scan.text)))


def _told(scan: Scan, spot: Span) -> str:
    left, right = scan.text[max(0, spot.start - _AROUND) : spot.start], scan.text[spot.end : spot.end + _AROUND]
    return " ".join(f"{scan.where(spot.start).page}: …{left}[{spot.of(scan.text)}]{right}…".split())
