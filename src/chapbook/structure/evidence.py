"""The evidence for what a passage is: one function a kind of evidence, each with its weight and its reason in words.

The weights were set on the development corpus; none looks at a name or a fixed string of one book. A passage is what
the sum of the evidence for it says, a paragraph if nothing outweighs that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from chapbook.shapes.prose import first_letter, is_open
from chapbook.structure.passages import MARKER, NUMBERED, Gap, Passage
from chapbook.structure.sight import Evidence, Look, PassageKind, Sight, is_name, share_of_capitals


def titles(sight: Sight) -> Iterator[Evidence]:
    """The first passage, of a few lines, is the title."""
    if sight.index == 0 and len(sight.here.lines) <= 4 and len(sight.here.text) < 200:
        yield Evidence(PassageKind.TITLE, 3, "the first passage, of a few lines")
        if share_of_capitals(sight.here.text) > 0.6:
            yield Evidence(PassageKind.TITLE, 3, "in capitals")
        if not is_open(sight.here.text) and sight.here.share(sight.measure) > 0.9 and len(sight.here.lines) > 1:
            yield Evidence(PassageKind.TITLE, -3, "full lines that end a sentence")


def bylines(sight: Sight) -> Iterator[Evidence]:
    """A name under the title is the author's."""
    if 0 < sight.index < 4 and sight.decided[-1] in (PassageKind.TITLE, PassageKind.BYLINE):
        text = sight.here.text
        if len(sight.here.lines) == 1 and is_name(text) and not NUMBERED.match(text) and not text.endswith(":"):
            yield Evidence(PassageKind.BYLINE, 5, "a name under the title")
            if _letters(text) and any(_letters(text) in _letters(other.text) for other in sight.passages[-3:]):
                yield Evidence(PassageKind.BYLINE, 3, "the name that signs the text")


def epigraphs(sight: Sight) -> Iterator[Evidence]:
    """A few lines before the first paragraph, with the name of whoever wrote them."""
    lines = sight.here.lines
    if not sight.opening or len(lines) > 8 or sight.after is None:
        return
    if len(lines) > 1 and _is_source(lines[-1]) and not _is_source(lines[0]):
        yield Evidence(PassageKind.EPIGRAPH, 5, "the last line names a source")
    elif (
        len(lines) <= 5
        and len(sight.after.lines) == 1
        and _is_source(sight.after.text)
        and sight.index + 2 < len(sight.passages)
    ):
        yield Evidence(PassageKind.EPIGRAPH, 4, "a source stands under it")
    if sight.here.share(sight.measure) < 0.85:
        yield Evidence(PassageKind.EPIGRAPH, 1, "narrow lines before the text")
    if sight.decided[-1] is PassageKind.EPIGRAPH and len(lines) == 1 and _is_source(lines[0]):
        yield Evidence(PassageKind.EPIGRAPH, 5, "the source of the epigraph")


def headings(sight: Sight) -> Iterator[Evidence]:
    """A short line between finished passages, opened by a capital or a number, ended by a colon or nothing."""
    text = sight.here.text
    if sight.index == 0 or sight.after is None or not sight.short or len(text) > 110:
        return
    if NUMBERED.match(text):
        yield Evidence(PassageKind.HEADING, 4, "a number as headings have it")
    if share_of_capitals(text) > 0.8 and len(_letters(text)) > 2:
        yield Evidence(PassageKind.HEADING, 3, "in capitals")
    if text.rstrip().endswith(":"):
        yield Evidence(PassageKind.HEADING, 3, "a short line alone that ends in a colon")
    elif is_open(text):
        yield Evidence(PassageKind.HEADING, 3, "a short line alone without a stop")
    above = sight.passages[sight.index - 1].text
    bare_number = (found := NUMBERED.match(above)) and not above[found.end() :].strip(" .—–-")
    if bare_number and sight.decided[-1] is PassageKind.HEADING and len(sight.here.lines) == 1:
        yield Evidence(PassageKind.HEADING, 3, "a line alone under the number of a heading")
    yield from _against_heading(sight, sight.after)


def _against_heading(sight: Sight, after: Passage) -> Iterator[Evidence]:
    """What speaks against a heading: how it opens, and what stands before and behind it."""
    here, text = sight.here, sight.here.text
    plain = not NUMBERED.match(text)
    if not (first_letter(text).isupper() or first_letter(text).isdigit()):
        yield Evidence(PassageKind.HEADING, -4, "opens with a small letter")
    if text.startswith(("«", "—", "–", '"')):
        yield Evidence(PassageKind.HEADING, -3, "opens like a speech")
    if text.rstrip().endswith(":") and len(here.lines) > 1:
        yield Evidence(PassageKind.HEADING, -1, "a colon behind more than one line")
    if text.rstrip().endswith(":") and _introduced(after, sight.measure):
        yield Evidence(PassageKind.HEADING, -4, "it introduces what follows")
    if here.gap is Gap.NOTHING and plain:
        yield Evidence(PassageKind.HEADING, -2, "no blank line before it")
    behind_paragraph = sight.before is not None and sight.decided[-1] is PassageKind.PARAGRAPH and plain
    if behind_paragraph and sight.before is not None and is_open(sight.before.text):
        yield Evidence(PassageKind.HEADING, -3, "the passage before it is not finished")
    if behind_paragraph and sight.before is not None and sight.before.text.rstrip().endswith(":"):
        yield Evidence(PassageKind.HEADING, -3, "the passage before it ends in a colon")
    if first_letter(after.text).islower():
        yield Evidence(PassageKind.HEADING, -4, "what follows goes on in small letters")
    like_verse = _like_verse(here, sight.measure) and _like_verse(after, sight.measure) and len(after.lines) > 1
    if plain and like_verse:
        yield Evidence(PassageKind.HEADING, -3, "verse follows")


