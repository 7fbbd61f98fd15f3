"""The EPUB on screens of three sizes, two sizes of text, light and dark: pictures to look at, and nothing too wide."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

from chapbook.check.epub.container import verdict
from chapbook.check.epub.reading import Opened
from chapbook.check.full.browser import Browser, Error, Page, Screen
from chapbook.check.full.readers import FOLIATE, open_reader, source_of
from chapbook.shapes.build import Verdict
from chapbook.writers.files import write_folder

SIZES = (("phone", 360, 640), ("tablet", 768, 1024), ("desk", 1280, 800))
TEXTS = (100, 200)
"""Sizes of text in per cent; 200 is what WCAG 2.2 clause 1.4.4 asks for."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SCREENS = tuple(
    Screen(name, width, height, scheme, text) for (name, width, height), text, scheme in product(SIZES, TEXTS, SCHEMES)
)
NARROW = Screen("phone", 360, 640, "light", 200)
"""The screen on which anything too wide shows first: every page of the book is looked at on it."""
STYLE = "html {{ color-scheme: light dark; font-size: {}%; }}"
FOLDER = "check"


def look_at(browser: Browser, epub: Opened, content: bytes, modules: Path, output: Path) -> Verdict:
    """The verdict on all screens; a picture of each goes into the folder ``check`` of ``output``."""
    name, faults, pictures = "screens: the text fits", list[str](), dict[str, bytes]()
    try:
        with browser.page(SCREENS[0], source_of(content, modules)) as page:
            open_reader(page, FOLIATE)
            page.evaluate("document.body.classList.add('bare')")
            for screen in SCREENS:
                faults += _wide(page, screen)
                kind = f"{screen.name}-{screen.scheme}-{screen.text}.jpg"
                pictures[kind] = page.screenshot(type="jpeg", quality=60)
            for path in epub.spine:
                page.evaluate("async href => { await view.goTo(href) }", path)
                faults += _wide(page, NARROW, path)
    except Error as error:
        faults.append(str(error).splitlines()[0])
    write_folder(output / FOLDER, pictures)
    return verdict(name, faults, f"{len(pictures)} screens, {len(epub.spine)} files on the narrowest")


def _wide(page: Page, screen: Screen, path: str = "the text") -> Iterator[str]:
    """Sets the screen, and tells what is wider than the column it stands in."""
    page.set_viewport_size({"width": screen.width, "height": screen.height})
    page.emulate_media(color_scheme=screen.scheme)
    page.evaluate("async style => { await restyle(style) }", STYLE.format(screen.text))
    if wide := page.evaluate("wide()"):
        yield f"{path}, {screen.name} at {screen.text} %: {', '.join(sorted(set(wide)))} too wide"
