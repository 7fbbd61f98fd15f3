"""Doubts about quotation marks that do not pair: an opening without its close, a close without its opening.

What prints do is no doubt: marks opened anew at each line or paragraph of a quotation, a speech closed by none at the
end of its paragraph, a quotation within another. It changes nothing: the mark is gone, and where it stood is a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chapbook.clean.draft import Doubt, Draft
from chapbook.shapes.language import Language, Quotes
from chapbook.shapes.scan import Span

_RISK = 0.4
"""A mark is lost for sure, but not so surely there."""
_NESTED = 1500
"""Characters that a quotation with others in it may take; over more, marks add up by chance."""
_MOST = 40
"""Marks that such a quotation may hold, itself included."""
_FEW = 20
"""Marks that may lack their partners in a text where most do; where more do, this is the habit of the print."""
_ASKED = 500
"""No editor answers more in one text."""
_SEEN = 600
"""Characters from a mark within which the place of its partner is looked for."""
_AT_LINE = " \t\u00a0\u202f—–-"
"""What may stand before the first mark on a line."""
_NEAR = 9
"""So many characters of that on either side at the most."""
_BLANK = "[ \u00a0\u202f]"
_WORD = r"(?P<word>\S*[^\W\d_]{2}[^\s\w.,;:!?…]*)"
_STOP = re.compile(rf"{_WORD}(?P<stop>{_BLANK}?[.,;:!?…]+)(?=\s|\Z)")
_FULL_STOP = re.compile(rf"{_WORD}(?P<stop>{_BLANK}?[.!?…]+)(?=\s|\Z)")
_FIRST = re.compile(rf"{_BLANK}*(?P<word>[\w'’-]+)(?P<stop>)")
_BROKEN = re.compile(rf"(?P<word>\S*\w[.!?…]*){_BLANK}?[>›”\"]+(?=[\s.,;:!?)]|\Z)")
_BEHIND_COLON = re.compile(r":\s+(?P<word>[^\W\d_]\S*)")
_BEHIND_STOP = re.compile(r"[.!?…]\s+(?:[—–] ?)?(?P<word>[^\W\d_]\S*)")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark: where it stands, whether it opens, whether it is the first sign on its line."""

    start: int
    opens: bool
    leads: bool


@dataclass(frozen=True, slots=True)
class _Guess:
    """Words of the text where a mark was likely lost, and how they read with it, best first."""

    words: Span
    candidates: tuple[str, ...]


def doubt_quotes(draft: Draft, language: Language) -> Draft:
    """The draft with a doubt for each mark of the language that lacks its partner, none where there is one already."""
    return draft.also_doubted(doubt for quotes in language.quotes for doubt in _doubts(draft.stream.text, quotes))


def _doubts(text: str, quotes: Quotes) -> Iterator[Doubt]:
    marks = tuple(_marks(text, quotes))
    lone = tuple(_unpaired(marks))
    for index in lone[:_ASKED] if len(lone) <= max(_FEW, len(marks) // 2) else ():
        mark, guess = marks[index], _guess(text, quotes, marks, index)
        lacks = f"“{quotes.opening}” is not closed" if mark.opens else f"“{quotes.closing}” was not opened"
        message = f"{lacks}: is a mark lost at “{guess.words.of(text)}”?"
        yield Doubt(guess.words, message, guess.candidates, _RISK)


def _marks(text: str, quotes: Quotes) -> Iterator[_Mark]:
    for found in re.finditer(f"[{quotes.opening}{quotes.closing}]", text):
        before = "\n" + text[: found.start()] if found.start() < _NEAR else text[found.start() - _NEAR : found.start()]
        leads = before.rstrip(_AT_LINE).endswith("\n")
        # The quotations of old prints go on in each line or paragraph with the closing mark.
        goes_on = leads and text[found.end() : found.end() + _NEAR].lstrip(_AT_LINE)[:1].isalpha()
        yield _Mark(found.start(), found[0] == quotes.opening or goes_on, leads)


def _unpaired(marks: Sequence[_Mark]) -> Iterator[int]:
    """The indices of the marks without a partner that would have one in any print."""
    index = 0
    while index < len(marks):
        end = _partner(marks, index) if marks[index].opens else None
        if end is None and not marks[index].leads:
            yield index
        index = index + 1 if end is None else end + 1


def _partner(marks: Sequence[_Mark], first: int) -> int | None:
    """The index of the mark that closes the one at ``first``, over quotations within it; None if there is none."""
    depth = 0
    for index, mark in enumerate(marks[first : first + _MOST], first):
        if index > first + 1 and mark.start - marks[first].start > _NESTED:
            return None
        if not mark.opens:
            depth -= 1
        elif index == first or not mark.leads:
            depth += 1
        if not depth:
            return index
    return None


def _guess(text: str, quotes: Quotes, marks: Sequence[_Mark], index: int) -> _Guess:
    mark = marks[index]
    if mark.opens:
        end = marks[index + 1].start if index + 1 < len(marks) else len(text)
        return _close_guess(text, quotes, Span(mark.start, min(end, mark.start + _SEEN)))
    start = marks[index - 1].start + 1 if index else 0
    return _opening_guess(text, quotes, Span(max(start, mark.start - _SEEN), mark.start))


def _close_guess(text: str, quotes: Quotes, quoted: Span) -> _Guess:
    """Where what is opened at the start of ``quoted`` likely ends.

    It is at a sign misread, else at the end of a sentence behind a colon, else at the next stop or word.
    """
    whole = text[: quoted.start].rstrip().endswith(":")
    start, end = quoted.start + 1, quoted.end
    if broken := _BROKEN.search(text, start, end):
        return _Guess(Span(*broken.span()), (f"{broken['word']} {quotes.closing}",))
    found = (_FULL_STOP if whole else _STOP).search(text, start, end) or _FIRST.match(text, start)
    if found is None:
        return _Guess(Span(quoted.start, start), ())
    word, stop = found["word"], found["stop"]
    readings = f"{word}{stop} {quotes.closing}", f"{word} {quotes.closing}{stop}"
    ranked = tuple(dict.fromkeys(readings if whole else readings[::-1]))
    return _Guess(Span(found.start("word"), found.end()), ranked)


def _opening_guess(text: str, quotes: Quotes, quoted: Span) -> _Guess:
    """Where what is closed at the end of ``quoted`` likely begins: behind a colon, else its sentence or last word."""
    before = quoted.of(text)
    whole = before.rstrip().endswith((".", "!", "?", "…"))
    told = [*_BEHIND_COLON.finditer(before)] or ([*_BEHIND_STOP.finditer(before)] if whole else [])
    if told:
        first, last = told[-1].span("word")
        words = Span(quoted.start + first, quoted.start + last)
        return _Guess(words, (f"{quotes.opening} {words.of(text)}",))
    bare = before[before.rfind("\n") + 1 :].rstrip().rpartition(" ")[2]
    if not any(letter.isalnum() for letter in bare):
        return _Guess(Span(quoted.end, quoted.end + 1), ())
    start = quoted.start + before.rfind(bare)
    return _Guess(Span(start, quoted.end + 1), (f"{quotes.opening} {bare} {quotes.closing}", bare))
