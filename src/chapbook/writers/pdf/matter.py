"""The pages before and after the text, as print wants them: half title, title page, imprint, contents; colophon.

What they say comes from ``xhtml.matter``; here titles are broken where the sense breaks. No page is broken.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from chapbook.shapes.build import Build
from chapbook.shapes.edition import Edition, Page
from chapbook.shapes.language import Language
from chapbook.shapes.matter import MatterPage
from chapbook.writers.pdf.cut import add_class
from chapbook.writers.pdf.geometry import Geometry
from chapbook.writers.styles import PrintStyle, font_notice
from chapbook.xhtml import Dress, HeadingEntry, XhtmlFile
from chapbook.xhtml.capitals import dressed, low_stretches
from chapbook.xhtml.elements import XHTML, Element, add, make, parse
from chapbook.xhtml.matter import colophon, half_title, imprint, title_page, title_parts
from chapbook.xhtml.publisher import back_cover, matter_page

PRINT = Dress(stylesheet="", semantics=False)
LEAST_HEADINGS = 3
"""Fewer headings need no contents page."""
LEAST_PAGES = 12
"""Before a text of fewer pages half title and contents, with their blank versos, make the front over a third of it."""
SMALL_WORD = 3
TITLE_SCALES = (1.9, 1.6, 1.35, 1.15, 1.0)
"""The sizes that a title may have on its page, in ems of the text's."""
TITLE_DEPTH, TITLE_LEADING = 0.4, 1.3
"""The most of the text block's depth that a title may take, and its lines' height over its size."""
LETTER = 0.56
"""How wide a letter of a title in letterspaced small capitals is, in ems."""

NARROW_LETTER = 0.46
"""The same of small letters, a wide face's."""
LEADERS = 5
"""What the leaders and the page number of an entry of the contents need at least, in ems."""
COLOPHON, COLOPHON_WIDEST = 0.8, 0.95
"""How much of the measure the colophon takes, and at most where it would else hold too few letters."""
COLOPHON_LETTERS = 46
"""How many letters a line of the colophon should hold: with fewer, large type needs a second page."""


def front_matter(
    build: Build, geometry: Geometry, headings: tuple[HeadingEntry, ...], *, short: bool
) -> tuple[Element, ...]:
    """Half title, title page, imprint and, where there are headings enough, the contents; then the publisher's own.

    If it is to be short, half title and contents are left out.
    """
    edition, language, matter = build.book.edition, build.language, build.matter
    half = body_of(half_title(edition, language, PRINT)) if edition.page.half_title and not short else ()
    title = body_of(title_page(edition, language, PRINT))
    _set_title(title, edition, geometry)
    rights = body_of(imprint(edition, language, PRINT))
    _run_in(rights, language, geometry)
    pages = [*half, *title, *rights]
    front, back = (
        tuple(HeadingEntry(1, page.name, page.title) for page in side) for side in (matter.front, matter.back)
    )
    listed = (*front, *(entry for entry in headings if entry.level), *back)
    if len(listed) >= LEAST_HEADINGS and not short:
        pages.append(_contents(listed, language.words["contents"], geometry))
    return (*pages, *own_pages(matter.front, "frontmatter", edition))


def is_short(page: Page, pages: int) -> bool:
    """True if the front matter of a text of so many pages is the short one: as ordered, or else by its length."""
    return page.front_matter == "short" or (not page.front_matter and pages < LEAST_PAGES)


def back_matter(build: Build, style: PrintStyle, geometry: Geometry) -> tuple[Element, ...]:
    """The publisher's own pages, the colophon and the text of the back cover, on the last page."""
    edition, language = build.book.edition, build.language
    last = back_cover(edition, language, PRINT)
    notice = font_notice(style.typeface.family, language)
    closing = body_of(colophon(edition, language, build.tally, notice, PRINT))
    full = geometry.width / (geometry.note_size * NARROW_LETTER)
    most = int(max(COLOPHON * full, min(COLOPHON_LETTERS, COLOPHON_WIDEST * full)))
    for sentence in [element for section in closing for element in section.iter(f"{{{XHTML}}}p")]:
        lines, sentence.text = title_lines(sentence.text or "", most), ""
        add(sentence, *_lined(lines))
    return (
        *own_pages(build.matter.back, "backmatter", edition),
        *closing,
        *(body_of(last) if last else ()),
    )


def own_pages(
    pages: tuple[MatterPage, ...], kind: Literal["frontmatter", "backmatter"], edition: Edition
) -> tuple[Element, ...]:
    """The publisher's own pages, one behind another."""
    return tuple(
        element for page in pages for element in body_of(matter_page(page, edition, kind, PRINT, addresses=True))
    )


def body_of(file: XhtmlFile) -> tuple[Element, ...]:
    """The elements of a file's body."""
    body = parse(file.content).find(f"{{{XHTML}}}body")
    return () if body is None else tuple(body)


