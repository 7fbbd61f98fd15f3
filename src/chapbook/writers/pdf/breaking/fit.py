"""Chooses where the lines of a paragraph end: total fit, by the least demerits over all its lines; or first fit.

Total fit is the algorithm of Knuth and Plass, Breaking Paragraphs into Lines, Software: Practice and Experience 11
(1981), pp. 1119-1184, with the demerits of TeX. Ways of every length are kept (its looseness), so that the planning of
pages can have a paragraph one line longer or shorter. Arithmetic alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from chapbook.writers.pdf.breaking.items import Break

# Word spaces, in ems.
LEAST, IDEAL, MOST = 0.155, 0.25, 0.5
# Below the least, the words of a line stand so close that programs which read PDFs join them (poppler: 0.15).
LOOSE = (MOST, 1.0, 1e9)
"""What a word space may be in each attempt: beyond the bound only where no way keeps it."""
STRETCH, SHRINK = 0.1, 0.08
"""By so much over or under the ideal a space is stretched or shrunk by a ratio of 1, and its badness is 100."""
TAKEN = 0.6
"""The share of what spaces would vary by that the type of a line takes, as far as its room's expansion goes: font
expansion (Thanh, Micro-typographic Extensions to the TeX Typesetting System, 2000, ch. 3; he allows 2 %)."""
STEEP = 1.5
"""The power of the ratio that badness goes by: TeX's is 3, which leaves small differences between lines unseen."""
MOST_CUTS = 2
"""Lines in a row that may end inside a word (Lexique, p. 60)."""

# Demerits, after those of TeX (The TeXbook, p. 98).
LINE = 10.0
CUT = 50.0
OWN_HYPHEN = 20.0
RUNNING_CUTS = 3000.0
LAST_CUT = 40000.0
"""For a cut in the last line but one."""
TAIL, LAST_TAIL = 4.0, 1e5
"""A last line that is nothing but the end of a cut word is so many ems long at least; what each less costs."""
CONTRAST = 2000.0
"""For a line beside one that is more than one class of tightness away."""
SHORT_LAST = 1e6
"""For a last line shorter than the least."""
OVER_BOUND = 1e6
"""For each em that the spaces of a line are wider than the bound of the first attempt."""


@dataclass(frozen=True, slots=True)
class Room:
    """The measures of a part in points: of its first lines, then of all others; the em, the typeface's own word space,
    and how long the last line must be. ``expansion``: the share by which a line's type may be larger or smaller."""

    first: tuple[float, ...]
    width: float
    em: float
    space: float
    least_last: float
    expansion: float = 0.012

    def measure(self, line: int) -> float:
        """The measure of a line, counted from 0."""
        return self.first[line] if line < len(self.first) else self.width


@dataclass(frozen=True, slots=True)
class Way:
    """One way to break a part: the breaks at which its lines end, and its demerits."""

    ends: tuple[int, ...]
    demerits: float


NORMAL = 1
"""The tightness of a line whose spaces are nearly the ideal ones."""
NEAR = 3
"""How many lines more or fewer than the best way are followed: a page asks for one, and long texts stay quick."""


class _Node(NamedTuple):
    """A way up to a break: ``tightness`` is the class of its last line from 0 (tight) to 3 (very loose), ``cuts`` how
    many lines in a row end inside a word."""

    demerits: float
    tightness: int
    cuts: int
    line: int
    place: int
    before: _Node | None


@dataclass(slots=True)
class _Group:
    """The nodes at one break from which the next line has the same measure."""

    place: int
    measure: float
    start: float
    spaces: int
    nodes: list[_Node]


def total_fit(breaks: Sequence[Break], room: Room, bounds: Sequence[float] = LOOSE) -> dict[int, Way]:
    """The best way for each number of lines; empty only where a word is longer than its line.

    ``bounds`` are the widest word spaces, in ems, that are tried one after another.
    """
    for bound in bounds:
        if found := _Attempt(breaks, room, bound).ways():
            return found
    return {}


