"""Watches a book's folder and the styles, and makes what has changed anew, to be looked at while an editor works.

It writes drafts into build/SLUG: the text, its XHTML and the pages of the passage that changed last. The files of the
edition are made by ``./press build`` alone.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import perf_counter

from chapbook.pipeline.changes import changes
from chapbook.pipeline.display import Display
from chapbook.pipeline.opened import OpenBook, open_book, renewed, reread
from chapbook.pipeline.stages import STAGES, Telling, untold
from chapbook.pipeline.warm import Draft, Warm
from chapbook.readers.edition import pick_one, read_book
from chapbook.shapes.findings import SetupError
from chapbook.writers.files import write_whole
from chapbook.writers.settings import check_print_settings
from chapbook.writers.text import write_clean_text, write_xhtml

GALLEY = "galley.pdf"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of a change: a draft, or the problem that stood in its way.

    ``restyled``: all its pages are new. ``noticed`` is when the change was, by the clock that counts seconds.
    """

    draft: Draft | None
    noticed: float
    problem: str = ""
    restyled: bool = False


def watch(root: Path, slug: str, warm: Warm, stop: Event | None = None, tell: Telling = untold) -> Iterator[Rebuilt]:
    """The book as it is, and again after each change of its folder or the styles, until ``stop`` is set.

    Where the program has to weigh the text anew there are two: at once, with what it said before, and then with what it
    says now. Raises SetupError where the book cannot be opened at first.
    """
    opened = yield from _drafts(warm, open_book(root, slug, tell), tell, perf_counter())
    problem = ""
    for paths in changes(opened.book.folder, opened.book.styles, stop):
        noticed = perf_counter()
        try:
            again = _opened_again(root, opened, paths)
            if paths or again is not opened:
                opened = yield from _drafts(warm, again, tell, noticed, restyled=_restyled(warm, opened, paths))
            problem = ""
        except SetupError as error:
            if paths or str(error) != problem:
                problem = str(error)
                yield Rebuilt(None, noticed, problem)


def _restyled(warm: Warm, opened: OpenBook, paths: frozenset[Path]) -> bool:
    """True where a style has changed: then all pages are laid out anew."""
    if any(path.suffix == ".css" or path.is_relative_to(opened.book.styles) for path in paths):
        warm.forget_pages()
        return True
    return False


def _opened_again(root: Path, opened: OpenBook, paths: frozenset[Path]) -> OpenBook:
    """The book as its files now are; scan and edition are read only where one of them may have changed."""
    book = read_book(root, opened.book.slug)
    names = {path.relative_to(book.folder).parts[0] for path in paths if path.is_relative_to(book.folder)}
    if book != opened.book or any(name.startswith("scan") or name == book.edition.scan for name in names):
        return open_book(root, book.slug)
    return reread(opened)


def _drafts(
    warm: Warm, opened: OpenBook, tell: Telling, noticed: float, *, restyled: bool = False
) -> Generator[Rebuilt, None, OpenBook]:
    """The draft that can be had at once and, if that is not of today, the one that is; returns the book of the last."""
    yield Rebuilt(warm.draft(opened), noticed, restyled=restyled)
    if not opened.fresh:
        opened = renewed(opened, tell)
        yield Rebuilt(warm.draft(opened), noticed, restyled=restyled)
    return opened


def run_watch(root: Path, asked: str = "", display: Display | None = None, stop: Event | None = None) -> int:
    """Makes drafts of one book until it is stopped, and says what each change has changed; returns the exit status."""
    display, warm = display or Display(), Warm()
    try:
        slug = pick_one(root, asked, "watch")
        check_print_settings(read_book(root, slug))
        display.book(slug, len(STAGES))
        for rebuilt in watch(root, slug, warm, stop, display.step):
            problem = rebuilt.problem
            if rebuilt.draft is not None:
                problem = _show(rebuilt, rebuilt.draft, warm, display)
            if problem:
                display.problem(problem)
    except SetupError as error:
        display.problem(str(error))
        return 1
    except KeyboardInterrupt:
        display.say("No longer watching.")
    return 0


def _show(rebuilt: Rebuilt, draft: Draft, warm: Warm, display: Display) -> str:
    """Writes what has changed and says so; returns what stood in the way."""
    build, output = draft.build, draft.build.book.output
    write_clean_text(build)
    write_xhtml(build)
    told = f"{len(draft.changed)} of {len(draft.files)} files of the text have changed"
    if draft.fresh or rebuilt.restyled:
        try:
            write_whole(output / GALLEY, warm.pages(draft, draft.fresh[0] if draft.fresh else 0))
        except SetupError as error:
            return str(error)
        told += f"; {GALLEY} shows the first place"
    display.say(f"  {told}  {perf_counter() - rebuilt.noticed:.1f} s")
    return ""