def items(sight: Sight) -> Iterator[Evidence]:
    """Numbered items count up from neighbour to neighbour; dashes and bullets follow a colon."""
    marker = MARKER.match(sight.here.text)
    if marker is None or NUMBERED.match(sight.here.text):
        return
    if marker["number"]:
        neighbours = {number for other in _near(sight) for number in _numbers(other)}
        if any(number + step in neighbours for number in _numbers(sight.here) for step in (-1, 1)):
            yield Evidence(PassageKind.ITEM, 6, "numbered as its neighbours go on")
    elif marker["marker"] in "-–—•":
        alike = [other for other in _near(sight) if _dash(other) == marker["marker"]]
        speech = sight.here.text.rstrip()[-1:] in "?!»" or "«" in sight.here.text[:4]
        if alike and _list_opened(sight):
            yield Evidence(PassageKind.ITEM, 3 if speech else 5, "dashes follow one another behind a colon")
    elif any(_letter_marker(other) for other in _near(sight)):
        yield Evidence(PassageKind.ITEM, 5, "lettered as its neighbours")


def quotations(sight: Sight) -> Iterator[Evidence]:
    """A passage in guillemets, of another measure than the text, behind what introduces it."""
    here, text = sight.here, sight.here.text
    if sight.before is None or sight.opening:
        return
    introduced = sight.before.text.rstrip().endswith(":")
    if re.match(r"[^\w«—–-]{0,2}«", text):
        weight = narrowness(here, sight.measure)
        if weight:
            yield Evidence(PassageKind.QUOTATION, weight, "in guillemets, and of another measure than the text")
        if introduced or is_open(sight.before.text):
            yield Evidence(PassageKind.QUOTATION, 1.5, "what stands before it introduces it")
            if sight.quotes_apart:
                yield Evidence(PassageKind.QUOTATION, 1, "this book sets its quotations apart")
        if text.rstrip(". ").endswith("»"):
            yield Evidence(PassageKind.QUOTATION, 0.5, "closed by a guillemet")
    elif introduced and len(here.lines) > 2 and here.share(sight.measure) < 0.9:
        yield Evidence(PassageKind.QUOTATION, 3, "narrower than the text, and introduced")
    alone = len(here.lines) == 1 and len(text) < 0.8 * sight.measure
    plain = not MARKER.match(text) and not NUMBERED.match(text)
    if introduced and alone and plain and sight.decided[-1] is PassageKind.PARAGRAPH:
        yield Evidence(PassageKind.QUOTATION, 3, "a line alone behind a colon")


def narrowness(passage: Passage, measure: float) -> float:
    """How far the measure of a passage is from that of the text: 0 not at all, 1.5 perhaps, 3 surely."""
    share = passage.share(measure)
    if len(passage.lines) < 2:
        return 0
    if share < 0.94 or share > 1.05:
        return 3
    return 1.5 if share < 0.975 or share > 1.025 else 0


def sets_quotes_apart(passages: Sequence[Passage], measure: float) -> bool:
    """True if at least half of the quoted passages behind a colon are plainly of another measure."""
    quoted = [
        narrowness(here, measure) > 2
        for before, here in pairwise(passages)
        if before.text.rstrip().endswith(":") and here.text.lstrip("<").startswith("«") and len(here.lines) > 1
    ]
    return len(quoted) > 1 and 2 * sum(quoted) >= len(quoted)


def verses(sight: Sight) -> Iterator[Evidence]:
    """Lines that all begin with a capital and none of which fills the measure."""
    lines = _verse_lines(sight)
    if len(lines) < 2 or sight.index == 0:
        return
    capitals = sum(first_letter(line).isupper() for line in lines) / len(lines)
    longest = max(len(line) for line in lines)
    limit = {2: 0.75, 3: 0.86}.get(len(lines), 0.97)
    if capitals >= 0.7 and longest < limit * sight.measure and not any(MARKER.match(line) for line in lines):
        yield Evidence(PassageKind.VERSE, 2 + min(len(lines), 4) / 2, "short lines that all begin with a capital")
        if any(line[-1:] in ",;!" for line in lines[:-1]):
            yield Evidence(PassageKind.VERSE, 2, "a sentence runs over its lines")
        if any(NUMBERED.match(line) for line in lines) or sight.index + 1 >= len(sight.passages) - 1:
            yield Evidence(PassageKind.VERSE, -1, "headings and signatures look alike")