def title_lines(title: str, most: int) -> tuple[str, ...]:
    """A title in the fewest lines of at most so many letters, as even as can be, none ending in a small word.

    A word longer than that has a line of its own.
    """
    words = [word for word in title.split(" ") if word]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        best.append(min((best[start][0] + _cost(words, start, end, most), start) for start in range(end)))
    cuts = [len(words)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    return tuple(" ".join(words[start:end]) for start, end in pairwise(reversed(cuts)))


def _cost(words: list[str], start: int, end: int, most: int) -> float:
    """Two for the line itself, the square of what it leaves free, more for a small last word, most for too wide."""
    room = 1 - len(" ".join(words[start:end])) / most
    small = end < len(words) and _ends_small(words[end - 1])
    return 2 + room * room + (3.0 if small else 0.0) + (1000.0 * -room if room < 0 and end - start > 1 else 0.0)


def _ends_small(line: str) -> bool:
    return len(line.rpartition(" ")[2]) <= SMALL_WORD


def _set_title(page: tuple[Element, ...], edition: Edition, geometry: Geometry) -> None:
    """Break the title into lines, in the first size in which they leave room enough; what follows its colon stands
    below it as a subtitle does, without the colon. Head and foot of the page are parted, an ornament between them."""
    main, rest = title_parts(edition)
    for title in (element for section in page for element in section.iter(f"{{{XHTML}}}h1")):
        scale, lines = _fitted(main, geometry)
        title.text = ""
        title.set("style", f"font-size: {scale:g}em")
        add(title, *_lined(lines))
        if rest and not edition.subtitle:
            add(title, " ", make("span", {"class": "rest"}, rest))
    for section in page:
        foot = [line for line in section if line.get("class") in ("logo", "publisher")]
        head = [line for line in section if line not in foot]
        parts = (make("div", {"class": kind}, *lines) for kind, lines in (("head", head), ("foot", foot)))
        above, below = parts
        add(section, above, make("div", {"class": "fleuron"}), below)


def _fitted(title: str, geometry: Geometry) -> tuple[float, tuple[str, ...]]:
    """A size, in ems of the text, and the title's lines in it: the first size in which they are not too deep or wide.

    A smaller size is taken rather than a line that ends in a small word; if none fits, the last one.
    """
    tried = []
    for scale in TITLE_SCALES:
        most = max(6, int(geometry.width / (geometry.size * scale * LETTER)))
        lines = title_lines(title, most)
        deep = len(lines) * scale * geometry.size * TITLE_LEADING > TITLE_DEPTH * geometry.depth
        wide = any(len(line) > most for line in lines)
        small = any(_ends_small(line) for line in lines[:-1])
        tried.append((deep or wide, small, -scale, lines))
    _, _, scale, lines = min(tried)
    return -scale, lines


def _run_in(page: tuple[Element, ...], language: Language, geometry: Geometry) -> None:
    """Set each entry of the imprint as one paragraph that begins with its term; ``long``: it may take two pages."""
    before, _, after = language.words["term"].partition("{term}")
    for section in page:
        for terms in list(section.iter(f"{{{XHTML}}}dl")):
            for term, said in zip(list(terms)[::2], list(terms)[1::2], strict=True):
                term.tag, said.tag = f"{{{XHTML}}}em", f"{{{XHTML}}}span"
                term.text = f"{before}{term.text}{after.replace('{said}', '').rstrip(' ')}"
                add(terms, make("p", {"class": "entry"}, term, " ", said))
            terms.tag = f"{{{XHTML}}}div"
        across = geometry.width / (geometry.note_size * LETTER)
        lines = sum(1.5 + len("".join(map(str, entry.itertext()))) // across for entry in section.iter(f"{{{XHTML}}}p"))
        if lines * geometry.note_line > geometry.depth:
            add_class(section, "long")


def _lined(lines: tuple[str, ...]) -> tuple[Element | str, ...]:
    return tuple(part for line in lines for part in (make("span", {"class": "line"}, line), " "))[:-1]


def _contents(headings: tuple[HeadingEntry, ...], title: str, geometry: Geometry) -> Element:
    """The headings, each with its page behind leaders; a long one is broken so that its last line leaves them room."""
    most = int((geometry.width - LEADERS * geometry.size) / (NARROW_LETTER * geometry.size))
    entries = []
    for entry in headings:
        link = make("a", {"href": f"#{entry.id}"})
        lines = title_lines(entry.text, most)
        low, done = low_stretches(" ".join(lines)), 0
        for number, line in enumerate(lines):
            add(link, *((" ", make("br")) if number else ()), *dressed(line, low, done))
            done += len(line) + 1
        entries.append(make("p", {"class": f"entry level-{entry.level}", "data-to": f"#{entry.id}"}, link))
    # What marks them for ``finishing.contents``: the layout has no tag for contents.
    return make("section", {"class": "contents"}, make("h1", None, title), make("article", None, *entries))
