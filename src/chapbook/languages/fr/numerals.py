"""Roman numerals that open headings: OCR reads their strokes as other letters (IT, Hl, lit, IL — for I. —).

None is mended by its own look: what it should be is told by the numerals before and behind it, which count up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from chapbook.shapes.language import Lexicon, Rule
from chapbook.shapes.roman import roman

_SIGNS = r"(?=[\w|!\]}\[{]*[^\W\d_])[IVXLEiltvxyTtHhUuNnMYfrj1|!\]}\[{.]{1,6}?"
_PATTERN = re.compile(
    rf"(?:(?<=\n\n)|(?<=\A))(?P<alone>{_SIGNS})(?=\.?\n)"
    rf"|(?:(?<=\n)|(?<=\A))(?P<before>{_SIGNS}\s?[.,]?)(?=\s?[—–-]{{1,2}}\s?[\dA-ZÀ-ÝŒ«])"
)
"""A numeral alone on a line behind a blank one, or one before the dash of a heading, as OCR reads it."""
_STROKES = str.maketrans(
    dict.fromkeys("iltTL1|!]}[{EfrjJ", "I") | dict.fromkeys("HUhuNn", "II") | {"M": "III", "Y": "V"}
)
_MOST = 39
_SURE, _SAME, _NEAR, _FAR = 2.0, 1.2, 0.35, 0.1
"""Points of a sign that is the numeral itself, has its strokes, misses them by one or by two."""
_SKIPPED, _RESTART = 0.8, 2.0
"""What it costs to leave a number out, and to count from one again."""
_FEWEST, _PROOF = 3, 4.0
"""So many numerals that count up, of so many points together, prove that a book numbers its parts so."""


@dataclass(frozen=True, slots=True)
class _Way:
    """The best way to count up to a sign taken for a number: its points, the sign before and the number of that."""

    points: float
    before: tuple[int, int] | None = None


def _points(printed: str, number: int) -> float:
    """How well signs may be the numeral of a number; 0.0 if they cannot."""
    numeral, bare = roman(number), printed.strip(" .,")
    if bare == numeral:
        return _SURE
    strokes = re.sub("V+", "V", bare.upper() if bare.isupper() and set(bare) <= set("IVX") else _strokes(bare))
    off = min(_distance(strokes, numeral), _distance(strokes.removesuffix("I"), numeral) if bare[-1] == "L" else 9)
    return {0: _SAME, 1: _NEAR, 2: _FAR if len(numeral) > 2 else 0.0}.get(off, 0.0)


def _strokes(bare: str) -> str:
    return bare.translate(_STROKES).upper()


def _distance(one: str, other: str) -> int:
    """The letters to be put in, left out or changed to make one of the other."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        left, row[0] = row[0], at
        for to, its in enumerate(other, 1):
            left, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, left + (letter != its))
    return row[-1]


@lru_cache(maxsize=2)
def _numbered(text: str) -> dict[int, int]:
    """The number of each sign that is a numeral, by its offset; none where nothing proves that a book counts so."""
    found = list(_PATTERN.finditer(text))
    numbered: dict[int, int] = {}
    for kind in ("alone", "before"):
        signs = [(match.start(), match[kind]) for match in found if match[kind]]
        chain = _chain([printed for _, printed in signs])
        proof = sum(_points(signs[at][1], number) for at, number in chain)
        if len(chain) >= _FEWEST and proof >= _PROOF:
            numbered |= {signs[at][0]: number for at, number in chain}
    return numbered


def _chain(signs: list[str]) -> list[tuple[int, int]]:
    """The indexes of the signs that count up best, each with its number."""
    ways: list[dict[int, _Way]] = []
    for at, printed in enumerate(signs):
        known = {number: points for number in range(1, _MOST) if (points := _points(printed, number))}
        ways.append({number: _best(ways, at, number, points) for number, points in known.items()})
    ends = [(way.points, at, number) for at, numbers in enumerate(ways) for number, way in numbers.items()]
    chain: list[tuple[int, int]] = []
    step = max(ends)[1:] if ends else None
    while step is not None:
        chain.append(step)
        step = ways[step[0]][step[1]].before
    return chain[::-1]


def _best(ways: list[dict[int, _Way]], at: int, number: int, points: float) -> _Way:
    best = _Way(points - _SKIPPED * (number - 1))
    for earlier in range(max(0, at - _FEWEST), at):
        for before, way in ways[earlier].items():
            cost = _SKIPPED * (number - before - 1) if number > before else _RESTART + _SKIPPED * (number - 1)
            if way.points + points - cost > best.points:
                best = _Way(way.points + points - cost, (earlier, before))
    return best


def _mended(match: re.Match[str], _lexicon: Lexicon) -> str | None:
    """The numeral that is due there, with its stop before a dash; None where nothing tells it."""
    number = _numbered(match.string).get(match.start())
    if number is None:
        return None
    printed = match[0]
    bare = printed.rstrip(" .,")
    tail = printed[len(bare) :].replace(",", ".")
    stop = "." if match["before"] and bare[-1] == "L" and "." not in tail else ""
    return roman(number) + stop + tail


NUMERALS = Rule(
    "numerals of headings",
    "strokes of roman numerals seen misread in Tesseract 5 (eng) on French print, where the numerals around count up",
    (
        "I\n\nUn.\n\nII\n\nDeux.\n\nHl\n\nTrois.\n\nVv\n\nCinq.\n\n",
        "I\n\nUn.\n\nII\n\nDeux.\n\nIII\n\nTrois.\n\nV\n\nCinq.\n\n",
    ),
    _PATTERN,
    _mended,
    0.9,
)
