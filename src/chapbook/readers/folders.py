"""Reads a folder of pages, one file each, in natural order (pg-2 before pg-10), and puts their scans together.

Pictures beside pages of text are not read: they are the images that those pages were read from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from chapbook.readers import images
from chapbook.readers.files import NoTextError, PictureError, kind, natural_order
from chapbook.shapes.findings import Finding, SetupError
from chapbook.shapes.scan import Page, Place, Scan, Span, Word

Reads: TypeAlias = Callable[[Path], tuple[Scan, tuple[Finding, ...]]]
MARK = "a file for each page"


def page_files(folder: Path, suffixes: Iterable[str]) -> tuple[Path, ...]:
    """The files of a folder whose kinds are among the suffixes, in natural order; hidden ones are passed over."""
    known = frozenset(suffixes)
    files = (path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    return tuple(sorted((path for path in files if kind(path) in known), key=natural_order))


def read(folder: Path, suffixes: Iterable[str], reads: Reads) -> tuple[Scan, tuple[Finding, ...]]:
    """The scan in a folder of pages, each read by ``reads``.

    Raises SetupError where the folder holds no page or pages of two kinds, PictureError where it holds pictures only.
    """
    texts = page_files(folder, frozenset(suffixes) - frozenset(images.SUFFIXES))
    if not texts:
        if page_files(folder, images.SUFFIXES):
            raise PictureError(f"{folder}: {images.remedy(folder, 'holds pictures of pages')}")
        raise SetupError(f"{folder}: holds no page that Chapbook can read. Put the pages there, a file each.")
    _refuse_mixture(folder, texts)
    findings: list[Finding] = []
    return join(_pages(texts, reads, findings)), _told_once(findings)


def _refuse_mixture(folder: Path, texts: tuple[Path, ...]) -> None:
    kinds = {kind(path).removesuffix(".gz") for path in texts}
    if len(kinds) > 1:
        raise SetupError(f"{folder}: holds pages of several kinds ({', '.join(sorted(kinds))}). Leave one kind there.")


def _pages(texts: tuple[Path, ...], reads: Reads, findings: list[Finding]) -> Iterator[Scan]:
    done = 0
    for path in texts:
        try:
            scan, noticed = reads(path)
        except PictureError:
            raise
        except NoTextError:
            # A page with nothing printed on it.
            scan, noticed = Scan("", (Page(Span(0, 0)),)), ()
        # In a page of text nothing but a form feed is taken for a page mark.
        plain = not scan.words and scan.mark != "form feed" and scan.text.strip()
        one = Scan(scan.text, (Page(Span(0, len(scan.text))),)) if plain else scan
        findings += (_moved(finding, done) for finding in noticed)
        done += len(one.pages)
        yield one


def _moved(finding: Finding, pages: int) -> Finding:
    if finding.place is None:
        return finding
    place = Place(finding.place.page + pages, finding.place.line, finding.place.column)
    return Finding(place, finding.kind, finding.message, finding.candidates)


def _told_once(findings: list[Finding]) -> tuple[Finding, ...]:
    """The findings, those on whole files once each with the number of files."""
    counts = Counter((finding.kind, finding.message) for finding in findings if finding.place is None)
    told = [
        Finding(None, said, message if count == 1 else f"{message} ({count} files)")
        for (said, message), count in counts.items()
    ]
    return (*told, *(finding for finding in findings if finding.place is not None))


def join(scans: Iterable[Scan]) -> Scan:
    """One scan of several, a form feed between them."""
    parts: list[str] = []
    pages: list[Page] = []
    words: list[Word] = []
    length = 0
    for scan in scans:
        pages += (_page_moved(page, length) for page in scan.pages)
        words += (_word_moved(word, length) for word in scan.words)
        text = scan.text if scan.text.endswith("\f") else scan.text + "\f"
        parts.append(text)
        length += len(text)
    return Scan("".join(parts), tuple(pages), MARK, tuple(words))


def _span_moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _page_moved(page: Page, by: int) -> Page:
    return Page(_span_moved(page.span, by), page.label, page.box, page.image, page.pictures)


def _word_moved(word: Word, by: int) -> Word:
    span = _span_moved(word.span, by)
    return Word(span, word.box, word.confidence, word.size, word.italic, word.bold)
