"""Sees to it that every link can be reached by its tag (PDF/UA-1, clause 7.18.5), and takes away those on nothing."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Pdf

from chapbook.writers.pdf.finishing.facts import Facts

LEAST = 0.01
"""Points of width under which a link is one on nothing."""


def tidy_links(pdf: Pdf, _facts: Facts) -> None:
    """Hand links that stand in an element without meaning to the Link around it; take away those without width.

    WeasyPrint makes an annotation of each box of a link, also of the empty ones before and behind the leaders of an
    entry of the contents that runs over two lines, and tags them NonStruct.
    """
    tree = pdf.Root.StructTreeRoot.ParentTree
    holders = {int(tree.Nums[at]): tree.Nums[at + 1] for at in range(0, len(tree.Nums), 2)}
    gone: set[int] = set()
    for page in pdf.pages:
        if "/Annots" not in page.obj:
            continue
        for link in page.obj.Annots:
            number = int(link.get("/StructParent", -1))
            if number not in holders or Name.Link == holders[number].S:
                continue
            reference = _taken_out(holders[number], link)
            around = _link_around(holders[number])
            if _is_empty(link) or around is None:
                gone.add(number)
            else:
                around.K.append(reference)
                holders[number] = around
        page.obj.Annots = Array([link for link in page.obj.Annots if int(link.get("/StructParent", -1)) not in gone])
    kept = sorted((number, holder) for number, holder in holders.items() if number not in gone)
    tree.Nums = Array([part for number, holder in kept for part in (number, holder)])


def _taken_out(holder: Object, link: Object) -> Object:
    """The reference to a link, which its holder gives up."""
    kids = list(holder.K) if isinstance(holder.K, Array) else [holder.K]
    reference = next(kid for kid in kids if _refers_to(kid, link))
    holder.K = Array([kid for kid in kids if not _refers_to(kid, link)])
    return reference


def _refers_to(kid: Object, link: Object) -> bool:
    return isinstance(kid, Dictionary) and "/Obj" in kid and bool(kid.Obj.objgen == link.objgen)


def _link_around(element: Object) -> Object | None:
    while "/P" in element:
        element = element.P
        if element.get("/S") == Name.Link:
            return element
    return None


def _is_empty(link: Object) -> bool:
    left, bottom, right, top = (float(length) for length in link.Rect)
    return abs(right - left) < LEAST or abs(top - bottom) < LEAST
