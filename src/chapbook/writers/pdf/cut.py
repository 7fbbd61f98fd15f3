"""Cuts an element of XHTML in two: a block before one of its lines, a title behind so many letters."""

from __future__ import annotations

from collections.abc import Iterator

from chapbook.xhtml.elements import XHTML, Element, make

SOFT = "\u00ad"
BR = f"{{{XHTML}}}br"


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


def split(block: Element, line: Element) -> Element:
    """Take a line of a block and all that follows it out of it, into a new one of the same kind right after it.

    Ids stay with the first part; the second is ``continued``.
    """
    inner: Element | None = None
    element = line
    while element is not block:
        parent = element.getparent()
        if parent is None:
            raise ValueError("the line is not the block's")
        rest = _likeness(parent)
        following = list(element.itersiblings())
        rest.extend([element if inner is None else inner, *following])
        if inner is not None and not len(element):
            parent.remove(element)
        inner, element = rest, parent
    if inner is None:
        raise ValueError("a block is no line of its own")
    add_class(inner, "continued")
    inner.tail, block.tail = block.tail, None
    block.addnext(inner)
    return inner


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
    rest = _likeness(element)
    text = element.text or ""
    if count < letters(text):
        element.text, rest.text = _parted(text, count)
        rest.extend(list(element))
        return rest
    count -= letters(text)
    for index, child in enumerate(element):
        inside = 0 if is_note(child) else letters(text_of(child))
        tail = child.tail or ""
        if count == 0 and inside:
            rest.append(child)
            rest.extend(list(element)[index:])
            return rest
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


def _likeness(element: Element) -> Element:
    """An empty element of the same kind without an id."""
    # Without namespaces: ``lang`` says in print what ``xml:lang`` says.
    kept = {str(key): str(value) for key, value in element.attrib.items() if key != "id" and "{" not in str(key)}
    return make(str(element.tag).removeprefix(f"{{{XHTML}}}"), kept)


def _counts(letter: str) -> bool:
    return letter != SOFT and not letter.isspace()


def letters(text: str) -> int:
    """How many characters of a text count: all but white space and soft hyphens."""
    return sum(map(_counts, text))
