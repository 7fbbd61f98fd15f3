"""The pictures that a book's figures show: read from the book's folder and from nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from chapbook.shapes.build import Build
from chapbook.shapes.document import Block, Chapter, Epigraph, Figure, Note, Quotation, leaves
from chapbook.shapes.findings import SetupError
from chapbook.writers.epub.parts import Item

PICTURES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif"}


def pictures(build: Build) -> tuple[Item, ...]:
    """The pictures that figures and the publisher's pages show, each once.

    Raises SetupError for one that is missing or outside the book.
    """
    pages = (page.blocks for page in (*build.matter.front, *build.matter.back))
    blocks = (*build.document.blocks, *(block for page in pages for block in page))
    names = dict.fromkeys(figure.image for figure in figures_of(blocks))
    names |= {build.book.edition.logo: None} if build.book.edition.logo else {}
    return tuple(_picture(build.book.folder, name, number) for number, name in enumerate(names, start=1))


def figures_of(blocks: tuple[Block, ...]) -> Iterator[Figure]:
    """All figures of the blocks, in order; those in notes too."""
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Chapter | Quotation | Epigraph):
            yield from figures_of(block.blocks)
    for leaf in leaves(blocks):
        if isinstance(leaf, Note):
            yield from figures_of(leaf.blocks)


def _picture(folder: Path, name: str, number: int) -> Item:
    inside = PurePosixPath(name)
    kind = PICTURES.get(inside.suffix.lower())
    if kind is None or inside.is_absolute() or ".." in inside.parts:
        raise SetupError(f"{folder.name}: picture {name!r} must be a JPEG, PNG or GIF inside the book's folder.")
    path = (folder / inside).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise SetupError(f"{folder / inside}: this picture lies outside the book's folder. Copy it there.")
    if not path.is_file():
        raise SetupError(f"{path}: this picture is missing. Put it there, or take its figure out of the text.")
    return Item(f"picture-{number}", name, kind, path.read_bytes())
