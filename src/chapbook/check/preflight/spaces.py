"""Point 7: no holes between words, no ladders of hyphens, no word cut over a page turn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from chapbook.check.glyphs import Part
from chapbook.check.lines import PrintedLine
from chapbook.check.preflight.findings import Findings, judged, spot
from chapbook.check.spaces import LOOSE, WordSpaces, cut_at_end, ladders
from chapbook.shapes.preflight import Spot
from chapbook.writers.pdf import Geometry

SHARE, NARROW_SHARE = 0.002, 0.01
"""Of the lines may so many have a hole; the second where the measure is narrower than ``NARROW`` ems. One is none."""
NARROW = 25.0
MOST_RUNNING = 2
"""Hyphens at the ends of lines that may follow one another (Lexique de l'Imprimerie nationale: three are too many)."""
WORST = 8
CUT = "\u2010"


def good_spaces(lines: Sequence[PrintedLine], spaces: WordSpaces, geometry: Geometry) -> Findings:
    """What the word spaces of the lines, and their ends, are worth."""
    share = SHARE if geometry.width >= NARROW * geometry.size else NARROW_SHARE
    allowed = max(1, int(share * len(spaces.lines)))
    holes = tuple(spot(line, f"word spaces of {max(line.spaces):.2f} em") for line in spaces.loose)
    found = ladders(lines)
    stairs = tuple(spot(run[0], f"{len(run)} hyphens running") for run in found if len(run) > MOST_RUNNING)
    turned = tuple(_over_the_turn(lines))
    told = (
        f"{len(holes)} of {len(spaces.lines)} lines ({spaces.share:.2%}), widest {max(spaces.widest, default=0):.2f} em"
    )
    longest = max((len(run) for run in found), default=0)
    cuts = sum(map(cut_at_end, lines))
    return Findings(
        (
            judged(f"spaces: word spaces over {LOOSE:g} em in at most {share:.1%} of lines", holes, told, allowed),
            judged(
                f"spaces: at most {MOST_RUNNING} hyphens running", stairs, f"at most {longest}, {cuts} lines end in one"
            ),
            judged("spaces: no word cut over a page turn", turned, f"{len(turned)} cut"),
        ),
        (*(holes if len(holes) > allowed else ()), *stairs, *turned),
    )


def worst_lines(spaces: WordSpaces) -> tuple[Spot, ...]:
    """The widest lines and the tightest."""
    ordered = sorted(spaces.lines, key=lambda line: -max(line.spaces))
    wide = [spot(line, f"widest: {max(line.spaces):.2f} em") for line in ordered[:WORST]]
    tight = [
        spot(line, f"tightest: {max(line.spaces):.2f} em") for line in reversed(ordered[max(WORST, len(ordered) - 4) :])
    ]
    return (*wide, *tight)


def _over_the_turn(lines: Sequence[PrintedLine]) -> list[Spot]:
    """The last lines of pages that cut a word of the text; what a page turn parts must be read at once."""
    text = [line for line in lines if line.part is Part.TEXT]
    pages = [tuple(group) for _, group in groupby(text, key=lambda line: line.page)]
    ends = [page[-1] for page, _ in pairwise(pages)]
    return [spot(line, "a word is cut over the page turn") for line in ends if line.words.rstrip().endswith(CUT)]
