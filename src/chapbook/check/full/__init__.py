"""The full check: validators, accessibility checkers and real readers on the finished PDF, EPUB and web edition.

What it needs beside Chapbook (Chromium, Node, npm's packages, a JDK) may be missing: then it says so, and is silent.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

from chapbook.check.epub.reading import UnreadableError, read_epub
from chapbook.check.full.kobo_css import run_kobofix
from chapbook.check.full.node_packages import MissingError, packages
from chapbook.check.full.verapdf import run_verapdf
from chapbook.shapes.build import Build, Verdict

SKIPPED = "skipped: {}"


def check_full(build: Build) -> tuple[Verdict, ...]:
    """The verdicts of all programs; a program that is not to be had is a verdict that says why it was skipped."""
    path = build.file(".epub")
    if not path.is_file():
        return (Verdict("full check", False, f"{path.name} is not there: build it first"),)
    kobo = _or_skipped("kobofix", lambda: (run_kobofix(path),))
    printed = build.file(".pdf")
    conformance = _or_skipped("veraPDF", lambda: _conformance(printed)) if printed.is_file() else ()
    return (*kobo, *conformance, *_or_skipped("Ace, axe and the readers", lambda: _browsed(build)))


def _conformance(path: Path) -> tuple[Verdict, ...]:
    return tuple(one.verdict for one in run_verapdf(path))


def _browsed(build: Build) -> tuple[Verdict, ...]:
    """What needs a browser: Ace in one of its own meanwhile, for it takes the longest."""
    if find_spec("playwright") is None:
        raise MissingError("Playwright is not installed: ./press check --full installs it")
    from chapbook.check.full.ace import run_ace, run_axe  # noqa: PLC0415 - Playwright is there for developers only
    from chapbook.check.full.browser import chromium, open_browser  # noqa: PLC0415 - as above
    from chapbook.check.full.readers import read_through  # noqa: PLC0415 - as above
    from chapbook.check.full.screens import look_at  # noqa: PLC0415 - as above
    from chapbook.check.full.web import visit_web  # noqa: PLC0415 - as above

    path, web = build.file(".epub"), build.book.output / "web" / "index.html"
    chromium()
    modules, content = packages(), path.read_bytes()
    try:
        epub = read_epub(content)
    except UnreadableError as error:
        return (Verdict("full check", False, str(error)),)
    with ThreadPoolExecutor(1) as pool, open_browser() as browser:
        ace = pool.submit(run_ace, path, modules)
        found = [*read_through(browser, epub, content, modules)]
        found.append(look_at(browser, epub, content, modules, build.book.output))
        if web.is_file():
            page = web.read_bytes()
            found += [visit_web(browser, page), run_axe(browser, page, modules)]
        return (ace.result(), *found)


def _or_skipped(name: str, check: Callable[[], tuple[Verdict, ...]]) -> tuple[Verdict, ...]:
    try:
        return check()
    except MissingError as error:
        return (Verdict(name, True, SKIPPED.format(error)),)
