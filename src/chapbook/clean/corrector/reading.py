"""Reading a stream as tokens: words, elisions, tails after a hyphen, numbers, marks, and what the n-grams do not see.

Wider than the tokens that a clean text has: signs that only an engine writes (``¢tait``, ``|'enclume``) stay in words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from chapbook.shapes.scan import Span

USUAL_CONFIDENCE = 0.9
"""What an engine reports for a word that is as likely right as any; taken where none is reported."""


class Kind(StrEnum):
    """What a token is to the language model."""

    WORD = auto()
    NUMBER = auto()
    MARK = auto()
    SIGN = auto()
    BREAK = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text: its offsets there, the text itself, and whether white space stands before it.

    ``fixed``: no reading but its own may be thought of (the editor's word, a Roman number).
    """

    start: int
    end: int
    text: str
    kind: Kind
    spaced: bool
    fixed: bool
    opens_line: bool = False
    confidence: float = USUAL_CONFIDENCE
    opens_part: bool = False


_APOSTROPHE = "'’‘ʼ"
_ODD = r"¢@€£$&|\\/{}§<>\]\[!°"
_ODD_FIRST = r"¢@€£$&|\\/!°"
_SCANNER = re.compile(
    rf"""(?P<BREAK>\s*\n[ \t\r]*(?:\n|\f)\s*|\s*\f\s*)
    |(?P<SPACE>\s+)
    |(?P<MARK>\.{{2,}}|…|[.,;:!?](?![.,;:!?])|[.,;:!?]{{2,}})
    |(?P<ELISION>(?:[^\W\d_]{{1,7}}|(?<![\w'])[|1!\]\[/\\0()]{{1,2}})[{_APOSTROPHE}]{{1,2}}(?=\w)
        |(?<![\w'])[^\W_]{{1,2}}[{_APOSTROPHE}][ ]?(?=[\w«“(]))
    |(?P<NUMBER>\d+(?![\w]|[{_ODD}]\w))
    |(?P<TAIL>(?<=\w)-\n?(?=[^\W\d_])(?:[^\W_](?:[{_ODD}](?=\w))?)+(?:[{_APOSTROPHE}](?=\w))?)
    |(?P<WORD>(?:[{_ODD_FIRST}](?=[^\W_]))?(?:[^\W_](?:[{_ODD}](?=\w)|[¢@€£&])?)+)
    |(?P<SIGN>.)""",
    re.VERBOSE | re.DOTALL,
)
_SET = re.compile(r"(?!II$)[IVXLC]{2,}|\d+(?:er|re|e|me|ème|o|º|°|d|nd|th|st)")
_KINDS = {"MARK": Kind.MARK, "NUMBER": Kind.NUMBER, "BREAK": Kind.BREAK, "SIGN": Kind.SIGN}


def read_tokens(
    text: str,
    shielded: Sequence[Span] = (),
    confidences: Sequence[tuple[Span, float]] = (),
    seams: Sequence[int] = (),
) -> list[Token]:
    """The tokens of a text in order; white space between words is no token, the end of a paragraph is one."""
    tokens: list[Token] = []
    shields = _Spans([(span, 0.0) for span in shielded])
    reported = _Spans(confidences)
    spaced = opens = True
    for found in _SCANNER.finditer(text):
        name = found.lastgroup or "SIGN"
        if name == "SPACE":
            spaced, opens = True, "\n" in found[0]
            continue
        start, end = found.span()
        fixed = shields.at(start, end) is not None
        confidence = reported.at(start, end)
        elided = not spaced and bool(tokens) and tokens[-1].text[-1] in _APOSTROPHE
        if name == "WORD" and not elided and (_SET.fullmatch(found[0]) or _is_initial(text, start, end)):
            fixed = True
        tokens.append(Token(start, end, found[0], _KINDS.get(name, Kind.WORD), spaced, fixed, opens))
        if confidence is not None:
            tokens[-1] = replace(tokens[-1], confidence=confidence)
        if len(tokens) > 1 and bisect_right(seams, start) > bisect_right(seams, tokens[-2].start):
            tokens[-1] = replace(tokens[-1], opens_part=True)
        spaced = opens = name == "BREAK"
    return tokens


class _Spans:
    """Values by span: which one lies over a stretch of text."""

    def __init__(self, values: Sequence[tuple[Span, float]]) -> None:
        self._values = sorted(values, key=lambda value: value[0])
        self._starts = [span.start for span, _ in self._values]

    def at(self, start: int, end: int) -> float | None:
        """The value of the last span that shares a character with ``[start, end)``; None if there is none."""
        near = bisect_right(self._starts, end - 1) - 1
        return self._values[near][1] if near >= 0 and self._values[near][0].end > start else None


def _is_initial(text: str, start: int, end: int) -> bool:
    """True for a single capital before a full stop: a person's initial."""
    return end - start == 1 and text[start].isupper() and text[end : end + 1] in (".", "…")


def straight(text: str) -> str:
    """The text with its apostrophes straight and without line ends or a space behind."""
    for curly in "’‘ʼ":
        text = text.replace(curly, "'")
    return text.replace("\n", "").rstrip(" ")
