"""The cover as a sheet of its own: back, spine and front side by side, in type, to be printed on heavier paper.

The spine is as wide as the leaves are thick together; a booklet stapled through its fold has none. All is black, as the
paper brings the colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from chapbook.shapes.build import Build
from chapbook.shapes.findings import SetupError
from chapbook.writers import fonts
from chapbook.writers.cover import FRAMES, HEIGHT, WIDTH, Setting, Type, cover_lines
from chapbook.writers.cover import Line as CoverLine
from chapbook.writers.files import write_whole
from chapbook.writers.marks import corner_marks, fold_marks, stapled
from chapbook.writers.orders import Order
from chapbook.writers.pdf.engine import KEY, Room, measure, render
from chapbook.writers.placing import MILLIMETRE, Layout, Placed, holding_paper, paper_name
from chapbook.writers.press import PressSide, Run, in_one_ink, set_on_sheets
from chapbook.writers.styles import PrintStyle, book_style
from chapbook.xhtml.elements import Element, make, serialise
from chapbook.xhtml.matter import paragraphs

KIND = "-booklet-cover.pdf"
NARROWEST = 4 * MILLIMETRE
"""A spine that is narrower carries no words: the fold wanders by a millimetre."""
SPINE_SHARE = 0.55
"""Of the spine's width, the size of its type."""
SPINE_SIZES = (6.0, 12.0)
BACK_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
MARGIN = 0.125
"""The back cover's margins, of the page's width."""
TITLE_COLON = "\u00a0:"


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """The measures of a cover in points: a page, the spine, and the paper with the cover in its middle."""

    page: tuple[float, float]
    spine: float
    layout: Layout


def cover_sheet_of(order: Order) -> CoverSheet:
    """The cover of an order: the spine has the thickness of its leaves, the paper is what holds cover and marks."""
    page, imposition = order.layout.page, order.imposition
    leaves = len(imposition.pages) // 2
    spine = 0.0 if stapled(imposition) else leaves * order.booklet.thickness * MILLIMETRE
    block = (2 * page[0] + spine, page[1])
    width, height = holding_paper(block, paper_name(order.layout.width, order.layout.height))
    return CoverSheet(page, spine, Layout(width, height, block, block, 1, 1))


def write_cover_sheet(build: Build, order: Order) -> Path:
    """Writes SLUG-booklet-cover.pdf, one side of one sheet; returns its path.

    Raises SetupError where the text of the back cover is too long for a page.
    """
    sheet, style = cover_sheet_of(order), book_style(build.book)
    faces = fonts.faces(build.book.output, style.typeface)
    room = Room((build.book.folder, build.book.styles), fonts.fontconfig(faces), (sheet_style(sheet, style),))
    cover = in_one_ink(render(serialise(cover_page(build, sheet, room), semantics=False), room))
    layout = sheet.layout
    placed = Placed(1, (1, 0, 0, 1, layout.left, layout.bottom), (layout.left, layout.bottom, *layout.cell))
    folds = {sheet.page[0], sheet.page[0] + sheet.spine}
    marks = (*corner_marks(layout), *(mark for x in sorted(folds) for mark in fold_marks(layout, layout.left + x)))
    side = PressSide((placed,), marks)
    run = Run(layout.width, layout.height, "none", order.prints * order.imposition.scheme.copies)
    return write_whole(build.file(KIND), set_on_sheets(BytesIO(cover), (side,), run))


def cover_page(build: Build, sheet: CoverSheet, room: Room, *under: Element) -> Element:
    """The page of a cover: what lies ``under`` it, the back, the spine if it carries words, the front.

    Raises SetupError where the text of the back cover is too long for a page.
    """
    style = book_style(build.book)
    faces = fonts.faces(build.book.output, style.typeface)
    spine = _spine(build, sheet, faces)
    return _page(build, *under, _back(build, sheet, room), *spine, _front(build, sheet, style, faces))


def sheet_style(sheet: CoverSheet, style: PrintStyle) -> str:
    """The style sheet of a cover: where its parts stand, in the book's typeface."""
    width, height = sheet.page
    inset = width * MARGIN
    return (
        f"@page {{ size: {2 * width + sheet.spine:.4f}pt {height:.4f}pt; margin: 0 }}"
        f"html {{ font-family: '{style.typeface.family.name}' }} body {{ margin: 0 }}"
        f"section {{ position: absolute; top: 0; height: {height:.4f}pt; overflow: hidden }}"
        f".back, .front {{ width: {width:.4f}pt }} .back {{ left: 0 }} .front {{ left: {width + sheet.spine:.4f}pt }}"
        f".spine {{ left: {width:.4f}pt; width: {sheet.spine:.4f}pt }}"
        ".front p, .spine p { position: absolute; margin: 0; line-height: 0; text-align: center; white-space: pre }"
        ".front p { left: 0; right: 0 } .frame { position: absolute; border: solid black }"
        ".front img { width: 100%; height: 100%; object-fit: contain }"
        f".said {{ position: absolute; top: {1.5 * inset:.4f}pt; left: {inset:.4f}pt; right: {inset:.4f}pt }}"
        ".said p { margin: 0; text-align: justify; hyphens: auto; line-height: 1.3 } .said p + p { text-indent: 1.3em }"
        f".isbn {{ position: absolute; bottom: {inset:.4f}pt; left: {inset:.4f}pt; margin: 0; font-size: 9pt }}"
    )


