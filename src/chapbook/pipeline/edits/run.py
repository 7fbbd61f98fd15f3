"""Hands the cleaned text of a book to its editor as a file, and takes the file back: all of it, or nothing.

The text as it was handed out is kept in the book's work folder, so that what was decided in the meantime, by him or by
the program, is told apart from what he changed.
"""

from __future__ import annotations

from pathlib import Path

from chapbook.decisions import NAME
from chapbook.pipeline.clock import editor, now
from chapbook.pipeline.display import Display
from chapbook.pipeline.edits.decided import NOBODY, Author, decisions_of
from chapbook.pipeline.edits.difference import merged
from chapbook.pipeline.edits.located import edits_of
from chapbook.pipeline.edits.text import HEAD, EditPage, digest_of, edit_pages, read_edited, written
from chapbook.pipeline.opened import OpenBook, open_book, renewed, supposing, with_decisions
from chapbook.pipeline.proposals import WORK
from chapbook.readers.edition import pick_one
from chapbook.shapes.decisions import Decision, DecisionKind
from chapbook.shapes.edition import Book
from chapbook.shapes.findings import SetupError
from chapbook.writers.files import write_whole

FILE = "edit.txt"
SHOWN = 10


def run_edit(root: Path, asked: str = "", to: str = "", display: Display | None = None) -> int:
    """Writes the cleaned text of a book for its editor's own program; returns the exit status."""
    display = display or Display()
    try:
        opened = _opened(root, pick_one(root, asked, "edit"), display)
        path = write_edit(opened, Path(to) if to else None)
    except SetupError as error:
        display.problem(str(error))
        return 1
    display.say(f"wrote {path}: change it as you like, then run")
    display.say(f"./press import-edits --book {opened.book.slug}" + (f" --file {path}" if to else ""))
    return 0


def run_import_edits(
    root: Path, asked: str = "", file: str = "", author: Author = NOBODY, display: Display | None = None
) -> int:
    """Takes back what was changed in the text, as decisions; returns the exit status."""
    display = display or Display()
    try:
        opened = _opened(root, pick_one(root, asked, "import-edits"), display)
        path = Path(file) if file else opened.book.output / FILE
        made = import_edits(opened, path, Author(author.by or editor(), author.when or now(), author.why))
    except SetupError as error:
        display.problem(str(error))
        return 1
    undone = sum(one.kind is DecisionKind.UNDO for one in made)
    display.say(f"{opened.book.folder / NAME}: decisions added: {len(made) - undone}, undone: {undone}")
    return 0


def _opened(root: Path, slug: str, display: Display) -> OpenBook:
    """The book as it is today, without lost decisions: an edit of another text could not be told from a change."""
    display.title(slug)
    opened = open_book(root, slug, display.step)
    if not opened.fresh:
        opened = renewed(opened, display.step)
    if opened.lost:
        raise SetupError("\n".join(anchor.message for anchor in opened.lost) + "\nSettle these decisions first.")
    return opened


def write_edit(opened: OpenBook, path: Path | None = None) -> Path:
    """Writes the text to a file, by default ``build/SLUG/edit.txt``, and returns its path.

    Raises SetupError where that file has changes that were not taken back.
    """
    book, pages = opened.book, edit_pages(opened.cleaned.scan, opened.cleaned.layers)
    path = path or book.output / FILE
    _refuse_loss(book, path, pages)
    content = written(book.slug, pages).encode()
    write_whole(_kept(book, digest_of(pages)), content)
    return write_whole(path, content)


def _refuse_loss(book: Book, path: Path, pages: tuple[EditPage, ...]) -> None:
    if not path.exists():
        return
    content = path.read_bytes().decode("utf-8", "replace")
    head = HEAD.match(content)
    if head is None or head[1] != book.slug:
        raise SetupError(f"{path} is there already, and is no text of {book.slug} to edit. Name another file.")
    kept = _kept(book, head[2])
    untouched = kept.is_file() and kept.read_text(encoding="utf-8") == content
    if not untouched and read_edited(path.name, book.slug, content, pages)[1] != tuple(page.text for page in pages):
        raise SetupError(
            f"{path} has changes that were not taken back: ./press import-edits --book {book.slug}, or move it away."
        )


def _kept(book: Book, digest: str) -> Path:
    return book.output / WORK / f"edit-{digest}.txt"


def import_edits(opened: OpenBook, path: Path, author: Author) -> tuple[Decision, ...]:
    """Appends what was changed in the file as decisions and returns them, the undone ones' undos first.

    Raises SetupError, and writes nothing, where the file is not the text of this book, where a change has no place in
    the scan, or where the same words were changed here and there.
    """
    if not path.is_file():
        raise SetupError(f"{path} is not there. Write it first: ./press edit --book {opened.book.slug}")
    pages = edit_pages(opened.cleaned.scan, opened.cleaned.layers)
    texts = _edited(opened.book, path, pages)
    edits, homeless = edits_of(pages, texts)
    if homeless:
        places = [f"  {one}" for one in homeless[:SHOWN]]
        more = [f"  and {len(homeless) - SHOWN} more"] if len(homeless) > SHOWN else []
        remedy = "Change each part by itself; what a line is (note, text, heading) is decided on the desk."
        head = f"{path}: nothing was taken. These changes run from one part of a page into another:"
        raise SetupError("\n".join([head, *places, *more, remedy]))
    decisions = decisions_of(opened, edits, author)
    _refuse_failure(path, supposing(opened, decisions), texts)
    return with_decisions(opened, decisions)[1] if decisions else ()


def _edited(book: Book, path: Path, pages: tuple[EditPage, ...]) -> tuple[str, ...]:
    """The pages as the editor wants them, on top of what was decided since the text was handed out."""
    try:
        content = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise SetupError(f"{path}: byte {error.start} is not UTF-8. Save the file as UTF-8.") from None
    digest, mine = read_edited(path.name, book.slug, content, pages)
    if digest == digest_of(pages):
        return mine
    kept = _kept(book, digest)
    if not kept.is_file():
        lack = f"{path}: the text has changed since it was written to edit, and {kept} is gone: what did you change?"
        raise SetupError(f"{lack} Write it anew and change that: ./press edit --book {book.slug} --to FILE")
    bases = read_edited(kept.name, book.slug, kept.read_text(encoding="utf-8"), pages)[1]
    texts, clashes = [], []
    for page, base, text in zip(pages, bases, mine, strict=True):
        both, met = merged(base, text, page.text)
        texts.append(both)
        clashes += [f"  page {page.index + 1}, line {base.count(chr(10), 0, at) + 1}" for at in met]
    if clashes:
        head = f"{path}: nothing was taken. These words were changed here and were decided otherwise since:"
        remedy = "Put them in the file as they now are, or undo the decision."
        raise SetupError("\n".join([head, *clashes[:SHOWN], remedy]))
    return tuple(texts)


def _refuse_failure(path: Path, supposed: OpenBook, texts: tuple[str, ...]) -> None:
    """Raises SetupError unless the decisions give just the text that was wanted."""
    pages = edit_pages(supposed.cleaned.scan, supposed.cleaned.layers)
    for page, wanted in zip(pages, texts, strict=True):
        if page.text != wanted:
            at = next((i for i, (a, b) in enumerate(zip(page.text, wanted, strict=False)) if a != b), 0)
            place = f"page {page.index + 1}, line {wanted.count(chr(10), 0, at) + 1}"
            problem = f"{path}: nothing was taken. What stands on {place} cannot be tied to the scan."
            raise SetupError(f"{problem} Decide it on the desk.")
