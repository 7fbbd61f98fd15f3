"""A browser for the full check: Chromium as the system has it, driven by Playwright, cut off from every network.

The one module that knows Playwright. Pages and their files come from memory, under an address that leads nowhere.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from mimetypes import guess_type
from typing import Literal, TypeAlias

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Error, Frame, Page, Route, sync_playwright

from chapbook.check.full.node_packages import MissingError

__all__ = ["Browser", "Error", "Frame", "Page", "Screen", "Source", "open_browser"]

ORIGIN = "http://book.invalid/"
"""A name that no network knows (RFC 6761 clause 6.4)."""
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)
"""The sandbox needs rights that containers do not give; what is opened is our own book."""
MILLISECONDS = 30_000
Source: TypeAlias = Callable[[str], "bytes | None"]
"""Gives the bytes at a path of the address, or None."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen to read on: its name, its size in CSS pixels, light or dark, and the size of text in per cent."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    text: int = 100


@dataclass(slots=True)
class Browser:
    """A browser at work; ``strays`` are the addresses outside that pages asked for."""

    chromium: Chromium
    strays: list[str] = field(default_factory=list)

    @contextmanager
    def page(self, screen: Screen, source: Source) -> Iterator[Page]:
        """A page on a screen, whose files come from ``source``; it is closed afterwards."""
        context = self.chromium.new_context(
            viewport={"width": screen.width, "height": screen.height}, color_scheme=screen.scheme, bypass_csp=True
        )
        context.set_default_timeout(MILLISECONDS)
        context.route("**/*", lambda route: self._answer(route, source))
        try:
            yield context.new_page()
        finally:
            context.close()

    def _answer(self, route: Route, source: Source) -> None:
        address = route.request.url.partition("?")[0]
        content = source(address.removeprefix(ORIGIN)) if address.startswith(ORIGIN) else None
        if content is not None:
            kind = guess_type(address)[0] or "application/octet-stream"
            route.fulfill(body=content, content_type="application/xhtml+xml" if address.endswith(".xhtml") else kind)
            return
        if not address.startswith(ORIGIN):
            self.strays.append(address)
        route.abort()


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Chromium with a profile of its own, thrown away afterwards. Raises MissingError where there is none."""
    path = chromium()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=FLAGS, timeout=MILLISECONDS)
        try:
            yield Browser(launched)
        finally:
            launched.close()


def chromium() -> str:
    """The path of the system's Chromium. Raises MissingError."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        raise MissingError("there is no Chromium: on Debian, apt install chromium")
    return path
