"""The EPUB's stylesheet: styles/epub.css behind the rules that name the embedded fonts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from chapbook.writers import fonts

STYLE_OF = {fonts.Style.REGULAR: "normal", fonts.Style.ITALIC: "italic"}


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A font file of the EPUB: its path there, its style and its bytes."""

    name: str
    style: fonts.Style
    content: bytes


def embedded_fonts(text: str, fallback: Path) -> tuple[EmbeddedFont, ...]:
    """Subsets of the book's faces with the characters of ``text`` and no others that it does not need."""
    return tuple(
        EmbeddedFont(f"fonts/{face.path.name}", face.style, fonts.subset(face, text)) for face in fonts.faces(fallback)
    )


def stylesheet(styles: Path, embedded: Iterable[EmbeddedFont] = ()) -> bytes:
    """The stylesheet as the EPUB holds it; without fonts it is styles/epub.css as it stands."""
    rules = "".join(
        f'@font-face {{\n  font-family: "{fonts.FAMILY}";\n  font-style: {STYLE_OF[font.style]};\n'
        f'  font-weight: normal;\n  src: url("{font.name}");\n}}\n\n'
        for font in embedded
    )
    return (rules + (styles / "epub.css").read_text(encoding="utf-8")).encode()
