"""The one module that knows lxml: elements are made, put together, written as bytes and read again here.

Text goes in as text and never as markup, so whatever a scan holds comes out as characters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element
Content: TypeAlias = "Element | str"

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
XML = "http://www.w3.org/XML/1998/namespace"
NAMES: Mapping[Any, str] = {None: XHTML, "epub": EPUB}
PREFIXES = {"epub": EPUB, "xml": XML}
VOID = frozenset({"br", "hr", "img", "link", "meta", "col"})
CONTAINERS = frozenset(
    {"html", "head", "body", "section", "ol", "ul", "nav", "aside", "table", "tbody", "tr", "blockquote", "dl"}
)

# XML 1.0 (5th ed.) clause 2.2 forbids most control characters, lone surrogates and U+FFFE/F; it and HTML discourage
# the C1 controls and the noncharacters, which readers drop or read as Windows-1252.
SEPARATORS = re.compile("[\r\x0b\x0c\x1c-\x1f\x85]")
FORBIDDEN = re.compile("[^\t\n\r -~\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")


def safe(text: str) -> str:
    """The text with each character that XML cannot hold replaced: one that parts words by a space, others by U+FFFD."""
    return FORBIDDEN.sub("\ufffd", SEPARATORS.sub(" ", text))


def make(name: str, attributes: Mapping[str, str] | None = None, *content: Content) -> Element:
    """An XHTML element; attribute names may carry the prefixes ``epub:`` and ``xml:``; empty values are left out."""
    element = etree.Element(f"{{{XHTML}}}{name}", nsmap=NAMES)
    if name not in VOID:
        element.text = ""
    return add(_with_attributes(element, attributes), *content)


def make_in(namespace: str, name: str, attributes: Mapping[str, str] | None = None, *content: Content) -> Element:
    """An element of another vocabulary (NCX, SVG)."""
    names: Mapping[Any, str] = {None: namespace}
    return add(_with_attributes(etree.Element(f"{{{namespace}}}{name}", nsmap=names), attributes), *content)


def add(parent: Element, *content: Content) -> Element:
    """The parent, with elements and text put at its end."""
    for part in content:
        if not isinstance(part, str):
            parent.append(part)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + safe(part)
        else:
            parent.text = (parent.text or "") + safe(part)
    return parent


def lead(parent: Element, *content: Content) -> Element:
    """The parent, with elements and text put before all it holds."""
    text, children = parent.text or "", list(parent)
    parent.text = ""
    for child in children:
        parent.remove(child)
    add(parent, *content, text)
    parent.extend(children)
    return parent


def serialise(root: Element, *, semantics: bool) -> bytes:
    """The whole file in UTF-8; without ``semantics`` the attributes of the epub namespace are left out (print).

    Elements without content are written with an end tag, for parsers that read the file as HTML.
    """
    if not semantics:
        etree.strip_attributes(root, f"{{{EPUB}}}*")
    etree.cleanup_namespaces(root)
    _close_all(root)
    _break_lines(root)
    head = b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
    return head + etree.tostring(root, encoding="utf-8", xml_declaration=False) + b"\n"


def serialise_xml(root: Element) -> bytes:
    """A whole XML file in UTF-8, indented; only for vocabularies in which white space between elements is nothing."""
    etree.indent(root, space="")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def serialise_html(root: Element) -> bytes:
    """The tree as an HTML file in UTF-8 with no trace of XML, for browsers; style and script go out as they are."""
    for element in root.iter(etree.Element):
        etree.strip_attributes(element, f"{{{EPUB}}}*", f"{{{XML}}}*")
        element.tag = etree.QName(element).localname
    etree.cleanup_namespaces(root)
    body: bytes = etree.tostring(root, encoding="utf-8", method="html", xml_declaration=False)
    return b"<!DOCTYPE html>\n" + body + b"\n"


def _with_attributes(element: Element, attributes: Mapping[str, str] | None) -> Element:
    for key, value in (attributes or {}).items():
        if value:
            element.set(_qualified(key), safe(value))
    return element


def _qualified(key: str) -> str:
    prefix, _, name = key.rpartition(":")
    return f"{{{PREFIXES[prefix]}}}{name}" if prefix else key


def _close_all(root: Element) -> None:
    """Give empty elements an empty text, which is written as an end tag; copying and parsing lose it."""
    for element in root.iter(f"{{{XHTML}}}*"):
        if element.text is None and not len(element) and etree.QName(element).localname not in VOID:
            element.text = ""


def _break_lines(root: Element) -> None:
    """Put each block on a line of its own, where white space means nothing."""
    for element in root.iter(*(f"{{{XHTML}}}{name}" for name in CONTAINERS)):
        if not len(element) or (element.text or "").strip() or any((child.tail or "").strip() for child in element):
            continue
        element.text = "\n"
        for child in element:
            child.tail = "\n"


def parse(content: bytes) -> Element:
    """The root of a well-formed XHTML file that this package made; no file and no entity of another is read."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
