"""Page furniture: folios, running heads and signature marks, found by position and recurrence, not by fixed words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from chapbook.layout.folios import read_number, usual_shift
from chapbook.layout.lines import Line, Pages, Role
from chapbook.shapes.findings import Finding
from chapbook.shapes.marks import Family, opening_mark
from chapbook.shapes.prose import first_letter, is_open, letters_of
from chapbook.shapes.regions import Reason, RegionKind
from chapbook.shapes.scan import Scan

_FOLIO = re.compile(r"[\W_]*(?:\d{1,4}|[ivxlc]{1,7})[\W_]*")
_SIGNATURE_MARK = re.compile(r"[A-Z]{0,2}\s?\d{0,2}\s?[.*]{0,2}")
_COUNT = re.compile(r"\s([IVXLC]{1,6})\W*$")
_LONGEST_HEAD = 70
_NEAR = 12
"""A head recurs within this many pages; a chapter of more would carry the same head on each."""
_TOKEN = 5
"""Signs of a folio, with its dress, at the most."""
_RECURS = "the share of its letters that recur at this edge of another page"
_NUMBER = re.compile(r"^\W*\d|\d\W*$")
_NUMBERED_HEAD = re.compile(r"\d{1,3}\s+[^\W\d_][^\d.—–]*|[^\d.—–]*[^\W\d_]\s+\d{1,3}")
_FIRST = 20
"""The number of the first page may be so much behind that of the scan's first, in a part of a book."""
_WORD = re.compile(r"[^\W\d_]{3}")
"""The last word of a text may stand alone on its line; of a number misread no three letters are left."""
_TITLE = 45
"""Characters of a chapter's title, at the most."""
_NAME = 20
"""Letters of a name, such as a head may be, at the most."""
_ONE_DRESS = 0.5
"""Shares of capitals that differ by more are of a head and of another line, such as the name that signs."""
_ALIKE = 0.75
"""Share of letters that two heads have in common: OCR misreads the same head differently on each page."""


def find_furniture(
    _scan: Scan, pages: Pages, _roles: Mapping[Line, Role]
) -> tuple[dict[Line, Role], tuple[Finding, ...]]:
    """The furniture of all pages: at each edge up to two lines, the outermost first."""
    roles: dict[Line, Role] = {}
    for edge in (0, -1):
        outermost = _outermost(pages, roles, edge)
        found = _at_edge(outermost, len(pages), edge)
        # A folio alone may have the running head beside it, on a line of its own.
        alone = {line.page for line, role in found.items() if role.kind is RegionKind.FOLIO}
        roles |= found
        if edge == 0:
            roles |= _alone(pages, roles)
        inner = _outermost(pages, roles, edge)
        heads = [line for line, role in roles.items() if role.kind is RegionKind.RUNNING_HEAD]
        roles |= _heads_at_edge([line for line in inner if line.page in alone], heads, edge)
    return roles | _signature_marks(pages, roles), ()


def _outermost(pages: Pages, roles: Mapping[Line, Role], edge: int) -> list[Line]:
    """The line at one edge of each page, but for the first or last line of its text, a chapter's number or a note."""
    found = [(page, printed[edge]) for page in pages if len(printed := _printed(page, roles)) > 1]
    outermost = [line for page, line in found if not _is_text(page, line, edge)]
    if edge:
        return [line for line in outermost if not _is_note(line)]
    return [line for line in outermost if not _numbers_chapter(_printed(pages[line.page], roles))]


def _is_text(page: Sequence[Line], line: Line, edge: int) -> bool:
    """True for a line in small letters without a number that nothing parts from the next one of its page."""
    at = page.index(line) + (1 if edge == 0 else -1)
    joined = 0 <= at < len(page) and not page[at].blank
    return (
        joined
        and _capitals(line.text) < _ONE_DRESS
        and len(letters_of(line.text)) > _NAME
        and not _NUMBER.search(line.text)
    )


def _is_note(line: Line) -> bool:
    """True for what opens as a note does: the same short one may stand at the foot of several pages."""
    mark = opening_mark(line.text)
    return mark is not None and mark.family in (Family.BRACKET, Family.STAR, Family.DAGGER) and len(line.text) > _TOKEN


def _numbers_chapter(printed: Sequence[Line]) -> bool:
    """True if the first line of a page ends in a roman numeral, and the next is a title under it."""
    if len(printed) < 3 or not _count(printed[0].text) or any(letter.isdigit() for letter in printed[0].text):
        return False
    title, below = printed[1].text, printed[2]
    return len(title) <= _TITLE and first_letter(title).isupper() and is_open(title) and len(below.text) > _TITLE


def _printed(page: Sequence[Line], roles: Mapping[Line, Role]) -> list[Line]:
    """The lines of a page that hold something and are not yet known as furniture."""
    return [line for line in page if not line.blank and line not in roles]


