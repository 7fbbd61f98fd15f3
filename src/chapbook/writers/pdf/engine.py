"""The one module that knows WeasyPrint: lays a page of HTML out, reads its lines, writes it as PDF.

It sees our typeface only, and no file but those of the book and the styles; the network it never sees.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from warnings import catch_warnings, simplefilter
from xml.etree import ElementTree

import pydyf
import weasyprint
from weasyprint import CSS, HTML, Document
from weasyprint.formatting_structure.boxes import BlockReplacedBox, LineBox, TableBox, TextBox
from weasyprint.text.fonts import FontConfiguration, font_features
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from chapbook.shapes.findings import SetupError
from chapbook.writers.pdf.breaking.shapes import Frame, TextStyle
from chapbook.xhtml.elements import XHTML

PIXEL = 0.75
"""Points to a CSS pixel."""
VARIANT = "pdf/a-3a"
SELDOM = 20_000
"""New things in memory, after which Python looks for cycles while a book is laid out: seven hundred by default."""
KEY = "data-key"
"""The attribute by which a block of the text is known again in the layout."""
NARROW = "data-narrow"
"""The attribute that says by how many points each of a block's first lines is narrower: beside a drop cap."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where a layout may look: the folders whose files it may read (relative addresses start in the first), the fonts'
    configuration, and the style sheets in order."""

    folders: tuple[Path, ...]
    fonts: Path
    sheets: tuple[str, ...]


def measure(html: bytes, room: Room) -> tuple[Frame, ...]:
    """The frames of every block that has a key, in order."""
    with _laid_out(html, room) as document:
        return tuple(
            frame for number, page in enumerate(document.pages) for frame in _frames(page._page_box, "", number, None)
        )


def render(html: bytes, room: Room, *, packed: bool = True) -> bytes:
    """The PDF, tagged, with all that PDF/A-3a asks for; ``packed``: its streams are compressed."""
    with (
        _collecting_seldom(),
        _pages_known(),
        _laid_out(html, room, pdf_variant=VARIANT) as document,
        catch_warnings(),
    ):
        simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves the file of its colour profile to be collected
        # The file's identifier is made when it is finished; here all objects would be written twice for it.
        pdf: bytes = document.write_pdf(pdf_variant=VARIANT, pdf_identifier=packed, uncompressed_pdf=not packed)
        return pdf


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Python looks for cycles less often than it is wont to: a layout is a million things that all stay."""
    before = gc.get_threshold()
    gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def _pages_known() -> Iterator[None]:
    """pydyf names all pages of the book anew for each of its tags: for that time it names them once."""
    property_ = pydyf.PDF.page_references
    known: dict[int, tuple[bytes, ...]] = {}

    def references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
        count = len(pdf.pages["Kids"])
        if count not in known:
            known.clear()
            known[count] = property_.fget(pdf)
        return known[count]

    pydyf.PDF.page_references = property(references)
    try:
        yield
    finally:
        pydyf.PDF.page_references = property_


@contextmanager
def _laid_out(html: bytes, room: Room, **options: str) -> Iterator[Document]:
    fetcher = _BookFetcher(room.folders)
    with _own_fonts(room.fonts):
        fonts = FontConfiguration()
        sheets = [
            CSS(string=sheet, font_config=fonts, base_url=room.folders[0].as_uri() + "/", url_fetcher=fetcher)
            for sheet in room.sheets
        ]
        page = _Page(html, room.folders[0].as_uri() + "/", fetcher)
        try:
            yield page.render(font_config=fonts, stylesheets=sheets, **options)
        except FatalURLFetchingError as error:
            raise SetupError(str(error.__cause__ or error)) from error


