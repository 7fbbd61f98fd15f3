"""The tasks of Chapbook, by name: each calls one function and says how it ended. ./press runs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

ROOT = Path(__file__).resolve().parent
BOOK = {"book": "The books to take, by the names of their folders in source/: one, or one,two. Default: all."}


def _books(name: str, book: str) -> None:
    from chapbook.pipeline.run import run_task  # noqa: PLC0415 - the writers load slowly; --list and --help need none

    if status := run_task(ROOT, name, book):
        raise Exit(code=status)


def _python(*arguments: str) -> None:
    status = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, check=False).returncode  # noqa: S603 - our own words
    if status:
        raise Exit(code=status)


@task(help=BOOK)
def clean(_context: Context, book: str = "") -> None:
    """Repair the letters of the scan and leave the text in build/SLUG/clean.txt.

    Nothing is deleted, neither files nor text: "clean" is said of the scan. Every change is on record with its rule
    and can be taken back; source/ is never written to.
    """
    _books("clean", book)


@task(help=BOOK | {"explain": "Write nothing; print why each passage is what it is, with the weight of the evidence."})
def structure(_context: Context, book: str = "", explain: bool = False) -> None:
    """Find headings, paragraphs and notes, and leave the text as XHTML in build/SLUG/xhtml/.

    With --explain, print the evidence for each passage in the order of the scan: to read when a heading was missed.
    """
    if not explain:
        return _books("structure", book)
    from chapbook.pipeline.explain import run_explain  # noqa: PLC0415 - see _books

    if status := run_explain(ROOT, book):
        raise Exit(code=status)
    return None


@task(help=BOOK)
def epub(_context: Context, book: str = "") -> None:
    """Make the EPUB 3, for e-readers and phones: build/SLUG/SLUG.epub."""
    _books("epub", book)


@task(help=BOOK)
def web(_context: Context, book: str = "") -> None:
    """Make the web edition, one page that any browser shows without a network: build/SLUG/web/index.html."""
    _books("web", book)


@task(help=BOOK)
def pdf(_context: Context, book: str = "") -> None:
    """Make the typeset PDF, page after page: build/SLUG/SLUG.pdf."""
    _books("pdf", book)


@task(help=BOOK)
def booklet(_context: Context, book: str = "") -> None:
    """Make the PDF and the booklet to print, fold and staple: build/SLUG/SLUG-booklet.pdf."""
    _books("booklet", book)


@task(help={**BOOK, "full": "Check with other programs too (veraPDF, Ace, readers in Chromium); preflight each page."})
def check(_context: Context, book: str = "", *, full: bool = False) -> None:
    """Check the finished files of build/SLUG: EPUBCheck, the laws, notes, fonts, pages; and write the report.

    The files are those of the last build; nothing is made anew but the report, and with --full the pictures in
    build/SLUG/check/ and build/SLUG/preflight.html. Ends non-zero if any check fails. What --full cannot have (a JDK,
    Chromium, Node) is told and skipped.
    """
    _books("check --full" if full else "check", book)


@task(help=BOOK)
def build(_context: Context, book: str = "") -> None:
    """Make every file of the books, check them and write the report: build/SLUG/report.html."""
    _books("build", book)


@task(
    help={
        "scan": "The OCR text: a file or a folder of pages (it is copied, and stays as it is).",
        "title": "The title of the book.",
        "author": "Its author.",
        "slug": "The name of the new folder in source/. Default: made from the title.",
    }
)
def new(_context: Context, scan: str = "", title: str = "", author: str = "", slug: str = "") -> None:
    """Make a book folder in source/ from a scan, with an edition.toml to fill in.

    The language and the marks between pages are guessed and shown. Nothing that is there is overwritten.
    """
    from chapbook.pipeline.new import run_new  # noqa: PLC0415 - see _books

    if status := run_new(ROOT, scan, title, author, slug):
        raise Exit(code=status)


@task(
    help={
        "book": "The book to proof, by the name of its folder in source/. Not needed where there is only one.",
        "port": "The port of 127.0.0.1 to serve on. Default: one that stays the book's own.",
        "browse": "Open the page in the browser (--no-browse: print its address only).",
    }
)
def proof(_context: Context, book: str = "", port: int = 0, *, browse: bool = True) -> None:
    """Lay a book on the proofing desk: a page in the browser on which its doubts are settled by single keys.

    What is decided is appended at once to source/SLUG/decisions.jsonl. Only this machine can open the page.
    """
    from chapbook.desk.proof import run_proof  # noqa: PLC0415 - see _books

    if status := run_proof(ROOT, book, port, browse=browse):
        raise Exit(code=status)


ONE = {"book": "The book to take, by the name of its folder in source/. Not needed where there is only one."}


@task(help=ONE)
def watch(_context: Context, book: str = "") -> None:
    """Make drafts of a book anew whenever its folder or a style changes, only where they changed. Ctrl-C ends.

    They are clean.txt, xhtml/ and galley.pdf, the pages of what changed last; the other files are ./press build's.
    """
    from chapbook.pipeline.watch import run_watch  # noqa: PLC0415 - see _books

    if status := run_watch(ROOT, book):
        raise Exit(code=status)


@task(help={**ONE, "to": "The file to write. Default: build/SLUG/edit.txt."})
def edit(_context: Context, book: str = "", to: str = "") -> None:
    """Write the cleaned text, with a mark before each page, to be corrected in your own editor.

    Then ./press import-edits takes it back. Changes that were not taken back are never written over.
    """
    from chapbook.pipeline.edits import run_edit  # noqa: PLC0415 - see _books

    if status := run_edit(ROOT, book, to):
        raise Exit(code=status)


@task(
    help={
        **ONE,
        "file": "The file that was edited. Default: build/SLUG/edit.txt.",
        "by": "Who signs the decisions. Default: the user of this machine.",
        "why": "The reason they give, if any.",
    }
)
def import_edits(_context: Context, book: str = "", file: str = "", by: str = "", why: str = "") -> None:
    """Take what you changed in the text of ./press edit as decisions into source/SLUG/decisions.jsonl.

    What cannot be tied to the scan is named with its place, and then nothing is written.
    """
    from chapbook.pipeline.edits import Author, run_import_edits  # noqa: PLC0415 - see _books

    if status := run_import_edits(ROOT, book, file, Author(by=by, why=why)):
        raise Exit(code=status)


@task(help={"book": "The book to take, by the name of its folder in source/: one, or one,two."})
def ocr(_context: Context, book: str = "") -> None:
    """Have Tesseract read page images or a PDF without text into source/SLUG/scan.hocr.gz, page by page.

    Nothing else does so: a build only reads what was read. A reading that is already there is left as it is.
    """
    from chapbook.pipeline.ocr import run_ocr  # noqa: PLC0415 - see _books

    if status := run_ocr(ROOT, book):
        raise Exit(code=status)


@task(help=BOOK)
def pictures(_context: Context, book: str = "") -> None:
    """Cut the pictures of the scan out of its page images into images/, and print the decisions that would set them.

    A picture becomes a figure only once you say what is on it.
    """
    from chapbook.pipeline.pictures import run_pictures  # noqa: PLC0415 - see _books

    if status := run_pictures(ROOT, book):
        raise Exit(code=status)


@task(
    help={
        "language": "The code of the language, such as fr: its folder in src/chapbook/languages gets the file.",
        "corpus": "A folder of texts (*.txt, *.txt.xz), one paragraph a line.",
        "dictionary": "A hunspell dictionary, its path without .dic. Default: the system's for the language, if any.",
    }
)
def model(_context: Context, language: str, corpus: str, dictionary: str = "") -> None:
    """Count a language's model anew from corpora and a dictionary: src/chapbook/languages/CODE/model.bin."""
    from chapbook.training import run_model  # noqa: PLC0415 - see _books

    if status := run_model(ROOT, language, Path(corpus), dictionary):
        raise Exit(code=status)