def ornaments(sight: Sight) -> Iterator[Evidence]:
    """Stars, dashes or points alone on a line."""
    if len(sight.here.lines) == 1 and re.fullmatch(r"[*✽❦⁂.·•—–_~+x\- ]{1,20}", sight.here.text) and sight.index:
        yield Evidence(PassageKind.ORNAMENT, 6, "signs without a word")


def signatures(sight: Sight) -> Iterator[Evidence]:
    """The last lines: a name, a place and date."""
    if len(sight.passages) - sight.index > 3 or sight.index < 2 or len(sight.here.lines) > 3:
        return
    if any(len(other.text) > 90 for other in sight.passages[sight.index :]):
        return
    text = sight.here.text
    if all(is_name(line) for line in sight.here.lines):
        yield Evidence(PassageKind.SIGNATURE, 5, "a name at the end of the text")
    if len(text) <= 70 and (re.search(r"\b1[5-9]\d\d\b", text) or re.match(r"[^\W\d_]+, (?:le|ce) \d", text)):
        yield Evidence(PassageKind.SIGNATURE, 5, "a place or date at the end of the text")


LOOKS: tuple[Look, ...] = (
    titles,
    bylines,
    epigraphs,
    headings,
    items,
    quotations,
    verses,
    ornaments,
    signatures,
)
"""All evidence that is looked for; its order has no effect."""

PARAGRAPH = Evidence(PassageKind.PARAGRAPH, 2, "a paragraph unless the evidence for something else outweighs it")


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalpha())


def _is_source(line: str) -> bool:
    """The attribution under a motto: a name, in capitals or behind a dash, in brackets perhaps."""
    bare = line.strip("()[]—–- .\u00a0")
    return len(bare) <= 45 and (
        (share_of_capitals(bare) > 0.6 and len(_letters(bare)) > 2) or (line[:1] in "—–-(" and bare[:1].isupper())
    )


def _introduced(passage: Passage, measure: float) -> bool:
    """What a colon introduces: a quotation, an item, verse."""
    if len(passage.lines) == 1 and passage.widths[0] < 0.6 * measure and not NUMBERED.match(passage.text):
        return True
    if passage.text.lstrip("<{ ").startswith(("«", '"')) or MARKER.match(passage.text):
        return True
    return len(passage.lines) > 1 and all(first_letter(line).isupper() for line in passage.lines)


def _near(sight: Sight) -> Sequence[Passage]:
    """The neighbours within two passages: an item may be followed by a stray piece of itself."""
    return [
        sight.passages[at]
        for at in range(max(0, sight.index - 2), min(len(sight.passages), sight.index + 3))
        if at != sight.index
    ]


def _numbers(passage: Passage) -> set[int]:
    """The number of an item; a degree sign behind it may be read as a figure (28 for 2°)."""
    marker = MARKER.match(passage.text)
    if not marker or not marker["number"]:
        return set()
    number = int(marker["number"])
    return {number, number // 10} if number > 9 else {number}


def _dash(passage: Passage) -> str:
    marker = MARKER.match(passage.text)
    return marker["marker"] if marker else ""


def _letter_marker(passage: Passage) -> bool:
    marker = MARKER.match(passage.text)
    return bool(marker and marker["marker"].endswith(")"))


def _list_opened(sight: Sight) -> bool:
    """True if the passage before the first of the dashes ends in a colon, or asks what three of them answer."""
    for at in range(sight.index - 1, -1, -1):
        if not _dash(sight.passages[at]):
            end = sight.passages[at].text.rstrip()[-1:]
            dashes = [other for other in sight.passages[at + 1 : at + 4] if _dash(other) and "«" not in other.text[:6]]
            return end == ":" or (end == "?" and len(dashes) == 3)
    return False


def _verse_lines(sight: Sight) -> Sequence[str]:
    """The lines of the passage with those of the neighbours that are such lines too: blanks part stanzas and lines."""
    colon = sight.here.text.rstrip().endswith(":")
    if colon and sight.before is not None and not sight.before.text.rstrip().endswith(":"):
        return sight.here.lines
    low = high = sight.index
    while (
        low > 0 and _like_verse(sight.passages[low - 1], sight.measure) and sight.decided[low - 1] is PassageKind.VERSE
    ):
        low -= 1
    while high + 1 < len(sight.passages) and _like_verse(sight.passages[high + 1], sight.measure):
        high += 1
    lines = [line for passage in sight.passages[low : high + 1] for line in passage.lines]
    return lines if _like_verse(sight.here, sight.measure) and len(lines) > 2 else sight.here.lines


def _like_verse(passage: Passage, measure: float) -> bool:
    """Lines that begin with a capital and none of which is full; a line alone, or one with a small letter, is short."""
    capitals = sum(first_letter(line).isupper() for line in passage.lines)
    if not first_letter(passage.text).isupper() or 2 * capitals < len(passage.lines):
        return False
    limit = 0.75 if len(passage.lines) == 1 or capitals < len(passage.lines) else 0.97
    dressed = NUMBERED.match(passage.text) or share_of_capitals(passage.text) > 0.6
    return max(passage.widths) < limit * measure and not dressed
