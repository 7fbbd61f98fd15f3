"""Pages of the desk in a real browser, as the tests drive them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from chapbook.check.full.browser import Browser, Page, open_browser
from chapbook.check.full.node_packages import MissingError
from chapbook.decisions import read_record
from chapbook.shapes.decisions import Decision
from desk_books import Served

SECONDS = 90
"""What hangs is given up after this; on a machine with twenty things to do a page takes half a minute to load."""
THERE = "#card .kicker, #card .finished, .sheaf, .blocks .item, .noted, #where:not(:empty)"
"""What stands on a page as soon as its keys work (the list of the queue is there before its card)."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium, or the test is skipped with the reason why there is none."""
    try:
        with open_browser() as opened:
            yield opened
    except MissingError as error:
        pytest.skip(str(error))


@contextmanager
def tab(browser: Browser, served: Served, path: str = "/") -> Iterator[Page]:
    """A page of the desk, as somebody sees it who came by the address; it must complain of nothing and ask nobody."""
    context = browser.chromium.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    context.set_default_timeout(1000 * SECONDS)
    page, faults = context.new_page(), list[str]()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("request", lambda asked: None if asked.url.startswith(served.home) else faults.append(asked.url))
    if path == "/":
        page.goto(served.address)
    else:
        context.request.get(served.address)
        page.goto(served.home + path)
    page.wait_for_selector(THERE)
    yield page
    context.close()
    assert faults == []


def until(page: Page, holds: str, argument: object = None) -> None:
    """Waits in the page for a function of JavaScript to hold: asked from here, each look would cost more than the page.

    (Playwright's own way needs eval, which the desk forbids.)
    """
    look = f"""argument => new Promise((done) => {{
      const end = performance.now() + {1000 * SECONDS};
      const holds = {holds};
      const look = () => (holds(argument) ? done(true) : performance.now() > end ? done(false) : setTimeout(look, 15));
      look();
    }})"""
    assert page.evaluate(look, argument), f"never: {holds} {argument}, but {page.inner_text('body')}"


def left(page: Page) -> int:
    return int(page.get_attribute("#left", "data-count") or 0)


def wait_left(page: Page, count: int) -> None:
    until(page, "count => document.getElementById('left').dataset.count === String(count)", count)


def wait_saved(page: Page) -> None:
    until(page, "() => !document.getElementById('saved').classList.contains('busy')")


def wait_card(page: Page, words: str) -> None:
    """Waits for the card that asks for these words of the scan (others may stand in its lines as well)."""
    asked = "[...document.querySelectorAll('#card .scan mark, #card .scan del')].map(one => one.textContent).join('')"
    until(page, f"words => {asked} === words", words)


def wait_notes(page: Page, count: int) -> None:
    until(page, "count => document.querySelectorAll('.noted').length === count", count)


def record(root: Path, slug: str) -> tuple[Decision, ...]:
    return read_record(root / "source" / slug / "decisions.jsonl").live
