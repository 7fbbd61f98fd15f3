"""Checks a book: the laws on its text, then its finished files. It reads only, and mends nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from chapbook.check.cover_sheet import check_cover_sheet
from chapbook.check.epub import check_epub
from chapbook.check.exports import check_exports
from chapbook.check.folding import check_folding
from chapbook.check.laws import check_laws
from chapbook.check.made import check_made
from chapbook.check.pages import check_pages
from chapbook.check.print_shop import check_print_shop
from chapbook.check.web import check_web
from chapbook.shapes.build import Build, Verdict

__all__ = ["CHECKS", "check_book"]

Check: TypeAlias = Callable[[Build], tuple[Verdict, ...]]

CHECKS: tuple[Check, ...] = (
    check_laws,
    check_exports,
    check_epub,
    check_web,
    check_pages,
    check_folding,
    check_cover_sheet,
    check_print_shop,
    check_made,
)
"""All checks in the order of the table."""


def check_book(build: Build) -> tuple[Verdict, ...]:
    """The verdicts of all checks in order; a finished file that is not there is a failed verdict, not an error."""
    return tuple(verdict for check in CHECKS for verdict in _verdicts(check, build))


def _verdicts(check: Check, build: Build) -> tuple[Verdict, ...]:
    try:
        return check(build)
    except FileNotFoundError as error:
        name = Path(str(error.filename)).name
        return (Verdict(name, False, f"is not there: run `./press build --book {build.book.slug}` first"),)
