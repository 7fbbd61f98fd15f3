"""What an editor says of a picture that the scan has among its text: what is on it, or that it is none.

It cuts the picture out into the book's folder, where the decision names it, and writes no decision itself.
"""

from __future__ import annotations

from dataclasses import replace

from chapbook.desk.items import Item
from chapbook.desk.lines import WrongChoiceError
from chapbook.desk.places import Look
from chapbook.pipeline.pictures import cut_picture, figure_of
from chapbook.shapes.decisions import NO_PICTURE, Decision
from chapbook.structure.pictures import ScanPicture, scan_pictures


def described(build: Look, item: Item, text: str) -> Decision:
    """The decision that sets the picture of an item; the first line of ``text`` says what is on it, the rest is its
    caption. The file of the picture is there when this returns.

    Raises WrongChoiceError where nothing is said, or the picture cannot be cut out.
    """
    alt, _, caption = text.partition("\n")
    picture = _picture_of(build, item)
    if not alt.strip():
        raise WrongChoiceError("say what is on the picture")
    if not len(picture.span):
        raise WrongChoiceError("its page has no words that a decision could hold on to: tie it to words of another")
    if not cut_picture(build.book, build.scan, picture):
        raise WrongChoiceError("no image of the page is there to cut the picture out of")
    return replace(figure_of(build.scan, picture), alt=alt.strip(), caption=" ".join(caption.split()))


def no_picture(build: Look, item: Item) -> Decision:
    """The decision that an item is no picture."""
    return replace(figure_of(build.scan, _picture_of(build, item)), replace=NO_PICTURE)


def _picture_of(build: Look, item: Item) -> ScanPicture:
    page = build.scan.page_index(item.span.start)
    found = (one for one in scan_pictures(build.scan) if (one.page, one.box) == (page, item.box))
    picture = next(found, None)
    if picture is None:
        raise WrongChoiceError("this question is about no picture")
    return picture
