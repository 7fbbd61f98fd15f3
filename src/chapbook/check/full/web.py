"""The web edition in a browser: every place is reached by its link, and nothing runs over the screen's edge."""

from __future__ import annotations

from chapbook.check.epub.container import verdict
from chapbook.check.full.browser import Browser, Error, Page, Screen
from chapbook.check.full.screens import SCREENS
from chapbook.shapes.build import Verdict

REACHED = """selector => [...document.querySelectorAll(selector)].filter(link => {
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)))
  target.scrollIntoView({ behavior: 'instant' })
  const { top, bottom } = target.getBoundingClientRect()
  return bottom < 0 || top > innerHeight
}).map(link => link.hash)"""
"""The links of a kind whose targets cannot be brought on to the screen."""
LINKS = "nav a, a.call, a.back"


def visit_web(browser: Browser, content: bytes) -> Verdict:
    """The verdict on the page in all screens."""
    name, faults, strays, count = "web: every place is reached, on every screen", list[str](), len(browser.strays), 0
    try:
        with browser.page(SCREENS[0], {"index.html": content}.get) as page:
            page.goto("http://book.invalid/index.html")
            page.evaluate("for (const closed of document.querySelectorAll('details')) closed.open = true")
            for screen in SCREENS:
                faults += _too_wide(page, screen)
            count = page.locator(LINKS).count()
            faults += [f"{link} is not to be seen" for link in page.evaluate(REACHED, LINKS)]
    except Error as error:
        faults.append(str(error).splitlines()[0])
    faults += [f"asked for {address}" for address in browser.strays[strays:]]
    return verdict(name, faults, f"{count} links, {len(SCREENS)} screens")


def _too_wide(page: Page, screen: Screen) -> list[str]:
    page.set_viewport_size({"width": screen.width, "height": screen.height})
    page.emulate_media(color_scheme=screen.scheme)
    page.evaluate("size => document.documentElement.style.fontSize = size", f"{screen.text}%")
    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"{over} pixels too wide on a {screen.name} at {screen.text} %"] if over > 0 else []
