"""The structure elements of a PDF (ISO 32000-1, 14.7.2): what stands in one, and how it changes its parent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

HOLD_LINES = frozenset({"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/Span", "/Link", "/Lbl"})
"""Elements that hold no block."""


def kids_of(element: Object) -> list[Object]:
    """The elements right below one; what it holds of the page itself is none."""
    kids = element.get("/K", Array())
    return [kid for kid in (kids if isinstance(kids, Array) else [kids]) if is_element(kid)]


def elements_below(element: Object) -> Iterator[Object]:
    """All elements below one, in reading order."""
    for kid in kids_of(element):
        yield kid
        yield from elements_below(kid)


def blocks_below(element: Object) -> Iterator[Object]:
    """The same without what stands within paragraphs and headings: lines, of which a long book has ten thousands."""
    for kid in kids_of(element):
        yield kid
        if str(kid.S) not in HOLD_LINES:
            yield from blocks_below(kid)


def is_element(kid: Object) -> bool:
    """True for a structure element, False for content of the page and for references to annotations."""
    return isinstance(kid, Dictionary) and "/S" in kid


def wrapped(pdf: Pdf, kind: Name, parent: Object, kids: Iterable[Object]) -> Object:
    """A new element of a kind below ``parent``, whose list of kids is left as it is, with these kids."""
    held = list(kids)
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=kind, P=parent, K=Array(held)))
    for kid in filter(is_element, held):
        kid.P = element
    return element


def join(front: Object, rest: Object) -> None:
    """Hand all that an element holds to the one that it continues, and take it out of its parent.

    A parent that holds nothing then is taken out of its own.
    """
    for kid in list(rest.K):
        kid.P = front
        front.K.append(kid)
    take_out(rest)


def take_out(element: Object) -> None:
    """Take an element out of its parent, and that out of its own if nothing is left in it."""
    parent = element.P
    parent.K = Array([kid for kid in parent.K if not is_element(kid) or kid.objgen != element.objgen])
    if not len(parent.K) and "/P" in parent and "/S" in parent:
        take_out(parent)
