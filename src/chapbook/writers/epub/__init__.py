"""The EPUB 3.3: cover, title page, contents, the text with its notes, colophon and imprint, one embedded typeface."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from chapbook.shapes.build import Build
from chapbook.shapes.edition import Book
from chapbook.writers import fonts
from chapbook.writers.cover import HEIGHT, SHOP_HEIGHT, Line, Look, cover_jpeg, cover_lines, cover_of_picture, cover_svg
from chapbook.writers.epub.container import epub_bytes
from chapbook.writers.epub.kobo import for_kobo
from chapbook.writers.epub.metadata import identifier, metadata
from chapbook.writers.epub.navigation import Navigation, nav_file, navigation, ncx_file
from chapbook.writers.epub.parts import Item, Publication
from chapbook.writers.epub.pictures import pictures
from chapbook.writers.epub.style import EmbeddedFont, embedded_fonts, font_rules, stylesheet
from chapbook.writers.files import write_whole
from chapbook.writers.styles import book_style, font_notice
from chapbook.xhtml import STYLESHEET, Dress, XhtmlFile, render
from chapbook.xhtml.matter import colophon, cover_page, imprint, title_page
from chapbook.xhtml.publisher import back_cover, matter_page

XHTML_TYPE = "application/xhtml+xml"
COVER, SHOP_COVER = "cover.jpg", "cover-shop.jpg"


def write_epub(build: Build) -> Path:
    """Writes SLUG.epub, and beside it SLUG.kepub.epub, cover.jpg, for shops cover-shop.jpg, and cover.svg.

    There is no cover.svg where the cover is a picture. Returns the EPUB's path.
    """
    book = build.book
    style = book_style(book)
    look = Look.of(style)
    faces = fonts.faces(book.output, style.typeface)
    lines = cover_lines(book.edition, build.language, faces)
    pages = Pages.of(build)
    letters = "".join(line.text for line in lines) + pages.letters() + stylesheet(book).decode()
    embedded = embedded_fonts(faces, style.typeface.family, "".join(sorted(set(letters))))
    cover = _cover(book, lines, faces, look)
    title = f"{book.edition.title}, {book.edition.author}"
    if book.edition.cover:
        (book.output / "cover.svg").unlink(missing_ok=True)
    else:
        write_whole(book.output / "cover.svg", cover_svg(lines, title, font_rules(embedded, inside=True), look))
    write_whole(book.output / COVER, cover)
    write_whole(book.output / SHOP_COVER, _cover(book, lines, faces, look, SHOP_HEIGHT))
    bound = publication(build, pages, embedded, cover)
    write_whole(build.file(".kepub.epub"), epub_bytes(for_kobo(bound)))
    return write_whole(build.file(".epub"), epub_bytes(bound))


def _cover(
    book: Book, lines: tuple[Line, ...], faces: tuple[fonts.Face, ...], look: Look, height: int = HEIGHT
) -> bytes:
    """The cover as a JPEG: the picture that edition.toml names or, without one, type alone."""
    if book.edition.cover:
        return cover_of_picture(book.folder / book.edition.cover, height)
    return cover_jpeg(lines, faces, height, look)


@dataclass(frozen=True, slots=True)
class Pages:
    """The EPUB's pages before, of and after the text, and where a reader can go in them."""

    before: tuple[XhtmlFile, ...]
    text: tuple[XhtmlFile, ...]
    after: tuple[XhtmlFile, ...]
    places: Navigation

    @classmethod
    def of(cls, build: Build) -> Pages:
        """The pages of a book."""
        edition, language = build.book.edition, build.language
        text = render(build.document, edition, language, "gathered")
        own = [matter_page(page, edition, "frontmatter") for page in build.matter.front]
        closing = [matter_page(page, edition, "backmatter") for page in build.matter.back]
        last = back_cover(edition, language)
        after = (
            *closing,
            colophon(edition, language, build.tally, font_notice(book_style(build.book).typeface.family, language)),
            imprint(edition, language),
        )
        after += (last,) if last else ()
        places = navigation(text, after, own)
        contents = nav_file(places, edition, language, Dress())
        before = (cover_page(edition, language, COVER), title_page(edition, language), contents, *own)
        return cls(before, text, after, places)

    def all(self) -> tuple[XhtmlFile, ...]:
        """All pages in reading order."""
        return (*self.before, *self.text, *self.after)

    def letters(self) -> str:
        """Every character that can show on a page, and those of the markup."""
        return "".join(file.content.decode() for file in self.all())


def publication(build: Build, pages: Pages, embedded: tuple[EmbeddedFont, ...], cover: bytes) -> Publication:
    """Everything the EPUB holds, in reading order; ``cover`` is the JPEG of the cover."""
    book, edition = build.book, build.book.edition
    shown = pictures(build)
    ncx = ncx_file(pages.places, edition, identifier(book))
    return Publication(
        language=edition.language,
        modified=edition.modified,
        metadata=metadata(book, build.language, build.document, pages=bool(pages.places.pages), pictured=bool(shown)),
        items=(
            *(_page(file) for file in pages.all()),
            Item("ncx", "toc.ncx", "application/x-dtbncx+xml", ncx),
            Item("cover-image", COVER, "image/jpeg", cover, ("cover-image",)),
            Item("style", STYLESHEET, "text/css", stylesheet(book, embedded)),
            *(Item(f"font-{font.style}", font.name, f"font/{font.name[-3:]}", font.content) for font in embedded),
            Item(
                "font-licence",
                f"fonts/{fonts.LICENCE_FILE}",
                "text/plain",
                fonts.licence(book_style(book).typeface.family).encode(),
            ),
            *shown,
        ),
        spine=tuple(_id(file) for file in pages.all()),
    )


def _page(file: XhtmlFile) -> Item:
    return Item(_id(file), file.name, XHTML_TYPE, file.content, ("nav",) if file.name == "nav.xhtml" else ())


def _id(file: XhtmlFile) -> str:
    return file.name.removesuffix(".xhtml")
