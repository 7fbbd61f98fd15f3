"""Edition: everything edition.toml may say, with its defaults. Checked when read (readers.edition)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

Mark: TypeAlias = Literal["fold", "staple", "crop"]
"""What may be marked on a sheet for the hands that work it."""
UNDATED = date(2000, 1, 1)
"""The date in the files of an edition that names none. No page shows it to a reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What is known of the rights in a book; never public domain unless the editor writes so."""

    text: str = "not stated"
    translation: str = ""
    edition: str = "not stated"

    @property
    def stated(self) -> bool:
        """False while any of them is still ``not stated``."""
        return "not stated" not in (self.text, self.translation, self.edition)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The printed page: ``trim`` is a name (A5, A6, half letter, digest, pocket) or ``WIDTHxHEIGHT mm``.

    ``style`` is a style sheet of styles/; ``typeface`` takes the place of the family that the style names.
    ``half_title``: a page with the title alone before the title page. ``front_matter``: "short" leaves out half title
    and contents, empty does so before a text of few pages. ``drop_cap``: the text and each chapter open
    with a large initial. ``bleed`` (a length such as "3 mm") and ``marks`` (crop marks) ask for a PDF for a print
    shop beside the other.
    ``linebreaking``: "total-fit" weighs all lines of a paragraph together, "first-fit" fills one after another.
    """

    trim: str = "A5"
    style: str = "sober"
    typeface: str = ""
    half_title: bool = True
    front_matter: Literal["", "full", "short"] = ""
    drop_cap: bool = False
    bleed: str = ""
    marks: bool = False
    linebreaking: Literal["total-fit", "first-fit"] = "total-fit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Booklet:
    """How the booklet is imposed, printed and bound; empty texts: what suits the pages.

    ``schemes`` are names of ``writers.imposition``. ``paper`` is a name or ``WIDTHxHEIGHT mm``. ``flip`` is the edge
    that the printer turns sheets on. ``duplex``: "manual" makes fronts and backs two files, the ``backs`` beginning
    with the sheet that comes to lie on top of the tray. ``signature`` is the most pages in one, 0 what folds well.
    ``thickness`` is that of a sheet in millimetres; ``creep``: pages move in by it, for booklets that are trimmed.
    ``marks``: empty for crop marks where the paper is larger than its pages.
    ``cover``: a separate sheet with front, spine and back.
    """

    schemes: tuple[str, ...] = ("saddle",)
    paper: str = ""
    flip: Literal["", "short", "long"] = ""
    duplex: Literal["automatic", "manual"] = "automatic"
    backs: Literal["last first", "first first"] = "last first"
    blanks: Literal["", "end", "before back cover", "wrapped"] = ""
    signature: int = 0
    thickness: float = 0.1
    creep: bool = False
    marks: tuple[Mark, ...] = ()
    copies: int = 1
    cover: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Metadata and options of one book.

    ``chapters``: "one flow" (headings are sections of one file) or "heading 1" (each such heading opens a file and a
    page). ``orthography``: "modern" (accents on capitals, 2e) or "as printed". ``strictness`` runs from
    0 (the corrector repairs boldly) to 1 (only what is all but certain). ``second_reading`` names a second scan of the
    same pages ("none": there is to be none). ``modified`` is the only clock a build
    knows: it dates the EPUB and the PDF. ``source`` describes the print edition that was scanned.
    ``cover`` and ``logo`` are pictures of the book's folder; ``imprint`` and ``back_cover`` are texts in paragraphs,
    parted by blank lines.
    """

    title: str
    author: str
    author_sort: str = ""
    subtitle: str = ""
    translator: str = ""
    language: str = "fr"
    description: str = ""
    subjects: tuple[str, ...] = ()
    publisher: str = ""
    source: str = ""
    first_published: str = ""
    identifier: str = ""
    isbn: str = ""
    collection: str = ""
    cover: str = ""
    logo: str = ""
    imprint: str = ""
    back_cover: str = ""
    modified: date = UNDATED
    scan: str = ""
    second_reading: str = ""
    scan_note: str = ""
    chapters: Literal["", "one flow", "heading 1"] = ""
    chapters_on_recto: bool = False
    orthography: Literal["modern", "as printed"] = "modern"
    strictness: float = 0.5
    notes: Literal["pop-up", "endnotes"] = "pop-up"
    rights: Rights = field(default_factory=Rights)
    page: Page = field(default_factory=Page)
    booklet: Booklet = field(default_factory=Booklet)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """One book folder: its slug, its folder under source/, its edition and the folder its build goes to.

    ``typed`` is the edition as edition.toml has it, where ``edition`` is that with the typography of its language.
    """

    slug: str
    folder: Path
    output: Path
    styles: Path
    edition: Edition
    typed: Edition | None = None

    @property
    def as_typed(self) -> Edition:
        """The edition as edition.toml has it: what identifies the book is made from it."""
        return self.typed or self.edition
