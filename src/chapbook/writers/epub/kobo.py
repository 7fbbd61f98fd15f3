"""The variant for Kobo's own reader (.kepub.epub): each sentence in a span by which it marks places and highlights.

Kobo reads a sideloaded EPUB with an older engine, and with its own one only where the file is so prepared: spans of the
class koboSpan with ids kobo.PARAGRAPH.SENTENCE, and two divisions around the body. Not a word is changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from chapbook.writers.epub.parts import Publication
from chapbook.xhtml.elements import XHTML, Element, add, make, parse, serialise

SPAN, COLUMNS, INNER = "koboSpan", "book-columns", "book-inner"
SENTENCE = re.compile(r".*?[.!?…]+[\s»”’\")\]]*(?:\s+|\Z)|.+", re.DOTALL)
PARAGRAPHS = frozenset(
    f"{{{XHTML}}}{name}" for name in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "td", "figcaption")
)
HACK = "div#book-inner { margin-top: 0; margin-bottom: 0; }"
"""Kobo's engine adds margins to the inner division; its own books take them away so."""


def for_kobo(publication: Publication) -> Publication:
    """The publication with every page prepared for Kobo's own reader."""
    items = tuple(
        replace(item, content=kobo_page(item.content)) if item.media_type == "application/xhtml+xml" else item
        for item in publication.items
    )
    return replace(publication, items=items)


def kobo_page(content: bytes) -> bytes:
    """A page with its sentences and pictures in spans and its body in two divisions."""
    root = parse(content)
    head, body = (root.find(f"{{{XHTML}}}{name}") for name in ("head", "body"))
    if head is None or body is None:
        return content
    _Spans().wrap(body)
    inner = make("div", {"id": INNER})
    inner.extend(list(body))
    body.append(make("div", {"id": COLUMNS}, inner))
    add(head, make("style", {"type": "text/css", "class": "kobostylehacks"}, HACK))
    return serialise(root, semantics=True)


@dataclass(slots=True)
class _Spans:
    """The numbers of the last paragraph and sentence of one page."""

    paragraph: int = 0
    sentence: int = 0

    def wrap(self, element: Element) -> None:
        """Put all text below the element into spans; white space between blocks stays as it is."""
        if element.tag in PARAGRAPHS:
            self.paragraph, self.sentence = self.paragraph + 1, 0
        children, text = list(element), element.text
        for child in children:
            element.remove(child)
        element.text = ""
        self._add(element, text)
        for child in children:
            tail, child.tail = child.tail, None
            self.wrap(child)
            picture = child.tag == f"{{{XHTML}}}img"
            element.append(self._span(child) if picture else child)
            self._add(element, tail)

    def _add(self, element: Element, text: str | None) -> None:
        if not (text or "").strip():
            add(element, text or "")
            return
        add(element, *(self._span(sentence) for sentence in SENTENCE.findall(text or "")))

    def _span(self, content: Element | str) -> Element:
        self.sentence += 1
        return make("span", {"class": SPAN, "id": f"kobo.{max(1, self.paragraph)}.{self.sentence}"}, content)
