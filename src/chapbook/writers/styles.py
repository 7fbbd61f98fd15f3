"""Reads the styles of styles/: a style sheet whose ``:root`` says, beside rules, what Chapbook has to know to set type.

The settings are custom properties: those of base.css, then of the style, then of the book's own style.css, the last
winning. A style of your own is a copy of one of these files under another name. This module sets nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from chapbook.shapes.edition import Book
from chapbook.shapes.findings import SetupError
from chapbook.shapes.language import Language
from chapbook.writers.fonts import GARAMOND, Family, Typeface, copyright_line, find_family
from chapbook.writers.own_style import own_style

NOT_STYLES = frozenset({"base", "epub", "specimen", "web"})
"""Style sheets in styles/ that are no style to choose."""
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SETTING = re.compile(r"--([a-z0-9-]+)\s*:\s*([^;}]+?)\s*[;}]")


@dataclass(frozen=True, slots=True)
class Measures:
    """What a style says of sizes, and nothing of looks; its defaults are those of styles/sober.css.

    ``size_a6`` and ``size_a5``: the size of type on pages so wide, in points; other pages lie on the line through
    both. ``leading``: from line to line, over the size. ``note_scale``: the notes' size over the text's.
    ``note_lines``: how many lines of notes are as deep as one of text. ``text_share``, ``text_share_small``: the text
    block's share of the page's width, on pages over 120 mm and on smaller ones. ``head_letter``: how wide a letter of
    the running heads is with its letterspace, in ems. ``justify``: false for ragged right. ``expansion``: the share by
    which the type of a line may be larger or smaller, so that its word spaces are even.
    """

    size_a6: float = 9.5
    size_a5: float = 11.5
    leading: float = 1.218
    note_scale: float = 0.825
    note_lines: float = 1.25
    text_share: float = 0.737
    text_share_small: float = 0.762
    head_letter: float = 0.54
    justify: bool = True
    expansion: float = 0.012


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a cover, as CSS writes them: #rrggbb."""

    paper: str
    ink: str
    accent: str


@dataclass(frozen=True, slots=True)
class PrintStyle:
    """A style: its name, its typeface (``fonts.faces`` gives the files), its measures, its sheets in order, the book's
    own sheet, which comes behind them, and the colours of the cover that Chapbook draws."""

    name: str
    typeface: Typeface
    measures: Measures
    sheets: tuple[str, ...]
    own: str
    cover: Colours


def style_names(styles: Path) -> tuple[str, ...]:
    """The styles that a book may choose, sorted."""
    return tuple(sorted(path.stem for path in styles.glob("*.css") if path.stem not in NOT_STYLES))


def book_style(book: Book) -> PrintStyle:
    """The style that a book asks for, in the typeface that it asks for.

    Raises SetupError for a style or typeface that there is not, or a setting that is no measure.
    """
    page = book.edition.page
    if page.style not in style_names(book.styles):
        known = ", ".join(style_names(book.styles))
        raise SetupError(f"edition.toml: page.style = {page.style!r} is no style. Use one of: {known}.")
    if page.typeface:
        try:
            find_family(page.typeface)
        except SetupError as error:
            raise SetupError(f"edition.toml: page.typeface: {error}") from error
    return read_style(book.styles, page.style, page.typeface, own_style(book))


def read_style(styles: Path, name: str, typeface: str = "", own: str = "") -> PrintStyle:
    """The style of that name; ``typeface`` takes the place of the family that it names, ``own`` comes behind it."""
    sheets = tuple((styles / f"{part}.css").read_text(encoding="utf-8") for part in ("base", name))
    said = {key: value for sheet in (*sheets, own) for key, value in SETTING.findall(COMMENT.sub(" ", sheet))}
    read = _Settings(styles / f"{name}.css", said)
    family = find_family(typeface or read.text("typeface", GARAMOND.family.original))
    cut = Typeface(family, int(read.number("weight", 400)), read.number("optical-size", 12))
    colours = Colours(*(read.text(f"cover-{part}", "#000000") for part in ("paper", "ink", "accent")))
    return PrintStyle(name, cut, read.measures(), sheets, own, colours)


def font_notice(family: Family, language: Language) -> str:
    """What the colophon says of the typeface, its original and its licence."""
    notice = language.words["font notice"]
    return notice.format(name=family.name, original=family.original, copyright=copyright_line(family))


@dataclass(frozen=True, slots=True)
class _Settings:
    path: Path
    said: Mapping[str, str]

    def text(self, name: str, default: str) -> str:
        return self.said.get(name, default).strip("\"'")

    def number(self, name: str, default: float) -> float:
        said = self.said.get(name)
        try:
            return default if said is None else float(said.removesuffix("pt"))
        except ValueError:
            raise SetupError(f"{self.path}: --{name} is {said!r}. Write a number, such as {default:g}.") from None

    def measures(self) -> Measures:
        usual = Measures()
        return Measures(
            size_a6=self.number("size-a6", usual.size_a6),
            size_a5=self.number("size-a5", usual.size_a5),
            leading=self.number("leading", usual.leading),
            note_scale=self.number("note-scale", usual.note_scale),
            note_lines=self.number("note-lines", usual.note_lines),
            text_share=self.number("text-share", usual.text_share),
            text_share_small=self.number("text-share-small", usual.text_share_small),
            head_letter=self.number("head-letter", usual.head_letter),
            justify=self.text("text-align", "justify") == "justify",
            expansion=self.number("expansion", usual.expansion),
        )
