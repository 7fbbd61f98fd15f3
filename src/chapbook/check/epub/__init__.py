"""The checks of the finished EPUB: EPUBCheck, and all that it does not see. Nothing here mends the file."""

from __future__ import annotations

from collections.abc import Callable

from chapbook.check.epub.claims import accessibility_is_true, fonts_cover_the_text, metadata_is_the_edition
from chapbook.check.epub.container import (
    links_are_closed,
    manifest_is_whole,
    pages_name_their_language,
    zip_is_in_order,
)
from chapbook.check.epub.lists import lists_keep_their_markers
from chapbook.check.epub.places import contents_are_the_headings, notes_are_tied, pages_are_listed, roles_fit
from chapbook.check.epub.reading import Opened, UnreadableError, read_epub
from chapbook.check.epub.senses import senses_are_kept
from chapbook.check.epub.shops import kindle_takes_it, kobo_is_ready
from chapbook.check.epub.text import pages_turn_at_their_words, text_is_the_document
from chapbook.check.epub.validator import run_epubcheck
from chapbook.shapes.build import Build, Verdict

CHECKS: tuple[Callable[[Opened, Build], Verdict], ...] = (
    zip_is_in_order,
    manifest_is_whole,
    links_are_closed,
    pages_name_their_language,
    contents_are_the_headings,
    pages_are_listed,
    pages_turn_at_their_words,
    notes_are_tied,
    lists_keep_their_markers,
    senses_are_kept,
    roles_fit,
    metadata_is_the_edition,
    accessibility_is_true,
    fonts_cover_the_text,
    kindle_takes_it,
)
"""Our own checks in the order of the table; law 5 follows them."""


def check_epub(build: Build) -> tuple[Verdict, ...]:
    """The verdicts on SLUG.epub: EPUBCheck's, then our own."""
    path = build.file(".epub")
    if not path.is_file():
        return (Verdict("EPUB", False, f"{path.name} is not there: build it first"),)
    kobo = build.file(".kepub.epub")
    made = (kobo_check(kobo.read_bytes(), build),) if kobo.is_file() else ()
    return (run_epubcheck(path), *own_checks(path.read_bytes(), build), *made)


def own_checks(content: bytes, build: Build) -> tuple[Verdict, ...]:
    """The verdicts of our own checks on the bytes of an EPUB."""
    try:
        epub = read_epub(content)
    except UnreadableError as error:
        return (Verdict("EPUB: can be read", False, str(error)),)
    return (*(check(epub, build) for check in CHECKS), *text_is_the_document(epub, build))


def kobo_check(content: bytes, build: Build) -> Verdict:
    """The verdict on the variant for Kobo: all that holds of the EPUB holds of it, and its sentences are marked."""
    name = "kepub: the EPUB, ready for Kobo"
    failed = [verdict for verdict in own_checks(content, build) if not verdict.passed]
    if failed:
        return Verdict(name, False, f"{failed[0].name}: {failed[0].measured}")
    faults = kobo_is_ready(read_epub(content))
    return Verdict(name, not faults, "; ".join(faults[:3]) or f"{len(content):,} bytes")
