"""Where one passage ends and the next begins: within lines without a blank, over page turns and stray blank lines.

A paragraph ends at a short line or before one that stands in; it goes on in small letters, or where nothing closed it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise, zip_longest

from chapbook.shapes.layers import Stream
from chapbook.shapes.prose import first_letter, is_open, letters_of
from chapbook.shapes.scan import Scan, Span
from chapbook.structure.columns import are_columns, opens_cell
from chapbook.structure.evidence.verses import like_verse
from chapbook.structure.habits import is_dressed
from chapbook.structure.markers import DASHES, MARKER, NUMBERED, is_numeral
from chapbook.structure.passages import Gap, Passage, measure_of, read_rows
from chapbook.structure.positions import Position, line_positions
from chapbook.structure.turns import Turn
from chapbook.structure.words import is_name, share_of_capitals

_SHORT = 0.75
_NARROW = 0.955
_FULL = 0.93
_ENDING = 0.86
"""Shares of the measure: a line below the first is short, from the second on full; a sentence that ends below the
third ends its paragraph, since justified lines of one measure differ less in their number of characters."""
_FRONT = 120
"""The title of the work, its second line and the author's name take so many characters at the most."""
_CAPITALS, _MIXED, _WORD = 0.8, 0.5, 3
"""Share of capitals of a line in capitals at the least, of another at the most; letters that are too few to tell."""
_IN, _DEEP = 0.018, 0.2
"""Indents of the first line of a paragraph, as shares of the measure: the least that no scan makes, and the most."""


def read_passages(scan: Scan, stream: Stream, turns: Sequence[Turn] = ()) -> tuple[Passage, ...]:
    """The passages of a stream, ascending."""
    return join_rows(read_rows(stream.text, turns, stream.raw, line_positions(scan, stream)))


