"""Reads XML that anybody may have written: piece by piece, with no entity, no document type and no network.

The one module of the readers that knows lxml. Entities of a file's own are refused (XML 1.0, 4.4: they are what a
"billion laughs" and the reading of foreign files are made of); libxml2 itself bounds depth and the size of a text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html.entities import html5
from io import BufferedReader
from pathlib import Path
from typing import Any, TypeAlias

from lxml import etree

from chapbook.readers.files import MEGABYTE, opened
from chapbook.shapes.findings import SetupError

Element: TypeAlias = etree._Element

LARGEST = 512 * MEGABYTE
"""Bytes of XML, unpacked: about ten thousand pages of hOCR."""
LARGEST_PIECE = 16 * MEGABYTE
"""Bytes of XML from one page to the next: five hundred times a usual page. Only so much is ever held in memory."""


class _Stretch:
    """A stream that bounds what is read from one piece to the next."""

    def __init__(self, stream: BufferedReader, path: Path) -> None:
        self._stream, self._path = stream, path
        self.read_since = 0

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes. Raises SetupError where a piece does not end."""
        data = self._stream.read(size)
        self.read_since += len(data)
        if self.read_since > LARGEST_PIECE:
            said = f"over {LARGEST_PIECE // MEGABYTE} MB without the end of a page"
            raise SetupError(f"{self._path}: {said}. Make it anew with the OCR program, a file for each page.")
        return data


def any_of_them(_element: Element) -> bool:
    """True for every element: the choice of who asks for no choice."""
    return True


def pieces(
    path: Path, root: str, names: tuple[str, ...], wanted: Callable[[Element], bool] = any_of_them
) -> Iterator[Element]:
    """The ``wanted`` elements of some local names, each whole when it is given, and emptied when the next is asked for.

    Raises SetupError where the file is no well-formed XML, breaks off, declares entities, or its root is not ``root``.
    """
    with opened(path, LARGEST) as stream:
        try:
            yield from _walk(_Stretch(stream, path), path, (root, *names), wanted)
        except etree.XMLSyntaxError as error:
            raise SetupError(f"{path}: {_in_plain_words(error)}") from error


def _walk(stream: _Stretch, path: Path, names: tuple[str, ...], wanted: Callable[[Element], bool]) -> Iterator[Element]:
    root = names[0]
    events = etree.iterparse(
        stream,
        events=("start", "end"),
        # Of any namespace: ALTO has one for each version, and hOCR may have none.
        tag=tuple(f"{{*}}{name}" for name in names),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    for event, element in events:
        if event == "start":
            if element.getparent() is None:
                _check_root(element, path, root)
        elif element.getparent() is not None and wanted(element):
            yield element
            stream.read_since = 0
            _release(element)
    if events.root is None or name(events.root) != root:
        raise SetupError(f"{path}: {_other_root(events.root, root)}")


def _check_root(element: Element, path: Path, root: str) -> None:
    document_type = element.getroottree().docinfo.internalDTD
    if document_type is not None and _declares(document_type):
        raise SetupError(f"{path}: declares entities of its own, which a scan has no need of. Save it without them.")
    if name(element) != root:
        raise SetupError(f"{path}: {_other_root(element, root)}")


def _declares(document_type: Any) -> bool:
    # Any, for the stubs do not know the entities of a DTD.
    return any(True for _ in document_type.iterentities())


def _other_root(element: Element | None, root: str) -> str:
    found = "nothing" if element is None else f"<{name(element)}>"
    hint = " Convert PAGE XML to ALTO or hOCR first." if found == "<PcGts>" else ""
    return f"should be a file of <{root}>, but holds {found}. Give hOCR as .hocr or .html, ALTO as .xml.{hint}"


def _release(element: Element) -> None:
    """Empties a piece that was read, and forgets those before it, so that memory holds one page at a time."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _in_plain_words(error: etree.XMLSyntaxError) -> str:
    said = str(error.msg)
    if "depth" in said.lower():
        return f"is nested too deeply to be a scan ({said}). Make it anew with the OCR program."
    if "huge" in said.lower() or "too long" in said.lower() or "too big" in said.lower():
        return f"holds a text too long to be a word ({said}). Make it anew with the OCR program."
    return f"is broken or breaks off ({said}). Make it anew with the OCR program."


def name(element: Element) -> str:
    """The local name of an element, without its namespace."""
    tag = str(element.tag)
    return tag[tag.rfind("}") + 1 :]


def text_of(element: Element) -> str:
    """The characters in an element and all below it; a named character of HTML (``&nbsp;``) is looked up."""
    parts = [element.text or ""]
    for child in element:
        parts.append(_named(str(child.text)) if child.tag is etree.Entity else text_of(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _named(reference: str) -> str:
    return html5.get(reference.removeprefix("&"), "\ufffd")
