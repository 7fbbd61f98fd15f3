"""The readings of marks and signs: stops read for one another, quotation marks for letters, specks for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from chapbook.clean.corrector.candidates import Candidate
from chapbook.clean.corrector.channel import Edit
from chapbook.clean.corrector.confusions import MARKS_FOR
from chapbook.clean.corrector.costs import Costs
from chapbook.clean.corrector.edges import BRACKETS, Edge, edge_of
from chapbook.clean.corrector.neighbours import QUOTES, Spot
from chapbook.clean.corrector.reading import Kind, Token

_STRAY = "_|~^¬\\"
_ODD_SIGNS = frozenset("&€£$¢@§/\\<>{}[]|!_~^¬°=+%")
_ODD_COST = 11.0
_PAIR = 4.0
_ODD_PAIR = 10.0
"""A comma behind a full stop follows an abbreviation (``etc.,``); other marks hardly ever do."""
_TIGHT = 3.0
_LONE_QUOTE = 8.5
_LONE_BRACKET = 3.0
_DASHES = ">=~+"
"""What engines make of the dash before a speech."""


def mark_edges(costs: Costs, spot: Spot) -> Iterator[Edge]:
    """The readings of a stop: itself, the stops it is mistaken for, one of two where two stand, none."""
    text = spot.token.text
    dots = len(text) > 1 and set(text) <= {".", "…"}
    pair = len(text) == 2 and not dots and set(text) <= set(".,;:!?") and not set(text) <= set("!?")
    one = "…" if dots else text[0]
    yield _stop(costs, spot, one, cost=_strangeness(spot, pair=pair))
    if text == ".." and not spot.token.fixed:
        yield _stop(costs, spot, one, costs.habits.dots, ((one, text),))
    if spot.token.fixed or spot.ends_paragraph or (len(text) > 1 and not pair) or one == "…" or spot.closes_initial:
        return
    for mark in dict.fromkeys(text) if pair else MARKS_FOR.get(one, ()):
        printed = costs.habits.dots if mark == "…" else mark
        yield _stop(costs, spot, one if mark == one and not pair else mark, printed, ((mark, text),))
    if spot.word_touches and one in ",;:!?":
        yield _stop(costs, spot, one, text + " ", ((text + " ", text),))
    following = spot.following
    if text in (".", ",") and following is not None and following.kind is Kind.WORD:
        gap = "" if following.spaced else " "
        yield Edge(1, gap, (), (("", text),), gap)


def _strangeness(spot: Spot, *, pair: bool) -> float:
    """What speaks against a stop as it was read: two where one is meant, no space behind it."""
    if spot.token.text == "..":
        return _ODD_PAIR
    if pair:
        return _PAIR if spot.token.text == ".," else _ODD_PAIR
    return _TIGHT if spot.word_touches else 0.0


def _stop(  # noqa: PLR0913, PLR0917 - the sides of an edge
    costs: Costs, spot: Spot, mark: str, printed: str | None = None, edits: tuple[Edit, ...] = (), cost: float = 0.0
) -> Edge:
    """A mark as the reading of a token; that the document sets no space before it (or does) speaks against it."""
    cost += costs.habits.cost(mark, spot.token.spaced)
    return Edge(1, printed, costs.identify(mark)[:1], edits, mark, cost)


def sign_edges(costs: Costs, spot: Spot) -> Iterator[Edge]:
    """The readings of a sign: itself, an elision for a quotation mark without partner, a word for an odd sign."""
    token, following = spot.token, spot.following
    alone = token.spaced and token.text in _ODD_SIGNS and (following is None or following.spaced)
    opening = token.spaced and token.text in QUOTES and spot.word_touches
    lone = opening and not token.fixed and not spot.is_paired_quote
    odd = token.text in BRACKETS and spot.word_beside and not spot.is_bracketed
    cost = _ODD_COST if alone else _LONE_QUOTE if lone else _LONE_BRACKET if odd else 0.0
    yield Edge(1, None, (), cost=cost)
    if token.fixed:
        return
    if lone:
        for elision in ("l'", "d'"):
            yield edge_of(costs, spot, Candidate(elision, (elision,), ((elision, "'"),)))
    if alone and token.opens_line and token.text in _DASHES and following is not None and _opens_speech(following):
        yield Edge(1, "—", (), (("—", token.text),), "—")
    if alone:
        if token.text == "|":
            yield _stop(costs, spot, "!", "!", (("!", "|"),))
        if token.text in _STRAY:
            yield Edge(1, "", (), (("", token.text),))
        for candidate in costs.chosen(token.text)[1:]:
            yield edge_of(costs, spot, candidate)


def _opens_speech(token: Token) -> bool:
    return token.text[0].isupper() or token.text in "«“"
