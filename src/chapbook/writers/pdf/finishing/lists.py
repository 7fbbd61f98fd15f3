"""Gives the items of lists their bodies: an item holds a label and a body only (ISO 32000-1, 14.8.4.3.3)."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

from chapbook.writers.pdf.finishing.facts import Facts

PARTS = (Name.Lbl, Name.LBody)


def tidy_lists(pdf: Pdf, _facts: Facts) -> None:
    """Put what stands loose in an item, lines that were broken beforehand, into a body of its own."""
    for item in tuple(_items(pdf.Root.StructTreeRoot)):
        loose = [kid for kid in _kids(item) if kid.S not in PARTS]
        if not loose:
            continue
        body = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, K=Array(loose)))
        for kid in loose:
            kid.P = body
        kept = [kid for kid in item.K if not _is_element(kid) or kid.S in PARTS]
        item.K = Array([*kept, body])


def _items(element: Object) -> Iterator[Object]:
    """The items of all lists below an element."""
    for kid in _kids(element):
        if Name.LI == kid.S:
            yield kid
        yield from _items(kid)


def _kids(element: Object) -> list[Object]:
    """The elements right below one; what it holds of the page itself is none."""
    kids = element.get("/K", Array())
    return [kid for kid in (kids if isinstance(kids, Array) else [kids]) if _is_element(kid)]


def _is_element(kid: Object) -> bool:
    return isinstance(kid, Dictionary) and "/S" in kid