def _page(build: Build, *parts: Element) -> Element:
    edition = build.book.edition
    date = edition.modified.isoformat()
    head = make("head", None, make("meta", {"charset": "utf-8"}), make("title", None, edition.title))
    for name, said in (("author", edition.author), ("dcterms.created", date), ("dcterms.modified", date)):
        head.append(make("meta", {"name": name, "content": said}))
    return make("html", {"lang": edition.language}, head, make("body", None, *parts))


def _front(build: Build, sheet: CoverSheet, style: PrintStyle, faces: tuple[fonts.Face, ...]) -> Element:
    """The cover that the EPUB has, its lines scaled to the page; or the publisher's own picture."""
    edition = build.book.edition
    if edition.cover:
        name = build.language.words["cover of"].format(title=edition.title, author=edition.author)
        return make("section", {"class": "front"}, make("img", {"src": edition.cover, "alt": name}))
    width, height = sheet.page
    scale = min(width / WIDTH, height / HEIGHT)
    top = (height - HEIGHT * scale) / 2
    family = style.typeface.family
    rise = (family.ascent - family.descent) / 2
    lines = (_line(line, scale, top, rise) for line in cover_lines(edition, build.language, faces))
    frames = (_frame(inset * scale, weight * scale, sheet.page) for inset, weight in FRAMES)
    return make("section", {"class": "front"}, *frames, *lines)


def _line(line: CoverLine, scale: float, top: float, rise: float) -> Element:
    """A line of type; in a line box without height the baseline lies ``rise`` ems below the top."""
    kind = line.type
    size = kind.size * scale
    look = f"top: {top + line.baseline * scale - rise * size:.3f}pt; font-size: {size:.3f}pt"
    look += "; font-style: italic" if kind.style is fonts.Style.ITALIC else ""
    look += "; font-variant-caps: small-caps" if kind.small_caps else ""
    # Letterspacing stands after the last letter too: as much before the first keeps the line in the middle.
    gap = kind.gap * scale
    look += f"; letter-spacing: {gap:.3f}pt; text-indent: {gap:.3f}pt" if gap else ""
    return make("p", {"class": "accent" if kind.accent else "", "style": look}, line.text)


def _frame(inset: float, weight: float, page: tuple[float, float]) -> Element:
    width, height = (length - 2 * inset - 2 * weight for length in page)
    place = f"left: {inset:.3f}pt; top: {inset:.3f}pt; width: {width:.3f}pt; height: {height:.3f}pt"
    return make("div", {"class": "frame", "style": f"{place}; border-width: {weight:.3f}pt"})


def _spine(build: Build, sheet: CoverSheet, faces: tuple[fonts.Face, ...]) -> tuple[Element, ...]:
    """Author and title along the spine, the title alone where both are too long; none on a narrow spine."""
    if sheet.spine < NARROWEST:
        return ()
    edition, words = build.book.edition, build.language.words
    title = edition.title.partition(TITLE_COLON)[0]
    least, most = SPINE_SIZES
    setting = Setting({face.style: face.path for face in faces})
    wanted = min(most, sheet.spine * SPINE_SHARE)
    for said in (words["spine"].format(author=edition.author, title=title), title):
        room = sheet.page[1] * 0.86 / (setting.width(said, Type(100)) / 100)
        if (size := min(wanted, room)) >= least:
            turn = -90 if words["spine reads"] == "up" else 90
            family = book_style(build.book).typeface.family
            # Turned about its baseline's middle, so that the small letters stand in the middle of the spine.
            shift = (family.ascent - family.descent) / 2 - 0.25
            look = (
                f"left: {sheet.spine / 2 - sheet.page[1] / 2:.3f}pt; width: {sheet.page[1]:.3f}pt; "
                f"top: {sheet.page[1] / 2:.3f}pt; font-size: {size:.3f}pt; "
                f"transform: rotate({turn}deg) translateY({-shift:.3f}em)"
            )
            line = make("p", {"style": look}, said)
            return (make("section", {"class": "spine", "style": "overflow: visible"}, line),)
    return ()


def _back(build: Build, sheet: CoverSheet, room: Room) -> Element:
    """The text of the back cover in the largest type in which it fits, and the ISBN."""
    edition = build.book.edition
    isbn = (make("p", {"class": "isbn"}, f"ISBN {edition.isbn}"),) if edition.isbn else ()
    if not edition.back_cover:
        return make("section", {"class": "back"}, *isbn)
    depth = sheet.page[1] - (2 if edition.isbn else 1) * sheet.page[0] * MARGIN
    for size in BACK_SIZES:
        said = make("div", {"class": "said", "style": f"font-size: {size}pt"}, *paragraphs(edition.back_cover))
        for paragraph in said:
            paragraph.set(KEY, "back")
        section = make("section", {"class": "back"}, said, *isbn)
        lines = measure(serialise(_page(build, section, make("section")), semantics=False), room)
        if max(line.bottom for line in lines) <= depth:
            return section
    raise SetupError(
        "edition.toml: the text of back_cover is too long for the back of the cover that booklet.cover asks for. "
        "Shorten it, or take cover out of [booklet]: then it has a page of its own."
    )
