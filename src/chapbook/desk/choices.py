"""What an editor chose, made into decisions on the raw scan. It writes nothing: the record does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from chapbook.decisions import make_decision
from chapbook.desk.adrift import placed, spot_of
from chapbook.desk.figures import described, no_picture
from chapbook.desk.items import LETTER_SORTS, Item, Sort
from chapbook.desk.lines import WrongChoiceError, tagged
from chapbook.desk.places import Places
from chapbook.layout.pinned import OPENS
from chapbook.shapes.decisions import LINES, Decision, DecisionKind
from chapbook.shapes.layers import StreamKind
from chapbook.shapes.scan import Span

_IN_A_BATCH = re.compile(r"([0-9a-f]{10})-[0-9]+")
"""An id as ``in_one_batch`` makes it."""


class Act(StrEnum):
    """What an editor can do with an item."""

    ACCEPT = "accept"
    KEEP = "keep"
    CHOOSE = "choose"
    EDIT = "edit"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Choice:
    """An act with its value: the index (from 0) of a candidate, the text of an edit (of a picture: what is on it, and
    on a second line its caption), or the name of a kind."""

    act: Act
    value: str = ""


def decisions_of(places: Places, item: Item, choice: Choice, by: str, when: str) -> tuple[Decision, ...]:
    """The decisions that a choice about an item comes to. Raises WrongChoiceError."""
    return tuple(replace(one, by=by, when=when) for one in _decided(places, item, choice))


def in_one_batch(decisions: tuple[Decision, ...], size: int) -> tuple[Decision, ...]:
    """The decisions with ids of one stem, so that they are taken back together; ``size`` is that of the record."""
    if len(decisions) < 2:
        return decisions
    stem = sha256(f"{size} {decisions}".encode()).hexdigest()[:10]
    return tuple(replace(one, id=f"{stem}-{number}") for number, one in enumerate(decisions, start=1))


def stem_of(id_: str) -> str:
    """What the ids of one batch share; an id that ``in_one_batch`` did not make stands alone."""
    made = _IN_A_BATCH.fullmatch(id_)
    return made[1] if made else id_


def _decided(places: Places, item: Item, choice: Choice) -> Iterator[Decision]:
    match choice.act:
        case Act.TAG:
            yield from _tagged(places, item, choice.value)
        case Act.EDIT if item.sort is Sort.PLACE:
            yield placed(places, item, spot_of(places, item, choice.value))
        case Act.EDIT if item.sort is Sort.PICTURE:
            yield described(places.build, item, choice.value)
        case Act.EDIT:
            yield from _edited(places, item, choice.value)
        case Act.KEEP if item.sort is Sort.PICTURE:
            yield no_picture(places.build, item)
        case _ if item.sort is Sort.PLACE and choice.act is Act.KEEP:
            return
        case _ if item.sort is Sort.PLACE:
            yield placed(places, item, item.spots[_index(item, choice.value) if choice.act is Act.CHOOSE else 0])
        case _ if item.sort is Sort.PICTURE:
            raise WrongChoiceError("say what is on the picture")
        case _ if item.sort in LETTER_SORTS:
            yield from _spelt(places, item, _chosen(item, choice))
        case _:
            yield from _settled(places, item, choice)


def _chosen(item: Item, choice: Choice) -> str:
    """The words that the choice puts in place of the scan's; the scan's own to keep them."""
    if choice.act is Act.ACCEPT:
        return item.proposal
    return item.before if choice.act is Act.KEEP else _candidate(item, choice.value)


def _candidate(item: Item, value: str) -> str:
    return item.candidates[_index(item, value)]


def _index(item: Item, value: str) -> int:
    if not value.isdecimal() or int(value) >= len(item.candidates):
        raise WrongChoiceError(f"there is no candidate {value!r}")
    return int(value)


def _spelt(places: Places, item: Item, words: str) -> Iterator[Decision]:
    scan = places.build.scan
    cut = item.before.replace("\n", "")
    if words in (item.before, cut):
        for span in item.spans:
            yield make_decision(scan, span, DecisionKind.KEEP, seen=item.seen or None)
        return
    kind = DecisionKind.JOIN if item.sort is Sort.JOIN else DecisionKind.WORD
    first, *others = item.spans
    if "\n" in item.before and "\n" not in words:
        # The line end stays, so that lines keep their number: the word goes whole to the second line.
        blank = scan.text[first.start - 1 : first.start] == " "
        first, words = Span(first.start - blank, first.end), "\n" + words
    yield make_decision(scan, first, kind, replace=words, seen=item.seen or None)
    for span in others:
        yield make_decision(scan, span, kind, replace="", seen="")


def _edited(places: Places, item: Item, text: str) -> Iterator[Decision]:
    if len(item.spans) > 1:
        # A word cut over a page turn: it stands whole on the page where it begins.
        yield from _spelt(places, item, text)
        return
    word = places.word(item.span)
    seen = places.proposal(word)
    if text == word.of(places.build.scan.text):
        yield make_decision(places.build.scan, word, DecisionKind.KEEP, seen=seen)
    else:
        yield make_decision(places.build.scan, word, DecisionKind.WORD, replace=text, seen=seen)


def _settled(places: Places, item: Item, choice: Choice) -> Iterator[Decision]:
    """A question on a passage, a note or furniture: it is as it was taken, or not."""
    if item.sort is Sort.NOTE:
        yield from _noted(places, item, is_one=choice.act is not Act.KEEP)
    elif item.sort is Sort.FURNITURE:
        yield from _tagged(places, item, "furniture" if choice.act is Act.ACCEPT else "body")
    elif choice.act is Act.CHOOSE:
        yield from _tagged(places, item, _candidate(item, choice.value))
    else:
        plain = "body" if item.kind in LINES else "paragraph"
        yield from _tagged(places, item, item.kind if choice.act is Act.ACCEPT else plain)


def _noted(places: Places, item: Item, *, is_one: bool) -> Iterator[Decision]:
    """A note is one, or text; a mark in the text that calls no note is kept as it is."""
    scan, stream = places.build.scan, places.stream(places.piece(item.span.start))
    if stream.kind is not StreamKind.NOTE:
        yield make_decision(scan, item.span, DecisionKind.KEEP, seen=item.after)
    elif is_one:
        line = places.line(item.span.start)
        yield make_decision(scan, line, DecisionKind.NOTE, replace=OPENS, seen=places.seen(line, LINES))
    else:
        yield tagged(places, item.span, "body")


def _tagged(places: Places, item: Item, name: str) -> Iterator[Decision]:
    made = tagged(places, item.span, name)
    # Where program and editor disagree he has seen today's word: with that it is settled.
    yield replace(made, seen=item.seen) if item.disputes else made
