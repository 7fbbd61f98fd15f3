"""The EPUB 3.3: cover, title page, contents, the text with its notes, colophon and imprint, one embedded typeface."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from chapbook.shapes.build import Build
from chapbook.shapes.document import Block, Chapter, Epigraph, Figure, Quotation
from chapbook.shapes.findings import SetupError
from chapbook.writers import fonts
from chapbook.writers.cover import draw_cover
from chapbook.writers.epub.container import Item, Publication, epub_bytes
from chapbook.writers.epub.metadata import identifier, metadata
from chapbook.writers.epub.navigation import nav_file, navigation, ncx_file
from chapbook.writers.epub.style import embedded_fonts, stylesheet
from chapbook.writers.files import write_whole
from chapbook.xhtml import STYLESHEET, Dress, XhtmlFile, render
from chapbook.xhtml.matter import colophon, cover_page, imprint, title_page

XHTML_TYPE = "application/xhtml+xml"
PICTURES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif"}
DRESS = Dress(STYLESHEET)


def write_epub(build: Build) -> Path:
    """Writes SLUG.epub, and cover.svg and cover.jpg beside it; returns the EPUB's path."""
    cover = draw_cover(build.book.edition, build.language, build.book.output)
    write_whole(build.book.output / "cover.svg", cover.svg)
    write_whole(build.book.output / "cover.jpg", cover.jpeg)
    return write_whole(build.file(".epub"), epub_bytes(publication(build, cover.jpeg)))


def publication(build: Build, cover: bytes) -> Publication:
    """Everything the EPUB holds, in reading order; ``cover`` is the JPEG of the cover."""
    book, language, edition = build.book, build.language, build.book.edition
    text = render(build.document, edition, language, "gathered")
    after = (colophon(edition, language, build.tally), imprint(edition, language, font_notice(build)))
    places = navigation(text, after)
    contents = nav_file(places, edition, language, DRESS)
    files = (cover_page(edition, language, "cover.jpg"), title_page(edition, language), contents, *text, *after)
    return Publication(
        language=edition.language,
        modified=edition.modified,
        metadata=metadata(book, language, build.document, pages=bool(places.pages)),
        items=(
            *(_page(file) for file in files),
            Item("ncx", "toc.ncx", "application/x-dtbncx+xml", ncx_file(places, edition, identifier(book))),
            Item("cover-image", "cover.jpg", "image/jpeg", cover, ("cover-image",)),
            *_dress(build, files),
            *_pictures(build),
        ),
        spine=tuple(_id(file) for file in files),
    )


def font_notice(build: Build) -> str:
    """What the imprint says of the embedded typeface and its licence."""
    return build.language.words["font notice"].format(
        name=fonts.FAMILY, original=fonts.ORIGINAL, copyright=fonts.copyright_line()
    )


def _page(file: XhtmlFile) -> Item:
    return Item(_id(file), file.name, XHTML_TYPE, file.content, ("nav",) if file.name == "nav.xhtml" else ())


def _id(file: XhtmlFile) -> str:
    return file.name.removesuffix(".xhtml")


def _dress(build: Build, files: Iterable[XhtmlFile]) -> tuple[Item, ...]:
    """The stylesheet, the fonts with just the characters of these files, and the fonts' licence."""
    style = stylesheet(build.book.styles)
    letters = "".join(sorted(set((style + b"".join(file.content for file in files)).decode())))
    embedded = embedded_fonts(letters, build.book.output)
    return (
        Item("style", STYLESHEET, "text/css", stylesheet(build.book.styles, embedded)),
        *(Item(f"font-{font.style}", font.name, "font/ttf", font.content) for font in embedded),
        Item("font-licence", f"fonts/{fonts.LICENCE_FILE}", "text/plain", fonts.licence().encode()),
    )


def _pictures(build: Build) -> tuple[Item, ...]:
    """The pictures that figures show, each once. Raises SetupError for one that is missing or outside the book."""
    names = dict.fromkeys(figure.image for figure in _figures(build.document.blocks))
    return tuple(_picture(build.book.folder, name, number) for number, name in enumerate(names, start=1))


def _figures(blocks: tuple[Block, ...]) -> Iterable[Figure]:
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Chapter | Quotation | Epigraph):
            yield from _figures(block.blocks)


def _picture(folder: Path, name: str, number: int) -> Item:
    inside = PurePosixPath(name)
    kind = PICTURES.get(inside.suffix.lower())
    if kind is None or inside.is_absolute() or ".." in inside.parts:
        raise SetupError(f"{folder.name}: picture {name!r} must be a JPEG, PNG or GIF inside the book's folder.")
    path = folder / inside
    if not path.is_file():
        raise SetupError(f"{path}: this picture is missing. Put it there, or take its figure out of the text.")
    return Item(f"picture-{number}", name, kind, path.read_bytes())
