"""Cuts a block of XHTML in two at a line end that the layout found. Letters are counted, white space is not.

Notes stand inside the paragraph that calls them but not in its lines: they count as nothing and stay whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chapbook.xhtml.elements import XHTML, Element, make

HYPHEN = "\u2010"
SOFT = "\u00ad"
BR = f"{{{XHTML}}}br"


@dataclass(frozen=True, slots=True)
class LineEnd:
    """Where a line ends: the letters of its block up to there, and whether it cuts a word."""

    letters: int
    cuts_word: bool = False


def has_class(element: Element, name: str) -> bool:
    """True if the element is of that class."""
    return name in (element.get("class") or "").split()


def add_class(element: Element, name: str) -> None:
    """Put the element into that class too."""
    element.set("class", " ".join(filter(None, (element.get("class"), name))))


def is_note(element: Element) -> bool:
    """True for a note that stands in place."""
    return has_class(element, "note")


def take_out(element: Element) -> None:
    """Take an element out of the tree, but not the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    elif parent is not None:
        parent.text = (parent.text or "") + (element.tail or "")
    element.tail = None
    if parent is not None:
        parent.remove(element)


def text_of(element: Element, *, calls: bool = True) -> str:
    """The text of an element without that of the notes in it; ``calls``: with the numbers that call them."""
    return "".join(part for part in _parts(element, calls=calls) if isinstance(part, str))


def notes_in(element: Element) -> tuple[tuple[Element, int], ...]:
    """The notes in an element, each with the number of letters that stand before it."""
    found, count = [], 0
    for part in _parts(element):
        if isinstance(part, str):
            count += letters(part)
        else:
            found.append((part, count))
    return tuple(found)


def line_ends(text: str, lines: tuple[str, ...]) -> tuple[LineEnd, ...]:
    """Where each line of a block ends; ``lines`` are its words as the layout set them, hyphens at cuts included.

    Raises ValueError where the lines are not the text's.
    """
    whole = _letters(text)
    found, done = [], 0
    for line in lines:
        words = _letters(line)
        cuts_word = words.endswith(HYPHEN) and not whole.startswith(words, done)
        words = words.removesuffix(HYPHEN) if cuts_word else words
        if not whole.startswith(words, done):
            raise ValueError(f"the layout set “{words}” where the text has “{whole[done : done + len(words)]}”")
        done += len(words)
        found.append(LineEnd(done, cuts_word))
    return tuple(found)


def split(element: Element, end: LineEnd) -> Element:
    """Take all that comes after a line end out of an element, into a new one of the same kind right after it.

    A word that is cut there keeps a hyphen with its first part, which is set out to the full measure (class
    ``runs-on``) unless it ended at a forced break. Ids stay with the first part; the second is ``continued``.
    """
    rest = divide(element, end.letters)
    rest.tail, element.tail = element.tail, None
    element.addnext(rest)
    _end_with(element, HYPHEN if end.cuts_word else "")
    if not _drop_last_break(element, rest):
        add_class(element, "runs-on")
    add_class(rest, "continued")
    return rest


def _parts(element: Element, *, calls: bool = True) -> Iterator[str | Element]:
    """The pieces of text and the notes below an element, in order; notes are not entered."""
    yield element.text or ""
    for child in element:
        if is_note(child):
            yield child
        elif calls or not has_class(child, "call"):
            yield from _parts(child, calls=calls)
        yield child.tail or ""


def divide(element: Element, count: int) -> Element:
    """Take all that comes after so many letters out of an element; returned in one of the same kind without an id."""
    # Without namespaces: ``lang`` says in print what ``xml:lang`` says.
    kept = {str(key): str(value) for key, value in element.attrib.items() if key != "id" and "{" not in str(key)}
    rest = make(str(element.tag).removeprefix(f"{{{XHTML}}}"), kept)
    text = element.text or ""
    if count < letters(text):
        element.text, rest.text = _parted(text, count)
        rest.extend(list(element))
        return rest
    count -= letters(text)
    for index, child in enumerate(element):
        inside = 0 if is_note(child) else letters(text_of(child))
        tail = child.tail or ""
        if count < inside:
            second = divide(child, count)
            second.tail, child.tail = tail, None
            rest.append(second)
        elif count < inside + letters(tail):
            child.tail, rest.text = _parted(tail, count - inside)
        else:
            count -= inside + letters(tail)
            continue
        rest.extend(list(element)[index + 1 :])
        return rest
    return rest


def _parted(text: str, count: int) -> tuple[str, str]:
    """The text up to its letter number ``count`` (from 1) with the space after it, and what follows."""
    places = [index for index, letter in enumerate(text) if _counts(letter)]
    return text[: places[count]], text[places[count] :]


def _end_with(element: Element, mark: str) -> None:
    """Put a mark behind the last letter, inside the same element as that, and take the white space behind it away.

    The layout would count a space at the very end of a block as part of its last line.
    """
    for child in reversed(element):
        if letters(child.tail or ""):
            child.tail = (child.tail or "").rstrip() + mark
            return
        child.tail = None
        if not is_note(child) and letters(text_of(child)):
            _end_with(child, mark)
            return
    element.text = (element.text or "").rstrip() + mark


def _drop_last_break(element: Element, rest: Element) -> bool:
    """True if the element ended with a forced line break: it is taken away, for the page's end stands in its place.

    The indent of a paragraph that begins behind that break goes with the paragraph.
    """
    for child in reversed(element):
        if letters(child.tail or ""):
            return False
        if child.tag == BR:
            element.remove(child)
            return True
        if has_class(child, "indent"):
            child.tail, rest.text = rest.text, None
            rest.insert(0, child)
        elif not is_note(child) and letters(text_of(child)):
            return False
    return False


def _counts(letter: str) -> bool:
    return letter != SOFT and not letter.isspace()


def _letters(text: str) -> str:
    return "".join(filter(_counts, text))


def letters(text: str) -> int:
    """How many characters of a text count: all but white space and soft hyphens."""
    return sum(map(_counts, text))
