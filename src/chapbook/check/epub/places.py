"""Where a reader can go: contents, pages and notes lead to what they name, and nothing is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from chapbook.check.epub.container import verdict
from chapbook.check.epub.reading import Opened, Tag, in_notes, links, of_kind, parsed, said, words
from chapbook.layout import page_labels
from chapbook.shapes.build import Build, Verdict
from chapbook.shapes.document import PageBreak, leaves, notes_of

HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
NOTES = ("footnote", "endnote")
KINDS = {
    "noteref": "doc-noteref",
    "footnote": "doc-footnote",
    "endnotes": "doc-endnotes",
    "backlink": "doc-backlink",
    "pagebreak": "doc-pagebreak",
    "epigraph": "doc-epigraph",
    "chapter": "doc-chapter",
    "colophon": "doc-colophon",
    "toc": "doc-toc",
    "page-list": "doc-pagelist",
}
"""Each epub:type that has a role of DPUB-ARIA, and that role; endnotes are plain list items."""


def contents_are_the_headings(epub: Opened, _build: Build) -> Verdict:
    """The contents name every heading of the text, in its words and in order; the NCX is the same list."""
    name, toc, base = "EPUB: contents are the headings", epub.nav("toc"), epub.nav_path()
    if toc is None:
        return Verdict(name, False, "there are no contents")
    faults, reached = [], []
    for href, link in links(toc):
        target = epub.target(base, href)[1]
        if target is None:
            faults.append(f"“{words(link)}” leads nowhere")
        elif target.name in HEADINGS:
            reached.append(target)
            if _heading_words(target) != words(link):
                faults.append(f"“{words(link)}” leads to “{_heading_words(target)}”")
    headings = [tag for _, page in epub.text_pages() for tag in page.find_all(HEADINGS) if not in_notes(tag)]
    faults += _unlike(
        [id(tag) for tag in headings], [id(tag) for tag in reached], "headings are not in order or not all"
    )
    listed = [(words(link), *_place(epub, base, href)) for href, link in links(toc)]
    faults += _unlike(listed, list(_ncx(epub, "navPoint")), "the NCX has other entries than the contents")
    return verdict(name, faults, f"{len(listed)} entries, {len(headings)} headings")


def pages_are_listed(epub: Opened, build: Build) -> Verdict:
    """Every page of the scan is marked once, in order, under its label, and listed in the page list and the NCX."""
    scan = list(page_labels(build.scan, build.regions))
    expected = [leaf.label for leaf in leaves(build.document.blocks) if isinstance(leaf, PageBreak)]
    marks = [tag for _, page in epub.text_pages() for tag in of_kind(page, "pagebreak")]
    labels = [said(mark, "aria-label") for mark in marks]
    faults = _unlike(scan, expected, "the text marks other pages than the scan has")
    faults += _unlike(expected, labels, "other pages are marked than the text has")
    base, pages = epub.nav_path(), epub.nav("page-list")
    listed = [(words(link), *_place(epub, base, href)) for href, link in links(pages)] if pages else []
    targets = [epub.target(base, href)[1] for href, _ in links(pages)] if pages else []
    if [id(target) for target in targets] != [id(mark) for mark in marks]:
        faults.append("the page list does not lead to the page marks, one by one")
    faults += _unlike(labels, [label for label, *_ in listed], "the page list has other labels than the marks")
    faults += _unlike(listed, list(_ncx(epub, "pageTarget")), "the NCX has another page list")
    return verdict("EPUB: every page of the scan is in the page list", faults, f"{len(marks)} pages")


def notes_are_tied(epub: Opened, build: Build) -> Verdict:
    """Every call leads to its note and every note back to its call, numbered from 1 in order, both in one file."""
    faults: list[str] = []
    calls = [(path, tag) for path, page in epub.text_pages() for tag in of_kind(page, "noteref")]
    notes = [tag for _, page in epub.text_pages() for tag in of_kind(page, *NOTES)]
    expected = len(notes_of(build.document))
    if len(calls) != expected or len(notes) != expected:
        faults.append(f"{expected} notes in the text, {len(calls)} calls and {len(notes)} notes in the EPUB")
    for number, (call, note) in enumerate(zip_longest(calls, notes), start=1):
        if call is not None and note is not None:
            faults += _tied(epub, number, call, note)
    return verdict("EPUB: calls and notes are tied both ways", faults, f"{expected} notes")


def roles_fit(epub: Opened, _build: Build) -> Verdict:
    """What is marked for EPUB readers is marked for screen readers too, and as the same thing."""
    faults, count = [], 0
    for path, page in epub.pages.items():
        for tag in of_kind(page):
            role = None if _in_landmarks(tag) else KINDS.get(said(tag, "epub:type"))
            count += role is not None
            if role and said(tag, "role") != role:
                faults.append(f"{path}: {said(tag, 'epub:type')} has the role {said(tag, 'role') or 'of nothing'}")
    return verdict("EPUB: roles fit their elements", faults, f"{count} elements")


def _tied(epub: Opened, number: int, call: tuple[str, Tag], note: Tag) -> Iterator[str]:
    path, tag = call
    back = next(iter(of_kind(note, "backlink")), None)
    if epub.target(path, said(tag, "href"))[1] is not note:
        yield f"call {number} does not lead to note {number}"
    if back is None or epub.target(path, said(back, "href"))[1] is not tag:
        yield f"note {number} does not lead back to its call"
    elif words(back) != str(number):
        yield f"note {number} is numbered {words(back)}"
    if words(tag) != str(number):
        yield f"call {number} reads {words(tag)}"


def _in_landmarks(tag: Tag) -> bool:
    """There an epub:type says what a link leads to, not what it is."""
    return any(said(parent, "epub:type") == "landmarks" for parent in tag.parents)


def _heading_words(heading: Tag) -> str:
    """A heading's words without the calls in it; a line break is a space."""
    parts = []
    for piece in heading.descendants:
        if isinstance(piece, Tag):
            parts.append(" " if piece.name == "br" else "")
        elif not any(said(parent, "epub:type") == "noteref" for parent in piece.parents):
            parts.append(str(piece))
    return " ".join("".join(parts).split())


def _place(epub: Opened, base: str, href: str) -> tuple[str, str]:
    """A link as (path of the file, id of the element)."""
    path, target = epub.target(base, href)
    return path, said(target, "id")


def _ncx(epub: Opened, kind: str) -> Iterator[tuple[str, str, str]]:
    for item in epub.manifest:
        if item.media_type == "application/x-dtbncx+xml" and item.path in epub.files:
            for point in parsed(epub.files[item.path]).find_all(kind):
                label, content = point.find("navLabel"), point.find("content")
                if isinstance(label, Tag):
                    yield words(label), *_place(epub, item.path, said(content, "src"))


def _unlike(expected: Sequence[object], found: Sequence[object], fault: str) -> list[str]:
    return [] if expected == found else [fault]
