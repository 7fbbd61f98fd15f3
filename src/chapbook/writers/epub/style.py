"""The EPUB's stylesheet: the rules that name the embedded fonts, styles/epub.css, and the book's own style.css."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass

from chapbook.shapes.edition import Book
from chapbook.writers import fonts
from chapbook.writers.own_style import own_style

STYLE_OF = {fonts.Style.REGULAR: "normal", fonts.Style.ITALIC: "italic"}


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A font file of the EPUB: its path there, its family, its style and its bytes."""

    name: str
    family: str
    style: fonts.Style
    content: bytes


def embedded_fonts(faces: Iterable[fonts.Face], family: fonts.Family, text: str) -> tuple[EmbeddedFont, ...]:
    """Subsets of the faces with the characters of ``text`` and what French typography needs beside them."""
    return tuple(
        EmbeddedFont(f"fonts/{face.path.name}", family.name, face.style, fonts.subset(face, text)) for face in faces
    )


def stylesheet(book: Book, embedded: Iterable[EmbeddedFont] = ()) -> bytes:
    """The stylesheet as the EPUB holds it; without fonts it is styles/epub.css, and the book's own behind it.

    The typeface is named once, on body, so that a reader's choice of another one wins everywhere.
    """
    common, own, fonts_there = (book.styles / "epub.css").read_text(encoding="utf-8"), own_style(book), tuple(embedded)
    named = [f'body {{ font-family: "{font.family}", serif; }}\n\n' for font in fonts_there[:1]]
    return "".join((font_rules(fonts_there), *named, common, f"\n{own}" if own else "")).encode()


def font_rules(embedded: Iterable[EmbeddedFont], *, inside: bool = False) -> str:
    """The rules that name the fonts: by their path in the EPUB or, ``inside``, with their bytes (for an SVG)."""
    return "".join(
        f'@font-face {{\n  font-family: "{font.family}";\n  font-style: {STYLE_OF[font.style]};\n'
        f'  font-weight: normal;\n  src: url("{_data(font) if inside else font.name}");\n}}\n\n'
        for font in embedded
    )


def _data(font: EmbeddedFont) -> str:
    return f"data:font/ttf;base64,{b64encode(font.content).decode()}"