def _at_edge(edges: Sequence[Line], pages: int, edge: int) -> dict[Line, Role]:
    """What is furniture among the outermost lines of the pages at one edge (0 or -1), one line a page.

    At the top of the first page stands the title that the heads repeat.
    """
    found: dict[Line, Role] = {}
    shift = usual_shift({line.page: line.text for line in edges})
    folios = sum(bool(_FOLIO.fullmatch(line.text.strip())) for line in edges)
    tokens = sum(len(line.text.strip()) <= _TOKEN for line in edges) if folios > 1 else 0
    for index, line in enumerate(edges):
        text = line.text.strip()
        title = edge == 0 and line.page == 0
        if re.fullmatch(r"[\W_]*\d{1,4}[\W_]*", text) or (_FOLIO.fullmatch(text) and folios > 1):
            found[line] = _role(RegionKind.FOLIO, 1, "a number alone at the edge of its page")
        elif len(text) <= _TOKEN and 2 * tokens > pages and not title and not _WORD.match(text):
            share = tokens / pages
            found[line] = _role(RegionKind.FOLIO, share, "so short a line stands at this edge of most pages")
        elif title:
            continue
        elif (alike := _likeness(line, edges[max(0, index - _NEAR) : index + _NEAR + 1])) >= _ALIKE:
            found[line] = _role(RegionKind.RUNNING_HEAD, alike, _RECURS)
        elif shift is not None and read_number(text) == line.page + shift and _may_be_head(text):
            found[line] = _role(RegionKind.RUNNING_HEAD, 1, "a short line with the number that is due on its page")
    return found


def _role(kind: RegionKind, weight: float, words: str) -> Role:
    return Role(kind, why=(Reason(weight, words),))


def _may_be_head(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and not _prose(text)


def _heads_at_edge(edges: Sequence[Line], heads: Sequence[Line], edge: int) -> dict[Line, Role]:
    """The running heads that stand within a folio, like one another or a head that is known; no second folio does."""
    found = _at_edge(edges, 2 * len(edges) + 1, edge)
    inner = {line: role for line, role in found.items() if role.kind is RegionKind.RUNNING_HEAD}
    for line in edges:
        if (edge or line.page) and (alike := _likeness(line, _near(line, heads))) >= _ALIKE:
            inner.setdefault(line, _role(RegionKind.RUNNING_HEAD, alike, _RECURS))
    return inner


def _near(line: Line, heads: Sequence[Line]) -> list[Line]:
    return [head for head in heads if abs(head.page - line.page) <= _NEAR]


def _likeness(line: Line, edges: Sequence[Line]) -> float:
    """The share of letters that a line has in common with one of the same dress at the same edge of another page.

    The first such line that is enough alike tells; facing pages may carry two heads in turn.
    """
    head = letters_of(line.text)
    if not 3 <= len(head) <= _LONGEST_HEAD or _prose(line.text):
        return 0.0
    likely = (
        SequenceMatcher(None, head, letters_of(other.text)).ratio()
        for other in edges
        if other.page != line.page
        and abs(len(letters_of(other.text)) - len(head)) <= max(2, len(head) // 4)
        and abs(_capitals(line.text) - _capitals(other.text)) < _ONE_DRESS
        and _count(line.text) == _count(other.text)
    )
    return next((ratio for ratio in likely if ratio >= _ALIKE), 0.0)


def _alone(pages: Pages, roles: Mapping[Line, Role]) -> dict[Line, Role]:
    """A head that stands once: a line with a number that names the title or the signer, or is in capitals over a
    sentence that goes on from the page before."""
    printed = [_printed(page, roles) for page in pages]
    names = [letters_of(line.text) for lines in printed[:1] for line in lines[:3]]
    names += [letters_of(line.text) for lines in printed[-1:] for line in lines[-2:]]
    found: dict[Line, Role] = {}
    for lines in printed[1:]:
        number = read_number(lines[0].text) if len(lines) > 1 else None
        if number is None or _prose(lines[0].text):
            continue
        head, letters = lines[0], letters_of(lines[0].text)
        capitals = len(letters) > 2 and head.text.upper() == head.text
        named = any(SequenceMatcher(None, letters, name).ratio() >= _ALIKE for name in names if len(letters) > 2)
        if named:
            found[head] = _role(RegionKind.RUNNING_HEAD, 1, "the title or the name that signs, with a number")
        elif capitals and first_letter(lines[1].text).islower():
            found[head] = _role(RegionKind.RUNNING_HEAD, 1, "capitals and a number over a sentence that goes on")
        elif capitals and _NUMBERED_HEAD.fullmatch(head.text.strip()) and 0 < number - head.page <= _FIRST:
            found[head] = _role(RegionKind.RUNNING_HEAD, 1, "capitals and a bare number that may be that of the page")
    return found


def _count(text: str) -> str:
    """The roman numeral that ends a line: chapter II is not the head of chapter III."""
    found = _COUNT.search(text)
    return found[1] if found else ""


def _capitals(text: str) -> float:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) / len(letters) if letters else 0.0


def _prose(text: str) -> bool:
    """True for what ends like a sentence or a line within one."""
    return text.rstrip()[-1:] in tuple(".,;-")


def _signature_marks(pages: Pages, roles: Mapping[Line, Role]) -> dict[Line, Role]:
    """A few letters or figures alone under a page whose folio stands elsewhere: the binder's mark of its sheet."""
    numbered = {line.page for line, role in roles.items() if role.kind in (RegionKind.FOLIO, RegionKind.RUNNING_HEAD)}
    found: dict[Line, Role] = {}
    for page in pages:
        printed = _printed(page, roles)
        if len(printed) < 4 or printed[-1].page not in numbered:
            continue
        last = printed[-1]
        alone = page[page.index(last) - 1].blank
        if alone and _SIGNATURE_MARK.fullmatch(last.text.strip()) and len(last.text.strip()) <= 4:
            words = "a few signs alone at the foot of a page that has its number elsewhere"
            found[last] = _role(RegionKind.SIGNATURE_MARK, 1, words)
    return found