@task(help={"typeface": 'The family to set every style in, such as "Linux Libertine". Default: each its own.'})
def specimen(_context: Context, typeface: str = "") -> None:
    """Print a specimen of each style, two A4 pages: build/specimen/STYLE.pdf.

    All sizes, roman, italic, small capitals, figures, accents, ligatures, spaces; a page of text with headings, list,
    quotation, verse and note. With --typeface, the same in another family, to compare: STYLE-FAMILY.pdf.
    """
    from chapbook.pipeline.specimen import run_specimen  # noqa: PLC0415 - see _books

    if status := run_specimen(ROOT, typeface):
        raise Exit(code=status)


@task(
    help={
        "stage": "What to measure: the name of a script in bench/ (build, clean, desk, print, structure ...).",
        "words": "What the script of the stage takes behind its name; see the head of bench/STAGE.py.",
    }
)
def bench(_context: Context, stage: str = "clean", words: str = "") -> None:
    """Measure a stage on this machine, beside other tools where it says so. Takes some minutes."""
    script = ROOT / "bench" / f"{stage}.py"
    if not script.is_file():
        there = ", ".join(sorted(path.stem for path in script.parent.glob("*.py")))
        raise Exit(f"there is no bench for {stage!r}; there is: {there}", code=1)
    status = subprocess.run([sys.executable, script, *words.split()], cwd=ROOT, check=False).returncode  # noqa: S603 - our own words
    if status:
        raise Exit(code=status)


@task
def lint(_context: Context) -> None:
    """Check the program's own code: ruff (faults and form) and mypy (types)."""
    _python("ruff", "check")
    _python("ruff", "format", "--check")
    _python("mypy")


@task(lint, help={"only": "Run only the tests whose names hold these words (as pytest -k)."})
def test(_context: Context, only: str = "") -> None:
    """Run lint, then the tests of the program, on all processors."""
    # A module of tests stays on one processor, so that what its tests share is made once.
    _python("pytest", "--numprocesses", "auto", "--dist", "loadscope", *(("-k", only) if only else ()))


@task(help=BOOK)
def accept(_context: Context, book: str = "") -> None:
    """Take today's text of the books as right: rewrite tests/golden/. Read the difference, and commit it alone."""
    from chapbook.pipeline.accept import run_accept  # noqa: PLC0415 - see _books

    if status := run_accept(ROOT, book):
        raise Exit(code=status)
