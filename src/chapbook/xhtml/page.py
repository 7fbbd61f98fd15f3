"""The frame of an XHTML file: language, title, character set and stylesheet around a body."""

from __future__ import annotations

from dataclasses import dataclass

from chapbook.xhtml.elements import Content, add, make, serialise

STYLESHEET = "book.css"
Z3998 = "z3998: http://www.daisy.org/z3998/2012/vocab/structure/#"
"""The vocabulary that names verse and signatures (EPUB 3.3 knows no terms of its own for them)."""


@dataclass(frozen=True, slots=True)
class Dress:
    """How files are written: the link to their stylesheet (empty: none), and with EPUB semantics or without (print)."""

    stylesheet: str = STYLESHEET
    semantics: bool = True


def write_page(title: str, language: str, kind: str, body: tuple[Content, ...], dress: Dress) -> bytes:
    """A whole XHTML5 file; ``kind`` is the epub:type of its body, ``language`` a BCP 47 tag.

    Both ``lang`` and ``xml:lang`` are given, since readers of XHTML and of HTML look at one or the other.
    """
    head = make("head", None, make("meta", {"charset": "utf-8"}), make("title", None, title))
    if dress.stylesheet:
        add(head, make("link", {"rel": "stylesheet", "type": "text/css", "href": dress.stylesheet}))
    attributes = {"epub:prefix": Z3998, "lang": language, "xml:lang": language}
    root = make("html", attributes, head, make("body", {"epub:type": kind}, *body))
    return serialise(root, semantics=dress.semantics)
