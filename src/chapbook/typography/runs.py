"""Applies the rules to one run of inlines: the leaves are read as one text and take the changes back.

U+FFFC stands for a note, U+2028 for a forced line break; a page break stands for nothing, since words run over it.
No rule of a language may put letters in the place of these two signs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from chapbook.shapes.document import (
    Abbreviation,
    Block,
    Emphasis,
    Foreign,
    Inline,
    LineBreak,
    Link,
    Note,
    Origin,
    PageBreak,
    SmallCaps,
    Superscript,
    Text,
    flat,
)
from chapbook.shapes.language import Language, Rule

_NOTE, _BREAK = "\ufffc", "\u2028"
Deeper = Callable[[tuple[Block, ...], Language], tuple[Block, ...]]


def typeset_run(inlines: tuple[Inline, ...], language: Language, deeper: Deeper) -> tuple[Inline, ...]:
    """The run with the rules applied to its text and to the notes in it (by ``deeper``), superior letters raised."""
    leaves = list(flat(inlines))
    parts = [leaf.text if isinstance(leaf, Text) else _NOTE if isinstance(leaf, Note) else "" for leaf in leaves]
    parts = [_BREAK if isinstance(leaf, LineBreak) else part for leaf, part in zip(leaves, parts, strict=True)]
    for rule in language.typography:
        parts = _applied(rule, parts, language)
    settled = iter(parts)
    return tuple(_raised(_rebuilt(inlines, settled, language, deeper), language))


def _applied(rule: Rule, parts: list[str], language: Language) -> list[str]:
    """The parts with one rule applied to their whole; a change over several parts goes into the first of them."""
    whole = "".join(parts)
    ends = list(accumulate(len(part) for part in parts))
    made: list[list[str]] = [[] for _ in parts]
    done = 0
    for match in rule.pattern.finditer(whole):
        template = rule.replacement
        after = match.expand(template) if isinstance(template, str) else template(match, language.lexicon)
        if after is None or after == match[0]:
            continue
        _hand_out(whole, done, match.start(), ends, made)
        index = bisect_right(ends, match.start()) if match.end() > match.start() else bisect_left(ends, match.start())
        made[index].append(after)
        done = match.end()
    _hand_out(whole, done, len(whole), ends, made)
    return ["".join(pieces) for pieces in made]


def _hand_out(whole: str, start: int, end: int, ends: list[int], made: list[list[str]]) -> None:
    """Gives each part its share of the unchanged ``[start, end)`` of the whole."""
    index = bisect_right(ends, start)
    while start < end:
        until = min(end, ends[index])
        made[index].append(whole[start:until])
        start, index = until, index + 1


def _rebuilt(inlines: Iterable[Inline], parts: Iterator[str], language: Language, deeper: Deeper) -> Iterator[Inline]:
    """The same tree with each leaf's new text."""
    for inline in inlines:
        match inline:
            case Text():
                yield replace(inline, text=next(parts))
            case Note():
                next(parts)
                yield replace(inline, blocks=deeper(inline.blocks, language))
            case LineBreak() | PageBreak():
                next(parts)
                yield inline
            case Emphasis() | SmallCaps() | Superscript() | Foreign() | Abbreviation() | Link():
                yield replace(inline, inlines=tuple(_rebuilt(inline.inlines, parts, language, deeper)))


def _raised(inlines: Iterable[Inline], language: Language) -> Iterator[Inline]:
    """The run with superior letters (the er of 1er) set as such."""
    for inline in inlines:
        match inline:
            case Text():
                yield from _superiors(inline, language)
            case Emphasis() | SmallCaps() | Foreign() | Abbreviation() | Link():
                yield replace(inline, inlines=tuple(_raised(inline.inlines, language)))
            case _:
                yield inline


def _superiors(text: Text, language: Language) -> Iterator[Inline]:
    done = 0
    for match in language.superiors.finditer(text.text):
        group = next((number for number in range(1, len(match.groups()) + 1) if match[number]), 0)
        start, end = match.span(group)
        yield replace(text, text=text.text[done:start], origin=_part(text, done, start))
        yield Superscript((replace(text, text=text.text[start:end], origin=_part(text, start, end)),))
        done = end
    if done < len(text.text) or not done:
        yield replace(text, text=text.text[done:], origin=_part(text, done, len(text.text)))


def _part(text: Text, start: int, end: int) -> Origin:
    """The origin of a part; exact where typography changed nothing in the text, else that of the whole."""
    origin = text.origin
    if len(text.text) != origin.end - origin.start:
        return origin
    return Origin(origin.stream, origin.start + start, origin.start + end)