def first_fit(breaks: Sequence[Break], room: Room) -> Way:
    """Each line takes what it can hold at the typeface's own word space; one that can hold nothing takes a word."""
    ends: list[int] = []
    start, cuts = 0, 0
    while start < len(breaks) - 1:
        measure = room.measure(len(ends))
        fitting = [
            end
            for end in range(start + 1, len(breaks))
            if breaks[end].end - breaks[start].start <= measure and not (breaks[end].cut and cuts == MOST_CUTS)
        ]
        start = fitting[-1] if fitting else start + 1
        cuts = cuts + 1 if breaks[start].cut else 0
        ends.append(start)
    return Way(tuple(ends), 0.0)


class _Attempt:
    """Looks for the best way of each length with no space wider than the bound, in ems."""

    def __init__(self, breaks: Sequence[Break], room: Room, bound: float) -> None:
        self.breaks, self.room, self.bound = breaks, room, bound
        self.alike = bound <= MOST and len(room.first) == 1 and room.first[0] <= room.width
        self.active = [_Group(0, room.measure(0), breaks[0].start, 0, [_Node(0.0, NORMAL, 0, 0, 0, None)])]
        self.fresh: dict[tuple[int, int, int], _Node] = {}

    def ways(self) -> dict[int, Way]:
        """The ways by their number of lines."""
        last = len(self.breaks) - 1
        for index in range(1, last + 1):
            self.fresh = {}
            self._end_lines(index, last)
            self._open_groups(index)
            if not self.active:
                return {}
        best: dict[int, _Node] = {}
        for node in (node for group in self.active if group.place == last for node in group.nodes):
            if node.line not in best or node.demerits < best[node.line].demerits:
                best[node.line] = node
        return {lines: _way(node) for lines, node in sorted(best.items())}

    def _end_lines(self, index: int, last: int) -> None:
        """End a line at a break, from every break where it can have begun."""
        point, room = self.breaks[index], self.room
        least, most = LEAST * room.em - room.space, self.bound * room.em - room.space
        overfull = False
        for group in self.active:
            slack = group.measure - point.end + group.start
            spaces = point.spaces_end - group.spaces
            flex = room.expansion * (group.measure - slack)
            if slack + flex < spaces * least:
                # Too long for this end and for all later ones, but where a hyphen stands out beyond the next letters.
                if slack + flex < spaces * least - 2 * room.em:
                    group.nodes, overfull = [], True
            elif index == last:
                self._finish(group, slack, spaces)
            elif slack - flex <= spaces * most or (self.bound > MOST and not spaces):
                self._extend(group, index, slack, spaces)
            elif self.alike:
                break  # what begins later is still further from full
        if overfull:
            self.active = [group for group in self.active if group.nodes]

    def _extend(self, group: _Group, index: int, slack: float, spaces: int) -> None:
        """Every way to a group goes on with a line to this break."""
        point, room = self.breaks[index], self.room
        left = slack - _taken(slack, group.measure - slack, spaces, room)
        space = (room.space + left / spaces) / room.em if spaces else IDEAL + slack / room.em
        ratio = (space - IDEAL) / (STRETCH if space > IDEAL else SHRINK)
        penalty = CUT if point.hyphen else OWN_HYPHEN if point.cut or point.inner else 0.0
        own = (
            (LINE + 100 * abs(ratio) ** STEEP) ** 2
            + penalty**2
            + (OVER_BOUND * (space - MOST) if space > MOST else 0.0)
        )
        tightness = _tightness(ratio)
        for node in group.nodes:
            cuts = node.cuts + 1 if point.cut else 0
            if cuts > MOST_CUTS:
                continue
            demerits = node.demerits + own
            if cuts > 1:
                demerits += RUNNING_CUTS
            if abs(tightness - node.tightness) > 1:
                demerits += CONTRAST
            self._keep(demerits, tightness, cuts, index, node)

    def _finish(self, group: _Group, slack: float, spaces: int) -> None:
        """Every way to a group ends with a last line, set at the ideal space where there is room."""
        room = self.room
        ideal = IDEAL * room.em - room.space
        left = slack - _taken(slack, group.measure - slack, spaces, room) if slack < spaces * ideal else spaces * ideal
        ratio = min(0.0, (left / spaces - ideal) / room.em / SHRINK) if spaces else 0.0
        length = group.measure - slack + left
        own = (LINE + 100 * abs(ratio) ** STEEP) ** 2 + (SHORT_LAST if length < room.least_last else 0.0)
        tail = 0.0 if spaces else LAST_TAIL * max(0.0, TAIL - length / room.em)
        tightness = _tightness(ratio)
        for node in group.nodes:
            demerits = node.demerits + own + ((LAST_CUT + tail) if node.cuts else 0.0)
            demerits += CONTRAST * (abs(tightness - node.tightness) > 1)
            self._keep(demerits, tightness, 0, len(self.breaks) - 1, node)

    def _keep(self, demerits: float, tightness: int, cuts: int, place: int, before: _Node) -> None:
        """One more way to a place, if none that is as good for what follows has fewer demerits."""
        key = (before.line + 1, cuts, tightness)
        known = self.fresh.get(key)
        if known is None or demerits < known.demerits:
            self.fresh[key] = _Node(demerits, tightness, cuts, before.line + 1, place, before)

    def _open_groups(self, index: int) -> None:
        """Put the new nodes into groups of the same measure, but for those far from the best way's number of lines."""
        if not self.fresh:
            return
        point, groups = self.breaks[index], dict[float, _Group]()
        lines = min(self.fresh.values(), key=lambda node: node.demerits).line
        for node in self.fresh.values():
            if abs(node.line - lines) > NEAR:
                continue
            measure = self.room.measure(node.line)
            if measure not in groups:
                groups[measure] = _Group(index, measure, point.start, point.spaces_start, [])
                self.active.append(groups[measure])
            groups[measure].nodes.append(node)