def join_rows(rows: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages that printed lines make, ascending."""
    measure, indents, tabular = measure_of(rows), _has_indents(rows), _tabular(rows)
    runs: list[Passage] = []
    for row, below in zip_longest(rows, rows[1:]):
        apart = row.span in tabular or (bool(runs) and runs[-1].span in tabular)
        within = len(runs) > 1 and runs[-2].span in tabular and row.span in tabular
        if within and runs[-1].span not in tabular and opens_cell(runs[-1], row):
            runs[-1] = runs[-1].with_line(row)
            tabular.add(runs[-1].span)
        elif row.gap is Gap.NOTHING and runs and not apart and not _ends_within(runs[-1], row, below, measure):
            runs[-1] = runs[-1].with_line(row)
        else:
            runs.append(row)
    merged: list[Passage] = []
    for run in runs:
        apart = run.span in tabular or (bool(merged) and merged[-1].span in tabular)
        if merged and not apart and _goes_on(merged[-1], run, measure, indents=indents):
            merged[-1] = merged[-1].with_line(run)
        else:
            merged.append(run)
    return tuple(merged)


def _tabular(rows: Sequence[Passage]) -> set[Span]:
    """The spans of the lines that are rows of a table: such a line goes with no other."""
    return {row.span for pair in pairwise(rows) if are_columns(*pair) for row in pair}


def _has_indents(rows: Iterable[Passage]) -> bool:
    """True if paragraphs begin with a line that stands in, as the positions show."""
    known = [row.positions[0] for row in rows]
    opened = sum(
        above is not None and below is not None and _stands_in(above, below) for above, below in pairwise(known)
    )
    return opened > 2 and 25 * opened > len(known)


def _stands_in(line: Position, other: Position) -> bool:
    """True if a line stands in as the first of a paragraph does, beside the line below or above it."""
    return _IN < line.left - other.left < _DEEP and line.left < _DEEP


def _ends_within(before: Passage, row: Passage, below: Passage | None, measure: float) -> bool:
    """True if a passage ends between two lines without a blank."""
    return any(ends(before, row, below, measure) for ends in ENDS)


def _before_item(before: Passage, row: Passage, _below: Passage | None, measure: float) -> bool:
    """An item of a list follows, or a speech behind a line that is not full."""
    item = MARKER.match(row.text)
    if not item or is_open(before.text):
        return False
    listed = MARKER.match(before.text) is not None or before.text.endswith(":")
    bullet = item["marker"] in DASHES and listed
    lettered = item["marker"].endswith(")") and listed
    speech = item["marker"] in "—–" and before.widths[-1] < _FULL * measure
    return bool(item["number"] or bullet or lettered or speech)


def _behind_number(before: Passage, row: Passage, _below: Passage | None, measure: float) -> bool:
    """A numbered heading stands alone above a line that begins with a capital."""
    short = len(before.lines) == 1 and before.widths[-1] < _SHORT * measure
    numbered = NUMBERED.match(before.text) is not None or is_numeral(before.text)
    return short and numbered and first_letter(row.text).isupper()


def _changes_dress(before: Passage, row: Passage, _below: Passage | None, measure: float) -> bool:
    """Short lines in capitals end here, or a name stands under the title of the work."""
    if max(before.widths) > _FULL * measure or share_of_capitals(row.text) > _MIXED:
        return False
    in_capitals = share_of_capitals(before.text) > _CAPITALS and len(letters_of(before.text)) > _WORD
    front = before.span.start < _FRONT and row.widths[0] < _SHORT * measure
    return in_capitals or (front and (is_name(before.text) or is_name(row.text)))


def _behind_colon(before: Passage, row: Passage, _below: Passage | None, measure: float) -> bool:
    """A short line alone that ends in a colon stands above a full one, or above another such line."""
    alone = len(before.lines) == 1 and before.widths[-1] < _SHORT * measure and before.text.endswith(":")
    opens = first_letter(row.text).isupper() and (row.widths[0] > _FULL * measure or row.text.endswith(":"))
    return alone and opens


def _at_indent(before: Passage, row: Passage, below: Passage | None, _measure: float) -> bool:
    """The boxes show that the line stands in as the first of a paragraph, and the lines above and below do not."""
    line, above = row.positions[0], before.positions[-1]
    if line is None or above is None or not _closed(before, row) or not _stands_in(line, above):
        return False
    under = below.positions[0] if below is not None and below.gap is Gap.NOTHING else None
    hanging = MARKER.match(before.text) is not None and len(before.lines) == 1
    return not hanging if under is None else _stands_in(line, under)


def _at_block(before: Passage, row: Passage, below: Passage | None, _measure: float) -> bool:
    """The boxes show that a block stands in behind a colon, or that such a block ends."""
    line, above = row.positions[0], before.positions[-1]
    if line is None or above is None:
        return False
    under = below.positions[0] if below is not None else None
    opens = before.text.endswith(":") and line.left - above.left > _IN
    if opens and under is not None:
        return under.left - above.left > _IN
    stood_in = len(before.placed) > 1 and min(position.left for position in before.placed) - line.left > _IN
    return stood_in and _closed(before, row)


def _at_short_line(before: Passage, row: Passage, below: Passage | None, measure: float) -> bool:
    """The line above is short, as the last of a justified paragraph is."""
    if not _closed(before, row) or (len(before.lines) == 1 and _is_narrow([row, below], measure)):
        return False
    # Narrow quotations are measured by their own lines, and verse not at all.
    own, width = max(before.widths), before.widths[-1]
    narrow = len(before.lines) > 2 and own < _FULL * measure
    if len(before.lines) > 1 and own < _ENDING * measure and not narrow:
        return False
    return _SHORT * measure < own and width < _ENDING * (own if narrow else measure)


def _is_narrow(rows: Iterable[Passage | None], measure: float) -> bool:
    """True for lines of one block none of which is full: the first line of it is as short, and ends nothing."""
    return all(row is not None and row.gap is Gap.NOTHING and row.widths[0] < _NARROW * measure for row in rows)


def _closed(before: Passage, row: Passage) -> bool:
    """True if one sentence ends above and another begins below."""
    return first_letter(row.text).isupper() and not is_open(before.text) and before.text[-1] not in ";:"


Ends = Callable[[Passage, Passage, Passage | None, float], bool]
ENDS: tuple[Ends, ...] = (
    _before_item,
    _behind_number,
    _behind_colon,
    _changes_dress,
    _at_indent,
    _at_block,
    _at_short_line,
)
"""Why a passage ends at a line; each is asked with the passage so far, the line, the one below it, the measure."""


def _goes_on(before: Passage, after: Passage, measure: float, *, indents: bool) -> bool:
    """True if a passage goes on behind the gap, by how the one ends and the other begins."""
    if after.gap is Gap.NOTHING or MARKER.match(after.text) or NUMBERED.match(after.text):
        return False
    introduced = before.text.endswith(":") and len(after.lines) > 1 and like_verse(after, measure)
    if after.gap is Gap.BLANK and after.text.startswith("«") and after.share(measure) < 0.95 and len(after.lines) > 2:
        return False
    width, first = before.widths[-1], first_letter(after.text)
    if introduced or (is_numeral(after.text) and not is_open(before.text)):
        return False
    if first.islower():
        # What was lost before a small letter is the first letter of a chapter, not the end of its heading.
        return not (after.gap is Gap.BLANK and _like_heading(before, measure))
    if is_open(before.text):
        return width >= _SHORT * measure and (first.isupper() or first.isdigit())
    closed = after.gap is not Gap.TURN or width < _FULL * measure or after.text.startswith(("«", "—", "–"))
    return not closed and first.isupper() and not _opens_page(after, measure, indents=indents)


def _like_heading(before: Passage, measure: float) -> bool:
    """True for a short line alone that is numbered, in capitals or ends in a colon."""
    dressed = is_dressed(before.text) or before.text.endswith(":") or is_numeral(before.text)
    return dressed and len(before.lines) == 1 and before.widths[0] < _SHORT * measure


def _opens_page(after: Passage, measure: float, *, indents: bool) -> bool:
    """True if what stands first on a page begins there, as its indent shows, or how short and bare it is."""
    if indents and len(after.placed) > 1:
        return _stands_in(after.placed[0], after.placed[1])
    # A short line alone at the head of a page is the last of a paragraph, unless it looks like a name or a heading.
    alone = after.widths[0] < _SHORT * measure
    return alone and (is_open(after.text) or re.search(r"[A-ZÀ-Ý]{3,}", after.text) is not None)
