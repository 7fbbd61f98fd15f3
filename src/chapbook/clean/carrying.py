"""Carries a record of changes over to streams in which an editor decided: each change that still fits is made there.

What stands between decisions is cut into stretches that old and new streams share; a change within one stretch is
carried, one that touches a decided word is not. So a decision changes nothing but its own words, however many there
are and in whatever order. No reading is weighed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice, pairwise

from chapbook.shapes.layers import Change, Layer, Stream
from chapbook.shapes.scan import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """``[start, end)`` of the present text of an old stream, which stands at ``place`` in that of a new one.

    ``old`` and ``new`` are the indexes (from 0) of the streams.
    """

    old: int
    start: int
    end: int
    new: int
    place: int

    def cut(self, start: int, end: int) -> Stretch:
        """The part of it within ``[start, end)`` of the old text."""
        return replace(self, start=start, end=end, place=self.place + start - self.start)

    def moved(self, place: int) -> Stretch:
        """The same, at another place of the new text."""
        return replace(self, place=place)


def shared_stretches(old: Sequence[Stream], new: Sequence[Stream]) -> list[Stretch]:
    """The stretches of raw text that two cuts of one scan into streams share; together they are the whole scan."""
    pieces = sorted(_pieces(old)), sorted(_pieces(new))
    found, at = [], 0
    for start, end, stream, offset in pieces[0]:
        while at and pieces[1][at][0] > start:
            at -= 1
        while at < len(pieces[1]) and pieces[1][at][0] < end:
            low, high, other, place = pieces[1][at]
            left, right = max(start, low), min(end, high)
            if left < right:
                found.append(Stretch(stream, offset + left - start, offset + right - start, other, place + left - low))
            at += 1
        at = max(0, at - 1)
    return list(_merged(found))


def _pieces(streams: Iterable[Stream]) -> Iterator[tuple[int, int, int, int]]:
    for index, stream in enumerate(streams):
        offset = 0
        for span in stream.spans:
            yield span.start, span.end, index, offset
            offset += len(span)


def _merged(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Stretches that follow one another in the old stream and in the new one are one."""
    last: Stretch | None = None
    for one in sorted(stretches, key=lambda one: (one.old, one.start)):
        if last and (last.old, last.new, last.end) == (one.old, one.new, one.start) and _reaches(last) == one.place:
            last = replace(last, end=one.end)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _reaches(one: Stretch) -> int:
    return one.place + one.end - one.start


def without_holes(stretches: Iterable[Stretch], holes: Sequence[Sequence[Span]]) -> list[Stretch]:
    """The stretches without the spans that each new stream has decided words on, ascending and apart."""
    kept = []
    for one in stretches:
        edges = [one.place, *(edge for hole in holes[one.new] for edge in (hole.start, hole.end)), _reaches(one)]
        for start, end in list(pairwise(edges))[::2]:
            low, high = max(start, one.place), min(end, _reaches(one))
            if low < high:
                kept.append(one.cut(one.start + low - one.place, one.start + high - one.place))
    return kept


def carry(old: Sequence[Stream], new: Sequence[Stream], stretches: list[Stretch], order: Sequence[str]) -> list[Stream]:
    """The new streams with those changes of the old ones that lie within a stretch, layer by layer.

    ``order`` names the rules in the order of their layers; ``stretches`` count in the raw text of the old streams and
    in the present text of the new ones.
    """
    made = list(new)
    for rule, number in _keys(old, order):
        layers = [_layer(stream, rule, number) for stream in old]
        carried: list[list[Change]] = [[] for _ in made]
        grown = [0] * len(made)
        moved = []
        for one in sorted(stretches, key=lambda one: (one.new, one.place)):
            changes, parts = _through(one, layers[one.old], grown[one.new])
            grown[one.new] += sum(len(change.after) - len(change.before) for change in changes)
            carried[one.new] += changes
            moved += parts
        made = [stream.with_layer(Layer(rule, tuple(carried[index]))) for index, stream in enumerate(made)]
        stretches = moved
    return made


def _keys(streams: Iterable[Stream], order: Sequence[str]) -> list[tuple[str, int]]:
    """The layers that any stream has, each by its rule and how many of that rule stand below it, in order."""
    places = {rule: place for place, rule in enumerate(order)}
    found = {key for stream in streams for key in _numbered(stream)}
    return sorted(found, key=lambda key: (places[key[0]], key))


def _numbered(stream: Stream) -> Iterator[tuple[str, int]]:
    for _, run in groupby(stream.layers, key=lambda layer: layer.rule):
        yield from ((layer.rule, number) for number, layer in enumerate(run))


def _layer(stream: Stream, rule: str, number: int) -> Layer:
    for layer, found in zip(stream.layers, _numbered(stream), strict=True):
        if found == (rule, number):
            return layer
    return Layer(rule, ())


def _through(one: Stretch, layer: Layer, grown: int) -> tuple[list[Change], list[Stretch]]:
    """The changes of a layer that lie within a stretch, where they stand in the new text, and what the stretch becomes.

    A change that lies only partly in it cuts it: what the old text has there from now on, the new one has not.
    ``grown`` is by how much the layer has lengthened the new text before the stretch.
    """
    carried: list[Change] = []
    parts: list[Stretch] = []
    first = layer.first_behind(one.start) if one.start else 0
    shift, left = layer.shift(first), _Edge(one.start, one.start + layer.shift(first), one.place + grown)
    for change in islice(layer.changes, first, None):
        if change.start >= one.end and change.end > one.end:
            break
        shift += len(change.after) - len(change.before)
        if one.start <= change.start and change.end <= one.end:
            at = one.place + change.start - one.start
            carried.append(change if at == change.start else _moved(change, at))
            grown += len(change.after) - len(change.before)
            continue
        parts += left.until(change.start, change.start + shift - len(change.after) + len(change.before), one)
        left = _Edge(change.end, change.end + shift, one.place + change.end - one.start + grown)
    return carried, [*parts, *left.until(one.end, one.end + shift, one)]


def _moved(change: Change, start: int) -> Change:
    # Not by dataclasses.replace, which takes three times as long: a long book has tens of thousands of changes.
    return Change(start, start + len(change.before), change.before, change.after, change.rule, change.confidence)


@dataclass(frozen=True, slots=True)
class _Edge:
    """Where a part of a stretch begins: in the old text, in what a layer made of that, and in the new text."""

    offset: int
    start: int
    place: int

    def until(self, offset: int, end: int, one: Stretch) -> list[Stretch]:
        """The part up to an offset of the old text, ``end`` in what the layer made of it; none, if it is empty."""
        is_whole = self.offset < min(offset, one.end) and self.start < end
        return [replace(one, start=self.start, end=end, place=self.place)] if is_whole else []