def _tightness(ratio: float) -> int:
    """The class of a line: tight, normal, loose or very loose (The TeXbook, p. 97)."""
    return 0 if ratio < -0.5 else NORMAL if ratio <= 0.5 else 2 if ratio <= 1 else 3


def _way(node: _Node) -> Way:
    ends: list[int] = []
    step: _Node | None = node
    while step is not None and step.before is not None:
        ends.append(step.place)
        step = step.before
    return Way(tuple(reversed(ends)), node.demerits)


def fillings(breaks: Sequence[Break], way: Way, room: Room) -> tuple[tuple[float, float], ...]:
    """For each line what is added to each word space, in points, and the scale of its type.

    The last line has the ideal space and the type's own size, where it is not too long for that.
    """
    found = []
    for number, (start, end) in enumerate(pairwise((0, *way.ends))):
        natural = breaks[end].end - breaks[start].start
        slack = room.measure(number) - natural
        spaces = breaks[end].spaces_end - breaks[start].spaces_start
        ideal = IDEAL * room.em - room.space
        if not spaces or (end == len(breaks) - 1 and slack >= spaces * ideal):
            found.append((ideal if spaces else 0.0, 1.0))
        else:
            # In thousandths, so that a book has a score of sizes and not a thousand.
            scale = 1 + round(_taken(slack, natural, spaces, room) / natural, 3)
            found.append(((slack - (scale - 1) * natural) / spaces, scale))
    return tuple(found)


def _taken(slack: float, natural: float, spaces: int, room: Room) -> float:
    """How much of what a line lacks its type takes up by being larger (or smaller)."""
    flex = room.expansion * natural
    varies = slack - spaces * (IDEAL * room.em - room.space)
    taken = max(-flex, min(flex, TAKEN * varies))
    return max(-flex, min(taken, slack - spaces * (LEAST * room.em - room.space)))
