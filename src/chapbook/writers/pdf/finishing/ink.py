"""Rewrites black, and any grey, as DeviceGray, so that a press prints it with its black ink alone.

WeasyPrint writes every colour as red, green and blue; a printer makes of ``0 0 0`` in those four inks on one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pikepdf import Name, Object, Pdf, Stream

from chapbook.writers.pdf.finishing.facts import Facts

COLOUR = rb"(?<![^\s\[\]<>()/])(?P<shade>[0-9.]+)\s+(?P=shade)\s+(?P=shade)\s+(?P<operator>rg|RG)(?!\S)"
STRING = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)"
GREY = re.compile(COLOUR)
# Strings are matched first, so that nothing within them is taken for an operator (ISO 32000-1, 7.3.4 and 8.6.8).
GREY_OR_STRING = re.compile(STRING + b"|" + COLOUR, re.DOTALL)
OPERATORS = {b"rg": b"g", b"RG": b"G"}


def black_as_one_ink(pdf: Pdf, _facts: Facts) -> None:
    """Rewrite ``0 0 0 rg`` as ``0 g`` (``RG`` as ``G``), and so all greys, in pages, forms and patterns."""
    for stream in _drawings(pdf):
        before = stream.read_bytes()
        after = in_grey(before)
        if after != before:
            stream.write(after)


def in_grey(content: bytes) -> bytes:
    """The content stream with colours whose red, green and blue are the same written as greys."""
    # Strings of digits hold no operator, and they are all that most pages have.
    return (GREY_OR_STRING if b"(" in content else GREY).sub(_as_grey, content)


def _as_grey(match: re.Match[bytes]) -> bytes:
    operator = match["operator"]
    return match[0] if operator is None else match["shade"] + b" " + OPERATORS[operator]


def _drawings(pdf: Pdf) -> Iterator[Object]:
    """All streams that draw: the contents of the pages, forms and patterns."""
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        yield from contents if contents is not None and not isinstance(contents, Stream) else filter(None, [contents])
    for thing in pdf.objects:
        if isinstance(thing, Stream) and (thing.get("/Subtype") == Name.Form or "/PatternType" in thing):
            yield thing
