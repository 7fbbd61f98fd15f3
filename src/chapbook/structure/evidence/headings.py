"""Evidence for and against a heading: its dress, and what stands before and behind it."""

from __future__ import annotations

from collections.abc import Iterator

from chapbook.shapes.prose import first_letter, is_open, letters_of
from chapbook.structure.evidence.verses import like_verse
from chapbook.structure.habits import is_dressed
from chapbook.structure.markers import MARKER, NUMBERED, is_bare_number, is_numeral
from chapbook.structure.passages import Gap, Passage
from chapbook.structure.sight import Evidence, PassageKind, Sight
from chapbook.structure.words import share_of_capitals


def headings(sight: Sight) -> Iterator[Evidence]:
    """A short line between finished passages, opened by a capital or a number, ended by a colon or nothing."""
    text = sight.here.text
    if sight.index == 0 or sight.after is None or not sight.short or len(text) > 110:
        return
    if sight.habits.numerals and is_numeral(text):
        yield Evidence(PassageKind.HEADING, 4, "a numeral alone, as this book has others")
    elif NUMBERED.match(text):
        yield Evidence(PassageKind.HEADING, 4, "a number as headings have it")
    if share_of_capitals(text) > 0.8 and len(letters_of(text)) > 2:
        yield Evidence(PassageKind.HEADING, 3, "in capitals")
    if text.rstrip().endswith(":"):
        yield Evidence(PassageKind.HEADING, 3, "a short line alone that ends in a colon")
    elif is_open(text):
        yield Evidence(PassageKind.HEADING, 3, "a short line alone without a stop")
    elif text.rstrip()[-1:] in ("?", "!") and sight.habits.plain_headings and len(sight.here.lines) == 1:
        yield Evidence(PassageKind.HEADING, 2.5, "a short line alone that asks or calls, in a book of such headings")
    if _is_under_number(sight):
        yield Evidence(PassageKind.HEADING, 3, "a line alone under the number of a heading")
    yield from _against_heading(sight, sight.after)


def _is_under_number(sight: Sight) -> bool:
    """True for a line alone under the number of a heading, which has its title on the next line."""
    bare_number = is_bare_number(sight.passages[sight.index - 1].text) and sight.decided[-1] is PassageKind.HEADING
    return bare_number and len(sight.here.lines) == 1 and not sight.habits.introduces(sight.here.text)


def _against_heading(sight: Sight, after: Passage) -> Iterator[Evidence]:
    """What speaks against a heading: how it opens, and what stands before and behind it."""
    here, text = sight.here, sight.here.text
    plain = not NUMBERED.match(text) and not is_numeral(text)
    if plain and not (first_letter(text).isupper() or first_letter(text).isdigit()):
        yield Evidence(PassageKind.HEADING, -4, "opens with a small letter")
    if text.startswith(("«", "—", "–", '"')):
        yield Evidence(PassageKind.HEADING, -3, "opens like a speech")
    if text.endswith(",") and plain and share_of_capitals(text) < 0.8:
        yield Evidence(PassageKind.HEADING, -3, "a comma ends it, as those who are spoken to")
    if text.rstrip().endswith(":") and len(here.lines) > 1:
        yield Evidence(PassageKind.HEADING, -1, "a colon behind more than one line")
    if text.rstrip().endswith(":") and _introduced(after, sight.measure):
        yield Evidence(PassageKind.HEADING, -4, "it introduces what follows")
    elif sight.habits.introduces(text):
        yield Evidence(PassageKind.HEADING, -4, "its words introduce what follows")
    elif text.rstrip().endswith(":") and plain and sight.habits.dressed_headings and not is_dressed(text):
        yield Evidence(PassageKind.HEADING, -1.5, "this book numbers its headings or sets them in capitals")
    if here.gap is Gap.NOTHING and plain and not _is_under_number(sight):
        yield Evidence(PassageKind.HEADING, -2, "no blank line before it")
    behind_paragraph = sight.before is not None and sight.decided[-1] is PassageKind.PARAGRAPH and plain
    if behind_paragraph and sight.before is not None and is_open(sight.before.text):
        yield Evidence(PassageKind.HEADING, -3, "the passage before it is not finished")
    if behind_paragraph and sight.before is not None and sight.before.text.rstrip().endswith(":"):
        yield Evidence(PassageKind.HEADING, -3, "the passage before it ends in a colon")
    if first_letter(after.text).islower():
        yield Evidence(PassageKind.HEADING, -4, "what follows goes on in small letters")
    verse_follows = like_verse(here, sight.measure) and like_verse(after, sight.measure) and len(after.lines) > 1
    if plain and verse_follows:
        yield Evidence(PassageKind.HEADING, -3, "verse follows")


def _introduced(passage: Passage, measure: float) -> bool:
    """What a colon introduces: a quotation, an item, verse; no line that itself introduces what follows."""
    if len(passage.lines) == 1 and passage.text.rstrip().endswith(":"):
        return False
    if len(passage.lines) == 1 and passage.widths[0] < 0.6 * measure and not NUMBERED.match(passage.text):
        return True
    if passage.text.lstrip("<{ ").startswith(("«", '"')) or MARKER.match(passage.text):
        return True
    return len(passage.lines) > 1 and all(first_letter(line).isupper() for line in passage.lines)
