"""French prose of any length, and books made of it, for tests of the printed page."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from chapbook.shapes.build import Build
from chapbook.shapes.document import Block, Document, Inline, Note
from chapbook.shapes.edition import Page
from epub_books import EDITION, build_of, heading, note, paragraph

TEXT = (
    "Les ouvriers de la fabrique, réunis un soir de novembre, décidèrent de ne plus attendre que la délivrance leur "
    "vînt d’en haut\u202f; ils avaient compris, après tant d’années de patience inutile, que personne ne ferait à "
    "leur place ce qu’ils n’oseraient entreprendre. « Commençons\u202f! » dit le plus jeune, dont la voix tremblait "
    "un peu. On discuta longuement de l’organisation du travail, des magasins, du pain\u00a0: chacun parlait son tour."
)


def prose(words: int, start: int = 0) -> str:
    """So many words of the text above, said over and over from the word ``start`` (from 0)."""
    return " ".join(islice(cycle(TEXT.split(" ")), start, start + words))


def long_note(words: int) -> Note:
    """A note of one paragraph."""
    return note(prose(words, 7))


def with_notes(*notes: Note, before: int = 300, between: int = 20, after: int = 300) -> tuple[Inline | str, ...]:
    """A paragraph's content: so many words before the first call, between two calls, and after the last."""
    parts: list[Inline | str] = [prose(before)]
    for index, called in enumerate(notes):
        parts += [called, f" {prose(between if index < len(notes) - 1 else after, index)}"]
    return tuple(parts)


def book(root: Path, *blocks: Block, trim: str = "A5", **options: object) -> Build:
    """A book with a title and these blocks; without a half title, page 1 is the title page, and with contents."""
    page = Page(trim=trim, half_title=False, front_matter="full")
    edition = replace(EDITION, page=page, **options)  # type: ignore[arg-type]  # the names are the edition's
    return build_of(Document((heading(0, "LA FABRIQUE"), *blocks)), edition, root)


def short_pages(root: Path, chapters: int, trim: str = "A6", **options: object) -> Build:
    """A book of chapters of a few words, a page each: quick to set, and to read back."""
    blocks = [block for index in range(chapters) for block in (heading(1, f"{index + 1}"), paragraph(prose(9, index)))]
    return book(root, *blocks, trim=trim, chapters="heading 1", **options)


def pages_of_prose(root: Path, paragraphs: int, trim: str = "A5", **options: object) -> Build:
    """A book without notes; every fourth paragraph stands under a heading."""
    blocks: list[Block] = []
    for index in range(paragraphs):
        if index % 4 == 0:
            blocks.append(heading(1, f"Partie {index // 4 + 1}"))
        blocks.append(paragraph(prose(90, index)))
    return book(root, *blocks, trim=trim, **options)