@contextmanager
def _own_fonts(configuration: Path) -> Iterator[None]:
    """Fontconfig reads its environment anew for each font map: for that time it is shown ours alone."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(configuration)
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


class _Page(HTML):  # type: ignore[misc] # WeasyPrint has no annotations
    """A page of ours, read as the XML it is: as HTML it takes ten times as long, and leaves the same tree."""

    def __init__(self, page: bytes, address: str, fetcher: URLFetcher) -> None:
        root = ElementTree.fromstring(page)  # noqa: S314 # our own words
        for element in root.iter():
            element.tag = element.tag.removeprefix(f"{{{XHTML}}}")
            for name in [name for name in element.attrib if name.startswith("{")]:
                del element.attrib[name]
        self.base_url, self.url_fetcher, self.media_type = address, fetcher, "print"
        self.wrapper_element = weasyprint.cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root


class _BookFetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint has no annotations
    """Opens files of the given folders, and nothing else."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__(allowed_protocols={"file", "data"}, allow_redirects=False, fail_on_errors=True)
        self.folders = tuple(folder.resolve() for folder in folders)

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        address = urlsplit(url)
        if address.scheme == "data":
            return super().fetch(url, headers)
        if address.scheme != "file":
            raise OSError(f"{url}: a book takes nothing from the network. Put the file into the book's folder.")
        path = Path(unquote(address.path)).resolve()
        if not any(path.is_relative_to(folder) for folder in self.folders):
            raise OSError(f"{path}: outside the book's folder. Copy the file into {self.folders[0]}.")
        if not path.is_file():
            raise OSError(f"{path}: there is no such file. Put it there, or take its mention out of the book.")
        return super().fetch(url, headers)


def _frames(box: Any, key: str, page: int, home: Any) -> Iterator[Frame]:
    """The frames below a box; ``key`` is that of the nearest block above that has one, ``home`` the box around."""
    if "::" in (box.element_tag or ""):  # a list's marker is no line of its text
        return
    if box.element is not None and not isinstance(box, LineBox):
        key = box.element.get(KEY, key)
    if isinstance(box, LineBox):
        texts = tuple(_texts(box))
        if key and texts:
            yield _frame(box, texts, key, page, home)
    elif isinstance(box, TableBox | BlockReplacedBox):
        if key:
            top, bottom = box.position_y * PIXEL, (box.position_y + box.margin_height()) * PIXEL
            yield Frame(key, page, top, bottom, 0.0, box.width * PIXEL, "", ())
    else:
        for child in getattr(box, "children", ()):
            yield from _frames(child, key, page, box)


def _frame(box: Any, texts: tuple[Any, ...], key: str, page: int, home: Any) -> Frame:
    align = str(box.style["text_align_all"])
    begins = align in ("justify", "left", "start")
    indent = texts[0].position_x - home.content_box_x() if begins else 0.0
    return Frame(
        key,
        page,
        box.position_y * PIXEL,
        (box.position_y + box.margin_height()) * PIXEL,
        indent * PIXEL,
        home.width * PIXEL,
        align,
        tuple(_style(text.style) for text in texts),
        tuple(float(length) for length in (home.element.get(NARROW, "") if home.element is not None else "").split()),
    )


def _style(style: Any) -> TextStyle:
    """The style of a run of text, as WeasyPrint tells it to Pango."""
    properties = ("kerning", "variant_ligatures", "variant_position", "variant_caps", "variant_numeric")
    features = font_features(
        *(style[f"font_{name}"] for name in properties), font_feature_settings=style["font_feature_settings"]
    )
    space = style["letter_spacing"]
    return TextStyle(
        style["font_style"] != "normal",
        style["font_size"] * PIXEL,
        tuple(sorted(features.items())),
        0.0 if space == "normal" else space * PIXEL,
        style["text_transform"],
        style["lang"] or "",
    )


def _texts(box: Any) -> Iterator[Any]:
    """The boxes of text in a line, without what the style sheet adds (markers)."""
    if isinstance(box, TextBox):
        if "::" not in (box.element_tag or "") and box.text:
            yield box
        return
    for child in getattr(box, "children", ()):
        yield from _texts(child)
