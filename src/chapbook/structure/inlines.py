"""Sets the characters of a passage as inlines: each stands in one Text, or is dropped on record (law 2)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter

from chapbook.shapes.document import Dropped, DroppedKind, Emphasis, Inline, LineBreak, Note, Origin, PageBreak, Text
from chapbook.shapes.scan import Span
from chapbook.structure.calls import Call
from chapbook.structure.slants import parted
from chapbook.structure.turns import Turn

_BLANKS = re.compile(r"(?P<before>[ \t\f]*)\n(?P<after>\s*)|[ \t](?P<more>[ \t]+)")


@dataclass(frozen=True, slots=True)
class Setting:
    """What goes into one stream's text besides its letters: turns, notes and runs of italics, ascending.

    ``dropped`` is the record that grows as blocks are set.
    """

    stream: int
    text: str
    turns: tuple[Turn, ...]
    notes: tuple[tuple[Call, Note], ...]
    dropped: list[Dropped]
    slants: tuple[Span, ...] = ()

    def origin(self, span: Span) -> Origin:
        """The origin of a span of this stream's text."""
        return Origin(self.stream, span.start, span.end)

    def drop(self, span: Span, kind: DroppedKind) -> None:
        """Puts a span on record as left out; an empty one is nothing."""
        if span:
            self.dropped.append(Dropped(self.origin(span), kind))


Cut = tuple[Span, Inline | None]
"""A span that is not set as text, and the inline that stands there instead."""


def inlines_of(span: Span, setting: Setting, *, opening: int = -1, verse: bool = False) -> tuple[Inline, ...]:
    """The inlines of a span: text with line ends read as spaces, page breaks, notes; in verse lines keep their ends.

    ``opening`` is where the passage begins, if a marker stands before the span.
    """
    opening = span.start if opening < 0 else opening
    cuts = [*_blanks(span, setting, verse=verse), *_notes(span, setting), *_page_breaks(span, opening, setting)]
    inlines: list[Inline] = []
    done = span.start
    for cut, inline in sorted(cuts, key=itemgetter(0)):
        inlines += _text(Span(done, cut.start), setting)
        if inline is not None:
            inlines.append(inline)
        done = max(done, cut.end)
    return (*inlines, *_text(Span(done, span.end), setting))


def _text(span: Span, setting: Setting) -> list[Inline]:
    """The letters of a span as texts, those in italics as emphasis."""
    first = bisect_left(setting.slants, span.start, key=lambda slant: slant.end)
    made: list[Inline] = []
    for part, italic in parted(span, setting.slants[first:]) if span.start < span.end else ():
        text = Text(part.of(setting.text).replace("\n", " "), setting.origin(part))
        made.append(Emphasis((text,)) if italic else text)
    return made


def _blanks(span: Span, setting: Setting, *, verse: bool) -> list[Cut]:
    """Line ends with the blanks around them, and runs of blanks: one stays, as the space between two words."""
    cuts: list[Cut] = []
    for match in _BLANKS.finditer(setting.text, span.start, span.end):
        if match["more"]:
            cuts.append(_dropped(Span(*match.span("more")), DroppedKind.SPACE, setting))
            continue
        before, after = Span(*match.span("before")), Span(*match.span("after"))
        cuts += [_dropped(before, DroppedKind.SPACE, setting)] if before else []
        cuts += [_dropped(after, DroppedKind.LINE_END, setting)] if after else []
        if verse or _hard_hyphen(setting.text, before.start):
            line_end = Span(before.end, after.start)
            cuts.append((_dropped(line_end, DroppedKind.LINE_END, setting)[0], LineBreak() if verse else None))
    return cuts


def _dropped(span: Span, kind: DroppedKind, setting: Setting) -> Cut:
    setting.drop(span, kind)
    return span, None


def _hard_hyphen(text: str, end: int) -> bool:
    """True if a word with a hyphen that is its own ends here: the printer's cuts were joined by the cleaning."""
    return end > 1 and text[end - 1] == "-" and text[end - 2].isalpha()


def _notes(span: Span, setting: Setting) -> list[Cut]:
    """The notes called in this span; a call without a mark stands at its end."""
    cuts: list[Cut] = []
    first = bisect_left(setting.notes, span.start, key=lambda note: note[0].start)
    for call, note in setting.notes[first:]:
        if call.end > span.end:
            break
        setting.drop(Span(call.start, call.end), DroppedKind.NOTE_MARK)
        cuts.append((Span(call.start, call.end), note))
    return cuts


def _page_breaks(span: Span, opening: int, setting: Setting) -> list[Cut]:
    """The pages that begin in this span or in the blank before its passage; with the last span, those after it too."""
    blank = opening
    while blank and setting.text[blank - 1].isspace():
        blank -= 1
    last = len(setting.text) - span.end < 200 and not setting.text[span.end :].strip(" :\n\t\u00a0\u202f")
    breaks: list[Cut] = []
    for turn in setting.turns[bisect_left(setting.turns, blank, key=lambda turn: turn.offset) :]:
        if turn.offset >= span.end and not last:
            break
        at = min(max(turn.offset, span.start), span.end)
        breaks.append((Span(at, at), PageBreak(turn.label)))
    return breaks


def spaces_between(stream: int, text: str, spans: Iterable[Span]) -> list[Dropped]:
    """The blanks between the passages of a stream, on record as line ends and spaces."""
    dropped: list[Dropped] = []
    done = 0
    for span in [*spans, Span(len(text), len(text))]:
        for match in re.finditer(r"\n+|[^\S\n]+", text[done : span.start]):
            kind = DroppedKind.LINE_END if match[0][0] == "\n" else DroppedKind.SPACE
            dropped.append(Dropped(Origin(stream, done + match.start(), done + match.end()), kind))
        done = span.end
    return dropped
