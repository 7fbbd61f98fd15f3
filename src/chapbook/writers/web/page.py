"""What stands around the text of the web edition: the opening, the contents, colophon and imprint."""

from __future__ import annotations

from chapbook.shapes.build import Build
from chapbook.shapes.prose import letters_of
from chapbook.writers.epub.navigation import Entry, nested
from chapbook.writers.styles import book_style, font_notice
from chapbook.writers.web.text import WebText
from chapbook.xhtml import Dress, HeadingEntry, XhtmlFile
from chapbook.xhtml.capitals import lowered
from chapbook.xhtml.elements import XHTML, Element, make, parse
from chapbook.xhtml.matter import colophon, imprint, title_page

PLAIN = Dress(stylesheet="", semantics=False)


def opening(build: Build, text: WebText) -> Element:
    """Author, title, subtitle, translator and publisher, also where the text below the contents begins with them again.

    The page has one heading of the first rank: that of the text, where it has one. The logo is left out: the page has
    no file beside it.
    """
    page = _section(title_page(build.book.edition, build.language, PLAIN))
    if any(entry.level == 0 for entry in text.headings):
        for title in page.iter(f"{{{XHTML}}}h1"):
            title.tag = f"{{{XHTML}}}p"
    return make("header", {"class": "opening"}, *(line for line in page if line.get("class") != "logo"))


def contents(build: Build, text: WebText) -> Element:
    """The headings, then the pages of the print behind a summary that opens them.

    The text's own title, where it is the book's in other dress, is written as the book's.
    """
    words, title = build.language.words, build.book.edition.title
    headings = [
        (max(1, entry.level), Entry(title if _is_title(entry, title) else entry.text, f"#{entry.id}"))
        for entry in text.headings
    ]
    parts = [make("h2", {"id": "contents"}, words["contents"]), _listed(nested(headings))] if headings else []
    if text.pages:
        pages = (make("li", None, make("a", {"href": f"#{page.id}"}, page.label)) for page in text.pages)
        summary = make("summary", None, words["page list"])
        parts.append(make("details", {"class": "pages"}, summary, make("ol", None, *pages)))
    return make("nav", {"class": "contents", "aria-label": words["contents"]}, *parts)


def _is_title(entry: HeadingEntry, title: str) -> bool:
    return entry.level == 0 and letters_of(entry.text) == letters_of(title)


def back_matter(build: Build) -> Element:
    """Colophon and imprint, below the text."""
    edition, language = build.book.edition, build.language
    files = (
        colophon(edition, language, build.tally, font_notice(book_style(build.book).typeface.family, language), PLAIN),
        imprint(edition, language, PLAIN),
    )
    return make("footer", None, *(_below(_section(file)) for file in files))


def _section(file: XhtmlFile) -> Element:
    """The section that a page of the book's matter holds."""
    return next(parse(file.content).iter(f"{{{XHTML}}}section"))


def _below(section: Element) -> Element:
    """The section as a part of a page: its heading stands below the page's title, its role is that of a part."""
    for heading in section.iter(f"{{{XHTML}}}h1"):
        heading.tag = f"{{{XHTML}}}h2"
    section.attrib.pop("role", "")
    return section


def _listed(entries: tuple[Entry, ...]) -> Element:
    items = []
    for entry in entries:
        below = (_listed(entry.below),) if entry.below else ()
        items.append(make("li", None, make("a", {"href": entry.href}, *lowered(entry.text)), *below))
    return make("ol", None, *items)
