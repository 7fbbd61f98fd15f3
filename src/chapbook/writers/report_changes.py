"""The changes of a build as rows for an editor: each in its context with the changed letters marked, and counted.

It reads the layers and tells; what a change is worth it does not judge.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from chapbook.shapes.build import Build
from chapbook.shapes.layers import Change, Stream

CONTEXT = 36
LONGEST_PATTERN = 24
EXAMPLES = 4
VISIBLE = str.maketrans({"\n": "↵", " ": "␣", "\t": "⇥", "\f": "⇟", "\u00a0": "⍽", "\u202f": "⍽", "\u00ad": "-"})
ONE_LINE = str.maketrans("\n\f\t", "   ")
APOSTROPHES = ("'", "’")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a changed text: ``kept`` in both, ``gone`` from the scan, ``come`` in its stead."""

    kept: str = ""
    gone: str = ""
    come: str = ""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change; ``offset`` is that of the scan, ``left`` and ``right`` are the cleaned text around it."""

    offset: int
    place: str
    before: str
    after: str
    left: str
    marks: tuple[Mark, ...]
    right: str
    pattern: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule with the number of its changes, the lowest confidence, its cited source and its most frequent patterns."""

    rule: str
    count: int
    lowest: float
    source: str
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PatternRow:
    """A pattern such as ``I' → l'`` with its number, the rules that made it and words in which it was met."""

    pattern: str
    count: int
    rules: tuple[str, ...]
    examples: tuple[str, ...]


def visible(text: str) -> str:
    """The text with its spaces and line ends drawn as signs; an empty text as ∅."""
    return text.translate(VISIBLE) or "∅"


def left_of(text: str, offset: int) -> str:
    """About ``CONTEXT`` characters of the text before an offset, from the start of a word on."""
    if offset <= CONTEXT:
        return _one_line(text[:offset])
    head, space, tail = _one_line(text[offset - CONTEXT : offset]).partition(" ")
    return f"… {tail}" if space else f"…{head}"


def right_of(text: str, offset: int, size: int = CONTEXT) -> str:
    """About ``size`` characters of the text after an offset, up to the end of a word."""
    if len(text) - offset <= size:
        return _one_line(text[offset:])
    head, space, tail = _one_line(text[offset : offset + size]).rpartition(" ")
    return f"{head} …" if space else f"{tail}…"


def marks_of(before: str, after: str) -> tuple[Mark, ...]:
    """The two texts laid over one another: letter on letter where they are as long, else by what they share."""
    if len(before) == len(after):
        pairs = groupby(zip(before, after, strict=True), key=lambda pair: pair[0] == pair[1])
        return tuple(_mark(same, *("".join(side) for side in zip(*run, strict=True))) for same, run in pairs)
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return tuple(_mark(tag == "equal", before[a:b], after[c:d]) for tag, a, b, c, d in codes)


def _mark(same: bool, before: str, after: str) -> Mark:
    return Mark(kept=before) if same else Mark(gone=before, come=after)


def pattern_of(marks: tuple[Mark, ...], right: str) -> str:
    """What the change does to letters, without the word it does it in; an elision keeps its apostrophe.

    Moved spaces and line ends are told only where nothing else changed.
    """
    changed = [index for index, mark in enumerate(marks) if not mark.kept]
    telling = [index for index in changed if (marks[index].gone + marks[index].come).strip()]
    parts = []
    for index in telling or changed:
        mark, following = marks[index], marks[index + 1].kept if index + 1 < len(marks) else right
        tail = following[0] if mark.gone and mark.come and following.startswith(APOSTROPHES) else ""
        parts.append(f"{_short(mark.gone + tail)} → {_short(mark.come + tail)}")
    return ", ".join(parts)


def change_rows(build: Build) -> tuple[ChangeRow, ...]:
    """All changes in the order of the scan; changes at one place in the order they were made."""
    rows = [row for stream in build.layers.streams for row in _rows(build, stream)]
    return tuple(sorted(rows, key=lambda row: row.offset))


def rule_rows(build: Build, rows: tuple[ChangeRow, ...]) -> tuple[RuleRow, ...]:
    """The rules that changed something, those with most changes first."""
    sources = {rule.name: rule.source for rule in (*build.language.repairs, *build.language.orthography)}
    grouped: defaultdict[str, list[ChangeRow]] = defaultdict(list)
    for row in rows:
        grouped[row.rule].append(row)
    found = [
        RuleRow(
            rule=rule,
            count=len(members),
            lowest=min(row.confidence for row in members),
            source=sources.get(rule, ""),
            patterns=tuple(pattern for pattern, _ in Counter(row.pattern for row in members).most_common(EXAMPLES)),
        )
        for rule, members in grouped.items()
    ]
    return tuple(sorted(found, key=lambda row: (-row.count, row.rule)))


def pattern_rows(rows: tuple[ChangeRow, ...]) -> tuple[PatternRow, ...]:
    """The patterns, the most frequent first."""
    grouped: defaultdict[str, list[ChangeRow]] = defaultdict(list)
    for row in rows:
        grouped[row.pattern].append(row)
    found = []
    for pattern, members in grouped.items():
        words = Counter(_word(row) for row in members)
        examples = tuple(word for word, _ in words.most_common(EXAMPLES))
        found.append(PatternRow(pattern, len(members), tuple(sorted({row.rule for row in members})), examples))
    return tuple(sorted(found, key=lambda row: (-row.count, row.pattern)))


def _rows(build: Build, stream: Stream) -> Iterator[ChangeRow]:
    for depth, layer in enumerate(stream.layers):
        shift = 0
        for change in layer.changes:
            start = change.start + shift
            shift += len(change.after) - len(change.before)
            offset = stream.origin(change.start, change.end, depth)[0].start
            left, right = _around(stream, depth, start, start + len(change.after))
            yield _row(build, change, offset, left, right)


def _around(stream: Stream, depth: int, start: int, end: int) -> tuple[str, str]:
    """The final text on either side of a stretch of the text that layer ``depth`` made."""
    for layer in stream.layers[depth + 1 :]:
        start, end = layer.forward(start), layer.forward(end, right=True)
    return left_of(stream.text, start), right_of(stream.text, end)


def _row(build: Build, change: Change, offset: int, left: str, right: str) -> ChangeRow:
    marks = marks_of(change.before, change.after)
    return ChangeRow(
        offset=offset,
        place=str(build.scan.where(offset)),
        before=visible(change.before),
        after=visible(change.after),
        left=left,
        marks=marks,
        right=right,
        pattern=pattern_of(marks, right),
        rule=change.rule,
        confidence=change.confidence,
    )


def _word(row: ChangeRow) -> str:
    """The whole word around the change, as it now stands."""
    left = row.left.split()[-1] if row.left and not row.left[-1].isspace() else ""
    right = row.right.split()[0] if row.right and not row.right[0].isspace() else ""
    made = "".join(mark.kept + mark.come for mark in row.marks)
    return " ".join(f"{left}{made}{right}".split()).strip(' .,;:!?«»()"')


def _one_line(text: str) -> str:
    return text.translate(ONE_LINE)


def _short(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= LONGEST_PATTERN else shown[: LONGEST_PATTERN - 1] + "…"
