"""Sets the pictures that an editor placed, each behind the block that holds the words it is tied to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from chapbook.shapes.decisions import NO_PICTURE, Decision, DecisionKind, Pin, Pins
from chapbook.shapes.document import Block, Figure, Origin, Text
from chapbook.shapes.layers import Stream


def place_figures(blocks: Iterable[Block], body: Stream, pins: Pins) -> tuple[Block, ...]:
    """The body's blocks with the figures among them; two behind one block stand in the order of their words.

    Of what an editor said to be no picture there is none.
    """
    placed = list(blocks)
    for pin in (pin for pin in pins if pin.decision.kind is DecisionKind.FIGURE and pin.decision.replace != NO_PICTURE):
        index = bisect_right([block.origin.start for block in placed], _offset(body, pin))
        end = placed[index - 1].origin.end if index else 0
        figure = _figure(pin.decision, Origin(0, end, end))
        while index < len(placed) and placed[index].origin == figure.origin:
            index += 1
        placed.insert(index, figure)
    return tuple(placed)


def _figure(decision: Decision, origin: Origin) -> Figure:
    caption = " ".join(decision.caption.split())
    return Figure(decision.image, " ".join(decision.alt.split()), (Text(caption, origin),) if caption else (), origin)


def _offset(body: Stream, pin: Pin) -> int:
    """Where in the body's text the words begin; of words in a note or furniture: where the body was left for them."""
    raw = body.raw_offset(pin.span.start)
    if raw is None:
        return max(0, body.forward(sum(len(span) for span in body.spans if span.end <= pin.span.start)) - 1)
    return body.forward(raw)
